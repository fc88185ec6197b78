// The plot of a sweep: every run a dot in the column of its value, means with their intervals, theory over them.
import { type Summary, summarize } from '../analysis/statistics.ts';
import type { Tick } from './curves-axis.ts';
import type { Rect } from './curves-labels.ts';
import {
  type Columns,
  columnsOf,
  linearValues,
  logValues,
  type ScaleKind,
  type SweptValue,
  type ValueScale,
} from './sweep-scale.ts';
import { numberWidth } from './text-width.ts';

/** One run that has a value of the metric shown. */
export interface SweepRun {
  readonly seed: number;
  readonly value: number;
  /** A check came out otherwise than expected. */
  readonly isViolated: boolean;
}

/** All runs of one combination of values. The same array is the same runs. */
export interface SweepRow {
  /** Index of its value among `values`. */
  readonly column: number;
  /** Index of its value among `series`. */
  readonly series: number;
  readonly runs: readonly SweepRun[];
  readonly theory: number | undefined;
}

export interface SweepPlotInput {
  readonly rows: readonly SweepRow[];
  /** Of the first parameter, along the axis. */
  readonly values: readonly SweptValue[];
  /** Of the second parameter; one where there is none. */
  readonly series: readonly string[];
  readonly xTitle: string;
  readonly xScale: ScaleKind;
  readonly yScale: ScaleKind;
  /** Runs that a row will have in the end: dots are as small as that takes. */
  readonly runsARow: number;
}

/** CSS pixels. */
export interface SweepPlotSize {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

export interface SweepDot extends SweepRun {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

export interface SweepMean {
  readonly row: number;
  readonly series: number;
  readonly x: number;
  readonly y: number;
  /** The 95% interval's ends. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface SweepLine {
  readonly kind: 'mean' | 'theory';
  readonly series: number;
  readonly path: string;
}

export interface SweepFigure {
  readonly width: number;
  readonly height: number;
  readonly area: Rect;
  readonly x: readonly Tick[];
  readonly xTitle: string;
  readonly y: readonly Tick[];
  /** Of each row, by value. */
  readonly dots: readonly (readonly SweepDot[])[];
  /** Which series each row belongs to. */
  readonly seriesOf: readonly number[];
  readonly radius: number;
  readonly means: readonly SweepMean[];
  readonly lines: readonly SweepLine[];
}

/** What is known of a row's runs, worked out once for the same runs. */
interface Sorted {
  readonly runs: readonly SweepRun[];
  readonly summary: Summary | undefined;
}

const sortedOf = new WeakMap<readonly SweepRun[], Sorted>();

function sorted(runs: readonly SweepRun[]): Sorted {
  const known = sortedOf.get(runs);
  if (known) return known;
  const made = {
    runs: runs.toSorted((a, b) => a.value - b.value || a.seed - b.seed),
    summary: runs.length > 0 ? summarize(runs.map(({ value }) => value)) : undefined,
  };
  sortedOf.set(runs, made);
  return made;
}

/** Mean, interval and extremes of a row; undefined where no run has a value. */
export function summaryOf({ runs }: Pick<SweepRow, 'runs'>): Summary | undefined {
  return sorted(runs).summary;
}

const ZERO_STRIP_EM = 2.4;
/** Room for tick labels of so many signs is kept, so that the plot stays where it is while runs come in. */
const USUAL_LABEL = '0.0000';

/** Geometry of the plot. */
export function sweepFigure(input: SweepPlotInput, size: SweepPlotSize): SweepFigure {
  const { width, height, fontSize } = size;
  const top = fontSize * 0.8;
  const bottom = height - fontSize * 3.2;
  const y = valueScale(input, [bottom, top], fontSize);
  const labels = [USUAL_LABEL, ...y.ticks.map(({ label }) => label)];
  const widest = Math.max(...labels.map((label) => numberWidth(label, fontSize * 0.92)));
  const area = { left: widest + fontSize * 1.1, top, right: width - fontSize * 0.6, bottom };
  const columns = columnsOf(input.values, input.xScale, [area.left, area.right], fontSize);
  const places = input.rows.map((row) => placeOf(row, columns, input.series.length));
  const radius = radiusOf(input.runsARow, fontSize);
  const strip = stripOf(input, columns.half / input.series.length - radius, fontSize);
  return {
    width,
    height,
    area,
    x: columns.ticks,
    xTitle: input.xTitle,
    y: y.ticks,
    radius,
    dots: input.rows.map((row, i) => dotsOf(row, i, places[i], strip, y)),
    seriesOf: input.rows.map(({ series }) => series),
    means: input.rows.flatMap((row, i) => meanOf(row, i, places[i], y)),
    lines: input.series.flatMap((_, series) => [
      ...lineOf('mean', series, input.rows, places, columns, y),
      ...lineOf('theory', series, input.rows, places, columns, y),
    ]),
  };
}

function valueScale(
  input: SweepPlotInput,
  range: readonly [number, number],
  fontSize: number,
): ValueScale {
  const values = input.rows.flatMap((row) => {
    const { runs, summary } = sorted(row.runs);
    const ends = runs.length > 0 ? [runs[0].value, runs[runs.length - 1].value] : [];
    // A logarithmic scale would have to go far down for an interval that reaches to nothing.
    const interval = input.yScale === 'log' ? [] : [summary?.low, summary?.high];
    const others = [...interval, summary?.mean, row.theory];
    return [...ends, ...others.filter((one) => typeof one === 'number')];
  });
  if (input.yScale === 'log') return logValues(values, range, { zero: ZERO_STRIP_EM * fontSize });
  const count = Math.max(2, Math.floor((range[0] - range[1]) / (fontSize * 4.5)));
  return linearValues(values, range, count);
}

/** The middle of a row's runs: series stand side by side within their column. */
function placeOf({ column, series }: SweepRow, { middles, half }: Columns, all: number): number {
  return middles[column] + (series - (all - 1) / 2) * ((2 * half) / all);
}

/** More runs a row than these have smaller dots. */
const RADII = [
  { runs: 60, em: 0.27 },
  { runs: 400, em: 0.19 },
  { runs: Number.POSITIVE_INFINITY, em: 0.13 },
] as const;

function radiusOf(runs: number, fontSize: number): number {
  const { em } = RADII.find((one) => runs <= one.runs) ?? RADII[0];
  return em * fontSize;
}

/** How far from the middle of its column a dot may stand, in pixels. */
interface Strip {
  /** The mean stands there. */
  readonly from: number;
  readonly to: number;
}

const MEAN_EM = 0.65;
const MEAN_SHARE = 0.4;

/** A single run stands in the middle, and no mean beside it. */
function stripOf({ runsARow }: SweepPlotInput, half: number, fontSize: number): Strip {
  const to = Math.max(0, half);
  return runsARow > 1
    ? { from: Math.min(MEAN_EM * fontSize, MEAN_SHARE * to), to }
    : { from: 0, to: 0 };
}

/** Its multiples spread evenly over an interval, however many there are. */
const GOLDEN = 0.618033988749895;

/** Across its column a dot stands where its seed says: it stays there whatever comes after it. */
function dotsOf(
  row: SweepRow,
  index: number,
  middle: number,
  { from, to }: Strip,
  y: ValueScale,
): SweepDot[] {
  return sorted(row.runs).runs.map((run) => {
    const share = ((run.seed * GOLDEN) % 1) * 2 - 1;
    const x = middle + share * (to - from) + (share < 0 ? -from : from);
    return { ...run, row: index, x, y: y.at(run.value) };
  });
}

function meanOf(row: SweepRow, index: number, x: number, y: ValueScale): SweepMean[] {
  const { summary } = sorted(row.runs);
  if (!summary || row.runs.length < 2) return [];
  const { mean, low, high } = summary;
  return [
    {
      row: index,
      series: row.series,
      x,
      y: y.at(mean),
      low: low === null ? undefined : y.at(low),
      high: high === null ? undefined : y.at(high),
    },
  ];
}

/**
 * Through the rows of a series from column to column; a level across the column where these are names, and where the
 * columns beside it have no value.
 */
function lineOf(
  kind: SweepLine['kind'],
  series: number,
  rows: readonly SweepRow[],
  places: readonly number[],
  { half, isNumeric }: Columns,
  y: ValueScale,
): SweepLine[] {
  const points = rows
    .map((row, i) => ({ series: row.series, x: places[i], value: levelOf(kind, row) }))
    .filter((point) => point.series === series)
    .sort((a, b) => a.x - b.x);
  const level = Math.max(half, 4) * 1.15;
  const path = points
    .map(({ x, value }, i) => {
      if (value === undefined) return '';
      const [before, after] = [points[i - 1]?.value, points[i + 1]?.value];
      const isJoined = isNumeric && before !== undefined;
      if (isJoined || (isNumeric && after !== undefined))
        return `${isJoined ? 'L' : 'M'}${tenth(x)} ${tenth(y.at(value))}`;
      if (kind === 'mean') return '';
      return `M${tenth(x - level)} ${tenth(y.at(value))}H${tenth(x + level)}`;
    })
    .join('');
  return path === '' ? [] : [{ kind, series, path }];
}

function levelOf(kind: SweepLine['kind'], row: SweepRow): number | undefined {
  return kind === 'mean' ? sorted(row.runs).summary?.mean : row.theory;
}

/** To a tenth of a pixel. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
