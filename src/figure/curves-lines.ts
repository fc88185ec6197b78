// Lines of a plot in CSS pixels: joined or in steps, with gaps where an axis shows nothing.
import type { CellSeries } from '../playback/series.ts';
import type { PlotAxis } from './curves-axis.ts';

export type Point = readonly [x: number, y: number];

/** Stretches of connected points. */
export type Polyline = readonly (readonly Point[])[];

/**
 * Values to pixels. In steps, each value holds until the next one. Where the y axis shows no value the line drops to
 * `floor` and starts again from there.
 */
export function polyline(
  values: readonly Point[],
  x: PlotAxis,
  y: PlotAxis,
  floor: number,
  steps = false,
): Polyline {
  const runs: Point[][] = [];
  let run: Point[] = [];
  let lastY: number | undefined;
  for (const [a, b] of values) {
    const px = x.at(a);
    if (px === undefined) continue;
    const py = y.at(b);
    if (py === undefined) {
      if (run.length > 0) runs.push([...run, [px, run[run.length - 1][1]], [px, floor]]);
      run = [];
    } else {
      if (run.length === 0 && lastY === undefined && runs.length > 0) run.push([px, floor]);
      if (steps && run.length > 0) run.push([px, run[run.length - 1][1]]);
      run.push([px, py]);
    }
    lastY = py;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** The line as an SVG path, to a tenth of a pixel. */
export function pathOf(line: Polyline): string {
  const text = (value: number) => String(Math.round(value * 10) / 10);
  return line.map((run) => `M${run.map(([x, y]) => `${text(x)} ${text(y)}`).join('L')}`).join('');
}

/** The line's height at a pixel column, interpolated; undefined where it has none. */
export function heightAt(line: Polyline, x: number): number | undefined {
  for (const run of line)
    for (let i = 1; i < run.length; i++) {
      const [x0, y0] = run[i - 1];
      const [x1, y1] = run[i];
      if ((x - x0) * (x - x1) > 0) continue;
      return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
    }
  return undefined;
}

/** Whether any node ever is in that cell: of one that never occurs no line is drawn. */
export function occurs({ counts }: CellSeries, cell: number): boolean {
  return counts[cell].some((count) => count > 0);
}

/** Time and fraction of one cell's curve. */
export function fractions(series: CellSeries, cell: number): Point[] {
  return Array.from(series.times, (time, i) => [time, series.counts[cell][i] / series.nodes]);
}

/** Points up to a greatest x; the last one is interpolated there. */
export function cutAfter(points: readonly Point[], end: number): Point[] {
  const kept = points.filter(([x]) => x <= end);
  const last = kept[kept.length - 1];
  const next = points[kept.length];
  if (last && next && last[0] < end)
    kept.push([end, last[1] + ((end - last[0]) / (next[0] - last[0])) * (next[1] - last[1])]);
  return kept;
}
