// An arrowhead that is dragged beyond what is seen: the window goes along, for as long as the pointer stays there.
import { useEffect, useRef, useState } from 'react';
import type { DiagramProps } from './diagram-props.ts';

/** Pixels a frame, for each pixel that the pointer is beyond the edge, and at the most. */
const PACE = 0.12;
const FASTEST = 14;

/**
 * Returns what a drag of the pointer does, given the pixels along from the beginning of what is seen. `drag` puts the
 * head there, `move` takes it on by so many pixels; the window follows the head.
 */
export function useEdgeDrag(
  { dragging, windowing, layout }: DiagramProps,
  drag: (along: number) => void,
  move: (pixels: number) => void,
): (along: number) => void {
  const [beyond, setBeyond] = useState(0);
  const latest = useRef({ move, accompany: windowing.accompany });
  latest.current = { move, accompany: windowing.accompany };
  const { drag: now } = dragging;
  const arrives = now && now.sent + now.ticks;
  useEffect(() => {
    if (arrives !== undefined) latest.current.accompany(arrives);
  }, [arrives]);
  const isHeld = now?.by === 'pointer';
  useEffect(() => {
    if (!isHeld || arrives === undefined || beyond === 0) return;
    const pixels = Math.max(-FASTEST, Math.min(FASTEST, beyond * PACE));
    const frame = requestAnimationFrame(() => latest.current.move(pixels));
    return () => cancelAnimationFrame(frame);
  }, [isHeld, arrives, beyond]);
  return (along) => {
    const inside = Math.max(0, Math.min(layout.length, along));
    setBeyond(along - inside);
    drag(inside);
  };
}
