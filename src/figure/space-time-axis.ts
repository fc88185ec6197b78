// Ticks of the time axis, in the protocol's units.
import { scaleLinear } from 'd3-scale';
import type { Manifest } from '../engine/contract.ts';
import type { Plane } from './plane.ts';

export interface AxisTick {
  /** Ticks. */
  readonly time: number;
  /** Pixels along the time axis. */
  readonly along: number;
  readonly text: string;
}

const PIXELS_A_TICK = 110;

/** Round times in the plane's window, about one in every 110 pixels. */
export function axisTicks(
  plane: Plane,
  { ticks: each, unit }: Manifest['time'],
): readonly AxisTick[] {
  const scale = scaleLinear().domain([plane.from / each, plane.to / each]);
  const wanted = Math.max(2, Math.round(plane.length / (PIXELS_A_TICK * plane.scale)));
  const format = scale.tickFormat(wanted);
  return scale.ticks(wanted).flatMap((units) => {
    const isBetween = unit === 'cycle' && !Number.isInteger(units);
    if (units < 0 || isBetween) return [];
    const time = units * each;
    return [
      {
        time,
        along: plane.along(time),
        text: unit === 'cycle' ? String(units) : format(units).replace(/,/g, '\u202f'),
      },
    ];
  });
}
