// What differs from the run beside this one: tinted and hatched, with a rule on each lane where that begins.
import { memo, useId } from 'react';
import type { SuffixMark } from '../../figure/space-time-suffix.ts';
import styles from './overlays.module.css';

/** Pixels from one stroke of the hatch to the next, at scale 1. */
const HATCH = 7;

interface SuffixProps {
  readonly marks: readonly SuffixMark[];
  readonly scale: number;
}

export const Suffix = memo(function Suffix({ marks, scale }: SuffixProps) {
  const hatch = useId();
  if (marks.length === 0) return null;
  const size = HATCH * scale;
  return (
    <g className={styles.suffix}>
      <pattern
        id={hatch}
        width={size}
        height={size}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line className={styles.suffixStroke} y2={size} />
      </pattern>
      {marks.map(({ node, rule, ...box }) => (
        <g key={node} data-differs={node}>
          <rect {...box} className={styles.suffixTint} />
          <rect {...box} fill={`url(#${hatch})`} className={styles.suffixHatch} />
          {rule && (
            <path
              className={styles.suffixRule}
              d={`M${rule[0].x} ${rule[0].y}L${rule[1].x} ${rule[1].y}`}
            />
          )}
        </g>
      ))}
    </g>
  );
});
