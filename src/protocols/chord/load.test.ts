// How evenly keys lie on the nodes, against the published figures.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { RunReport } from '../../engine/report.ts';
import type { Source } from '../../lab/source.ts';
import { trial } from '../../lab/testing/trial.ts';

vi.setConfig({ testTimeout: 120_000 });

let source: Source;
beforeAll(async () => {
  source = { manifest: manifestOf('chord'), body: await loadProtocol('chord') };
});

type Setting = Readonly<Record<string, string | number | boolean>>;

function run(set: Setting): RunReport {
  const written = Object.entries(set).map(([name, value]) => [name, `${value}`]);
  return trial(source, { set: Object.fromEntries(written) });
}

interface Estimate {
  readonly mean: number;
  readonly error: number;
}

/** Mean and standard error of each metric over rings 1 to `rings`. */
function over(rings: number, set: Setting): Readonly<Record<string, Estimate>> {
  const runs = Array.from({ length: rings }, (_, n) => run({ ...set, ring: n + 1 }).metrics);
  const names = Object.keys(runs[0]);
  return Object.fromEntries(names.map((name) => [name, estimate(runs.map((run) => run[name]))]));
}

function estimate(values: readonly number[]): Estimate {
  const count = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / count;
  const squares = values.reduce((a, b) => a + (b - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (count - 1) / count) };
}

describe('load', () => {
  it('Stoica et al. 2001, figure 8: 10,000 nodes, 500,000 keys', () => {
    const { metrics, theory } = run({ nodes: 10_000, keys: 500_000, lookups: 0 });
    expect(metrics.keysMean).toBe(50);
    // Published: some nodes hold none, the 99th percentile is 4.6 means, the largest (of one ring) 9.1 means.
    expect(metrics.keysP1).toBe(0);
    // The percentile of one ring has a standard deviation of 0.1 means.
    expect(Math.abs(metrics.keysP99 / 50 - 4.6)).toBeLessThan(0.3);
    expect(Math.abs(metrics.keysP99 - theory.keysP99)).toBeLessThan(15);
    expect(theory.keysP99 / 50).toBeCloseTo(4.6, 1);
    expect(metrics.keysMax / 50).toBeGreaterThan(7);
    expect(metrics.keysMax / 50).toBeLessThan(14);
    expect(metrics.nodesWithoutKeys).toBeCloseTo(theory.nodesWithoutKeys, 2);
  });

  it.each([
    [1, 0, 4.8],
    [2, 0.05, 3.6],
    [5, 0.2, 2.4],
    [10, 0.38, 1.95],
    [20, 0.5, 1.6],
  ])('figure 9: %d virtual nodes, 1st percentile %d means, 99th %d', (virtualNodes, low, high) => {
    const set = { nodes: 2000, keys: 200_000, virtualNodes, lookups: 0 };
    const { metrics, theory } = run(set);
    expect(metrics.keysMean).toBe(100);
    expect(Math.abs(metrics.keysP1 / 100 - low)).toBeLessThan(0.08);
    expect(Math.abs(metrics.keysP99 / 100 - high)).toBeLessThan(0.12 * high);
    if (virtualNodes > 1) expect(Math.abs(theory.keysP1 - metrics.keysP1)).toBeLessThan(6);
    expect(Math.abs(theory.keysP99 / metrics.keysP99 - 1)).toBeLessThan(0.1);
  });

  it.each([
    [100, 1, 2000],
    [100, 1, 200],
    [100, 5, 2000],
    [300, 2, 6000],
  ])(
    '%d nodes with %d places each, %d keys: theory is the mean over rings',
    (nodes, virtualNodes, keys) => {
      const set = { nodes, keys, virtualNodes, lookups: 0 };
      const measured = over(200, set);
      const { theory } = run(set);
      for (const name of virtualNodes > 1 ? ['keysP99'] : ['keysP99', 'keysMax']) {
        const { mean, error } = measured[name];
        expect(Math.abs(mean - theory[name]), name).toBeLessThan(3 * error + 0.05);
        expect(error).toBeLessThan(0.025 * mean);
      }
    },
  );

  it('no theory where a percentile is a matter of a single key, or of few nodes', () => {
    expect(run({ nodes: 200, keys: 20_000, lookups: 0 }).theory).not.toHaveProperty('keysP1');
    const few = run({ nodes: 50, keys: 1000, lookups: 0 }).theory;
    expect(Object.keys(few).toSorted()).toEqual(['keysMean', 'keysMoved', 'nodesWithoutKeys']);
  });

  it('the last node to join takes 1/N of the keys, on average', () => {
    const set = { nodes: 10, bits: 20, keys: 1000, lookups: 0 };
    const { mean, error } = over(150, set).keysMoved;
    expect(Math.abs(mean - 0.1)).toBeLessThan(4 * error);
    const joined = over(30, { ...set, stabilize: true, rounds: 0 }).keysMoved;
    expect(Math.abs(joined.mean - 0.1)).toBeLessThan(4 * joined.error);
    expect(run({ ...set, stabilize: true, rounds: 0 }).theory.keysMoved).toBe(0.1);
  });

  it('the expected part without keys, by theory and by count', () => {
    const set = { nodes: 500, keys: 1000, lookups: 0 };
    const { mean, error } = over(40, set).nodesWithoutKeys;
    const expected = run(set).theory.nodesWithoutKeys;
    expect(expected).toBeCloseTo(499 / 1499, 12);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error);
  });
});
