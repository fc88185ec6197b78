// Bands on the lanes: what state a node is in, for how long; hatched while it is down or paused.
import { memo, useId } from 'react';
import type { Plane } from '../../figure/plane.ts';
import { BAND_FONT, type BandMark, placeBandText } from '../../figure/space-time-bands.ts';
import { apart, mergedByTone } from './band-shapes.ts';
import styles from './lanes.module.css';

interface BandsProps {
  readonly bands: readonly BandMark[];
  readonly plane: Plane;
  /** Address of what lets through what has happened. */
  readonly past: string;
}

/** With more bands they are drawn as one shape for each tone. */
const MOST_APART = 240;

/** Drawn once for a figure: faint for what is to come, and over it what has happened, as far as `past` lets it through. */
export const Bands = memo(function Bands({ bands, plane, past }: BandsProps) {
  const hatch = useId();
  const shapes = bands.length > MOST_APART ? mergedByTone(bands, plane) : apart(bands, plane);
  const drawn = (
    <>
      {shapes.map(({ key, tone, path }) => (
        <g key={key} data-tone={tone} className={styles.band}>
          <path d={path} className={styles.bandFill} />
          {isHatched(tone) && <path d={path} fill={`url(#${hatch})`} />}
        </g>
      ))}
    </>
  );
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
      <g data-happened="false">{drawn}</g>
      <g data-happened="true" clipPath={past}>
        {drawn}
      </g>
    </g>
  );
});

function isHatched(tone: BandMark['tone']): boolean {
  return tone === 'down' || tone === 'paused';
}

interface BandTextsProps {
  readonly bands: readonly BandMark[];
  readonly plane: Plane;
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
  /** Pixels along the time axis at which the present is. */
  readonly now: number;
}

/** A band thinner than this holds no text. */
const THIN = 13;

/** What the bands that are seen say, above the arrows: each where the part that is seen has room. */
export function BandTexts({ bands, plane, from, to, now }: BandTextsProps) {
  if (plane.band < THIN) return null;
  const shortest = BAND_FONT * plane.scale;
  return bands
    .filter(({ start, end }) => Math.min(end, to) - Math.max(start, from) >= shortest)
    .map((band) => (
      <BandText
        key={`${band.node} ${band.record} ${band.from}`}
        band={band}
        plane={plane}
        from={Math.max(from, band.start)}
        to={Math.min(to, band.end)}
        isHappened={now > band.start}
      />
    ));
}

interface BandTextProps {
  readonly band: BandMark;
  readonly plane: Plane;
  readonly from: number;
  readonly to: number;
  readonly isHappened: boolean;
}

const BandText = memo(function BandText({ band, plane, from, to, isHappened }: BandTextProps) {
  const text = placeBandText(band, from, to, BAND_FONT * plane.scale);
  const at = text && plane.point(text.at, band.across);
  return (
    at && (
      <text
        className={styles.bandText}
        transform={`translate(${at.x} ${at.y})${plane.isVertical ? ' rotate(90)' : ''}`}
        dy="0.35em"
        data-tone={band.tone}
        data-happened={isHappened}
      >
        {text.text}
      </text>
    )
  );
});
