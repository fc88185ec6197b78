// The light cone of the event in focus, softly behind everything.
import { memo } from 'react';
import type { Point } from '../../figure/plane.ts';
import type { ConeMark } from '../../figure/space-time-cone.ts';
import styles from './overlays.module.css';

export const Cones = memo(function Cones({ cone }: { readonly cone: ConeMark }) {
  return (
    <g className={styles.cones}>
      <polygon points={pointsOf(cone.past)} data-state="past" />
      <polygon points={pointsOf(cone.future)} data-state="future" />
    </g>
  );
});

function pointsOf(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}
