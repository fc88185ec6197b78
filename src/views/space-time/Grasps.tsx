// Where arrowheads can be grasped: wide areas, above everything, that leave the event's own dot free.
import { memo } from 'react';
import { type ArrowMark, shorten } from '../../figure/space-time-arrows.ts';
import styles from './arrows.module.css';

interface GraspsProps {
  readonly arrows: readonly ArrowMark[];
  readonly isVertical: boolean;
  readonly scale: number;
}

/** Pixels: 26 across and more. */
const RADIUS = 13;

export const Grasps = memo(function Grasps({ arrows, isVertical, scale }: GraspsProps) {
  const radius = Math.max(RADIUS, 10 * scale);
  return arrows.map((arrow) => {
    const { x, y } = shorten(arrow.start, arrow.end, radius * 0.85);
    return (
      <circle
        key={arrow.row}
        className={styles.grasp}
        data-key={`m${arrow.row}`}
        data-row={arrow.row}
        data-head={arrow.row}
        data-vertical={isVertical}
        cx={x}
        cy={y}
        r={radius}
      />
    );
  });
});
