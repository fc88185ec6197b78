// The wheel on the diagram: with Control it zooms about the pointer, else it moves through time.
import { type RefObject, useEffect, useRef } from 'react';

export interface WheelActions {
  zoom(factor: number, x: number, y: number): void;
  /** Returns false where there is nowhere to move: the page gets the wheel. */
  pan(pixels: number): boolean;
  /** Whether a turn without Shift belongs to the lanes, which scroll. */
  readonly lanesScroll: boolean;
}

const PIXELS_A_LINE = 16;
const ZOOM_RATE = 0.0022;

/** Listens as not passive, so that the page neither zooms nor scrolls meanwhile. */
export function useWheel(ref: RefObject<HTMLElement | null>, actions: WheelActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PIXELS_A_LINE : 1;
      const { zoom, pan, lanesScroll } = latest.current;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(2 ** (event.deltaY * unit * ZOOM_RATE * 2), event.clientX, event.clientY);
        return;
      }
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const turned = isSideways ? event.deltaX : event.deltaY;
      if (lanesScroll && !isSideways && !event.shiftKey) return;
      if (pan(turned * unit)) event.preventDefault();
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [ref]);
}
