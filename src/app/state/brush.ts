// What the pointer or the focus is at: every view marks it. No part of the moment, nor of its link.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Brush, NO_BRUSH } from '../../views/brush.ts';

const brushed = createStore<Brush>()(() => NO_BRUSH);

export function brush(over: Brush): void {
  const now = brushed.getState();
  const isSame = now.node === over.node && now.event === over.event && now.message === over.message;
  if (!isSame) brushed.setState(over, true);
}

export function useBrush(): Brush {
  return useStore(brushed);
}
