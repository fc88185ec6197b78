// Scales of the sweep's plot: in order, within their range, with ticks that do not overprint.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeLog, columnsOf, linearValues, logValues } from './sweep-scale.ts';
import { numberWidth } from './text-width.ts';

const UP = [300, 20] as const;
const ACROSS = [40, 440] as const;
const labelsOf = (of: { readonly ticks: readonly { readonly label: string }[] }) =>
  of.ticks.map(({ label }) => label);

describe('measured values', () => {
  it('stand within the range and in order, on both scales', () => {
    const value = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e6, noNaN: true }));
    const values = fc.array(value, { minLength: 1 });
    fc.assert(
      fc.property(values, (some) => {
        const sorted = some.toSorted((a, b) => a - b);
        for (const scale of [linearValues(some, UP, 5), logValues(some, UP, { zero: 18 })]) {
          const pixels = sorted.map((value) => scale.at(value));
          expect(pixels.every((y) => y >= UP[1] - 1e-6 && y <= UP[0] + 1e-6)).toBe(true);
          expect(pixels.every((y, i) => i === 0 || y <= pixels[i - 1] + 1e-6)).toBe(true);
        }
      }),
    );
  });

  it('bring zero along where it is near, and not where it is far', () => {
    expect(labelsOf(linearValues([0.19, 0.22], UP, 5))).not.toContain('0');
    expect(labelsOf(linearValues([0.02, 0.22], UP, 5))).toContain('0');
    expect(labelsOf(linearValues([-3, 4], UP, 5))).toContain('0');
  });

  it('have an axis where all of them are one', () => {
    for (const value of [0, 6, -2]) {
      const scale = linearValues([value, value], UP, 5);
      expect(scale.ticks.length).toBeGreaterThan(1);
      expect(scale.at(value)).toBeGreaterThanOrEqual(UP[1]);
    }
  });

  it('have a strip of their own for zeros on a logarithmic scale', () => {
    const with0 = logValues([0, 0.001, 1], UP, { zero: 20 });
    expect(labelsOf(with0)).toEqual(['0', '0.001', '0.01', '0.1', '1']);
    expect(with0.at(0)).toBe(290);
    expect(with0.at(0.001)).toBeLessThan(280);
    expect(with0.at(1e-9)).toBe(280);
    expect(labelsOf(logValues([0.001, 1], UP, { zero: 20 }))).not.toContain('0');
  });

  it('have enough ticks on a logarithmic scale, however short it is', () => {
    expect(labelsOf(logValues([0.19, 0.23], UP, { zero: 0 })).length).toBeGreaterThanOrEqual(3);
    expect(labelsOf(logValues([3, 80], UP, { zero: 0 }))).toEqual(['5', '10', '20', '50']);
  });

  it('are for a logarithmic scale where none is below zero', () => {
    expect(canBeLog([0, 2])).toBe(true);
    expect(canBeLog([0, 0])).toBe(false);
    expect(canBeLog([2, -1])).toBe(false);
  });
});

describe('columns', () => {
  const numeric = (...values: number[]) => values.map((value) => ({ text: String(value), value }));
  const named = (...texts: string[]) => texts.map((text) => ({ text, value: undefined }));

  it('lie within the area and never on each other', () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(some, fc.constantFrom('linear' as const, 'log' as const), (values, kind) => {
        for (const swept of [numeric(...values), named(...values.map(String))]) {
          const { middles, half } = columnsOf(swept, kind, ACROSS, 12);
          const sorted = middles.toSorted((a, b) => a - b);
          expect(sorted[0] - half).toBeGreaterThanOrEqual(ACROSS[0]);
          expect(sorted[sorted.length - 1] + half).toBeLessThanOrEqual(ACROSS[1]);
          // Where thousands of values crowd, a column is as wide as a dot and no narrower.
          for (let i = 1; i < sorted.length; i++)
            if (half > 2.5) expect(sorted[i] - sorted[i - 1]).toBeGreaterThanOrEqual(2 * half);
        }
      }),
    );
  });

  it('are named by the swept values where these fit, else by round numbers', () => {
    expect(labelsOf(columnsOf(numeric(1, 2, 3), 'linear', ACROSS, 12))).toEqual(['1', '2', '3']);
    const many = numeric(...Array.from({ length: 100 }, (_, i) => 1000 + i));
    const labels = labelsOf(columnsOf(many, 'linear', ACROSS, 12));
    expect(labels.length).toBeGreaterThan(2);
    expect(labels.length).toBeLessThan(12);
    const wide = columnsOf(numeric(10, 100, 1000), 'log', ACROSS, 12);
    expect(wide.middles[1] - wide.middles[0]).toBeCloseTo(wide.middles[2] - wide.middles[1], 9);
  });

  it('have names cut to their width, and as many as can be read', () => {
    const names = named(...Array.from({ length: 40 }, (_, i) => `roucairol-carvalho ${i}`));
    const { ticks } = columnsOf(names, 'linear', ACROSS, 12);
    expect(ticks.length).toBeGreaterThan(1);
    for (let i = 1; i < ticks.length; i++) {
      const widths = numberWidth(ticks[i].label, 11) + numberWidth(ticks[i - 1].label, 11);
      expect(ticks[i].at - ticks[i - 1].at).toBeGreaterThanOrEqual(widths / 2);
    }
    expect(labelsOf(columnsOf(named('push', 'pull'), 'linear', ACROSS, 12))).toEqual([
      'push',
      'pull',
    ]);
  });
});
