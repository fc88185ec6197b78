// Messages of a stretch too long to tell them apart: one path for all in the same state, for looking only.
import { memo } from 'react';
import type { Cone } from '../../analysis/causality.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import styles from './arrows.module.css';
import { arrowPhase, arrowState } from './states.ts';

interface CrowdProps {
  readonly arrows: readonly ArrowMark[];
  readonly cone: Cone | undefined;
  readonly cursor: number;
}

export const Crowd = memo(function Crowd({ arrows, cone, cursor }: CrowdProps) {
  const paths = new Map<string, string[]>();
  for (const arrow of arrows) {
    const isSent = arrowPhase(arrow, cursor) !== 'to-come';
    const key = `${arrowState(arrow, cone, cursor)} ${isSent}`;
    const lines = paths.get(key) ?? [];
    paths.set(key, lines);
    const { start, end } = arrow;
    lines.push(
      `M${start.x.toFixed(1)} ${start.y.toFixed(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}`,
    );
  }
  return [...paths].map(([key, lines]) => {
    const [state, isSent] = key.split(' ');
    return (
      <g key={key} className={styles.arrow} data-state={state} data-crowd={lines.length}>
        <path className={isSent === 'true' ? styles.shaft : styles.toCome} d={lines.join('')} />
      </g>
    );
  });
});
