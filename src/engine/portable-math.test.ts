// ln and exp held against the platform's own, over their whole ranges.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln, lnWord } from './portable-math.ts';

/** Relative error, with a floor where the value itself passes through zero. */
function error(found: number, right: number): number {
  return Math.abs(found - right) / Math.max(Math.abs(right), 1e-300);
}

const positive = fc
  .tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -1070, max: 1022 }))
  .map(([m, e]) => m * 2 ** e)
  .filter((x) => x > 0);

describe('ln', () => {
  it('agrees to 1e-13 from the smallest to the largest double', () => {
    fc.assert(
      fc.property(positive, (x) => error(ln(x), Math.log(x)) < 1e-13 || Math.abs(x - 1) < 1e-9),
      { numRuns: 2000, seed: 1 },
    );
    for (const x of [Number.MIN_VALUE, 2.2250738585072014e-308, Number.MAX_VALUE, 0.5, 2, Math.E])
      expect(error(ln(x), Math.log(x))).toBeLessThan(1e-13);
  });
  it('keeps its relative precision near 1, where it passes through 0', () => {
    for (const d of [1e-3, -1e-3, 1e-6, -1e-6, 1e-9, -1e-9, 2 ** -52])
      expect(error(ln(1 + d), Math.log(1 + d))).toBeLessThan(1e-13);
    expect(ln(1)).toBe(0);
  });
  it('has the limits of the logarithm', () => {
    expect(ln(0)).toBe(-Infinity);
    expect(ln(Infinity)).toBe(Infinity);
    expect(ln(-1)).toBeNaN();
    expect(ln(NaN)).toBeNaN();
  });
});

describe('lnWord', () => {
  it('is ln((w + 0.5) / 2^32) for every kind of word', () => {
    const words = [0, 1, 2, 3, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
    const right = (w: number) => Math.log((w + 0.5) / 2 ** 32);
    // A unit is all that a delay needs; near 1 the logarithm itself is tiny.
    for (const w of words) expect(Math.abs(lnWord(w) - right(w))).toBeLessThan(1e-10);
    fc.assert(
      fc.property(fc.nat(0xffffffff), (w) => Math.abs(lnWord(w) - right(w)) < 1e-10),
      { numRuns: 2000, seed: 1 },
    );
  });
  it('is negative and grows with the word, so that a delay is never negative', () => {
    let before = -Infinity;
    for (let w = 0; w < 2 ** 32; w += 10_000_019) {
      const value = lnWord(w);
      expect(value).toBeLessThan(0);
      expect(value).toBeGreaterThan(before);
      before = value;
    }
  });
});

describe('exp', () => {
  it('agrees to 1e-13 wherever the result is a normal double', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -708, max: 709.7, noNaN: true }),
        (x) => error(exp(x), Math.exp(x)) < 1e-13,
      ),
      { numRuns: 2000, seed: 1 },
    );
    for (const x of [0, 1, -1, 0.5, 1e-10, 709.7, -708]) {
      expect(error(exp(x), Math.exp(x))).toBeLessThan(1e-13);
    }
    expect(exp(0)).toBe(1);
  });
  it('underflows gradually and ends in 0 and Infinity', () => {
    for (const x of [-710, -720, -740])
      expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(
        2 * Number.MIN_VALUE + 1e-13 * Math.exp(x),
      );
    expect(exp(-746)).toBe(0);
    expect(exp(710)).toBe(Infinity);
    expect(exp(NaN)).toBeNaN();
    expect(exp(-Infinity)).toBe(0);
    expect(exp(Infinity)).toBe(Infinity);
  });
  it('undoes ln', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        (x) => error(exp(ln(x)), x) < 1e-12,
      ),
      { seed: 1 },
    );
  });
});
