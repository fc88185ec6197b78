// Axes of the plots: values to CSS pixels and back, and the ticks between.
import { ticks } from 'd3-array';

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface PlotAxis {
  readonly title: string;
  readonly ticks: readonly Tick[];
  /** Pixel of a value; undefined for what a logarithmic axis does not show: zero and below. */
  at(value: number): number | undefined;
  /** Value at a pixel, held within the domain. */
  valueAt(pixel: number): number;
}

export interface AxisSpan {
  readonly title: string;
  /** Values at the two ends. */
  readonly domain: readonly [number, number];
  /** Pixels of the two ends. */
  readonly range: readonly [number, number];
  /** About how many ticks. */
  readonly tickCount: number;
}

export function linearAxis({ title, domain: [low, high], range, tickCount }: AxisSpan): PlotAxis {
  const span = high - low || 1;
  const at = (value: number) => range[0] + ((value - low) / span) * (range[1] - range[0]);
  return {
    title,
    ticks: ticks(low, high, tickCount).map((value) => ({
      at: at(value),
      label: numberText(value),
    })),
    at,
    valueAt: (pixel) => clamp(low + ((pixel - range[0]) / (range[1] - range[0])) * span, low, high),
  };
}

/** A logarithmic axis from a lowest value above zero; ticks are powers of ten. */
export function logAxis({ title, domain: [low, high], range }: AxisSpan): PlotAxis {
  const decades = Math.log10(high) - Math.log10(low) || 1;
  const share = (value: number) => (Math.log10(value) - Math.log10(low)) / decades;
  const at = (value: number) => range[0] + share(value) * (range[1] - range[0]);
  const powers: number[] = [];
  for (let power = Math.ceil(Math.log10(low)); power <= Math.log10(high) + 1e-9; power++)
    powers.push(Number(`1e${power}`));
  return {
    title,
    ticks: powers.map((value) => ({ at: at(value), label: numberText(value) })),
    at: (value) => (value >= low ? at(value) : undefined),
    valueAt: (pixel) =>
      clamp(low * 10 ** (((pixel - range[0]) / (range[1] - range[0])) * decades), low, high),
  };
}

/** A number for an axis or a label: no more digits than it needs. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
