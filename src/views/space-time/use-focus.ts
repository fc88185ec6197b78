// One tab stop, and a focus that roves among the marks.

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { messagesOf } from '../../analysis/messages.ts';
import { stepIndex, stepsOf } from '../../analysis/steps.ts';
import type { Trace } from '../../engine/trace.ts';

import { keyFrom, keyText, type MarkKey, timeOf } from './navigate.ts';

export interface Focus {
  /** The mark that has the focus. */
  readonly focused: MarkKey | undefined;
  /** Key of the mark that Tab comes to. */
  readonly tabStop: string;
  /** Gives a mark the focus, bringing it in sight. */
  focus(key: MarkKey): void;
  /** Of the element that holds the marks: something in it got or lost the focus. */
  onFocus(key: string | undefined): void;
  onBlur(): void;
}

/** `isShown`: whether the mark of that key is on the page; `lanes`: nodes whose lanes are, in order. */
export function useFocus(
  box: RefObject<HTMLElement | null>,
  trace: Trace,
  cursor: number,
  isShown: (key: string) => boolean,
  lanes: readonly number[],
  reveal: (time: number) => void,
): Focus {
  const [focused, setFocused] = useState<MarkKey>();
  const [last, setLast] = useState<string>();
  const wanted = useRef<string>(undefined);

  useLayoutEffect(() => {
    // Drawn anew, or no longer drawn, a mark loses the focus and tells nobody: it gets it back, or else its lane has it.
    if (focused && document.activeElement === document.body)
      wanted.current ??= isShown(keyText(focused))
        ? keyText(focused)
        : nameOf(laneOf(trace, focused), lanes);
    if (!wanted.current) return;
    const element = box.current?.querySelector<SVGElement>(`[data-key="${wanted.current}"]`);
    if (!element) return;
    wanted.current = undefined;
    element.focus({ preventScroll: true });
    scrollAcross(element);
  });

  const steps = stepsOf(trace);
  const current = steps[Math.max(0, stepIndex(steps, cursor - 1))];
  const candidates = [last, current && `e${current.record}`, steps[0] && `e${steps[0].record}`];
  const tabStop = candidates.find((key) => key !== undefined && isShown(key)) ?? nameOf(0, lanes);
  return {
    focused,
    tabStop,
    focus(key) {
      wanted.current = keyText(key);
      setLast(wanted.current);
      setFocused(key);
      const time = timeOf(trace, key);
      if (time !== undefined) reveal(time);
    },
    onFocus(text) {
      const key = keyFrom(text);
      if (!key) return;
      setFocused(key);
      setLast(text);
    },
    onBlur: () => setFocused(undefined),
  };
}

/** Key of a lane's name; of the first lane's where that one is hidden. */
function nameOf(node: number, lanes: readonly number[]): string {
  return `n${lanes.includes(node) ? node : lanes[0]}`;
}

/** The lane that a mark lies on (a message's is its sender's); the first one where this trace has no such mark. */
function laneOf(trace: Trace, key: MarkKey): number {
  if (key.kind === 'name') return key.node < trace.nodes ? key.node : 0;
  const record = key.kind === 'event' ? key.record : messagesOf(trace).send[key.row];
  return record < trace.count ? Math.max(0, trace.node(record)) : 0;
}

/** Lanes that scroll are scrolled; nothing else on the page is. */
function scrollAcross(element: Element): void {
  const scroller = element.closest('[data-scroller]');
  if (!scroller) return;
  const [inner, outer] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (inner.top < outer.top) scroller.scrollTop -= outer.top - inner.top + 20;
  else if (inner.bottom > outer.bottom) scroller.scrollTop += inner.bottom - outer.bottom + 20;
  if (inner.left < outer.left) scroller.scrollLeft -= outer.left - inner.left + 20;
  else if (inner.right > outer.right) scroller.scrollLeft += inner.right - outer.right + 20;
}
