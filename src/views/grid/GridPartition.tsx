// A partition over the grid: walls between the groups, and a hatch over all but the largest.
import { memo, useId, useMemo } from 'react';
import type { GridLayout } from '../../figure/grid.ts';
import { partitionShapes } from '../../figure/grid-partition.ts';
import styles from './GridPartition.module.css';

interface PartitionProps {
  readonly layout: GridLayout;
  readonly groupOf: readonly number[];
}

export const GridPartition = memo(function GridPartition({ layout, groupOf }: PartitionProps) {
  const hatch = useId();
  const { width, height, shrink } = layout;
  const { walls, apart } = useMemo(() => partitionShapes(layout, groupOf), [layout, groupOf]);
  return (
    <svg
      className={styles.partition}
      width={width * shrink}
      height={height * shrink}
      aria-hidden="true"
      data-partition
    >
      <pattern
        id={hatch}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V7" className={styles.hatchPaper} />
        <path d="M0 0V7" className={styles.hatch} />
      </pattern>
      <path d={apart} fill={`url(#${hatch})`} />
      <path d={walls} className={styles.wallPaper} />
      <path d={walls} className={styles.wall} />
    </svg>
  );
});
