// Chord on a ring that stands: the textbook's figure, what every hop keeps to, the presets, and parameters.
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { RunReport } from '../../engine/report.ts';
import type { Trace } from '../../engine/trace.ts';
import type { RunRequest } from '../../lab/build-run.ts';
import type { Source } from '../../lab/source.ts';
import { failed, presetOutcome, tracedTrial, trial } from '../../lab/testing/trial.ts';
import manifest, { type Params } from './index.ts';
import type { Messages } from './messages.ts';
import { layRing, placesOf } from './ring.ts';

/** Hashes of the presets' runs: a change of any event shows here. */
const GOLDEN: Readonly<Record<string, string>> = {
  figure: '2c912062beba9f27',
  'dead-on-the-way': 'c2ac1624735a2e65',
  join: 'b76ec18503047f78',
  leave: '4eeeacb41d55b0e4',
  churn: '992ebc248639d37c',
  'churn-too-fast': 'a4419840264fdb2a',
  'successor-list': '83f606d8510fec85',
  'ring-breaks': '1beda460953797f3',
  'dead-adopted': 'e75c70adac592b58',
  'two-rings': 'b64140e2ea4c98c5',
  'half-dead': 'd92f627f7157738c',
  load: 'c798fd5787d0b9a9',
  'virtual-nodes': '6e5d32ce810bee4d',
  'twenty-thousand': 'a601b6ef8d1ab01c',
};

vi.setConfig({ testTimeout: 120_000 });

let source: Source;
beforeAll(async () => {
  source = { manifest: manifestOf('chord'), body: await loadProtocol('chord') };
});

type Setting = Readonly<Record<string, string | number | boolean>>;

function run(set: Setting, request: Omit<RunRequest, 'set'> = {}): RunReport {
  const written = Object.fromEntries(
    Object.entries(set).map(([name, value]) => [name, `${value}`]),
  );
  return trial(source, { ...request, set: written });
}

/** Identifiers that the searches of a run went through, and the owner; one list for each node that looks. */
function paths(trace: Trace): number[][] {
  const found = new Map<number, number[]>();
  for (let i = 0; i < trace.count; i++) {
    if (trace.kindName(i) !== 'receive' || trace.type(i) !== 'FIND') continue;
    const { origin, to } = trace.body(i) as Messages['FIND'];
    found.set(origin, [...(found.get(origin) ?? []), to]);
  }
  return [...found.values()];
}

const seeds = fc.integer({ min: 0, max: 1e6 });
const delays = fc.constantFrom('uniform:6000..14000', 'constant:10000', 'exponential:3000');
const modes = fc.constantFrom('recursive', 'iterative');

describe("the textbook's figure: m = 5, nodes 1, 4, 9, 11, 14, 18, 20, 21, 28", () => {
  const ids = [1, 4, 9, 11, 14, 18, 20, 21, 28];

  it.each([
    [1, [4, 4, 9, 9, 18]],
    [4, [9, 9, 9, 14, 20]],
    [9, [11, 11, 14, 18, 28]],
    [11, [14, 14, 18, 20, 28]],
    [14, [18, 18, 18, 28, 1]],
    [18, [20, 20, 28, 28, 4]],
    [20, [21, 28, 28, 28, 4]],
    [21, [28, 28, 28, 1, 9]],
    [28, [1, 1, 1, 4, 14]],
  ])('finger table of %d', (id, fingers) => {
    const params = { ...defaults(), ids };
    const layout = layRing(params, () => 0);
    const [place] = placesOf(ids.indexOf(id), { ...params, layout });
    expect(place.id).toBe(id);
    expect(place.fingers.map((finger) => finger.id)).toEqual(fingers);
    expect(place.fingers.every((finger) => ids[finger.node] === finger.id)).toBe(true);
  });

  it('26 from 1 goes by 18, 20, 21 to 28; 12 from 28 by 4, 9, 11 to 14; whatever the delays', () => {
    fc.assert(
      fc.property(modes, delays, seeds, (lookup, delay, seed) => {
        const { report, trace } = tracedTrial(source, {
          preset: 'figure',
          set: { lookup, timeout: '10000000' },
          network: { delay },
          seed,
        });
        expect(paths(trace)).toEqual([
          [18, 20, 21, 28],
          [4, 9, 11, 14],
        ]);
        expect(report.metrics).toMatchObject({
          hopsMean: 4,
          hopsToPredecessorMean: 3,
          hopsMax: 4,
          failedLookups: 0,
        });
      }),
    );
  });

  it('a dead node on the way costs a timeout and a longer way', () => {
    const { report, trace } = tracedTrial(source, { preset: 'dead-on-the-way' });
    expect(paths(trace)).toEqual([[9, 14, 20, 28]]);
    expect(report.metrics).toMatchObject({ hopsMean: 4, timeoutsMean: 1, failedLookups: 0 });
  });
});

function defaults(): Params {
  return Object.fromEntries(
    Object.entries(manifest.params).map(([name, param]) => [name, param.default]),
  ) as Params;
}

describe('on any ring that stands', () => {
  const rings = fc.record({
    bits: fc.integer({ min: 3, max: 32 }),
    share: fc.integer({ min: 1, max: 100 }),
    successors: fc.integer({ min: 1, max: 6 }),
    virtualNodes: fc.integer({ min: 1, max: 4 }),
    lookup: modes,
    ring: seeds,
  });
  const nodesOf = (bits: number, share: number, virtualNodes: number) =>
    Math.max(1, Math.floor((Math.min(2 ** bits, 60 * virtualNodes) * share) / 100 / virtualNodes));

  it('every lookup finds the owner in at most m hops, each of which comes closer', () => {
    fc.assert(
      fc.property(rings, delays, seeds, ({ share, ...set }, delay, seed) => {
        const nodes = nodesOf(set.bits, share, set.virtualNodes);
        if (nodes * set.virtualNodes > 2 ** set.bits) return;
        const report = run(
          { ...set, nodes, lookups: 12, timeout: 10_000_000 },
          { network: { delay }, seed },
        );
        expect(failed(report)).toEqual([]);
        expect(report.metrics.failedLookups).toBe(0);
        expect(report.metrics.hopsMax).toBeLessThanOrEqual(set.bits);
      }),
      { numRuns: 200 },
    );
  });

  it('a full ring: as many hops as the distance to the predecessor has binary ones, and the owner', () => {
    const ones = (n: number): number => (n === 0 ? 0 : (n % 2) + ones(Math.floor(n / 2)));
    const set = { nodes: 32, bits: 5, lookups: 0, keys: 0 };
    const lookups = Array.from({ length: 32 }, (_, key) => key);
    const faults = lookups.map((key) => ({
      kind: 'command',
      at: { time: 1 + 1_000_000 * key },
      node: 0,
      command: 'lookup',
      args: { key },
    }));
    const { metrics } = run(set, { faults });
    const hops = lookups.map((key) => (key === 0 ? 0 : ones(key - 1) + 1));
    expect(metrics.hopsMean).toBeCloseTo(hops.reduce((a, b) => a + b, 0) / 32, 12);
    expect(metrics.hopsMax).toBe(5);
    expect(metrics.failedLookups).toBe(0);
  });

  it('as long as fewer than r nodes die, wherever they stand, every lookup finds the live owner', () => {
    const crashes = fc.uniqueArray(fc.nat(19), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(crashes, modes, seeds, (dead, lookup, ring) => {
        const faults = dead.map((node) => ({ kind: 'crash', at: { time: 0 }, node }));
        const set = { nodes: 20, successors: 4, lookups: 20, lookup, ring };
        const report = run(set, { faults });
        expect(failed(report)).toEqual([]);
        expect(report.metrics.failedLookups).toBe(0);
      }),
    );
  });

  it('lost, doubled and late messages make no hop go astray, and every lookup ends', () => {
    const network = fc.record({
      delay: fc.constantFrom('uniform:1..60000', 'lognormal:10000:1.5'),
      loss: fc.constantFrom('0', '0.1', '0.3'),
      duplication: fc.constantFrom('0', '0.2'),
    });
    fc.assert(
      fc.property(network, modes, seeds, (links, lookup, seed) => {
        const set = { nodes: 12, successors: 3, lookups: 8, lookup, ring: seed };
        const report = run(set, { network: links, seed });
        expect(failed(report)).not.toContain('closer');
        expect(failed(report)).not.toContain('lookups-end');
        expect(['quiescent', 'violation']).toContain(report.end.reason);
      }),
      { numRuns: 150 },
    );
  });
});

describe('presets', () => {
  it.each(manifest.presets.map(({ id }) => id))('%s keeps its promises', (id) => {
    const { lapses, hashes } = presetOutcome(source, id);
    expect(lapses).toEqual([]);
    expect(hashes[0]).toBe(GOLDEN[id]);
  });

  it('captions say what was measured', () => {
    const metrics = (preset: string) => trial(source, { preset }).metrics;
    const halfDead = metrics('half-dead');
    expect(halfDead.hopsMean.toFixed(2)).toBe('5.18');
    expect(halfDead.timeoutsMean.toFixed(2)).toBe('5.09');
    expect(metrics('load')).toMatchObject({ nodesWithoutKeys: 0.082, keysMax: 89, keysP99: 46 });
    expect(metrics('virtual-nodes')).toMatchObject({ keysMax: 28, keysP1: 2, keysP99: 20 });
    const many = metrics('twenty-thousand');
    expect(many.hopsMean.toFixed(2)).toBe('7.99');
    expect(many.hopsMax).toBe(12);
    expect(metrics('churn').failedLookups * 30).toBeCloseTo(4, 9);
    expect(metrics('join').keysMoved * 24).toBeCloseTo(4, 9);
  });

  it('the broken variant finds nothing past zero', () => {
    const { broken } = source.body;
    const report = trial(source, { preset: broken?.preset, broken: true });
    expect(failed(report)).toEqual([broken?.violates]);
    expect(report.metrics.failedLookups).toBe(0.5);
  });
});

describe('parameters', () => {
  it.each([
    [{ nodes: 33, bits: 5 }, /bits: 33 identifiers don't fit into 5 bits/],
    [{ ids: '1,2,1' }, /ids: 1 comes twice/],
    [{ ids: '40', bits: 5 }, /ids: 40 doesn't fit/],
    [{ nodes: 2, ids: '1,2,3' }, /ids: 3 identifiers for 2 nodes/],
    [{ failFraction: 1 }, /failFraction: at least one node must be up/],
    [{ joins: 2 }, /joins: needs stabilize/],
    [{ churn: 1 }, /churn: needs stabilize/],
    [{ joins: 9, stabilize: true }, /joins: at least one node/],
    [{ nodes: 20_000, virtualNodes: 64 }, /virtualNodes: 1280000 virtual nodes/],
  ] as const)('refuses %j', (set, message) => {
    expect(() => run(set)).toThrow(message);
  });

  it('takes one node, and rings in which all positions are taken', () => {
    expect(run({ nodes: 1 }).metrics).toMatchObject({ hopsMean: 0, keysMean: 20 });
    expect(failed(run({ nodes: 8, bits: 3, lookups: 64 }))).toEqual([]);
  });

  it('the same ring for the same number, whatever the seed; without a number another for each seed', () => {
    const moved = (ring: number, seed: number) =>
      run({ nodes: 50, keys: 5000, lookups: 0, ring }, { seed }).metrics.keysMoved;
    const some = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(new Set(some.map((seed) => moved(1, seed))).size).toBe(1);
    expect(new Set(some.map((ring) => moved(ring, 1))).size).toBeGreaterThan(6);
    expect(new Set(some.map((seed) => moved(0, seed))).size).toBeGreaterThan(6);
  });

  it('over seeds the last node has 1/N of the keys', () => {
    const shares = Array.from(
      { length: 400 },
      (_, n) =>
        run({ nodes: 10, bits: 20, keys: 500, lookups: 0 }, { seed: n + 1 }).metrics.keysMoved,
    );
    // One share has a standard deviation of about 0.09.
    const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
    expect(Math.abs(mean - 0.1)).toBeLessThan(4 * (0.09 / 20));
  });
});
