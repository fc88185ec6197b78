// The arrow that is being dragged, and when it would arrive.
import type { Manifest } from '../../engine/contract.ts';
import { direction, headPath } from '../../figure/glyph-paths.ts';
import type { Plane } from '../../figure/plane.ts';
import { shorten } from '../../figure/space-time-arrows.ts';
import { numberWidth } from '../../figure/text-width.ts';
import { timeEquation } from '../../playback/narration.ts';
import styles from './overlays.module.css';
import type { HeadDrag } from './use-head-drag.ts';

interface DraggedArrowProps {
  readonly drag: HeadDrag;
  readonly plane: Plane;
  readonly time: Manifest['time'];
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
}

const FONT = 11;

export function DraggedArrow({ drag, plane, time, from, to }: DraggedArrowProps) {
  const start = plane.at(drag.sent, drag.message.from);
  const target = plane.at(drag.sent + drag.ticks, drag.message.to);
  const end = shorten(start, target, plane.dot + 1);
  const text = timeEquation(drag.sent + drag.ticks, time);
  const width = numberWidth(text, FONT * plane.scale) + 12 * plane.scale;
  const height = 20 * plane.scale;
  const below = plane.band / 2 + 14 * plane.scale;
  const inside = (at: number, half: number) => Math.max(from + half, Math.min(to - half, at));
  const tag = plane.isVertical
    ? { x: Math.max(width / 2, Math.min(plane.breadth - width / 2, target.x)), y: target.y + below }
    : { x: inside(target.x, width / 2), y: Math.min(target.y + below, plane.breadth - height / 2) };
  return (
    <g className={styles.dragged} data-dragging>
      <line x1={start.x} y1={start.y} x2={end.x} y2={end.y} />
      <path
        transform={`translate(${end.x} ${end.y}) rotate(${direction(start, end)})`}
        d={headPath(11 * plane.scale)}
      />
      <g transform={`translate(${tag.x} ${tag.y})`}>
        <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={4} />
        <text dy="0.35em">{text}</text>
      </g>
    </g>
  );
}
