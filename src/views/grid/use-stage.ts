// The stage's size and scale, followed while the window, the zoom or the theme changes.
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Stage } from '../../figure/grid-plan.ts';
import { watchTheme } from './watch-theme.ts';

/** Measures an element without its padding; undefined before it is first shown. */
export function useStage(ref: RefObject<HTMLElement | null>): Stage | undefined {
  const [stage, setStage] = useState<Stage>();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setStage((before) => sameOr(before, stageOf(element)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const unwatch = watchTheme(measure);
    return () => {
      observer.disconnect();
      unwatch();
    };
  }, [ref]);
  return stage;
}

function stageOf(element: HTMLElement): Stage {
  const style = getComputedStyle(element);
  return {
    width: element.clientWidth - px(style.paddingLeft) - px(style.paddingRight),
    height: element.clientHeight - px(style.paddingTop) - px(style.paddingBottom),
    pixelRatio: window.devicePixelRatio,
    scale: Number(style.getPropertyValue('--scale')) || 1,
  };
}

function sameOr(before: Stage | undefined, now: Stage): Stage {
  const isSame =
    before &&
    before.width === now.width &&
    before.height === now.height &&
    before.pixelRatio === now.pixelRatio &&
    before.scale === now.scale;
  return isSame ? before : now;
}

function px(length: string): number {
  return Number.parseFloat(length) || 0;
}
