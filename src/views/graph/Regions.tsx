// A partition among nodes that stand still: the land of each side, hatched but for the largest, and walls between them.
import { memo, useId } from 'react';
import type { NetworkRegions } from '../../figure/network-regions.ts';
import styles from './regions.module.css';

interface RegionsProps {
  readonly regions: NetworkRegions;
}

export const Regions = memo(function Regions({ regions }: RegionsProps) {
  const hatch = useId();
  return (
    <g className={styles.regions}>
      <pattern
        id={hatch}
        width="9"
        height="9"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className={styles.hatch} d="M0 0V9" />
      </pattern>
      {regions.regions.map(({ group, path }) => (
        <g key={group} data-side={group}>
          <path className={styles.region} d={path} />
          {group !== regions.largest && <path d={path} fill={`url(#${hatch})`} />}
        </g>
      ))}
      <path className={styles.wall} d={regions.walls} data-partition />
    </g>
  );
});
