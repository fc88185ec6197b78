// Delay distributions: what is parsed, and means and quantiles of what is sampled.
import { describe, expect, it } from 'vitest';
import { InputError } from './params.ts';
import { streamKey } from './random.ts';
import { meanOf, parseDistribution, samplerOf } from './sampling.ts';

const COUNT = 20_000;

/** Sorted samples of one stream. */
function samples(written: string, seed = 1): number[] {
  const draw = samplerOf(parseDistribution('delay', written));
  const { a, b } = streamKey(seed, 'delay');
  return Array.from({ length: COUNT }, (_, i) => draw(a, b, i * 64)).sort((x, y) => x - y);
}
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const quantile = (sorted: readonly number[], q: number) => sorted[Math.floor(q * sorted.length)];
const near = (found: number, right: number, share = 0.03) =>
  expect(Math.abs(found - right) / right).toBeLessThan(share);

describe('sampling', () => {
  it('constant', () => {
    expect(new Set(samples('constant:10000'))).toEqual(new Set([10_000]));
    expect(samplerOf(parseDistribution('delay', 'constant:2.5'))(1, 2, 3)).toBe(3);
  });
  it('uniform: mean and quantiles, within its bounds', () => {
    const sorted = samples('uniform:6000..14000');
    near(mean(sorted), 10_000);
    for (const q of [0.1, 0.25, 0.5, 0.75, 0.9]) near(quantile(sorted, q), 6000 + 8000 * q);
    expect(sorted[0]).toBeGreaterThanOrEqual(6000);
    expect(sorted[COUNT - 1]).toBeLessThanOrEqual(14_000);
  });
  it('uniform takes every whole tick', () => {
    const counts = new Map<number, number>();
    for (const x of samples('uniform:1..4')) counts.set(x, (counts.get(x) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4]);
    near(counts.get(2) ?? 0, COUNT / 3, 0.05);
  });
  it('exponential: mean and quantiles -mean * ln(1 - q)', () => {
    const sorted = samples('exponential:10000');
    near(mean(sorted), 10_000);
    for (const q of [0.1, 0.25, 0.5, 0.75, 0.9, 0.99])
      near(quantile(sorted, q), -10_000 * Math.log(1 - q), 0.05);
  });
  it('log-normal: median, mean and the quantiles one sigma away', () => {
    const sorted = samples('lognormal:10000:0.5');
    near(quantile(sorted, 0.5), 10_000);
    near(mean(sorted), 10_000 * Math.exp(0.125));
    near(quantile(sorted, 0.8413), 10_000 * Math.exp(0.5));
    near(quantile(sorted, 0.1587), 10_000 * Math.exp(-0.5));
  });
  it('is whole and at least one tick, however small the distribution', () => {
    for (const written of ['constant:0', 'uniform:0..0', 'exponential:0.1', 'lognormal:0.5:2'])
      for (const x of samples(written)) {
        if (!(Number.isInteger(x) && x >= 1)) expect.fail(`${written} gave ${x}`);
      }
  });
  it('states the mean that it samples', () => {
    for (const written of [
      'constant:700',
      'uniform:100..900',
      'exponential:700',
      'lognormal:700:0.8',
    ])
      near(mean(samples(written, 2)), meanOf(parseDistribution('delay', written)), 0.05);
  });
});

describe('parsing', () => {
  it('takes the four forms, fractions and exponents included', () => {
    expect(parseDistribution('d', 'constant:1.5')).toEqual({ kind: 'constant', value: 1.5 });
    expect(parseDistribution('d', 'uniform:6..14')).toEqual({ kind: 'uniform', min: 6, max: 14 });
    expect(parseDistribution('d', 'uniform:0.5..1.5')).toEqual({
      kind: 'uniform',
      min: 0.5,
      max: 1.5,
    });
    expect(parseDistribution('d', 'exponential:1e6')).toEqual({ kind: 'exponential', mean: 1e6 });
    expect(parseDistribution('d', 'lognormal:10:0.5')).toEqual({
      kind: 'lognormal',
      median: 10,
      sigma: 0.5,
    });
  });
  it('refuses everything else, naming the place and the forms', () => {
    for (const written of [
      '',
      'constant',
      'constant:',
      'constant:-1',
      'constant:x',
      'constant:1 ',
      'uniform:5..2',
      'uniform:5',
      'exponential:NaN',
      'exponential:1:2',
      'lognormal:10',
      'lognormal:10:6',
      'gaussian:1',
      'Constant:1',
      'constant:Infinity',
    ]) {
      expect(() => parseDistribution('network delay', written), written).toThrow(InputError);
      expect(() => parseDistribution('network delay', written)).toThrow(
        /^network delay: .*uniform:A\.\.B/,
      );
    }
    expect(() => parseDistribution('network delay', 'constant:2e12')).toThrow(/more than/);
  });
});
