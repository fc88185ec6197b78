// Ricart and Agrawala: published counts and order, the races of the presets, variants, crashes, the broken variant.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { Intervention } from '../../engine/run.ts';
import type { Trace } from '../../engine/trace.ts';
import type { Source } from '../../lab/source.ts';
import { failed, presetOutcome, tracedTrial, trial } from '../../lab/testing/trial.ts';
import manifest from './index.ts';

/** Hashes of the presets' runs: a change of any event shows here. */
const GOLDEN: Readonly<Record<string, string>> = {
  'late-request': '0c97dcacba5bd8e4',
  'two-contenders': 'ddbedca666f851c3',
  tie: '62f98174fe8f7f3c',
  crash: 'cf6cec07d4fcea44',
  'crash-tolerant': '4db404bc0bbbf338',
  'notes-clock': 'a921fcfb1db63e43',
  'roucairol-carvalho': '9ea81b5e62e35fcb',
  sixteen: 'd714bec14535f63d',
};

let source: Source;
beforeAll(async () => {
  source = {
    manifest: manifestOf('mx-ricart-agrawala'),
    body: await loadProtocol('mx-ricart-agrawala'),
  };
});

/** Who entered, in order. */
const entries = (trace: Trace) =>
  Array.from({ length: trace.count }, (_, i) => i)
    .filter((i) => trace.kindName(i) === 'mark' && trace.type(i) === 'ENTER')
    .map((i) => trace.node(i));

const seeds = fc.integer({ min: 0, max: 1e6 });
const loads = fc.constantFrom('single', 'random', 'saturated');
/** Messages overtake one another freely. */
const delays = fc.constantFrom(
  'uniform:6000..14000',
  'uniform:1..100000',
  'exponential:10000',
  'lognormal:10000:1.5',
  'constant:10000',
);
const sizes = fc.integer({ min: 2, max: 10 });

const delayed = (
  from: number,
  to: number,
  type: string,
  ordinal: number,
  ticks: number,
): Intervention => ({ kind: 'delay', message: { from, to, type, ordinal }, ticks });

describe('cost', () => {
  it('plain: 2(n - 1) messages for each entry, whatever the load and the delays', () => {
    fc.assert(
      fc.property(sizes, loads, delays, seeds, fc.integer({ min: 1, max: 25 }), (...drawn) => {
        const [n, load, delay, seed, asked] = drawn;
        const set = { nodes: `${n}`, load, entries: `${asked}` };
        const report = trial(source, { set, network: { delay }, seed });
        expect(failed(report)).toEqual([]);
        expect(report.metrics.entries).toBe(asked);
        expect(report.metrics.messagesPerEntry).toBe(2 * (n - 1));
        expect(report.theory.messagesPerEntry).toBe(2 * (n - 1));
        expect(report.messages.byType).toEqual({
          REQUEST: asked * (n - 1),
          OK: asked * (n - 1),
        });
      }),
      { numRuns: 200 },
    );
  });

  it('18 for each entry with ten processes', () => {
    const { metrics } = trial(source, { set: { nodes: '10', entries: '50' } });
    expect(metrics).toMatchObject({ entries: 50, messagesPerEntry: 18 });
  });

  it('roucairol-carvalho: between nothing and 2(n - 1), and as safe', () => {
    fc.assert(
      fc.property(sizes, loads, delays, seeds, (n, load, delay, seed) => {
        const set = { nodes: `${n}`, load, entries: '20', variant: 'roucairol-carvalho' };
        const report = trial(source, { set, network: { delay }, seed });
        expect(failed(report)).toEqual([]);
        expect(report.metrics.entries).toBe(20);
        expect(report.metrics.messagesPerEntry).toBeGreaterThan(0);
        expect(report.metrics.messagesPerEntry).toBeLessThanOrEqual(2 * (n - 1));
        expect(report.metrics).toMatchObject(report.theory);
      }),
      { numRuns: 150 },
    );
  });

  it('roucairol-carvalho: who enters alone pays once', () => {
    const set = { variant: 'roucairol-carvalho', load: 'single', entries: '100', nodes: '5' };
    const { messages, theory } = trial(source, { set });
    expect(messages.sent).toBe(8);
    expect(theory.messagesPerEntry).toBe(0.08);
    const faults = [{ kind: 'command', at: { time: 100 }, node: 2, command: 'enter' }];
    expect(trial(source, { set, faults }).theory).toEqual({});
    const plain = trial(source, { set: { load: 'single' }, faults });
    expect(plain.theory.messagesPerEntry).toBe(plain.metrics.messagesPerEntry);
  });
});

describe('who asks', () => {
  it('a request by hand makes nobody ask more', () => {
    const faults = [{ kind: 'command', at: { time: 100 }, node: 2, command: 'enter' }];
    const set = { nodes: '4', load: 'single', entries: '3' };
    const { trace } = tracedTrial(source, { set, faults });
    expect(entries(trace).toSorted()).toEqual([0, 0, 0, 2]);
  });
});

describe('time', () => {
  it('alone, an entry takes two messages in parallel', () => {
    const set = { load: 'single', nodes: '8', entries: '5' };
    const { metrics } = trial(source, { set, network: { delay: 'constant:10000' } });
    expect(metrics.waitMean).toBe(20_000);
    expect(metrics.waitMax).toBe(20_000);
    expect(metrics.synchronizationDelayMean).toBeUndefined();
  });

  it('under contention, one message lies between an exit and the next entry', () => {
    const network = { delay: 'constant:10000' };
    const { metrics } = trial(source, { set: { nodes: '8', entries: '40' }, network });
    expect(metrics.synchronizationDelayMean).toBe(10_000);
    // All ask at once; with each turn, 20,000 ticks inside and one message.
    expect(metrics.waitMax).toBe(10_000 + 8 * 30_000 - 20_000);
  });
});

describe('order', () => {
  it("the textbook's figure: timestamps 8 and 12, P0 before P2, whatever the delays", () => {
    fc.assert(
      fc.property(delays, seeds, (delay, seed) => {
        const { report, trace } = tracedTrial(source, {
          preset: 'two-contenders',
          network: { delay },
          seed,
        });
        expect(entries(trace)).toEqual([0, 2]);
        expect(report.metrics.messagesPerEntry).toBe(4);
      }),
    );
    const { trace } = tracedTrial(source, { preset: 'two-contenders' });
    const stamps = Array.from({ length: trace.count }, (_, i) => i)
      .filter((i) => trace.kindName(i) === 'send' && trace.type(i) === 'REQUEST')
      .map((i) => trace.body(i));
    expect(stamps).toEqual([8, 8, 12, 12].map((stamp) => ({ stamp })));
  });

  it('no delay of any single message changes that winner', () => {
    const message = fc.constantFrom(
      ...([0, 2] as const).flatMap((asker) =>
        [0, 1, 2]
          .filter((other) => other !== asker)
          .flatMap((other) => [
            { from: asker, to: other, type: 'REQUEST' },
            { from: other, to: asker, type: 'OK' },
          ]),
      ),
    );
    fc.assert(
      fc.property(message, fc.integer({ min: 1, max: 1e6 }), ({ from, to, type }, ticks) => {
        const faults = [delayed(from, to, type, 0, ticks)];
        const { report, trace } = tracedTrial(source, { preset: 'two-contenders', faults });
        expect(report.unapplied).toEqual([]);
        expect(entries(trace)).toEqual([0, 2]);
      }),
      { numRuns: 200 },
    );
  });

  it('the opening preset: P2 wins, unless its request reaches P0 after P0 has asked', () => {
    const first = (ticks: number) => {
      const faults = [delayed(2, 0, 'REQUEST', 0, ticks)];
      return entries(tracedTrial(source, { preset: 'late-request', faults }).trace);
    };
    expect(entries(tracedTrial(source, { preset: 'late-request' }).trace)).toEqual([2, 0]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (ticks) => {
        expect(first(ticks)).toEqual([2, 0]);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 20_001, max: 1e6 }), (ticks) => {
        expect(first(ticks)).toEqual([0, 2]);
      }),
    );
  });

  it('a tie of timestamps goes by the number of the process, whatever the delays', () => {
    fc.assert(
      fc.property(delays, seeds, (delay, seed) => {
        const { trace } = tracedTrial(source, { preset: 'tie', network: { delay }, seed });
        expect(entries(trace)).toEqual([0, 1, 2]);
      }),
    );
  });
});

describe('faults', () => {
  it('plain: a crash of anybody blocks all that still have to ask', () => {
    fc.assert(
      fc.property(fc.nat(3), seeds, (node, seed) => {
        const faults = [{ kind: 'crash', at: { time: 1 }, node }];
        const report = trial(source, { set: { nodes: '4', entries: '12' }, faults, seed });
        expect(failed(report)).toEqual(['every-request-granted']);
        expect(report.metrics.entries).toBe(0);
      }),
    );
  });

  it('a lost message blocks whoever waits for it or its answer: nobody asks twice', () => {
    const blocked = new Set<boolean>();
    fc.assert(
      fc.property(delays, fc.constantFrom('0.01', '0.2'), seeds, (delay, loss, seed) => {
        const report = trial(source, { set: { nodes: '4' }, network: { delay, loss }, seed });
        const isBlocked = report.messages.lost > 0;
        blocked.add(isBlocked);
        expect(failed(report)).toEqual(isBlocked ? ['every-request-granted'] : []);
        expect(report.metrics.entries === 6).toBe(!isBlocked);
      }),
    );
    expect(blocked.size).toBe(2);
  });

  it('losses and duplicates let no two in', () => {
    fc.assert(
      fc.property(delays, seeds, (delay, seed) => {
        const network = { delay, loss: '0.2', duplication: '0.2' };
        const report = trial(source, { set: { nodes: '4' }, network, seed });
        expect(failed(report)).not.toContain('mutual-exclusion');
        expect(failed(report)).not.toContain('entry-order');
      }),
    );
  });

  const crashes = fc.array(fc.record({ node: fc.nat(4), time: fc.nat(600_000) }), {
    maxLength: 4,
  });

  it('crash-tolerant: while delays stay below half the timeout, crashes neither block nor let two in', () => {
    fc.assert(
      fc.property(crashes, fc.integer({ min: 1, max: 19_999 }), seeds, (plan, max, seed) => {
        const faults = plan.map(({ node, time }) => ({ kind: 'crash', at: { time }, node }));
        const set = {
          nodes: '5',
          entries: '15',
          variant: 'crash-tolerant',
          hold: '20000',
          timeout: '40000',
        };
        const network = { delay: `uniform:1..${max}` };
        const report = trial(source, { set, network, faults, seed });
        expect(failed(report)).toEqual([]);
        expect(report.end.reason).toBe('quiescent');
      }),
      { numRuns: 200 },
    );
  });

  it('crash-tolerant: whoever is denied asks again, so that the death of who denied does not block it', () => {
    const ask = (node: number, time: number) => ({
      kind: 'command',
      at: { time },
      node,
      command: 'enter',
    });
    const set = { load: 'commands', variant: 'crash-tolerant', hold: '200000' };
    const faults = [
      ask(0, 1_000),
      ask(1, 30_000),
      { kind: 'crash', at: { time: 60_000 }, node: 0 },
    ];
    const { report, trace } = tracedTrial(source, { set, faults });
    expect(report.messages.byType.DENIED).toBeGreaterThan(0);
    expect(entries(trace)).toEqual([0, 1]);
    expect(failed(report)).toEqual([]);
  });

  it('crash-tolerant: the timeout follows the network, so that a slow one makes nobody dead, nor a denial', () => {
    const { derive } = manifest.params.timeout;
    expect(derive?.({ meanDelay: 10_000, longestDelay: 14_000, values: {} })).toBe(40_000);
    fc.assert(
      fc.property(seeds, (seed) => {
        const set = { nodes: '4', variant: 'crash-tolerant', entries: '8', retries: '0' };
        const network = { delay: 'uniform:60000..140000' };
        expect(failed(trial(source, { set, network, seed }))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('crash-tolerant: beyond the timeout a slow process is taken for dead, and two enter', () => {
    const set = { variant: 'crash-tolerant', timeout: '10000', retries: '1', hold: '40000' };
    const report = trial(source, { set, network: { delay: 'constant:30000' } });
    expect(failed(report)).toContain('mutual-exclusion');
  });
});

describe('timestamps of the notes', () => {
  it('with clocks that agree they order the requests', () => {
    fc.assert(
      fc.property(delays, seeds, (delay, seed) => {
        const set = { nodes: '4', stamp: 'notes', entries: '12' };
        const report = trial(source, { set, network: { delay }, seed });
        expect(failed(report)).toEqual([]);
      }),
    );
  });

  it('with a slow clock two enter; with a Lamport clock none of that', () => {
    const notes = trial(source, { preset: 'notes-clock' });
    expect(failed(notes)).toEqual(['mutual-exclusion']);
    const lamport = trial(source, { preset: 'notes-clock', set: { stamp: 'lamport' } });
    expect(failed(lamport)).not.toContain('mutual-exclusion');
  });
});

describe('presets', () => {
  it.each(manifest.presets.map(({ id }) => id))('%s keeps its promises', (id) => {
    const { lapses, hashes } = presetOutcome(source, id);
    expect(lapses).toEqual([]);
    expect(hashes[0]).toBe(GOLDEN[id]);
  });

  it('the broken variant lets two in, and with any seed it breaks the order or the exclusion', () => {
    const { broken } = source.body;
    const caught = trial(source, { preset: broken?.preset, broken: true });
    expect(failed(caught)).toEqual([broken?.violates]);
    fc.assert(
      fc.property(seeds, (seed) => {
        const report = trial(source, { preset: broken?.preset, broken: true, seed });
        expect(['mutual-exclusion', 'entry-order']).toContain(failed(report)[0]);
      }),
    );
  });
});
