// The explorer against closed forms and against every schedule enumerated one by one.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Manifest } from '../engine/contract.ts';
import { DEFAULT_NETWORK } from '../engine/network.ts';
import { int } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import { Simulation } from '../engine/simulation.ts';
import { explore } from './explore.ts';
import { Search, type SearchOptions } from './search.ts';
import { bruteForce, written, writtenState } from './testing/brute-force.ts';
import { post, postManifest, postRun } from './testing/post.ts';
import { tinyBody, tinyManifest, tinyRun } from './testing/tiny-model.ts';

vi.setConfig({ testTimeout: 60_000 });

const NONE = { properties: [] } as const;
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const exploreRun = (run: Run, options: SearchOptions = NONE) =>
  explore(post, postManifest, run, options);
const explorePost = (
  params: Run['params'],
  options: SearchOptions = NONE,
  network: Partial<Run['network']> = {},
) => exploreRun(postRun(params, network), options);

describe('closed forms', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 8])('%i letters to different nodes: 2^k states', (letters) => {
    const found = explorePost({ model: 'apart', nodes: 9, letters });
    expect(found.exhausted).toBe(true);
    expect(found.states).toBe(2 ** letters);
    expect(found.transitions).toBe(1 + (letters * 2 ** letters) / 2);
    expect(found.depth).toBe(letters);
    expect(found.ends).toBe(1);
  });
  it.each([1, 2, 3, 4, 5])('%i letters to different nodes: k! schedules', (letters) => {
    const run = postRun({ model: 'apart', nodes: 6, letters });
    expect(bruteForce(post, postManifest, run).schedules).toBe(factorial(letters));
  });
  it.each([1, 2, 3, 4, 5])('%i letters that one node logs: k!/(k - j)! states at depth j', (k) => {
    const found = explorePost({ model: 'logged', letters: k });
    const depths = Array.from({ length: k + 1 }, (_, j) => factorial(k) / factorial(k - j));
    expect(found.states).toBe(depths.reduce((sum, states) => sum + states, 0));
    expect(found.ends).toBe(factorial(k));
  });
  it('letters of the same content are a multiset: k + 1 counts, the letters being numbered 2^k', () => {
    expect(explorePost({ model: 'alike', letters: 6 }).states).toBe(2 ** 6);
    expect(explorePost({ model: 'chain', nodes: 2, letters: 1 }).states).toBe(2);
  });
  it('a FIFO channel has one order', () => {
    const found = explorePost({ model: 'logged', letters: 6 }, NONE, { fifo: true });
    expect([found.states, found.transitions, found.ends]).toEqual([7, 7, 1]);
  });
  it('timers fire in any order, and cancelled ones never', () => {
    // b cancels c: ab, ba, acb, cab, cba.
    expect(explorePost({ model: 'timers' }).ends).toBe(5);
  });
  it('draws are choices: a die and a coin', () => {
    expect(explorePost({ model: 'dice', letters: 1, sides: 5 }).ends).toBe(10);
    expect(explorePost({ model: 'dice', letters: 2, sides: 3 }).ends).toBe(36);
  });
  it('a draw from too many outcomes is cut, and the search not exhausted', () => {
    const found = explorePost(
      { model: 'dice', letters: 1, sides: 500 },
      { ...NONE, maxOutcomes: 9 },
    );
    expect(found.ends).toBe(4);
    expect(found.exhausted).toBe(false);
  });
  it('nodes that draw as they start have 2^n beginnings, of which 4096 are tried', () => {
    const tossing = tinyManifest('tossing', {
      nodes: int(2, { min: 2, max: 20, about: 'Nodes.' }),
    });
    const body = tinyBody<{ up: boolean }, Record<string, never>, unknown>(
      {
        network: DEFAULT_NETWORK,
        init: () => ({ up: false }),
        start(node) {
          node.state.up = node.chance(0.5);
        },
        on: {},
      },
      [],
    );
    const states = (nodes: number) => {
      const found = explore(body, tossing as unknown as Manifest, tinyRun(tossing, { nodes }));
      return [found.states, found.exhausted];
    };
    expect([states(3), states(12), states(13)]).toEqual([
      [2 ** 3, true],
      [2 ** 12, true],
      [2 ** 12, false],
    ]);
  });
  it('a crash at any moment loses what is on its way', () => {
    const found = explorePost({ model: 'apart', nodes: 3, letters: 2 }, { ...NONE, crashes: 1 });
    // Nobody down, N0, N1 or N2: each time two nodes that have read or not.
    expect(found.states).toBe(4 * 4);
  });
});

describe('every schedule one by one', () => {
  const models = ['apart', 'logged', 'alike', 'timers', 'dice', 'clock', 'chain', 'asked'] as const;
  const runs = fc.record({
    model: fc.constantFrom(...models),
    nodes: fc.integer({ min: 4, max: 5 }),
    letters: fc.integer({ min: 0, max: 3 }),
    sides: fc.integer({ min: 1, max: 3 }),
  });
  const faults = fc.constantFrom(
    {},
    { crashes: 1 },
    { losses: 1 },
    { duplicates: 1 },
    { crashes: 1, recoveries: 1 },
    { losses: 1, duplicates: 1 },
  );
  it('meets the same worlds and the same ends', () => {
    fc.assert(
      fc.property(runs, faults, fc.boolean(), (params, budgets, fifo) => {
        fc.pre(params.model !== 'dice' || params.letters < 3);
        fc.pre(params.letters < 3 || Object.keys(budgets).length < 2);
        const run = postRun(params, { fifo });
        const search = new Search(post, postManifest, run, { ...NONE, ...budgets }).finish();
        const clocks = params.model === 'clock' && params.letters > 0;
        const brute = bruteForce(post, postManifest, run, budgets, clocks);
        const states = Array.from({ length: search.progress.states }, (_, state) => state);
        const texts = new Set(states.map((state) => writtenState(search, state)));
        expect(texts).toEqual(brute.texts);
        expect([states.length, search.ends]).toEqual([brute.worlds.size, brute.ends.size]);
        expect(search.exhausted).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
  it('a run in time passes only through states that the explorer reaches', () => {
    fc.assert(
      fc.property(runs, fc.nat(1000), (params, seed) => {
        // In time a clock shows time, and under the explorer steps.
        fc.pre(params.model !== 'clock');
        const run = postRun(params);
        const search = new Search(post, postManifest, run, NONE).finish();
        const states = Array.from({ length: search.progress.states }, (_, state) => state);
        const reached = new Set(states.map((state) => writtenState(search, state)));
        const simulation = new Simulation(
          post,
          postManifest,
          { ...run, seed },
          { record: 'counters' },
        );
        do expect(reached.has(written(simulation.machine.world, false))).toBe(true);
        while (!simulation.advance(1));
      }),
      { numRuns: 40 },
    );
  });
});

describe('properties', () => {
  it('a violation comes with a shortest schedule, which replays to it', () => {
    const found = explorePost({ model: 'logged', letters: 4 }, {});
    const [order, first, read] = found.results;
    expect(order.ok).toBe(false);
    expect(order.witness?.lines).toHaveLength(2);
    expect(order.witness?.detail).toBe('N1 reads 1 after 2');
    expect(order.witness?.lines).toEqual([
      'N1 receives LETTER from N0',
      'N1 receives LETTER from N0',
    ]);
    expect(first).toMatchObject({ id: 'three-first', ok: true });
    expect(first.witness?.lines).toHaveLength(1);
    expect(read.ok).toBe(true);
    expect(found.exhausted).toBe(true);
  });
  it('the search may end at the first violation: the rest is not decided', () => {
    const found = explorePost({ model: 'logged', letters: 4 }, { stopsAtViolation: true });
    expect(found).toMatchObject({ exhausted: false, cut: 'violation' });
    expect(found.results.map(({ ok }) => ok)).toEqual([false, true, null]);
  });
  it('that hold everywhere are true', () => {
    const found = explorePost({ model: 'logged', letters: 3 }, {}, { fifo: true });
    expect(found.results.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(found.exhausted).toBe(true);
  });
  it('eventually is judged at the ends', () => {
    const found = explorePost({ model: 'apart', nodes: 3, letters: 2 }, { crashes: 1 });
    const owed = found.results.find(({ id }) => id === 'all-read');
    expect(owed).toMatchObject({ ok: false, witness: { detail: '1 are read' } });
    expect(owed?.witness?.lines).toHaveLength(2);
    expect(owed?.witness?.lines.join()).toMatch(/N[12] crashes/);
  });
});

it('a check that writes to what its property remembers is found out', () => {
  const [order, ...others] = post.properties;
  const writes = {
    ...order,
    monitor: () => ({ asked: 0 }),
    check: (_: unknown, monitor: unknown) => void (monitor as { asked: number }).asked++,
  };
  const body = { ...post, properties: [writes, ...others] };
  expect(() => explore(body, postManifest, postRun({ model: 'apart', nodes: 3 }))).toThrow(
    TypeError,
  );
});

describe('bounds and refusals', () => {
  it('ends at a number of states, or a depth, without a verdict', () => {
    const few = explorePost({ model: 'apart', nodes: 9, letters: 8 }, { maxStates: 10 });
    expect(few.exhausted).toBe(false);
    expect(few.states).toBeLessThan(20);
    expect(few.results.find(({ id }) => id === 'all-read')?.ok).toBe(null);
    const shallow = explorePost({ model: 'apart', nodes: 9, letters: 8 }, { maxDepth: 2 });
    expect([shallow.exhausted, shallow.states, shallow.depth]).toEqual([false, 1 + 8 + 28, 2]);
  });
  it('a handler that throws is an error with its schedule', () => {
    const found = explorePost({ model: 'fails', letters: 3 }, { properties: ['all-read'] });
    expect(found.error?.detail).toBe('cannot read 2 after 3');
    expect(found.error?.lines).toHaveLength(2);
    expect(found.exhausted).toBe(false);
  });
});
