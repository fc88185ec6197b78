// What the pointer or the focus is at: every view marks it. No part of the moment, nor of its link.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Brush, isSameBrush, NO_BRUSH } from '../../views/brush.ts';

const brushed = createStore<Brush>()(() => NO_BRUSH);

export function brush(over: Brush): void {
  if (!isSameBrush(brushed.getState(), over)) brushed.setState(over, true);
}

/** Points at nothing, unless something else is pointed at by now. */
export function forgetBrush(over: Brush): void {
  if (isSameBrush(brushed.getState(), over)) brush(NO_BRUSH);
}

export function useBrush(): Brush {
  return useStore(brushed);
}
