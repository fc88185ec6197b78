// Bands as paths: one each, or one for all of a tone.
import { group } from 'd3-array';
import type { Plane } from '../../figure/plane.ts';
import type { BandMark } from '../../figure/space-time-bands.ts';

interface BandShape {
  readonly key: string;
  readonly tone: BandMark['tone'];
  readonly path: string;
}

export function apart(bands: readonly BandMark[], plane: Plane): readonly BandShape[] {
  return bands.map((band) => ({
    key: `${band.node} ${band.record} ${band.from}`,
    tone: band.tone,
    path: rectPath(band, plane),
  }));
}

export function mergedByTone(bands: readonly BandMark[], plane: Plane): readonly BandShape[] {
  return [...group(bands, ({ tone }) => tone)].map(([tone, alike]) => ({
    key: tone,
    tone,
    path: alike.map((band) => rectPath(band, plane)).join(''),
  }));
}

/** A band's rectangle, no further beyond the plane than it need be. */
function rectPath({ start, end, across }: BandMark, plane: Plane): string {
  const [from, to] = plane.reach(start, end);
  const { x, y } = plane.point(from, across - plane.band / 2);
  const [along, thick] = [Math.max(0, to - from), plane.band];
  const [width, height] = plane.isVertical ? [thick, along] : [along, thick];
  const n = (value: number) => Math.round(value * 10) / 10;
  return `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}Z`;
}
