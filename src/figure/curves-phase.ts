// The phase plot: one cell's fraction over another's, such as the spreading over those who have not heard, i(s).
import type { CellSeries } from '../playback/series.ts';
import {
  type CellInfo,
  type DrawnLine,
  finish,
  type PlotFigure,
  type PlotSize,
  plotArea,
} from './curves.ts';
import { linearAxis } from './curves-axis.ts';
import { type Point, polyline } from './curves-lines.ts';
import type { TheoryCurve, TheoryData } from './theory.ts';

/** Which cells span the plane, by index. */
export interface PhasePlane {
  readonly x: number;
  readonly y: number;
}

/** The first two cells, where theory has a curve of equal times for both. */
export function phasePlane(
  cells: readonly CellInfo[],
  theory: TheoryData | undefined,
): PhasePlane | undefined {
  if (cells.length < 2) return undefined;
  const curves = [cells[0], cells[1]].map(({ id }) =>
    theory?.curves?.find(({ cell }) => cell === id),
  );
  const [over, up] = curves;
  const isPair = over && up && over.points.length === up.points.length && over.points.length > 1;
  return isPair ? { x: 0, y: 1 } : undefined;
}

/** Geometry of the phase plot. */
export function phaseFigure(
  series: CellSeries,
  cells: readonly CellInfo[],
  theory: TheoryData,
  plane: PhasePlane,
  size: PlotSize,
): PlotFigure {
  const computed = theoryPoints(cells, theory, plane);
  const measured = Array.from(
    series.times,
    (_, i): Point => [
      series.counts[plane.x][i] / series.nodes,
      series.counts[plane.y][i] / series.nodes,
    ],
  );
  const top = Math.max(0.01, ...[...measured, ...computed].map(([, y]) => y));
  const area = plotArea(size, 4);
  const x = linearAxis({
    title: `${cells[plane.x].title}, fraction of nodes`,
    domain: [0, 1],
    range: [area.left, area.right],
    tickCount: 5,
  });
  const y = linearAxis({
    title: `${cells[plane.y].title}, fraction of nodes`,
    domain: [0, top * 1.15],
    range: [area.bottom, area.top],
    tickCount: 5,
  });
  const lineOf = (points: readonly Point[]) => polyline(points, x, y, area.bottom);
  const drawn: DrawnLine[] = [
    { kind: 'measured', cell: plane.y, line: lineOf(measured), label: ['this run'] },
    { kind: 'theory', cell: plane.y, line: lineOf(computed), label: ['theory'] },
  ];
  return { ...size, area, x, y, ...finish(drawn, area, size.fontSize) };
}

function theoryPoints(cells: readonly CellInfo[], theory: TheoryData, plane: PhasePlane): Point[] {
  const curveOf = (index: number): TheoryCurve | undefined =>
    theory.curves?.find(({ cell }) => cell === cells[index].id);
  const over = curveOf(plane.x)?.points ?? [];
  const up = curveOf(plane.y)?.points ?? [];
  return over.map(([, fraction], i): Point => [fraction, up[i][1]]);
}
