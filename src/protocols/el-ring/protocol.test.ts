// Elections on a ring: published counts, crashes and delays at random, every preset, the broken variant.
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { RunReport } from '../../engine/report.ts';
import type { Intervention } from '../../engine/run.ts';
import type { Trace } from '../../engine/trace.ts';
import type { Source } from '../../lab/source.ts';
import { failed, presetOutcome, tracedTrial, trial } from '../../lab/testing/trial.ts';
import manifest from './index.ts';

/** Hashes of the presets' runs: a change of any event shows here. */
const GOLDEN: Readonly<Record<string, string>> = {
  textbook: '76bb65ad2943a00f',
  'one-starter': 'ad773fee734ef479',
  'chang-roberts': 'dcd7c2d45799357e',
  'worst-case': '262c17c80133a2f0',
  'best-case': '1e39a749e31c0dfd',
  'sixty-four': '71d4e8351fa2bb2d',
  'initiator-dies': '74e18736ed83834d',
  'round-for-ever': '6247ba78d785e34e',
  'winner-dies': '2e86bab10f55442d',
  'slow-link': '4d1241b0926eaa33',
  'lost-with-holder': '05f808010a9666b6',
};

vi.setConfig({ testTimeout: 60_000 });

let source: Source;
beforeAll(async () => {
  source = { manifest: manifestOf('el-ring'), body: await loadProtocol('el-ring') };
});

const held = (report: RunReport) =>
  report.end.reason === 'quiescent' && failed(report).length === 0;
/** Nodes of the marks of that type, in order. */
const marked = (trace: Trace, type: string) =>
  Array.from({ length: trace.count }, (_, i) => i)
    .filter((i) => trace.kindName(i) === 'mark' && trace.type(i) === type)
    .map((i) => trace.node(i));

const ids = (list: readonly number[]) => list.join(',');
const seeds = fc.integer({ min: 0, max: 1e6 });
/** Delays that keep the promise: below T / 2 = 15,000 ticks. */
const boundedDelay = fc
  .tuple(fc.integer({ min: 1, max: 14_999 }), fc.integer({ min: 1, max: 14_999 }))
  .map(([a, b]) => `uniform:${Math.min(a, b)}..${Math.max(a, b)}`);
const anyDelay = fc.oneof(
  boundedDelay,
  fc.constantFrom('exponential:10000', 'lognormal:10000:1.5', 'uniform:1..90000'),
);
const sizes = fc.integer({ min: 2, max: 12 });
const bids = { variant: 'chang-roberts', initiators: 'all', acknowledgements: 'false' };

describe('published counts', () => {
  it("the textbook's figure: 7 down, 3 and 6 start, both find 6", () => {
    const { report, trace } = tracedTrial(source, { preset: 'textbook' });
    expect(report.messages.byType).toEqual({ ELECTION: 16, COORDINATOR: 16 });
    expect(report.metrics).toMatchObject({ leader: 6, elections: 2 });
    expect(report.metrics).toMatchObject(report.theory);
    expect(marked(trace, 'DECIDE')).toEqual([3, 6]);
  });

  it('and that of its older edition: 2 and 5 start', () => {
    const set = { crashed: '7', initiators: '2,5' };
    const { report, trace } = tracedTrial(source, { set });
    expect(held(report)).toBe(true);
    expect(report.metrics).toMatchObject({ leader: 6, messages: 16, announcementMessages: 16 });
    expect(marked(trace, 'DECIDE').sort()).toEqual([2, 5]);
  });

  it('list: 2n messages for each initiator, whatever the delays', () => {
    const cases = sizes.chain((n) =>
      fc.tuple(fc.constant(n), fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: n })),
    );
    const orders = fc.constantFrom('random', 'ascending', 'descending');
    fc.assert(
      fc.property(
        cases,
        orders,
        anyDelay,
        fc.boolean(),
        seeds,
        ([n, initiators], order, delay, fifo, seed) => {
          const acknowledgements = 'false';
          const set = { nodes: `${n}`, initiators: ids(initiators), order, acknowledgements };
          const network = { delay, fifo: `${fifo}` };
          const report = trial(source, { set, network, seed });
          const k = initiators.length;
          expect(report.metrics).toMatchObject({ messages: n * k, announcementMessages: n * k });
          expect(report.metrics).toMatchObject(report.theory);
          expect(report.messages.sent).toBe(2 * n * k);
          expect(report.messages.control).toBe(0);
          expect(held(report)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['descending', (n: number) => (n * (n + 1)) / 2],
    ['ascending', (n: number) => 2 * n - 1],
  ] as const)('chang-roberts, all starting, %s', (order, messages) => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), anyDelay, seeds, (n, delay, seed) => {
        const set = { ...bids, nodes: `${n}`, order };
        const report = trial(source, { set, network: { delay }, seed });
        expect(held(report)).toBe(true);
        expect(report.metrics).toMatchObject({
          messages: messages(n),
          announcementMessages: n,
          leader: n - 1,
        });
        expect(report.metrics).toMatchObject(report.theory);
      }),
    );
  });

  it.each([
    [8, 21.743, 300],
    [16, 54.092, 300],
    [64, 303.609, 300],
    [256, 1567.832, 500],
  ])('chang-roberts, %i processes at random: n·Hₙ = %d on average', (n, mean, seeds) => {
    const set = { ...bids, nodes: `${n}`, order: 'random' };
    const runs = Array.from({ length: seeds }, (_, seed) => trial(source, { set, seed }));
    expect(runs[0].theory.messages).toBeCloseTo(mean, 3);
    const counts = runs.map(({ metrics }) => metrics.messages);
    const average = counts.reduce((a, b) => a + b) / counts.length;
    const variance = counts.reduce((a, b) => a + (b - average) ** 2, 0) / counts.length;
    expect(Math.abs(average - mean)).toBeLessThan(1.96 * Math.sqrt(variance / counts.length));
  });

  it('chang-roberts, one starter at random: a round, and 1 to n - 1 places before it', () => {
    const set = { variant: 'chang-roberts', order: 'random', crashed: '5,6', initiators: '1' };
    const runs = Array.from({ length: 1400 }, (_, seed) => trial(source, { set, seed }));
    const counts = runs.map(({ metrics }) => metrics.messages);
    expect(runs[0].theory.messages).toBe(8 + 4);
    expect(new Set(counts)).toEqual(new Set([9, 10, 11, 12, 13, 14, 15]));
    // Each 200 times, give or take three standard deviations.
    for (let messages = 9; messages <= 15; messages++)
      expect(
        Math.abs(counts.filter((count) => count === messages).length - 200),
        `${messages}`,
      ).toBeLessThan(3 * Math.sqrt((1400 * 6) / 49));
  });

  it('order random draws who is next to whom; ids stay, and the highest leads', () => {
    const next = new Set<number>();
    for (let seed = 0; seed < 40; seed++) {
      const { report, trace } = tracedTrial(source, { set: { order: 'random' }, seed });
      expect(report.metrics).toMatchObject({ leader: 7, messages: 8, announcementMessages: 8 });
      expect(report.theory).toMatchObject({ leader: 7 });
      const first = Array.from({ length: trace.count }, (_, i) => i).find(
        (i) => trace.kindName(i) === 'send',
      );
      next.add(trace.peer(first ?? -1));
      const down = trial(source, { set: { order: 'random', crashed: '7' }, seed });
      expect(down.metrics).toMatchObject({ leader: 6, messages: 8 });
      expect(down.metrics).toMatchObject(down.theory);
    }
    expect(next).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
  });

  it('any crashed, any starters: the theory where it has a value, and always its leader', () => {
    const cases = fc.integer({ min: 2, max: 10 }).chain((n) => {
      const some = fc.uniqueArray(fc.nat(n - 1), { maxLength: n - 1 });
      return fc.record({
        nodes: fc.constant(`${n}`),
        crashed: some.map(ids),
        initiators: fc.oneof(some.map(ids), fc.constant('all')),
        variant: fc.constantFrom('list', 'chang-roberts'),
        order: fc.constantFrom('ascending', 'descending'),
      });
    });
    fc.assert(
      fc.property(cases, boundedDelay, seeds, (set, delay, seed) => {
        const report = trial(source, { set, network: { delay }, seed });
        expect(held(report)).toBe(true);
        expect(report.metrics).toMatchObject(report.theory);
        const down = set.crashed === '' ? [] : set.crashed.split(',');
        const starts =
          set.initiators === 'all' ||
          (set.initiators !== '' && set.initiators.split(',').some((id) => !down.includes(id)));
        expect(report.metrics.leader !== undefined).toBe(starts);
      }),
      { numRuns: 300 },
    );
  });
});

describe('faults', () => {
  const crashes = (most: number) =>
    fc.array(fc.record({ node: fc.integer({ min: 1, max: 7 }), time: fc.nat(600_000) }), {
      maxLength: most,
    });
  const crashed = (plan: readonly { node: number; time: number }[]) =>
    plan.map(({ node, time }): Intervention => ({ kind: 'crash', at: { time }, node }));

  it('one crash at any time of anybody but the initiator: one leader, the highest', () => {
    const order = fc.constantFrom('ascending', 'descending', 'random');
    fc.assert(
      fc.property(crashes(1), order, boundedDelay, seeds, (plan, order, delay, seed) => {
        const report = trial(source, {
          set: { order },
          network: { delay },
          seed,
          faults: crashed(plan),
        });
        expect(held(report)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('with restarts, any crashes at any time but of the initiator', () => {
    fc.assert(
      fc.property(crashes(6), boundedDelay, seeds, (plan, delay, seed) => {
        const report = trial(source, {
          set: { restart: '800000' },
          network: { delay },
          seed,
          faults: crashed(plan),
        });
        expect(held(report)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('whoever recovers holds an election, and all hear of it', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.boolean(), boundedDelay, seeds, (node, amnesia, delay, seed) => {
        const faults = [{ kind: 'recover', at: { time: 900_000 }, node, amnesia }];
        const set = { crashed: `${node}`, initiators: 'all' };
        const report = trial(source, { set, network: { delay }, seed, faults });
        expect(failed(report)).toEqual([]);
        expect(report.metrics.leader).toBe(7);
      }),
      { numRuns: 100 },
    );
  });

  it('no delay, loss, duplication or crash makes a list go round twice', () => {
    const network = fc.record({
      delay: fc.constantFrom('exponential:20000', 'uniform:1..90000', 'lognormal:10000:1.5'),
      loss: fc.constantFrom('0', '0.1', '0.4'),
      duplication: fc.constantFrom('0', '0.3'),
      fifo: fc.constantFrom('true', 'false'),
    });
    const order = fc.constantFrom('ascending', 'descending', 'random');
    fc.assert(
      fc.property(network, order, crashes(6), seeds, (links, order, plan, seed) => {
        const recoveries = plan.map(
          ({ node, time }): Intervention => ({
            kind: 'recover',
            at: { time: time + 50_000 },
            node,
          }),
        );
        const report = trial(source, {
          set: { initiators: 'all', order },
          network: links,
          seed,
          faults: [...crashed(plan), ...recoveries],
          maxEvents: 20_000,
        });
        expect(failed(report)).not.toContain('one-round');
        // Where most answers come after T, each election is taken for the death of the next leader.
        expect(['quiescent', 'violation', 'max-events']).toContain(report.end.reason);
      }),
      { numRuns: 150 },
    );
  });

  it('the winner dies before it is announced: its predecessor begins anew', () => {
    const { report, trace } = tracedTrial(source, { preset: 'winner-dies' });
    expect(marked(trace, 'START')).toEqual([1, 4]);
    expect(report.metrics.leader).toBe(4);
  });

  it('a late acknowledgement alone does no harm: the copy is dropped', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 30_000, max: 200_000 }), (seed, ticks) => {
        const message = { from: 5, to: 4, type: 'ACK', ordinal: 0 };
        const report = trial(source, {
          set: { initiators: '1' },
          faults: [{ kind: 'delay', message, ticks }],
          seed,
        });
        expect(held(report)).toBe(true);
        expect(report.metrics).toMatchObject({ leader: 7, announcementMessages: 8 });
      }),
    );
  });

  it('a list that dies with its holder is sent anew by its initiator, where that is asked for', () => {
    const lost = trial(source, { preset: 'lost-with-holder' });
    expect(lost.metrics.leader).toBeUndefined();
    const { report, trace } = tracedTrial(source, {
      preset: 'lost-with-holder',
      set: { restart: '400000' },
    });
    expect(report.metrics).toMatchObject({ leader: 5, elections: 2 });
    expect(marked(trace, 'START')).toEqual([1, 1]);
  });

  it.each([
    ['1', '0'],
    ['1000', '0'],
    ['50000', '0'],
    ['50000', '0.3'],
  ])(
    'a restart that comes too early, %s, with loss %s: elections do not pile up',
    (restart, loss) => {
      const set = { restart, acknowledgements: 'false', initiators: 'all' };
      for (const delay of ['uniform:5000..15000', 'exponential:100000']) {
        const report = trial(source, { set, network: { delay, loss }, maxEvents: 20_000 });
        expect(report.end.reason).toBe('quiescent');
        expect(report.metrics.elections).toBeGreaterThan(8);
        expect(report.metrics.elections).toBeLessThanOrEqual(8 * 21);
        expect(report.theory).toEqual({});
      }
    },
  );

  it('where no list can come round, its initiator gives up after 20 restarts', () => {
    const set = { restart: '50000', acknowledgements: 'false', crashed: '7' };
    const report = trial(source, { set });
    expect(report.end.reason).toBe('quiescent');
    expect(report.metrics.elections).toBe(21);
    expect(report.metrics.leader).toBeUndefined();
  });

  it('a restart after the longest round changes nothing where nobody crashes', () => {
    const set = { restart: '120001', acknowledgements: 'false' };
    const report = trial(source, { set, network: { delay: 'constant:15000' } });
    expect(report.theory).toMatchObject({ messages: 8, elections: 1 });
    expect(report.metrics).toMatchObject(report.theory);
  });

  it('a number that its own result overtakes begins another election, to the same end', () => {
    const faults = [
      { kind: 'delay', message: { from: 2, to: 3, type: 'ELECTION', ordinal: 0 }, ticks: 200_000 },
    ];
    const set = { ...bids, nodes: '4' };
    const report = trial(source, { set, network: { fifo: 'false' }, faults });
    expect(held(report)).toBe(true);
    expect(report.metrics).toMatchObject({ leader: 3, elections: 5, announcementMessages: 8 });
    expect(report.metrics.messages).toBe(7 + 4);
    expect(report.theory).toEqual({});
  });
});

describe('presets', () => {
  it.each(manifest.presets.map(({ id }) => id))('%s keeps its promises', (id) => {
    const { report, lapses, hashes } = presetOutcome(source, id);
    expect(lapses).toEqual([]);
    expect(hashes[0]).toBe(GOLDEN[id]);
    expect(report.end.reason).toBe(id === 'round-for-ever' ? 'until' : 'quiescent');
  });

  it.each([
    ['one-starter', 8, 8],
    ['chang-roberts', 22, 8],
    ['worst-case', 36, 8],
    ['best-case', 15, 8],
    ['sixty-four', 304, 64],
  ])('%s: %i messages and %i', (preset, messages, announcementMessages) => {
    const { metrics } = trial(source, { preset });
    expect(metrics).toMatchObject({ messages, announcementMessages });
  });

  it('the broken variant goes round for ever', () => {
    const { broken } = source.body;
    const caught = trial(source, { preset: broken?.preset, broken: true });
    expect(failed(caught)).toEqual([broken?.violates]);
  });
});

describe('parameters', () => {
  it.each([
    [{ nodes: '2', crashed: '0,1' }, /crashed: at least one process must be up/],
    [{ variant: 'chang-roberts', restart: '1' }, /restart: needs variant list/],
    [{ restart: '240000' }, /restart: must exceed 240000, the longest that a round may take/],
    [{ order: 'sorted' }, /'sorted' is none of random, ascending, descending/],
    [{ initiators: '8' }, /8/],
  ] as const)('%j is refused', (set, message) => {
    expect(() => trial(source, { set })).toThrow(message);
  });

  it('takes 256 processes, all starting', () => {
    const report = trial(source, { set: { ...bids, nodes: '256', order: 'descending' } });
    expect(report.metrics).toMatchObject({ messages: (256 * 257) / 2, leader: 255 });
  });
});
