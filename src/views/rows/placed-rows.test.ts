// Rows and gaps: every row lies where it would lie if all were on the page.
import { describe, expect, it } from 'vitest';
import { placedRows } from './placed-rows.ts';

const places = (from: number, to: number, kept: number | undefined, count = 100) => {
  const { rows, after } = placedRows({ from, to }, kept, count);
  let place = 0;
  const placed = rows.map(({ index, gap }) => {
    place += gap + 1;
    return [index, place - 1];
  });
  return { placed, whole: place + after };
};

describe('rows', () => {
  it('lie at their places, and the table keeps its height', () => {
    for (const kept of [undefined, 3, 41, 90])
      for (const [from, to] of [
        [0, 20],
        [30, 60],
        [80, 100],
      ]) {
        const { placed, whole } = places(from, to, kept);
        expect(placed.every(([index, place]) => index === place)).toBe(true);
        expect(placed.length).toBe(
          to - from + (kept !== undefined && (kept < from || kept >= to) ? 1 : 0),
        );
        expect(whole).toBe(100);
      }
  });

  it('are none in an empty table', () => {
    expect(placedRows({ from: 0, to: 0 }, 4, 0)).toEqual({ rows: [], after: 0 });
  });
});
