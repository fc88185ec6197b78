// The geometry of one plot of a run: lines in steps, levels of theory, axes.
import type { Manifest } from '../engine/contract.ts';
import { thinned } from '../playback/step-series.ts';
import {
  type DrawnLine,
  finish,
  type PlotFigure,
  type PlotSize,
  plotArea,
  shortNumber,
} from './curves.ts';
import { linearAxis } from './curves-axis.ts';
import { type Point, polyline } from './curves-lines.ts';
import type { PlotSeries, RunPlot } from './run-plots.ts';

/** Steps closer than a pixel nobody sees. */
const MOST_POINTS = 1600;
const HEADROOM = 1.12;
const MOST_TICKS = 5;

/** `before` is the same plot of another run, drawn faintly; `end` in ticks. */
export function runPlotFigure(
  plot: RunPlot,
  before: RunPlot | undefined,
  end: number,
  { ticks, unit }: Manifest['time'],
  size: PlotSize,
): PlotFigure {
  const { fontSize } = size;
  const [least, most] = boundsOf([...plot.series, ...(before?.series ?? [])], plot.levels);
  const top = least + (most - least) * HEADROOM;
  const area = plotArea(size, Math.max(shortNumber(least).length, shortNumber(most).length));
  const x = linearAxis({
    title: unit,
    domain: [0, end / ticks || 1],
    range: [area.left, area.right],
    tickCount: Math.max(2, Math.floor((area.right - area.left) / (fontSize * 5.5))),
  });
  const y = linearAxis({
    title: plot.title,
    domain: [least, top],
    range: [area.bottom, area.top],
    tickCount: Math.max(1, Math.min(MOST_TICKS, Math.floor(top - least))),
  });
  const lineOf = (points: readonly Point[]) => polyline(points, x, y, area.bottom, true);
  const drawn: DrawnLine[] = plot.series.map(({ series }, i) => ({
    kind: 'measured',
    cell: i,
    line: lineOf(pointsOf(series, ticks, end)),
  }));
  for (const { name, series } of before?.series ?? []) {
    const cell = plot.series.findIndex((one) => one.name === name);
    const line = lineOf(pointsOf(series, ticks, end));
    if (cell >= 0) drawn.push({ kind: 'before', cell, line });
  }
  for (const { name, value } of plot.levels) {
    const number = shortNumber(value);
    drawn.push({
      kind: 'level',
      cell: -1,
      line: lineOf([
        [0, value],
        [end / ticks || 1, value],
      ]),
      label: [`theory: ${name} ${number}`, `${name} ${number}`, number],
    });
  }
  return { ...size, area, x, y, ...finish(drawn, area, fontSize) };
}

function boundsOf(
  series: readonly PlotSeries[],
  levels: RunPlot['levels'],
): readonly [least: number, most: number] {
  let [least, most] = [0, 1];
  for (const { value } of levels) [least, most] = [Math.min(least, value), Math.max(most, value)];
  for (const one of series)
    for (const value of Array.from(one.series.values))
      [least, most] = [Math.min(least, value), Math.max(most, value)];
  return [least, most];
}

/** In units of time, up to the end; the last value holds up to there. */
function pointsOf(series: PlotSeries['series'], ticks: number, end: number): readonly Point[] {
  const { times, values } = thinned(series, MOST_POINTS);
  const points = Array.from(times, (time, i): Point => [time / ticks, values[i]]).filter(
    ([time]) => time <= end / ticks,
  );
  const last = points.at(-1);
  return last && last[0] < end / ticks ? [...points, [end / ticks, last[1]]] : points;
}
