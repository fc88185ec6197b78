// What is pointed at in the diagram is told to the other views, and what is pointed at in those is marked in the diagram.
import { useEffect, useRef } from 'react';
import { messagesOf } from '../../analysis/messages.ts';
import type { Trace } from '../../engine/trace.ts';
import { type Brush, isSameBrush, NO_BRUSH } from '../brush.ts';
import { keyFrom, keyText, type MarkKey } from './navigate.ts';
import type { SpaceTimeProps } from './props.ts';

type Brushed = Pick<SpaceTimeProps, 'trace' | 'brush' | 'onBrush'>;

/** Tells what mark is pointed at or has the focus; gives what is, here or elsewhere. */
export function useBrushing(
  { trace, brush = NO_BRUSH, onBrush }: Brushed,
  hovered: MarkKey | undefined,
  focused: MarkKey | undefined,
): Brush {
  const own = hovered ?? focused;
  const key = own && keyText(own);
  const told = useRef<{ readonly key: string | undefined; readonly brush: Brush }>(undefined);
  useEffect(() => {
    if (told.current?.key === key) return;
    const over = brushOf(trace, keyFrom(key));
    // What another view has said meanwhile stands.
    const isStale = key === undefined && !isSameBrush(brush, told.current?.brush ?? NO_BRUSH);
    told.current = { key, brush: over };
    if (!isStale) onBrush?.(over);
  });
  return brush;
}

function brushOf(trace: Trace, key: MarkKey | undefined): Brush {
  if (key?.kind === 'event') return { event: key.record };
  if (key?.kind === 'name') return { node: key.node };
  return key ? { message: messagesOf(trace).send[key.row] } : NO_BRUSH;
}
