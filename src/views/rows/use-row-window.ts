// Of a long table only the rows in sight are on the page; all are equally high.
import { type RefObject, useLayoutEffect, useState } from 'react';

export interface RowWindow {
  /** Rows on the page: from the first to before the last. */
  readonly from: number;
  readonly to: number;
  /** Scrolls so that a row is in sight; one that is already stays where it is. */
  reveal(index: number): void;
}

/** Pixels of a row at scale 1. */
export const ROW = 30;

/** Rows that are ready beyond those in sight. */
const SPARE = 12;

/** `rowHeight` in pixels; a header of that height stays on top. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): RowWindow {
  const [{ first, seen }, setSeen] = useState({ first: 0, seen: 40 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setSeen((old) => {
        const now = {
          first: Math.floor(element.scrollTop / rowHeight),
          seen: Math.ceil(element.clientHeight / rowHeight) + 1,
        };
        return now.first === old.first && now.seen === old.seen ? old : now;
      });
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller, rowHeight]);
  return {
    from: Math.max(0, Math.min(first, count - seen) - SPARE),
    to: Math.min(count, Math.max(0, first) + seen + SPARE),
    reveal(index) {
      const element = scroller.current;
      if (!element) return;
      const top = index * rowHeight;
      const room = element.clientHeight - 2 * rowHeight;
      if (top >= element.scrollTop && top <= element.scrollTop + room) return;
      element.scrollTop = Math.max(0, top - room / 2);
    },
  };
}
