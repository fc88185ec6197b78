// What the run before the last intervention did otherwise: its arrows, dashed, and a flag at the first difference.
import { memo } from 'react';
import type { Plane } from '../../figure/plane.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import { shaftPath } from './Arrows.tsx';
import styles from './overlays.module.css';

export const Ghosts = memo(function Ghosts({ arrows }: { readonly arrows: readonly ArrowMark[] }) {
  return (
    <g className={styles.ghosts}>
      {arrows.map((arrow) => (
        <g key={arrow.row} data-ghost={arrow.row}>
          <path d={shaftPath(arrow)} />
          <circle cx={arrow.end.x} cy={arrow.end.y} r={3} />
        </g>
      ))}
    </g>
  );
});

interface FlagProps {
  readonly plane: Plane;
  /** Ticks. */
  readonly time: number;
  /** -1 for the whole network. */
  readonly node: number;
}

/** Stands on the lane where the runs first part, its cloth above the clock reading there. */
export function DifferenceFlag({ plane, time, node }: FlagProps) {
  const { scale } = plane;
  const at = plane.point(plane.along(time), node < 0 ? plane.across(0) : plane.across(node));
  const up = 40 * scale;
  return (
    <g className={styles.flag} transform={`translate(${at.x} ${at.y})`} data-first-change>
      <title>first change</title>
      <path d={`M0 0V${-up}`} className={styles.flagPole} />
      <path
        d={`M0 ${-up}h${11 * scale}l${-3 * scale} ${4 * scale} ${3 * scale} ${4 * scale}h${-11 * scale}Z`}
      />
    </g>
  );
}
