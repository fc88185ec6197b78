// The plot of a sweep: every run has its dot, in its column, and the focus reaches each of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarize } from '../analysis/statistics.ts';
import { dotAfterKey, dotNear, dotOf, dotsAround, firstDot } from './sweep-pick.ts';
import {
  type SweepDot,
  type SweepFigure,
  type SweepPlotInput,
  summaryOf,
  sweepFigure,
} from './sweep-plot.ts';

const SIZE = { width: 480, height: 320, fontSize: 12 };

const run = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  value: fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100),
  isViolated: fc.boolean(),
});
const runs = fc.uniqueArray(run, { selector: ({ seed }) => seed, maxLength: 30 });

/** A value of k for each column of each series. */
function inputOf(
  rows: readonly (readonly { seed: number; value: number; isViolated: boolean }[])[],
  series = 1,
  some: Partial<SweepPlotInput> = {},
): SweepPlotInput {
  const columns = Math.ceil(rows.length / series);
  return {
    rows: rows.map((of, i) => ({
      column: Math.floor(i / series),
      series: i % series,
      runs: of,
      theory: 2 + i,
    })),
    values: Array.from({ length: columns }, (_, i) => ({ text: String(i + 1), value: i + 1 })),
    series: Array.from({ length: series }, (_, i) => `s${i}`),
    xTitle: 'k',
    xScale: 'linear',
    yScale: 'linear',
    runsARow: 30,
    ...some,
  };
}

const given = fc.array(runs, { minLength: 1, maxLength: 8 });

describe('every run', () => {
  it('has a dot within the area, in the column of its value', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 3 }), (rows, series) => {
        const figure = sweepFigure(inputOf(rows, series), SIZE);
        const { area } = figure;
        rows.forEach((of, row) => {
          const dots = figure.dots[row];
          expect(dots.map(({ seed }) => seed).sort()).toEqual(of.map(({ seed }) => seed).sort());
          for (const { x, y } of dots) {
            expect(x >= area.left && x <= area.right).toBe(true);
            expect(y >= area.top - 1e-6 && y <= area.bottom + 1e-6).toBe(true);
          }
        });
        for (const one of figure.dots)
          for (const other of figure.dots)
            if (one[0] && other[0] && one[0].row < other[0].row)
              expect(Math.max(...one.map(xOf))).toBeLessThan(Math.min(...other.map(xOf)));
      }),
    );
  });

  it('stands where it stood when further runs of its row have come', () => {
    fc.assert(
      fc.property(runs, runs, (some, more) => {
        const seeds = new Set(some.map(({ seed }) => seed));
        const all = [...some, ...more.filter(({ seed }) => !seeds.has(seed))];
        const xs = (of: typeof all) =>
          new Map(sweepFigure(inputOf([of]), SIZE).dots[0].map(({ seed, x }) => [seed, x]));
        const later = xs(all);
        for (const [seed, x] of xs(some)) expect(later.get(seed)).toBe(x);
      }),
    );
  });
});

const xOf = ({ x }: SweepDot) => x;
const few = [
  [1, 2, 4].map((value, i) => ({ seed: i + 1, value, isViolated: i === 2 })),
  [{ seed: 1, value: 3, isViolated: false }],
  [],
];

describe('means and theory', () => {
  it('stand where no dot lies', () => {
    fc.assert(
      fc.property(given, (rows) => {
        const figure = sweepFigure(inputOf(rows), SIZE);
        for (const { row, x } of figure.means)
          for (const dot of figure.dots[row]) expect(Math.abs(dot.x - x)).toBeGreaterThan(2);
      }),
    );
  });

  it('have the interval of the statistics', () => {
    const { low, high } = summarize([1, 2, 4]);
    const figure = sweepFigure(inputOf(few, 1, { runsARow: 3 }), SIZE);
    const [first] = figure.means;
    // The mean of a single run is that run.
    expect(figure.means.map(({ row }) => row)).toEqual([0]);
    const at = (value: number) => dotAt(figure, value);
    expect(first.y).toBeCloseTo(at(1) + (at(4) - at(1)) * (4 / 9), 6);
    expect((first.low ?? 0) - (first.high ?? 0)).toBeCloseTo(
      ((high ?? 0) - (low ?? 0)) * (at(1) - at(2)),
      6,
    );
    expect(summaryOf({ runs: [] })).toBeUndefined();
  });

  it('are lines over numbers, and levels over names', () => {
    const figure = sweepFigure(inputOf(few), SIZE);
    const lines = (of: SweepFigure) => of.lines.map(({ kind, path }) => [kind, path]);
    expect(lines(figure).map(([kind]) => kind)).toEqual(['mean', 'theory']);
    expect(figure.lines[1].path).toMatch(/^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){2}$/);
    const values = ['push', 'pull', 'both'].map((text) => ({ text, value: undefined }));
    const named = sweepFigure(inputOf(few, 1, { values }), SIZE);
    expect(named.lines.map(({ kind }) => kind)).toEqual(['theory']);
    expect(named.lines[0].path).toMatch(/^(M[\d.]+ [\d.]+H[\d.]+){3}$/);
  });

  it('are a level where the columns beside have none', () => {
    const { rows } = inputOf(few);
    const some = rows.map((row, i) => ({ ...row, theory: i === 1 ? undefined : 3 }));
    const { lines } = sweepFigure(inputOf(few, 1, { rows: some }), SIZE);
    expect(lines.find(({ kind }) => kind === 'theory')?.path).toMatch(
      /^(M[\d.]+ [\d.]+H[\d.]+){2}$/,
    );
  });

  it('an interval below zero ends at the foot of a logarithmic scale', () => {
    const rows = [[0.001, 0.1].map((value, i) => ({ seed: i, value, isViolated: false }))];
    const theory = { rows: inputOf(rows).rows.map((row) => ({ ...row, theory: undefined })) };
    const figure = sweepFigure(inputOf(rows, 1, { yScale: 'log', ...theory }), SIZE);
    expect(figure.means[0].low).toBe(figure.area.bottom);
  });
});

/** Where a value of the first two runs of `few` lies, by their dots. */
function dotAt(figure: SweepFigure, value: number): number {
  return figure.dots[0].find((dot) => dot.value === value)?.y ?? Number.NaN;
}

describe('picking', () => {
  it('finds the dot at its own place, and none far from all', () => {
    fc.assert(
      fc.property(given, (rows) => {
        const figure = sweepFigure(inputOf(rows), SIZE);
        for (const dot of figure.dots.flat()) {
          const near = dotNear(figure, dot.x, dot.y, 12);
          expect([near?.x, near?.y]).toEqual([dot.x, dot.y]);
        }
        expect(dotNear(figure, -100, -100, 12)).toBeUndefined();
      }),
    );
  });

  it('reaches every dot of a row by Up from its first, and goes back by Down', () => {
    const figure = sweepFigure(inputOf(few), SIZE);
    const [low, middle, high] = figure.dots[0];
    const press = (dot: SweepDot, key: string) => dotAfterKey(figure, dot, key);
    expect(firstDot(figure)).toBe(low);
    expect([press(low, 'ArrowUp'), press(middle, 'ArrowUp')]).toEqual([middle, high]);
    expect([press(high, 'ArrowUp'), press(low, 'ArrowDown')]).toEqual([high, low]);
    expect([press(middle, 'End'), press(middle, 'Home')]).toEqual([high, low]);
    expect(press(low, 'ArrowRight')).toBe(figure.dots[1][0]);
    expect(press(figure.dots[1][0], 'ArrowLeft')).toBe(middle);
    expect(press(figure.dots[1][0], 'ArrowRight')).toBe(figure.dots[1][0]);
    expect(press(low, 'a')).toBeUndefined();
    expect(dotsAround(figure, low)).toEqual([low, middle, figure.dots[1][0]]);
    expect(dotOf(figure, { row: 0, seed: 3 })).toBe(high);
    expect(dotOf(figure, { row: 2, seed: 1 })).toBeUndefined();
  });
});
