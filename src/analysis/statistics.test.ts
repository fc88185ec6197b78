// Summaries against known values of Student's distribution and hand-made samples.
import { describe, expect, it, vi } from 'vitest';
import { studentQuantile975, studentWithin, summarize } from './statistics.ts';

describe('summarize', () => {
  it('gives mean, deviation, interval, median and extremes', () => {
    const s = summarize([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(s.mean).toBe(5);
    expect(s.sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect([s.min, s.median, s.max]).toEqual([2, 4.5, 9]);
    const half = (2.364624251592785 * Math.sqrt(32 / 7)) / Math.sqrt(8);
    expect(s.low).toBeCloseTo(5 - half, 9);
    expect(s.high).toBeCloseTo(5 + half, 9);
  });

  it('has no interval for a single value, and none of width for equal ones', () => {
    expect(summarize([3])).toEqual({
      mean: 3,
      sd: null,
      low: null,
      high: null,
      min: 3,
      median: 3,
      max: 3,
    });
    expect(summarize([0.1, 0.1, 0.1])).toMatchObject({ mean: 0.1, sd: 0, low: 0.1, high: 0.1 });
  });

  it('refuses an empty sample', () => {
    expect(() => summarize([])).toThrow(RangeError);
  });
});

describe('Student quantile', () => {
  // Closed forms: one degree is tan(0.475 pi), two degrees sqrt(2 p^2 / (1 - p^2)) with p = 0.95.
  it.each([
    [1, Math.tan(0.475 * Math.PI)],
    [2, Math.sqrt((2 * 0.95 ** 2) / (1 - 0.95 ** 2))],
    [5, 2.5705818356],
    [10, 2.228138852],
    [30, 2.0422724563],
    [120, 1.9799304051],
  ])('for %i degrees of freedom', (degrees, expected) => {
    expect(studentQuantile975(degrees)).toBeCloseTo(expected, 9);
  });

  it('asks nothing of functions whose last digit differs from browser to browser', () => {
    const refuse = () => {
      throw new Error('not portable');
    };
    for (const name of ['sin', 'cos', 'atan', 'pow', 'log', 'exp'] as const)
      vi.spyOn(Math, name).mockImplementation(refuse);
    try {
      expect(studentQuantile975(77)).toBeCloseTo(1.9912543953, 9);
      expect(studentQuantile975(2000)).toBeCloseTo(1.961151, 5);
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('is exact to the angle', () => {
    for (const t of [0, 0.01, 1, 13])
      expect(studentWithin(t, 1)).toBeCloseTo((2 / Math.PI) * Math.atan(t), 14);
  });

  it('joins the expansion to the series', () => {
    expect(studentWithin(studentQuantile975(1001), 1001)).toBeCloseTo(0.95, 9);
    expect(studentWithin(studentQuantile975(5000), 5000)).toBeCloseTo(0.95, 9);
  });
});
