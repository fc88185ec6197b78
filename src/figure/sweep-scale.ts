// Scales of the sweep's plot: values to CSS pixels, linear or logarithmic, and where the columns of runs stand.
import { nice, ticks } from 'd3-array';
import { numberText, type Tick } from './curves-axis.ts';
import { numberWidth } from './text-width.ts';

export type ScaleKind = 'linear' | 'log';

export interface ValueScale {
  readonly ticks: readonly Tick[];
  /** CSS pixels. */
  at(value: number): number;
}

/** The pixels of a scale's two ends. */
export type Range = readonly [from: number, to: number];

/** Whether a logarithmic scale can show the values: none below zero, and more than zeros. */
export function canBeLog(values: Iterable<number>): boolean {
  let isAny = false;
  for (const value of values) {
    if (value < 0) return false;
    isAny ||= value > 0;
  }
  return isAny;
}

/** Below this share of the greatest value, the least one brings the zero with it. */
const NEAR_ZERO = 0.6;
const PAD = 0.06;

/** A linear scale for measured values; zero is on it where it is not far. */
export function linearValues(values: readonly number[], range: Range, count: number): ValueScale {
  const [low, high] = linearDomain(values, count);
  const at = (value: number) => place((value - low) / (high - low), range);
  const marks = ticks(low, high, count);
  const decimals = Math.max(...marks.map((value) => numberText(value).split('.')[1]?.length ?? 0));
  const label = (value: number) => (value === 0 ? '0' : value.toFixed(decimals));
  return { at, ticks: marks.map((value) => ({ at: at(value), label: label(value) })) };
}

function linearDomain(values: readonly number[], count: number): readonly [number, number] {
  const [low, high] = extent(values, 0, 1);
  if (low === 0 && high === 0) return [0, 1];
  if (low >= 0 && low <= NEAR_ZERO * high) return nice(0, high * (1 + PAD), count);
  if (low === high)
    return nice(low - Math.abs(low || 1) / 10, high + Math.abs(high || 1) / 10, count);
  const pad = (high - low) * PAD;
  return nice(low - pad, high + pad, count);
}

/** Room below a logarithmic scale for the runs that came to nothing at all, in pixels. */
export interface LogRoom {
  readonly zero: number;
}

/** A logarithmic scale; zeros, where there are any, stand in a strip of their own at its foot. */
export function logValues(values: readonly number[], range: Range, room: LogRoom): ValueScale {
  const positive = values.filter((value) => value > 0);
  const hasZero = positive.length < values.length;
  const [least, most] = extent(positive, 0.1, 1);
  const span = Math.log10(most) - Math.log10(least) || 0.5;
  const [low, high] = [Math.log10(least) - span * PAD, Math.log10(most) + span * PAD];
  const foot = range[0] + Math.sign(range[1] - range[0]) * room.zero;
  const above: Range = hasZero ? [foot, range[1]] : range;
  // What is less than all that the scale is made for, as an interval's end may be, stands at its foot.
  const share = (value: number) => Math.max(0, (Math.log10(value) - low) / (high - low));
  const at = (value: number) =>
    value > 0 ? place(share(value), above) : (range[0] + above[0]) / 2;
  const marks = logTicks(10 ** low, 10 ** high);
  const all = hasZero ? [0, ...marks] : marks;
  return { at, ticks: all.map((value) => ({ at: at(value), label: numberText(value) })) };
}

const FEWEST_TICKS = 3;
const MOST_DECADES = 8;

/** Powers of ten; with their halves and fifths, or evenly, where these are too few. */
function logTicks(low: number, high: number): number[] {
  const decades = decadesOf(low, high);
  const step = Math.ceil(decades.length / MOST_DECADES);
  const coarse = within(decades.filter((_, i) => i % step === 0).map(power), low, high);
  if (coarse.length >= FEWEST_TICKS) return coarse;
  const halves = decades.flatMap((exponent) => [1, 2, 5].map((digit) => digit * power(exponent)));
  const fine = within(halves, low, high);
  return fine.length >= FEWEST_TICKS ? fine : within(ticks(low, high, 4), low, high);
}

function decadesOf(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.floor(Math.log10(high));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Exact, unlike a product of tens. */
function power(exponent: number): number {
  return Number(`1e${exponent}`);
}

function within(values: readonly number[], low: number, high: number): number[] {
  return values.filter((value) => value >= low && value <= high);
}

function place(share: number, [from, to]: Range): number {
  return from + share * (to - from);
}

function extent(values: readonly number[], low: number, high: number): readonly [number, number] {
  if (values.length === 0) return [low, high];
  let [least, most] = [values[0], values[0]];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}

/** A value of the parameter that is swept; one without a number is a category. */
export interface SweptValue {
  readonly text: string;
  readonly value: number | undefined;
}

/** Where the columns of runs stand. */
export interface Columns {
  /** Pixel of the middle of each value's column. */
  readonly middles: readonly number[];
  /** Half a column's width, in pixels. */
  readonly half: number;
  readonly ticks: readonly Tick[];
  /** Whether a line from column to column means something. */
  readonly isNumeric: boolean;
}

/** Shares of the distance between two columns that half of one takes. */
const HALF_OF_GAP = 0.36;
const WIDEST_EM = 4;
const NARROWEST_PX = 2.5;

export function columnsOf(
  values: readonly SweptValue[],
  kind: ScaleKind,
  range: Range,
  fontSize: number,
): Columns {
  const numbers = values.map(({ value }) => value);
  const isNumeric = numbers.every((value) => value !== undefined) && values.length > 1;
  const widest = WIDEST_EM * fontSize;
  const width = range[1] - range[0];
  const edge = Math.min(widest, width / (2 * values.length)) + fontSize / 2;
  const inner: Range = [range[0] + edge, range[1] - edge];
  const middles = isNumeric
    ? numericMiddles(numbers, kind, inner)
    : values.map((_, i) => range[0] + ((i + 0.5) / values.length) * width);
  const half = Math.max(NARROWEST_PX, Math.min(widest, HALF_OF_GAP * leastGap(middles, width)));
  const marks = isNumeric
    ? numericTicks(values, middles, numbers, kind, inner, fontSize)
    : categoryTicks(values, middles, width / values.length, fontSize);
  return { middles, half, ticks: marks, isNumeric };
}

function positionOf(numbers: readonly number[], kind: ScaleKind, range: Range) {
  const shown = kind === 'log' ? Math.log10 : (value: number) => value;
  const [low, high] = extent(numbers.map(shown), 0, 1);
  return (value: number) => place((shown(value) - low) / (high - low || 1), range);
}

function numericMiddles(numbers: readonly number[], kind: ScaleKind, range: Range): number[] {
  return numbers.map(positionOf(numbers, kind, range));
}

function leastGap(middles: readonly number[], width: number): number {
  const sorted = middles.toSorted((a, b) => a - b);
  let least = width;
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i] - sorted[i - 1];
    if (gap > 0) least = Math.min(least, gap);
  }
  return least;
}

const TICK_EM = 0.92;

/** The swept values themselves where they fit side by side, else round numbers. */
function numericTicks(
  values: readonly SweptValue[],
  middles: readonly number[],
  numbers: readonly number[],
  kind: ScaleKind,
  range: Range,
  fontSize: number,
): readonly Tick[] {
  const own = values.map(({ text }, i) => ({ at: middles[i], label: text }));
  if (fitSideBySide(own, fontSize)) return own;
  const [low, high] = extent(numbers, 0, 1);
  const at = positionOf(numbers, kind, range);
  const count = Math.max(2, Math.floor((range[1] - range[0]) / (fontSize * 5)));
  const round = kind === 'log' ? logTicks(low, high) : ticks(low, high, count);
  return round.map((value) => ({ at: at(value), label: numberText(value) }));
}

function fitSideBySide(marks: readonly Tick[], fontSize: number): boolean {
  const sorted = marks.toSorted((a, b) => a.at - b.at);
  return sorted.every(({ at, label }, i) => {
    const before = sorted[i - 1];
    if (!before) return true;
    const widths = numberWidth(label, fontSize) + numberWidth(before.label, fontSize);
    return at - before.at > widths * 0.5 * TICK_EM + fontSize * 0.6;
  });
}

/** Names cut to their column's width; where not even that can be read, only every so many-th. */
function categoryTicks(
  values: readonly SweptValue[],
  middles: readonly number[],
  gap: number,
  fontSize: number,
): readonly Tick[] {
  const room = gap - fontSize * 0.6;
  const sign = numberWidth('0', fontSize * TICK_EM);
  const longest = Math.max(...values.map(({ text }) => text.length));
  const fitting = Math.max(4, Math.floor(room / sign));
  const every = Math.ceil((Math.min(fitting, longest) * sign + fontSize * 0.6) / gap);
  return values.flatMap(({ text }, i) =>
    i % every === 0 ? [{ at: middles[i], label: shortened(text, fitting) }] : [],
  );
}

function shortened(text: string, signs: number): string {
  return text.length <= signs ? text : `${text.slice(0, signs - 1)}…`;
}
