// The present: a dotted line across the lanes.
import type { Plane } from '../../figure/plane.ts';
import { numberWidth } from '../../figure/text-width.ts';
import styles from './overlays.module.css';

interface CursorProps {
  readonly plane: Plane;
  /** Pixels along the time axis. */
  readonly now: number;
  /** `t = 28.4 ms`. */
  readonly text: string;
  /** Pixels along at which the part that is seen ends: the text stays inside. */
  readonly seenTo: number;
}

const FONT = 11;

export function Cursor({ plane, now, text, seenTo }: CursorProps) {
  const a = plane.point(now, 0);
  const b = plane.point(now, plane.breadth);
  const gap = 7 * plane.scale;
  const isAtEnd = now + gap + numberWidth(text, FONT * plane.scale) > seenTo;
  return (
    <g className={styles.cursor} data-cursor>
      <line className={styles.cursorHit} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
      <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
      {!plane.isVertical && (
        <text
          x={isAtEnd ? now - gap : now + gap}
          y={14 * plane.scale}
          textAnchor={isAtEnd ? 'end' : 'start'}
        >
          {text}
        </text>
      )}
    </g>
  );
}
