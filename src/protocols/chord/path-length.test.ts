// How long the way to a key is, and what dead nodes cost, against the published figures.
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

describe('path length', () => {
  it.each([
    [64, 3.85, 30],
    [256, 4.8, 24],
    [1024, 5.8, 16],
    [4096, 6.82, 8],
  ])('%d nodes: half the binary logarithm, and %d hops with the owner', (nodes, hops, rings) => {
    const { mean, error } = over(rings, { nodes, lookups: 1000, keys: 0 }).hopsMean;
    // The catalogue's figures are of one ring each: rings differ by 0.08 hops (64 nodes) to 0.03 (4096).
    expect(Math.abs(mean - hops)).toBeLessThan(0.1);
    const theory = run({ nodes, lookups: 1, keys: 0 }).theory;
    expect(theory.hopsToPredecessorMean).toBeCloseTo(Math.log2(nodes) / 2, 9);
    expect(Math.abs(mean - theory.hopsMean)).toBeLessThan(4 * error + 0.02);
  });

  it('twenty thousand nodes', () => {
    const { metrics, theory } = run({ nodes: 20_000, lookups: 3000, keys: 0 });
    expect(metrics.hopsMean).toBeCloseTo(theory.hopsMean, 1);
    expect(metrics.hopsMax).toBeLessThanOrEqual(16);
  });

  it.each([4, 8, 16])('a successor list of %d shortens it: ½ log2(N/r) + 1', (successors) => {
    const { mean } = over(12, { nodes: 1000, successors, lookups: 800, keys: 0 }).hopsMean;
    const expected = Math.log2(1000 / successors) / 2 + 1;
    expect(Math.abs(mean - expected)).toBeLessThan(0.1);
    expect(run({ nodes: 1000, successors, lookups: 1 }).theory.hopsMean).toBeCloseTo(expected, 9);
  });

  it('both ways of asking take the same hops, and virtual nodes hardly more', () => {
    const hops = (set: Setting) => over(5, { nodes: 500, lookups: 500, keys: 0, ...set }).hopsMean;
    const recursive = hops({}).mean;
    expect(hops({ lookup: 'iterative' }).mean).toBeCloseTo(recursive, 9);
    expect(Math.abs(hops({ virtualNodes: 10 }).mean - recursive)).toBeLessThan(0.4);
  });
});

describe('Stoica et al. 2003, table II: 1000 nodes, successor lists of 20, a fraction killed at once', () => {
  it.each([
    [0, 3.84, 0],
    [0.1, 4.03, 0.6],
    [0.2, 4.22, 1.17],
    [0.3, 4.44, 2.02],
    [0.4, 4.69, 3.23],
    [0.5, 5.09, 5.1],
  ])('%d dead: %d hops, %d timeouts, and no lookup fails', (failFraction, hops, timeouts) => {
    const set = { nodes: 1000, successors: 20, failFraction, keys: 0, lookups: 1000 };
    const { hopsMean, timeoutsMean, failedLookups, lostLookups } = over(6, set);
    expect(failedLookups.mean).toBe(0);
    // One ring was measured; rings differ by about 0.1 hops and, where half are dead, 0.4 timeouts.
    expect(Math.abs(hopsMean.mean - hops)).toBeLessThan(0.035 * hops);
    expect(Math.abs(timeoutsMean.mean - timeouts)).toBeLessThan(0.3);
    // Each contact is dead with that probability: p / (1 - p) dead ones for each live one, as the authors work out.
    const ratio = failFraction / (1 - failFraction);
    const expected = ratio * hopsMean.mean;
    expect(Math.abs(timeoutsMean.mean - expected)).toBeLessThan(4 * timeoutsMean.error + 0.05);
    // 2001, figure 11: that fraction of the keys is lost, and nothing else.
    const lost = Math.abs(lostLookups.mean - failFraction);
    expect(lost).toBeLessThan(4 * lostLookups.error + 0.005);
  });

  it('with one successor a dead one is the end of the way', () => {
    const set = { nodes: 1000, failFraction: 0.2, keys: 0, lookups: 500 };
    const { mean } = over(4, set).failedLookups;
    expect(mean).toBeGreaterThan(0.25);
    expect(mean).toBeLessThan(0.6);
  });
});
