// Counts of nodes by cell, at one moment and over time.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { facetTimeline } from './facets.ts';
import { cellNumbers, cellSeries, cellsOf, countCells, NO_CELL } from './series.ts';

const CELLS = [
  { id: 'susceptible', title: 'has not heard', tone: 'idle' },
  { id: 'infective', title: 'spreading', tone: 'active' },
] as const;

type Change = readonly [time: number, node: number, cell: string | undefined];

function traceOf(nodes: number, changes: readonly Change[]): Trace {
  const writer = new TraceWriter(nodes, ['']);
  for (const [time, node, cell] of changes) {
    writer.facets(writer.count, node, cell === undefined ? {} : { cell });
    writer.append(Kind.mark, 0, 0, node, -1, -1, time, Number.NaN);
  }
  return new Trace(writer.data());
}

const start: Change[] = [
  [0, 0, 'infective'],
  [0, 1, 'susceptible'],
  [0, 2, 'susceptible'],
];

it('has one value at each time that something changed, and one at the end', () => {
  const trace = traceOf(3, [
    ...start,
    [1500, 1, 'infective'],
    [2000, 0, undefined],
    [4000, 2, 'susceptible'],
  ]);
  const series = cellSeries(trace, CELLS, 1000);
  expect([...series.times]).toEqual([0, 1.5, 2, 4]);
  expect(series.counts.map((counts) => [...counts])).toEqual([
    [2, 1, 1, 1],
    [1, 2, 1, 1],
  ]);
  expect(series.cycles).toBe(false);
});

it('in a run of cycles has what each cycle came to', () => {
  const writer = new TraceWriter(3, ['']);
  const put = (kind: number, time: number, node: number, cell?: string) => {
    if (cell) writer.facets(writer.count, node, { cell });
    writer.append(kind, 0, 0, node, -1, -1, time, Number.NaN);
  };
  for (const node of [0, 1, 2]) put(Kind.start, 0, node, node === 0 ? 'infective' : 'susceptible');
  put(Kind.cycle, 1000, -1);
  put(Kind.receive, 1100, 1, 'infective');
  put(Kind.receive, 1200, 1, 'susceptible');
  put(Kind.cycle, 2000, -1);
  put(Kind.cycle, 3000, -1);
  put(Kind.mark, 3000, 0, 'susceptible');
  put(Kind.receive, 3100, 2, 'infective');
  put(Kind.mark, 3200, 2);
  const series = cellSeries(new Trace(writer.data()), CELLS, 1000);
  expect(series.cycles).toBe(true);
  expect([...series.times]).toEqual([0, 1.2, 2, 3.2]);
  expect(series.counts.map((counts) => [...counts])).toEqual([
    [2, 2, 2, 2],
    [1, 1, 1, 1],
  ]);
});

it('is empty for an empty trace', () => {
  const series = cellSeries(traceOf(3, []), CELLS, 1000);
  expect(series.times).toHaveLength(0);
});

it('keeps the peak when it thins out', () => {
  const changes: Change[] = [[0, 0, 'susceptible']];
  for (let t = 1; t < 50_000; t++) changes.push([t, 0, t === 31_234 ? 'infective' : 'susceptible']);
  const quiet = [1, 2, 3, 4].flatMap((node): Change[] => [[0, node, 'susceptible']]);
  const flicker = changes.flatMap((change): Change[] => [
    change,
    [change[0], 1 + (change[0] % 4), change[0] % 2 ? undefined : 'susceptible'],
  ]);
  const series = cellSeries(traceOf(5, [...quiet, ...flicker]), CELLS, 1, 400);
  expect(series.times.length).toBeLessThanOrEqual(400);
  expect(Math.max(...series.counts[1])).toBe(1);
  expect(series.times[0]).toBe(0);
  expect(series.times.at(-1)).toBe(49_999);
  expect([...series.times]).toEqual([...series.times].sort((a, b) => a - b));
});

it('at its last point equals the count at the end', () => {
  const change = fc.tuple(
    fc.nat(50),
    fc.nat(3),
    fc.constantFrom('susceptible', 'infective', 'unknown', undefined),
  );
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1 }),
      fc.integer({ min: 5, max: 50 }),
      (changes, most) => {
        const trace = traceOf(
          4,
          [...changes].sort((a, b) => a[0] - b[0]),
        );
        const series = cellSeries(trace, CELLS, 1, most);
        const numbers = facetTimeline(trace).facetNumbersAt(trace.count);
        const cells = cellsOf(numbers, cellNumbers(trace, CELLS));
        expect(series.counts.map((counts) => counts.at(-1))).toEqual([...countCells(cells, 2)]);
      },
    ),
  );
});

it('puts a node without facets, or with another cell, in none', () => {
  const trace = traceOf(3, [
    [0, 0, 'unknown'],
    [1, 1, 'infective'],
  ]);
  const numbers = facetTimeline(trace).facetNumbersAt(trace.count);
  expect([...cellsOf(numbers, cellNumbers(trace, CELLS))]).toEqual([NO_CELL, 1, NO_CELL]);
});

it('counts from the first moment what stands before the first event', () => {
  const writer = new TraceWriter(2, ['']);
  writer.facets(-1, 0, { cell: 'infective' });
  writer.facets(-1, 1, { cell: 'susceptible' });
  writer.append(Kind.mark, 0, 0, 1, -1, -1, 500, Number.NaN);
  const series = cellSeries(new Trace(writer.data()), CELLS, 1000);
  expect([...series.times]).toEqual([0, 0.5]);
  expect(series.counts.map(([first]) => first)).toEqual([1, 1]);
});

it('counts a node that is down in no cell, and in its own again when it is back', () => {
  const writer = new TraceWriter(2, ['']);
  for (const node of [0, 1]) writer.facets(0, node, { cell: 'infective' });
  writer.append(Kind.mark, 0, 0, 0, -1, -1, 0, Number.NaN);
  writer.append(Kind.crash, 0, 0, 1, -1, -1, 1000, Number.NaN);
  writer.append(Kind.recover, 0, 0, 1, -1, -1, 2000, Number.NaN);
  const { counts } = cellSeries(new Trace(writer.data()), CELLS, 1000);
  expect([...counts[1]]).toEqual([2, 1, 2]);
});
