// Central coordinator: published counts and delays, order of arrival, crashes, leases, denials, presets, the broken variant.
import fc from 'fast-check';
import { expect, describe as group, it } from 'vitest';
import type { Trace } from '../../engine/trace.ts';
import { sourceOf } from '../../lab/testing/source-of.ts';
import { failed, presetOutcome, tracedTrial, trial } from '../../lab/testing/trial.ts';
import { broken } from './broken.ts';
import { describe } from './describe.ts';
import manifest from './index.ts';
import { properties } from './properties.ts';
import { protocol } from './protocol.ts';
import { presets } from './scenarios.ts';
import { theory } from './theory.ts';

const source = sourceOf(manifest, { protocol, properties, presets, describe, theory, broken });

/** Hashes of the presets' runs: a change of any event shows here. */
const GOLDEN: Readonly<Record<string, string>> = {
  textbook: '0dd64c97ce7b8829',
  'arrival-order': '6e59fa50e90a4e81',
  'coordinator-crash': 'a44421d72912d5a7',
  denied: '5888ca9354236761',
  'holder-crash': '1eef863a4b3e8f4f',
  lease: '6cafe5b08af7fb73',
  'lease-too-short': '9c9076874236716b',
  paced: 'ad14ec4a9ea9aacc',
  twenty: 'a1ef0c64f34d8925',
};

const events = (trace: Trace, kind: string, type: string) =>
  Array.from({ length: trace.count }, (_, i) => i).filter(
    (i) => trace.kindName(i) === kind && trace.type(i) === type,
  );
/** Who entered, in order. */
const entries = (trace: Trace) => events(trace, 'mark', 'ENTER').map((i) => trace.node(i));
/** Whose requests the coordinator received, in order. */
const arrivals = (trace: Trace) => events(trace, 'receive', 'REQUEST').map((i) => trace.peer(i));

/** Requests that came to the coordinator when it had an earlier one that was not released yet. */
function arrivalsWhileHeld(trace: Trace): number {
  let open = 0;
  let waited = 0;
  for (let i = 0; i < trace.count; i++) {
    if (trace.kindName(i) !== 'receive' || trace.node(i) !== 0) continue;
    if (trace.type(i) === 'RELEASE') open--;
    if (trace.type(i) === 'REQUEST' && open++ > 0) waited++;
  }
  return waited;
}

const seeds = fc.integer({ min: 0, max: 1e6 });
const loads = fc.constantFrom('single', 'random', 'saturated');
const sizes = fc.integer({ min: 2, max: 10 });
/** Messages overtake one another freely: a REQUEST may be there before the same process's RELEASE. */
const delays = fc.constantFrom(
  'uniform:6000..14000',
  'uniform:1..100000',
  'exponential:10000',
  'lognormal:10000:1.5',
  'constant:10000',
);

group('cost', () => {
  it('3 messages for each entry, whatever the load, the size and the delays', () => {
    fc.assert(
      fc.property(sizes, loads, delays, seeds, fc.integer({ min: 1, max: 25 }), (...drawn) => {
        const [nodes, load, delay, seed, asked] = drawn;
        const set = { nodes: `${nodes}`, load, entries: `${asked}` };
        const report = trial(source, { set, network: { delay }, seed });
        expect(failed(report)).toEqual([]);
        expect(report.metrics).toMatchObject({ entries: asked, messagesPerEntry: 3 });
        expect(report.theory.messagesPerEntry).toBe(3);
        expect(report.messages.byType).toEqual({ REQUEST: asked, GRANT: asked, RELEASE: asked });
      }),
      { numRuns: 200 },
    );
  });

  it('denied: one message more for each request that has to wait, never more than 4', () => {
    fc.assert(
      fc.property(sizes, loads, delays, seeds, (nodes, load, delay, seed) => {
        const set = {
          nodes: `${nodes}`,
          load,
          entries: '20',
          busy: 'denied',
          timeout: '1000000000',
        };
        const { report, trace } = tracedTrial(source, { set, network: { delay }, seed });
        expect(failed(report)).toEqual([]);
        const waited = arrivalsWhileHeld(trace);
        const { DENIED = 0, ...rest } = report.messages.byType;
        expect(rest).toEqual({ REQUEST: 20, GRANT: 20, RELEASE: 20 });
        expect(DENIED).toBe(waited);
        if (load === 'random') expect(waited).toBe(0);
        expect(report.metrics.messagesPerEntry).toBe(3 + waited / 20);
        expect(report.metrics).toMatchObject(report.theory);
      }),
    );
    const set = { nodes: '5', entries: '20', busy: 'denied' };
    const { messages } = trial(source, { set, network: { delay: 'constant:10000' } });
    expect(messages.byType.DENIED).toBe(19);
  });
});

group('who asks', () => {
  it('single: process 1, and nobody else', () => {
    const { trace } = tracedTrial(source, { set: { load: 'single', nodes: '5', entries: '7' } });
    expect(entries(trace)).toEqual(new Array(7).fill(1));
  });

  it('random and saturated: all but the coordinator', () => {
    const who = (set: Record<string, string>) => entries(tracedTrial(source, { set }).trace);
    const random = who({ load: 'random', nodes: '5', entries: '60' });
    expect(new Set(random)).toEqual(new Set([1, 2, 3, 4]));
    const saturated = who({ load: 'saturated', nodes: '5', entries: '10' });
    expect([1, 2, 3, 4].map((id) => saturated.filter((one) => one === id).length)).toEqual([
      3, 3, 2, 2,
    ]);
  });

  it('the coordinator is asked in vain, and so is a process that already waits', () => {
    const ask = (node: number, time: number) => ({
      kind: 'command',
      at: { time },
      node,
      command: 'enter',
    });
    const set = { load: 'commands' };
    const faults = [ask(0, 1_000), ask(1, 2_000), ask(1, 3_000)];
    const report = trial(source, { set, faults });
    expect(report.metrics.entries).toBe(1);
    expect(report.messages.sent).toBe(3);
  });
});

group('time', () => {
  const network = { delay: 'constant:10000' };
  it('alone, an entry takes two messages', () => {
    const { metrics } = trial(source, { set: { load: 'single', entries: '5' }, network });
    expect(metrics).toMatchObject({ waitMean: 20_000, waitMax: 20_000 });
    expect(metrics.synchronizationDelayMean).toBeUndefined();
  });

  it('under contention, two messages lie between an exit and the next entry', () => {
    const { metrics } = trial(source, { set: { nodes: '8', entries: '42' }, network });
    expect(metrics.synchronizationDelayMean).toBe(20_000);
    // Six others go first, each with its stay and two messages; then the own two.
    expect(metrics.waitMax).toBe(6 * 40_000 + 20_000);
  });
});

group('order', () => {
  it('is that of arrival at the coordinator', () => {
    fc.assert(
      fc.property(sizes, delays, seeds, (nodes, delay, seed) => {
        const { trace } = tracedTrial(source, {
          set: { nodes: `${nodes}`, entries: '20' },
          network: { delay },
          seed,
        });
        expect(entries(trace)).toEqual(arrivals(trace));
      }),
    );
  });

  it('may go against happened-before: whoever is told of a request overtakes it', () => {
    const { report, trace } = tracedTrial(source, { preset: 'arrival-order' });
    expect(entries(trace)).toEqual([2]);
    expect(report.messages).toMatchObject({ control: 1 });
    expect(failed(report)).toContain('happened-before-order');
  });

  it('and keeps to it where requests take equally long', () => {
    const faults = [
      { kind: 'delay', message: { from: 1, to: 0, type: 'REQUEST', ordinal: 0 }, ticks: 10_000 },
    ];
    const { report, trace } = tracedTrial(source, { preset: 'arrival-order', faults });
    expect(report.unapplied).toEqual([]);
    expect(entries(trace)).toEqual([1, 2]);
    expect(failed(report)).toEqual([]);
  });
});

group('faults', () => {
  const MAX = 14_000;
  const HOLD = 20_000;
  const plan = (nodes: fc.Arbitrary<number>) =>
    fc.array(
      fc.record({ node: nodes, time: fc.nat(600_000), down: fc.integer({ min: 1, max: 1e5 }) }),
      {
        maxLength: 4,
      },
    );

  it('losses, duplicates, crashes and recoveries block, but let no two in', () => {
    fc.assert(
      fc.property(plan(fc.nat(3)), delays, seeds, (crashes, delay, seed) => {
        const faults = crashes.flatMap(({ node, time, down }) => [
          { kind: 'crash', at: { time }, node },
          { kind: 'recover', at: { time: time + down }, node },
        ]);
        const network = { delay, loss: '0.1', duplication: '0.2' };
        const report = trial(source, { set: { nodes: '4', entries: '12' }, network, faults, seed });
        expect(failed(report)).not.toContain('mutual-exclusion');
        expect(report.end.reason).toBe('quiescent');
      }),
      { numRuns: 200 },
    );
  });

  it('duplicates alone do no harm at all', () => {
    fc.assert(
      fc.property(delays, seeds, (delay, seed) => {
        const network = { delay, duplication: '0.5' };
        const report = trial(source, { set: { nodes: '4', entries: '12' }, network, seed });
        expect(failed(report)).toEqual([]);
        expect(report.metrics.entries).toBe(12);
      }),
    );
  });

  it('a crash of the coordinator blocks all that still have to ask', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const faults = [{ kind: 'crash', at: { time: 1 }, node: 0 }];
        const report = trial(source, { set: { nodes: '4' }, faults, seed });
        expect(failed(report)).toContain('every-request-granted');
        expect(report.metrics.entries).toBe(0);
      }),
    );
  });

  it('a process that comes back gives up what it held', () => {
    const faults = [{ kind: 'recover', at: { time: 100_000 }, node: 1 }];
    const report = trial(source, { preset: 'holder-crash', faults });
    expect(failed(report)).toEqual([]);
    expect(report.metrics.entries).toBe(2);
  });

  it('a lease longer than a message and a stay frees what crashed, and lets no two in', () => {
    fc.assert(
      fc.property(plan(fc.integer({ min: 1, max: 4 })), seeds, (crashes, seed) => {
        const faults = crashes.map(({ node, time }) => ({ kind: 'crash', at: { time }, node }));
        const set = { nodes: '5', entries: '16', hold: `${HOLD}`, lease: `${HOLD + MAX}` };
        const report = trial(source, {
          set,
          network: { delay: `uniform:1..${MAX}` },
          faults,
          seed,
        });
        expect(failed(report)).toEqual([]);
        expect(report.end.reason).toBe('quiescent');
      }),
      { numRuns: 200 },
    );
  });

  it('a lease shorter than that lets two in', () => {
    const set = { hold: `${HOLD}`, lease: `${HOLD - 1}` };
    const report = trial(source, { set, network: { delay: 'constant:10000' } });
    expect(failed(report)).toContain('mutual-exclusion');
  });
});

group('presets', () => {
  it.each(manifest.presets.map(({ id }) => id))('%s keeps its promises', (id) => {
    const { lapses, hashes } = presetOutcome(source, id);
    expect(lapses).toEqual([]);
    expect(hashes[0]).toBe(GOLDEN[id]);
  });

  it('the broken variant lets two in', () => {
    const caught = trial(source, { preset: broken.preset, broken: true });
    expect(failed(caught)).toContain(broken.violates);
    fc.assert(
      fc.property(sizes, seeds, (nodes, seed) => {
        const report = trial(source, { set: { nodes: `${nodes + 1}` }, broken: true, seed });
        expect(failed(report)).toContain(broken.violates);
      }),
    );
  });
});
