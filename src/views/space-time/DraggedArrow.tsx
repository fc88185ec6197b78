// The arrow that is being dragged, and a tag at its head: when it would arrive, and by key how to keep or drop that.
import type { Manifest } from '../../engine/contract.ts';
import { direction, headPath } from '../../figure/glyph-paths.ts';
import type { Plane, Point } from '../../figure/plane.ts';
import { shorten } from '../../figure/space-time-arrows.ts';
import { numberWidth, wordWidth } from '../../figure/text-width.ts';
import styles from './overlays.module.css';
import type { HeadDrag } from './use-head-drag.ts';
import { dragLines } from './words.ts';

interface DraggedArrowProps {
  readonly drag: HeadDrag;
  readonly plane: Plane;
  readonly time: Manifest['time'];
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
}

export function DraggedArrow({ drag, plane, time, from, to }: DraggedArrowProps) {
  const start = plane.at(drag.sent, drag.message.from);
  const target = plane.at(drag.sent + drag.ticks, drag.message.to);
  const end = shorten(start, target, plane.dot + 1);
  return (
    <g className={styles.dragged} data-dragging={drag.by}>
      <line x1={start.x} y1={start.y} x2={end.x} y2={end.y} />
      <path
        transform={`translate(${end.x} ${end.y}) rotate(${direction(start, end)})`}
        d={headPath(11 * plane.scale)}
      />
      <Tag lines={dragLines(drag, time)} at={target} plane={plane} from={from} to={to} />
    </g>
  );
}

/** Sizes at scale 1. */
const FONT = 11;
const LINE = 15;
const PADDING = 6;
const CLEAR = 6;

interface TagProps {
  readonly lines: readonly string[];
  readonly at: Point;
  readonly plane: Plane;
  readonly from: number;
  readonly to: number;
}

/** Below the head, or above it on the last lane: always within what is seen. */
function Tag({ lines, at, plane, from, to }: TagProps) {
  const { scale, isVertical, breadth, band } = plane;
  const widthOf = (line: string, i: number) =>
    (i === 0 ? numberWidth : wordWidth)(line, FONT * scale);
  const longest = Math.max(...lines.map(widthOf));
  const width = longest + 2 * PADDING * scale;
  const height = (lines.length * LINE + PADDING) * scale;
  const away = band / 2 + CLEAR * scale + height / 2;
  const [low, high] = isVertical ? [from, to] : [0, breadth];
  const isBelow = at.y + away + height / 2 <= high;
  const x = within(at.x, width / 2, isVertical ? [0, breadth] : [from, to]);
  const y = within(isBelow ? at.y + away : at.y - away, height / 2, [low, high]);
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={4 * scale} />
      {lines.map((line, i) => (
        <text
          key={line}
          data-note={i > 0}
          y={(i - (lines.length - 1) / 2) * LINE * scale}
          dy="0.35em"
        >
          {line}
        </text>
      ))}
    </g>
  );
}

function within(at: number, half: number, [low, high]: readonly [number, number]): number {
  return Math.max(low + half, Math.min(high - half, at));
}
