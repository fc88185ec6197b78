// Of a crowd, which is painted: which marks have an element of their own.
import { useMemo } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { keyFrom, keyText, type MarkKey } from './navigate.ts';
import { withNeighbours } from './twins.ts';
import type { Scene } from './use-scene.ts';

interface Looking {
  readonly trace: Trace;
}

const NONE: readonly string[] = [];

/** Keys of the marks looked at, the focused one's neighbours among them; the same list for as long as it holds the same. */
export function useTwins(
  { trace }: Looking,
  { figure }: Scene,
  looked: readonly (MarkKey | undefined)[],
): readonly string[] {
  const { isCrowd, plane } = figure;
  const [hovered, focused, ...others] = looked;
  const focusedKey = focused && keyText(focused);
  const near = useMemo(() => {
    // By its key: the object is made anew at each drawing.
    const key = keyFrom(focusedKey);
    return isCrowd && key ? withNeighbours(trace, plane.lanes, key) : NONE;
  }, [isCrowd, trace, plane, focusedKey]);
  const keys = [hovered, ...others].flatMap((key) => (key ? [keyText(key)] : []));
  const text = isCrowd ? [...new Set([...near, ...keys])].join(' ') : '';
  return useMemo(() => (text === '' ? NONE : text.split(' ')), [text]);
}
