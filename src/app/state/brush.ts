// What the pointer or the focus is at: every view marks it. No part of the moment, nor of its link.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Brush, isSameBrush, NO_BRUSH } from '../../views/brush.ts';

const brushed = createStore<Brush>()(() => NO_BRUSH);

export function brush(over: Brush): void {
  if (!isSameBrush(brushed.getState(), over)) brushed.setState(over, true);
}

export function useBrush(): Brush {
  return useStore(brushed);
}
