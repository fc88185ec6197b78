// The plot of how many nodes are in each cell over time: measured lines, theory over them, labels, axes.
import type { CellSeries } from '../playback/series.ts';
import { linearAxis, logAxis, numberText, type PlotAxis } from './curves-axis.ts';
import {
  type LabelWish,
  type PlacedLabel,
  placeLabels,
  type Rect,
  textWidth,
} from './curves-labels.ts';
import {
  cutAfter,
  fractions,
  heightAt,
  occurs,
  type Point,
  type Polyline,
  pathOf,
  polyline,
} from './curves-lines.ts';
import type { TheoryData } from './theory.ts';

export type AxisKind = 'linear' | 'log';

/** Measured in this run, measured in the run before it, computed, or a level that theory names. */
export type LineKind = 'measured' | 'before' | 'theory' | 'level';

export interface PlotLine {
  readonly kind: LineKind;
  /** Index of the cell, -1 for none. */
  readonly cell: number;
  readonly path: string;
  /** Where the cell's shape is set on the line. */
  readonly glyphs: readonly Point[];
}

export interface PlotLabel extends PlacedLabel {
  /** Index of the cell that it names, -1 for theory. */
  readonly cell: number;
}

export interface PlotFigure {
  readonly width: number;
  readonly height: number;
  /** The area between the axes. */
  readonly area: Rect;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly lines: readonly PlotLine[];
  readonly labels: readonly PlotLabel[];
}

/** CSS pixels; the font size is that of labels. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

export interface CellInfo {
  readonly id: string;
  readonly title: string;
}

export interface Level {
  readonly name: string;
  /** Fraction of the nodes. */
  readonly value: number;
}

export interface CurvesInput {
  readonly series: CellSeries;
  readonly before?: CellSeries | undefined;
  readonly cells: readonly CellInfo[];
  readonly theory?: TheoryData | undefined;
  readonly levels: readonly Level[];
  readonly axis: AxisKind;
  readonly timeUnit: string;
  /** The axis goes at least so far, in units of time. */
  readonly until?: number | undefined;
}

/** Lines whose labels are still to be placed. */
export interface DrawnLine {
  readonly kind: LineKind;
  readonly cell: number;
  readonly line: Polyline;
  /** Wordings of its label, the best one first. */
  readonly label?: readonly string[];
}

const FRACTION_TITLE = 'fraction of nodes';
const GLYPHS_PER_LINE = 4;
const GLYPH_RADIUS = 0.4;

/** Geometry of the curves over time. */
export function curvesFigure(input: CurvesInput, size: PlotSize): PlotFigure {
  const { series, before, cells, theory } = input;
  const end = Math.max(endOf(series, before), input.until ?? 0);
  const area = plotArea(size, input.axis === 'log' ? String(1 / series.nodes).length : 4);
  const x = timeAxis(end, area, input.timeUnit, size.fontSize);
  const y = fractionAxis(input.axis, series.nodes, area);
  const lineOf = (values: readonly Point[], steps: boolean) =>
    polyline(cutAfter(values, end), x, y, area.bottom, steps);
  const drawn: DrawnLine[] = [];
  for (const [c, { title }] of cells.entries())
    if (occurs(series, c))
      drawn.push({
        kind: 'measured',
        cell: c,
        line: lineOf(fractions(series, c), !series.cycles),
        label: [title],
      });
  for (let c = 0; before && c < cells.length; c++)
    if (occurs(before, c))
      drawn.push({ kind: 'before', cell: c, line: lineOf(fractions(before, c), !before.cycles) });
  for (const { cell, points } of theory?.curves ?? []) {
    const c = cells.findIndex(({ id }) => id === cell);
    drawn.push({ kind: 'theory', cell: c, line: lineOf(points, false) });
  }
  for (const { name, value } of input.levels) {
    const line = lineOf(
      [
        [0, value],
        [end, value],
      ],
      false,
    );
    const number = shortNumber(value);
    const wordings = [`theory: ${name} ${number}`, `${name} ${number}`, number];
    if (line.length > 0) drawn.push({ kind: 'level', cell: -1, line, label: wordings });
  }
  return { ...size, area, x, y, ...finish(drawn, area, size.fontSize) };
}

/** Theory's metrics that are fractions of the nodes, as levels of the plot. */
export function levelsOf(
  metrics: readonly { readonly name: string; readonly unit: string }[],
  theory: TheoryData | undefined,
): readonly Level[] {
  return metrics.flatMap(({ name, unit }) => {
    const value = theory?.metrics?.[name];
    const isLevel = unit.startsWith('fraction') && value !== undefined;
    return isLevel ? [{ name, value }] : [];
  });
}

/** Three digits that matter. */
export function shortNumber(value: number): string {
  return numberText(Number(value.toPrecision(3)));
}

/**
 * What the dashed lines are, in words: "theory: residue 0.203; s = e^(−m)". Where the formulas' numbers are not about the
 * run, that its curves are those of another one.
 */
export function theoryText(theory: TheoryData, levels: readonly Level[]): string {
  const values = levels.map(({ name, value }) => `${name} ${shortNumber(value)}`);
  const isAbout = Object.keys(theory.metrics ?? {}).length > 0;
  const head = isAbout ? 'theory' : 'theory of an undisturbed run';
  return `${head}: ${[...values, theory.formula].join('; ')}`;
}

/** The area between the axes, with room for titles and for tick labels of so many characters. */
export function plotArea({ width, height, fontSize }: PlotSize, characters: number): Rect {
  return {
    left: textWidth('0'.repeat(Math.max(4, characters)), fontSize) + fontSize,
    top: fontSize * 0.6,
    right: width - fontSize * 0.8,
    bottom: height - fontSize * 3.2,
  };
}

/** Places glyphs, then labels around them, and turns lines to paths. */
export function finish(drawn: readonly DrawnLine[], area: Rect, fontSize: number) {
  const measured = drawn.filter(({ kind }) => kind === 'measured').length;
  const glyphs = drawn.map((line, i) =>
    line.kind === 'measured' ? glyphsOn(line.line, area, i / measured) : [],
  );
  const radius = GLYPH_RADIUS * fontSize;
  const taken = glyphs.flat().map(([px, py]) => ({
    left: px - radius,
    top: py - radius,
    right: px + radius,
    bottom: py + radius,
  }));
  const named = drawn.filter(({ label }) => label !== undefined);
  const wishes: LabelWish[] = named.map(({ label = [], line, cell }) => ({
    texts: label,
    line,
    kin: drawn.filter((other) => other.cell === cell).map((other) => other.line),
  }));
  const all = drawn.map(({ line }) => line);
  const labels = placeLabels(wishes, all, taken, area, fontSize);
  return {
    lines: drawn.map(({ kind, cell, line }, i) => ({
      kind,
      cell,
      path: pathOf(line),
      glyphs: glyphs[i],
    })),
    labels: labels.map((label) => {
      const { kind, cell } = named[label.wish];
      return { ...label, cell: kind === 'measured' ? cell : -1 };
    }),
  };
}

/** Spread evenly, and shifted from line to line so that shapes don't lie on each other. */
function glyphsOn(line: Polyline, area: Rect, shift: number): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < GLYPHS_PER_LINE; i++) {
    const x = area.left + ((i + 0.3 + shift * 0.7) / GLYPHS_PER_LINE) * (area.right - area.left);
    const y = heightAt(line, x);
    if (y !== undefined) points.push([x, y]);
  }
  return points;
}

function endOf(series: CellSeries, before: CellSeries | undefined): number {
  return Math.max(series.times.at(-1) ?? 0, before?.times.at(-1) ?? 0) || 1;
}

function timeAxis(end: number, area: Rect, unit: string, fontSize: number): PlotAxis {
  const tickCount = Math.max(2, Math.floor((area.right - area.left) / (fontSize * 5.5)));
  return linearAxis({
    title: unit,
    domain: [0, end],
    range: [area.left, area.right],
    tickCount,
  });
}

/** Logarithmic: down to half of one node, so that one node and none differ. */
function fractionAxis(kind: AxisKind, nodes: number, area: Rect): PlotAxis {
  const range = [area.bottom, area.top] as const;
  const title = FRACTION_TITLE;
  return kind === 'linear'
    ? linearAxis({ title, domain: [0, 1], range, tickCount: 4 })
    : logAxis({ title, domain: [0.5 / nodes, 1], range, tickCount: 0 });
}
