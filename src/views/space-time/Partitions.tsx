// Partitions: a tinted stretch of time, with walls between the lanes that are cut from each other.
import { memo } from 'react';
import { spanAlong } from '../../figure/label-spans.ts';
import type { Plane } from '../../figure/plane.ts';
import type { PartitionMark } from '../../figure/space-time-partitions.ts';
import styles from './overlays.module.css';

interface PartitionsProps {
  readonly partitions: readonly PartitionMark[];
  readonly plane: Plane;
}

export const Partitions = memo(function Partitions({ partitions, plane }: PartitionsProps) {
  const { isVertical } = plane;
  return partitions.map(({ record, start, end, walls }) => {
    const along = Math.max(0, end - start);
    const corner = plane.point(start, 0);
    return (
      <g key={record} className={styles.partition} data-partition={record}>
        <rect
          x={corner.x}
          y={corner.y}
          width={isVertical ? plane.breadth : along}
          height={isVertical ? along : plane.breadth}
        />
        {[start, end].map((side) => {
          const a = plane.point(side, 0);
          const b = plane.point(side, plane.breadth);
          return <line key={side} x1={a.x} y1={a.y} x2={b.x} y2={b.y} className={styles.side} />;
        })}
        {walls.map((across) => {
          const a = plane.point(start, across);
          const b = plane.point(end, across);
          return <line key={across} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
        })}
      </g>
    );
  });
});

interface NamesProps extends PartitionsProps {
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
}

/** Who is cut from whom, above the marks; beside the lanes the name stays in sight with its region. */
export function PartitionNames({ partitions, plane, from, to }: NamesProps) {
  return partitions.map(({ record, name, text, end }) => {
    const [low, high] = spanAlong(name, plane);
    const ahead = Math.max(0, from + AHEAD * plane.scale - low);
    const moved = plane.isVertical ? 0 : Math.min(ahead, Math.max(0, end - high));
    if (low + moved < from || high + moved > to) return null;
    return (
      <text key={record} className={styles.partitionName} x={name.x + moved} y={name.y} dy="0.35em">
        {text}
      </text>
    );
  });
}

const AHEAD = 6;
