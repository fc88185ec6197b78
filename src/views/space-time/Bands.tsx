// Bands on the lanes: what state a node is in, for how long; hatched while it is down or paused.
import { memo, useId } from 'react';
import type { Plane } from '../../figure/plane.ts';
import { type BandMark, placeBandText } from '../../figure/space-time-bands.ts';
import styles from './lanes.module.css';

interface BandsProps {
  readonly bands: readonly BandMark[];
  readonly plane: Plane;
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
  /** Pixels along the time axis at which the present is: what comes after is faint. */
  readonly now: number;
}

const FONT = 11;
/** A band thinner than this holds no text. */
const THIN = 13;

export function Bands({ bands, plane, from, to, now }: BandsProps) {
  const hatch = useId();
  return (
    <g className={styles.bands}>
      <pattern
        id={hatch}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V6" className={styles.hatch} />
      </pattern>
      {bands.map((band) => (
        <Band
          key={`${band.node} ${band.record} ${band.from}`}
          band={band}
          hatch={`url(#${hatch})`}
          plane={plane}
          from={Math.max(from, Math.min(band.start, to))}
          to={Math.min(to, Math.max(band.end, from))}
          done={Math.max(0, Math.min(band.end - band.start, now - band.start))}
        />
      ))}
    </g>
  );
}

interface BandProps {
  readonly band: BandMark;
  readonly hatch: string;
  readonly plane: Plane;
  readonly from: number;
  readonly to: number;
  /** Pixels of it that have happened. */
  readonly done: number;
}

const Band = memo(function Band({ band, hatch, plane, from, to, done }: BandProps) {
  const { start, end, across, tone } = band;
  const text = plane.band >= THIN ? placeBandText(band, from, to, FONT * plane.scale) : undefined;
  const at = text && plane.point(text.at, across);
  const rect = (a: number, b: number) => {
    const corner = plane.point(a, across - plane.band / 2);
    const along = Math.max(0, b - a);
    return {
      x: corner.x,
      y: corner.y,
      width: plane.isVertical ? plane.band : along,
      height: plane.isVertical ? along : plane.band,
      rx: Math.min(4, plane.band / 4),
    };
  };
  const isHatched = tone === 'down' || tone === 'paused';
  return (
    <g data-tone={tone} className={styles.band} data-node={band.node}>
      {done < end - start && <rect {...rect(start, end)} className={styles.bandToCome} />}
      {done > 0 && <rect {...rect(start, start + done)} className={styles.bandDone} />}
      {isHatched && <rect {...rect(start, end)} fill={hatch} opacity={done > 0 ? 1 : 0.4} />}
      {at && (
        <text
          transform={`translate(${at.x} ${at.y})${plane.isVertical ? ' rotate(90)' : ''}`}
          dy="0.35em"
          data-happened={done > 0}
        >
          {text.text}
        </text>
      )}
    </g>
  );
});
