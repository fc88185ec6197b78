// Where a search could miss something, or make something up: faults in time, ends, copies, cuts, rounds, errors.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { defineProperty, type Manifest, type Property, type Protocol } from '../engine/contract.ts';
import { DEFAULT_NETWORK, type NetworkSpec } from '../engine/network.ts';
import { int } from '../engine/params.ts';
import type { Intervention } from '../engine/run.ts';
import { Simulation } from '../engine/simulation.ts';
import { explore } from './explore.ts';
import { Search, type SearchOptions } from './search.ts';
import { written, writtenState } from './testing/brute-force.ts';
import { polls, pollsManifest, pollsRun } from './testing/polls.ts';
import { post, postManifest, postRun } from './testing/post.ts';
import { tinyBody, tinyManifest, tinyRun } from './testing/tiny-model.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('a run in time with faults', () => {
  const node = fc.nat(2);
  const time = fc.nat(30_000);
  const message = fc.record({
    from: fc.constant(0),
    to: fc.integer({ min: 1, max: 2 }),
    type: fc.constant('LETTER'),
    ordinal: fc.nat(1),
  });
  const faults: fc.Arbitrary<Intervention> = fc.oneof(
    fc.record({ kind: fc.constant('crash' as const), at: fc.record({ time }), node }),
    fc.record({ kind: fc.constant('recover' as const), at: fc.record({ time }), node }),
    fc.record({ kind: fc.constantFrom('lose' as const, 'duplicate' as const), message }),
  );
  const models = fc.record({
    model: fc.constantFrom('apart', 'logged', 'timers', 'chain', 'asked', 'race'),
    nodes: fc.constant(3),
    letters: fc.integer({ min: 1, max: 2 }),
  });
  /** What is on its way to a node that is down the search loses at once: the nodes alone are compared. */
  const nodesIn = (text: string) => JSON.stringify(JSON.parse(text)[0]);

  it('passes only through states of nodes that the search reaches with the same faults', () => {
    fc.assert(
      fc.property(models, fc.array(faults, { maxLength: 2 }), (params, interventions) => {
        const run = { ...postRun(params), interventions };
        const search = new Search(post, postManifest, run, { properties: [] }).finish();
        expect(search.exhausted).toBe(true);
        const states = Array.from({ length: search.progress.states }, (_, state) => state);
        const reached = new Set(states.map((state) => nodesIn(writtenState(search, state))));
        const simulation = new Simulation(post, postManifest, run, { record: 'counters' });
        do expect(reached.has(nodesIn(written(simulation.machine.world, false)))).toBe(true);
        while (!simulation.advance(1));
      }),
      { numRuns: 25 },
    );
  });
});

interface Log {
  log: string;
}
type Letters = { M: number; X: number };

function note({ state }: { readonly state: Log }, what: string): void {
  state.log += what;
}

/** Three nodes that log what happens to them, and one property. */
function exploreTiny(
  protocol: Partial<Protocol<Log, Letters, unknown>>,
  property: Pick<Property<Log, unknown>, 'kind' | 'check'>,
  options: SearchOptions = {},
  network: Partial<NetworkSpec> = {},
) {
  const manifest = tinyManifest('tiny', { nodes: int(3, { min: 3, max: 3, about: 'Nodes.' }) });
  const body = tinyBody<Log, Letters, unknown>(
    {
      network: DEFAULT_NETWORK,
      init: () => ({ log: '' }),
      ...protocol,
      on: {
        M: (node) => note(node, 'M'),
        X: (node) => note(node, 'X'),
        ...protocol.on,
      },
    },
    [defineProperty<Log, unknown>({ id: 'it', name: 'It.', ...property })],
  );
  return explore(body, manifest as unknown as Manifest, tinyRun(manifest, {}, network), options);
}
const found = { nodes: [], text: 'found' };
const seen = (log: string) =>
  ({
    kind: 'sometimes',
    check: (world) => (world.state(1).log === log ? found : undefined),
  }) satisfies Pick<Property<Log, unknown>, 'kind' | 'check'>;
const verdict = ({ results: [{ ok }] }: ReturnType<typeof exploreTiny>) => ok;

it('a crash may come after the last step', () => {
  const start: Protocol<Log, Letters, unknown>['start'] = (node) =>
    node.id === 0 && node.send(1, 'M', 0);
  const stays = {
    kind: 'always',
    check: (world) => (world.state(1).log === 'M' && !world.up(1) ? found : undefined),
  } satisfies Pick<Property<Log, unknown>, 'kind' | 'check'>;
  expect(verdict(exploreTiny({ start }, stays, { crashes: 1 }))).toBe(false);
  expect(verdict(exploreTiny({ start }, stays))).toBe(true);
});

it('what a cut holds may never arrive, and is not on its way where that never heals', () => {
  const { results } = explore(
    post,
    postManifest,
    postRun({ model: 'logged', nodes: 3, letters: 1 }, { partition: 'hold' }),
    { partitions: 1 },
  );
  expect(results.find(({ id }) => id === 'all-read')).toMatchObject({
    ok: false,
    witness: { lines: ['the network is cut: N0 on one side'] },
  });
});

it('of any number of duplicates it is not said that all must come', () => {
  const run = postRun({ model: 'chain', nodes: 2, letters: 1 });
  const { exhausted, results } = explore(post, postManifest, run, { duplicates: Infinity });
  expect([exhausted, results.find(({ id }) => id === 'all-read')?.ok]).not.toEqual([true, true]);
});

it('a copy is at most the width of the delay apart, however long it was under way', () => {
  const protocol: Partial<Protocol<Log, Letters, unknown>> = {
    start(node) {
      if (node.id > 0) return;
      node.send(1, 'M', 0);
      node.send(2, 'X', 0);
    },
    on: {
      M(node) {
        if (node.state.log === '') node.setTimer('late', 2);
        note(node, 'M');
      },
      X: (node) => note(node, 'X'),
    },
    timers: { late: (node) => note(node, 'T') },
  };
  const options = { timing: 'synchronous', duplicates: 1 } as const;
  // Once X has come, some time has passed, and nobody knows how much.
  const pairs = [{ from: 0, to: 2, delay: 'uniform:1..4' }];
  const comesLate = (delay: string) =>
    verdict(exploreTiny(protocol, seen('MTM'), options, { delay, pairs }));
  expect([comesLate('uniform:5..6'), comesLate('uniform:5..7')]).toEqual([false, true]);
});

it('within bounds a timer that is set anew at each tie may lose every one of them', () => {
  const protocol: Partial<Protocol<Log, Letters, unknown>> = {
    start(node) {
      if (node.id > 0) return;
      node.setTimer('end', 1);
      node.send(0, 'M', 0);
    },
    on: {
      M(node) {
        node.setTimer('end', 1);
        node.send(0, 'M', 0);
      },
      X: () => undefined,
    },
    timers: { end: (node) => note(node, 'end') },
  };
  const ends = {
    kind: 'eventually',
    check: (world) => (world.state(0).log === 'end' ? undefined : found),
  } satisfies Pick<Property<Log, unknown>, 'kind' | 'check'>;
  expect(verdict(exploreTiny(protocol, ends, { timing: 'synchronous' }))).toBe(false);
});

it('of a property that asks for the time nothing is said where it finds nothing', () => {
  const timely = {
    kind: 'always',
    check: (world) => (world.time > 5 ? found : undefined),
  } satisfies Pick<Property<Log, unknown>, 'kind' | 'check'>;
  const result = exploreTiny({}, timely);
  expect([result.exhausted, verdict(result)]).toEqual([true, null]);
});

describe('a handler that throws', () => {
  it('as the nodes start is an error of no steps', () => {
    const { error } = explore(post, postManifest, postRun({ model: 'apart', nodes: 2 }));
    expect(error).toMatchObject({
      lines: [],
      detail: 'sends LETTER to node 2, which is not there',
    });
  });

  it('among alike nodes is shown by a schedule that ends so', () => {
    const DONE = (node: { readonly id: number }) => {
      if (node.id === 2) throw new Error('no');
    };
    const on = { ...polls.protocol.on, DONE };
    const body = { ...polls, protocol: { ...polls.protocol, on } };
    const { error } = explore(body, pollsManifest, pollsRun({ voters: 2, broken: false }));
    expect(error?.detail).toBe('no');
    const run = error?.run ?? pollsRun({});
    const { end } = new Simulation(body, pollsManifest, run, { record: 'counters' })
      .finish()
      .report();
    expect(end.reason).toBe('error');
  });
});
