// The plots of a small epidemic: lines, levels, labels, and the phase plane.
import { expect, it } from 'vitest';
import type { CellSeries } from '../playback/series.ts';
import { curvesFigure, levelsOf, theoryText } from './curves.ts';
import { phaseFigure, phasePlane } from './curves-phase.ts';
import type { TheoryData } from './theory.ts';

const CELLS = [
  { id: 'susceptible', title: 'has not heard' },
  { id: 'infective', title: 'spreading' },
];
const series: CellSeries = {
  nodes: 100,
  times: Float64Array.of(0, 1, 2, 3, 4),
  counts: [Int32Array.of(99, 80, 40, 25, 20), Int32Array.of(1, 20, 40, 10, 0)],
  cycles: true,
};
const theory: TheoryData = {
  curves: [
    {
      cell: 'susceptible',
      points: [
        [0, 0.99],
        [2, 0.4],
        [6, 0.2],
      ],
    },
    {
      cell: 'infective',
      points: [
        [0, 0.01],
        [2, 0.35],
        [6, 0],
      ],
    },
  ],
  metrics: { residue: 0.203188, traffic: 1.59 },
  formula: 's = e^(−m)',
};
const METRICS = [
  { name: 'residue', unit: 'fraction' },
  { name: 'traffic', unit: 'messages a node' },
];
const SIZE = { width: 420, height: 340, fontSize: 12 };
const levels = levelsOf(METRICS, theory);
const input = { series, cells: CELLS, theory, levels, axis: 'linear', timeUnit: 'cycle' } as const;

it('takes as levels what theory knows and is a fraction of the nodes', () => {
  expect(levels).toEqual([{ name: 'residue', value: 0.203188 }]);
  expect(levelsOf(METRICS, undefined)).toEqual([]);
  expect(theoryText(theory, levels)).toBe('theory: residue 0.203; s = e^(−m)');
  expect(theoryText({ ...theory, metrics: {} }, [])).toBe(
    'theory of an undisturbed run: s = e^(−m)',
  );
});

it('draws measured lines, theory over them up to the end of the run, and levels', () => {
  const figure = curvesFigure(input, SIZE);
  expect(figure.lines.map(({ kind, cell }) => [kind, cell])).toEqual([
    ['measured', 0],
    ['measured', 1],
    ['theory', 0],
    ['theory', 1],
    ['level', -1],
  ]);
  expect(figure.lines[2].path.split('L').at(-1)).toMatch(new RegExp(`^${figure.area.right} `));
  const texts = figure.labels.map(({ text, cell }) => [text, cell]);
  expect(texts).toContainEqual(['has not heard', 0]);
  expect(texts).toContainEqual(['spreading', 1]);
  expect(texts.some(([text, cell]) => String(text).includes('0.203') && cell === -1)).toBe(true);
});

it('draws the run before behind it, over the longer of the two', () => {
  const before = { ...series, times: Float64Array.of(0, 2, 4, 6, 8) };
  const figure = curvesFigure({ ...input, before }, SIZE);
  expect(figure.lines.filter(({ kind }) => kind === 'before')).toHaveLength(2);
  expect(figure.x.valueAt(figure.area.right)).toBe(8);
});

it('on a logarithmic axis keeps one node apart from none', () => {
  const { y, area } = curvesFigure({ ...input, axis: 'log' }, SIZE);
  expect(y.at(0.01)).toBeLessThan(area.bottom);
  expect(y.at(0)).toBeUndefined();
});

it('stands an empty run', () => {
  const empty = {
    ...series,
    times: new Float64Array(),
    counts: [new Int32Array(), new Int32Array()],
  };
  const figure = curvesFigure({ ...input, series: empty, theory: undefined, levels: [] }, SIZE);
  expect(figure.lines.every(({ path }) => path === '')).toBe(true);
});

it('has a phase plane where theory has both curves at the same times', () => {
  const plane = phasePlane(CELLS, theory);
  expect(plane).toEqual({ x: 0, y: 1 });
  expect(phasePlane(CELLS, { ...theory, curves: theory.curves?.slice(1) })).toBeUndefined();
  expect(phasePlane(CELLS, undefined)).toBeUndefined();
  if (!plane) return;
  const figure = phaseFigure(series, CELLS, theory, plane, SIZE);
  expect(figure.lines.map(({ kind }) => kind)).toEqual(['measured', 'theory']);
  expect(figure.x.title).toBe('has not heard, fraction of nodes');
  expect(figure.y.valueAt(figure.area.top)).toBeCloseTo(0.4 * 1.15);
});

it('draws no line of a cell that no node ever is in', () => {
  const never = { ...series, counts: [series.counts[0], new Int32Array(5)] };
  const figure = curvesFigure({ ...input, series: never, theory: undefined, levels: [] }, SIZE);
  expect(figure.lines.map(({ cell }) => cell)).toEqual([0]);
  expect(figure.labels.map(({ text }) => text)).toEqual(['has not heard']);
});
