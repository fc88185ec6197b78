// Partitions: a tinted stretch of time, with walls between the lanes that are cut from each other.
import { memo } from 'react';
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

interface NamesProps {
  readonly partitions: readonly PartitionMark[];
}

/** Who is cut from whom, above the marks. */
export const PartitionNames = memo(function PartitionNames({ partitions }: NamesProps) {
  return partitions.map(({ record, name, text }) => (
    <text key={record} className={styles.partitionName} x={name.x} y={name.y} dy="0.35em">
      {text}
    </text>
  ));
});
