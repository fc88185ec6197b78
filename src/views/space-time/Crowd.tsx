// Messages of a stretch too long to tell them apart: one path for all in the same state, for looking only.
import { memo } from 'react';
import type { Cone } from '../../analysis/causality.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import styles from './arrows.module.css';
import { type ConeState, coneState } from './states.ts';

interface CrowdProps {
  readonly arrows: readonly ArrowMark[];
  readonly cone: Cone | undefined;
  /** Address of what lets through what has happened. */
  readonly past: string;
}

export const Crowd = memo(function Crowd({ arrows, cone, past }: CrowdProps) {
  const paths = new Map<ConeState, string[]>();
  for (const arrow of arrows) {
    const state = coneState(arrow, cone);
    const lines = paths.get(state) ?? [];
    paths.set(state, lines);
    const { start, end } = arrow;
    lines.push(
      `M${start.x.toFixed(1)} ${start.y.toFixed(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}`,
    );
  }
  return [...paths].map(([state, lines]) => {
    const path = lines.join('');
    return (
      <g key={state} className={styles.arrow} data-state={state} data-crowd={lines.length}>
        <path className={styles.toCome} d={path} />
        <path className={styles.shaft} d={path} clipPath={past} />
      </g>
    );
  });
});
