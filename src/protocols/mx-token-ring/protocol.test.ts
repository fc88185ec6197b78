// Token ring: published counts and delays, one token whatever the network does, loss, crashes, repair, every preset.
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
  around: '8bc53504ef233eed',
  everyone: '3be3c7b971f1bdf2',
  alone: '563c7a9fbf3ff220',
  lost: '44245cf07271c7b0',
  regenerated: 'f34858554c05856c',
  'dead-neighbour': '5ea515ed19220a91',
  'holder-crash': 'b1d27e50e36c6240',
  'lost-ack': 'b3c257659052a03d',
  impatient: '9e4828427df060a8',
  cut: '4e37eca2487a29d4',
  'thirty-two': 'a3bc2d99eafc6d3a',
};

let source: Source;
beforeAll(async () => {
  source = { manifest: manifestOf('mx-token-ring'), body: await loadProtocol('mx-token-ring') };
});

const recordsOf = (trace: Trace, kind: string) =>
  Array.from({ length: trace.count }, (_, i) => i).filter((i) => trace.kindName(i) === kind);
const marksOf = (trace: Trace, label: string) =>
  recordsOf(trace, 'mark').filter((i) => trace.type(i) === label);
/** The nodes that marked that, in order. */
const marked = (trace: Trace, label: string) => marksOf(trace, label).map((i) => trace.node(i));

const seeds = fc.integer({ min: 0, max: 1e6 });
const sizes = fc.integer({ min: 2, max: 10 });
const loads = fc.constantFrom('single', 'random', 'saturated');
/** Messages overtake one another freely. */
const delays = fc.constantFrom(
  'uniform:6000..14000',
  'uniform:1..100000',
  'exponential:10000',
  'lognormal:10000:1',
  'constant:10000',
);
/** The longest delay is 14 ms, and so is the mean's share in every timeout by default. */
const bounded = fc.constantFrom('uniform:6000..14000', 'uniform:10..14000', 'constant:10000');
const crashes = fc.array(fc.record({ node: fc.nat(4), time: fc.nat(600_000) }), { maxLength: 3 });
const CONSTANT = { delay: 'constant:10000' };

describe('cost', () => {
  it('everybody wants it: one message for each entry, whatever the delays', () => {
    fc.assert(
      fc.property(
        sizes,
        delays,
        seeds,
        fc.integer({ min: 1, max: 40 }),
        (n, delay, seed, asked) => {
          const set = { nodes: `${n}`, load: 'saturated', entries: `${asked}` };
          const report = trial(source, { set, network: { delay }, seed });
          expect(failed(report)).toEqual([]);
          expect(report.metrics).toMatchObject({ entries: asked, messagesPerEntry: 1 });
          expect(report.theory.messagesPerEntry).toBe(1);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('only one wants it: n messages for each entry, whatever the delays', () => {
    fc.assert(
      fc.property(
        sizes,
        delays,
        seeds,
        fc.integer({ min: 1, max: 20 }),
        (n, delay, seed, asked) => {
          const set = { nodes: `${n}`, load: 'single', entries: `${asked}` };
          const report = trial(source, { set, network: { delay }, seed });
          expect(failed(report)).toEqual([]);
          expect(report.metrics).toMatchObject({ entries: asked, messagesPerEntry: n });
          expect(report.theory.messagesPerEntry).toBe(n);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('now and then one: from one message to a round and the release', () => {
    fc.assert(
      fc.property(sizes, delays, seeds, (n, delay, seed) => {
        const set = { nodes: `${n}`, load: 'random', entries: '20' };
        const { metrics, theory } = trial(source, { set, network: { delay }, seed });
        expect(metrics.entries).toBe(20);
        expect(metrics.messagesPerEntry).toBeGreaterThanOrEqual(1);
        expect(metrics.messagesPerEntry).toBeLessThanOrEqual(n + 1);
        expect(theory).toEqual({});
      }),
      { numRuns: 100 },
    );
  });

  it('has no bound while nobody asks: the token goes round, and one entry pays for all of it', () => {
    const late = (time: number) => {
      const faults = [{ kind: 'command', at: { time }, node: 0, command: 'enter' }];
      const set = { load: 'commands', nodes: '4' };
      return trial(source, { set, faults, network: CONSTANT }).metrics.messagesPerEntry;
    };
    expect([late(15_000), late(1_000_000), late(2_000_000)]).toEqual([5, 101, 201]);
  });

  it('acknowledgements are control traffic, one for each pass', () => {
    const set = { nodes: '5', entries: '20', acknowledgements: 'true' };
    const { messages, metrics } = trial(source, { set });
    expect(metrics.messagesPerEntry).toBe(1);
    expect(messages.byType.TOKEN).toBe(20 + 1);
    expect(messages.control).toBe(20);
  });
});

describe('time', () => {
  it('under contention one message lies between an exit and the next entry', () => {
    const set = { nodes: '8', entries: '40' };
    const { metrics } = trial(source, { set, network: CONSTANT });
    expect(metrics.synchronizationDelayMean).toBe(10_000);
    // Seven others are inside meanwhile, for 20,000 ticks each, and eight passes.
    expect(metrics.waitMax).toBe(7 * 20_000 + 8 * 10_000);
  });

  it('alone the token has to come all the way round', () => {
    const set = { nodes: '8', entries: '5', load: 'single' };
    const { metrics } = trial(source, { set, network: CONSTANT });
    expect(metrics.waitMax).toBe(80_000);
  });

  it('whoever asks while the token rests with it waits for nothing', () => {
    const faults = [{ kind: 'command', at: { time: 32_000 }, node: 1, command: 'enter' }];
    const set = { load: 'commands', rest: '25000' };
    const { metrics } = trial(source, { set, faults, network: CONSTANT });
    expect(metrics).toMatchObject({ entries: 1, waitMax: 3_000 });
    const later = [{ kind: 'command', at: { time: 40_000 }, node: 1, command: 'enter' }];
    expect(trial(source, { set, faults: later, network: CONSTANT }).metrics.waitMax).toBe(0);
  });

  it('entries follow the ring, whoever asked first', () => {
    const { trace } = tracedTrial(source, { set: { nodes: '5', entries: '15' } });
    const round = [0, 1, 2, 3, 4];
    expect(marked(trace, 'ENTER')).toEqual([...round, ...round, ...round]);
    const around = tracedTrial(source, { preset: 'around' });
    expect(marked(around.trace, 'ENTER')).toEqual([1, 2]);
  });
});

describe('one token', () => {
  it('plain: whatever is lost, copied and overtaken, there are never two, and never two inside', () => {
    const links = fc.record({
      delay: delays,
      loss: fc.constantFrom('0', '0.02'),
      duplication: fc.constantFrom('0', '0.3'),
    });
    fc.assert(
      fc.property(sizes, loads, links, crashes, seeds, (n, load, network, plan, seed) => {
        const faults = plan
          .filter(({ node }) => node < n)
          .map(({ node, time }) => ({ kind: 'crash', at: { time }, node }));
        const set = { nodes: `${n}`, load, entries: '12' };
        const report = trial(source, { set, network, faults, seed });
        const isGone = report.end.reason === 'violation';
        expect(failed(report)).toEqual(isGone ? ['the-token-exists'] : []);
        if (isGone) expect(network.loss !== '0' || faults.length > 0).toBe(true);
        else expect(report.end.reason).toBe('quiescent');
      }),
      { numRuns: 200 },
    );
  });

  it('regeneration on FIFO links: no bid overtakes the token, so no timeout is too short', () => {
    const links = fc.record({
      delay: delays,
      loss: fc.constantFrom('0', '0.1'),
      duplication: fc.constantFrom('0', '0.2'),
    });
    const timeouts = fc.integer({ min: 1, max: 200_000 });
    fc.assert(
      fc.property(sizes, loads, links, timeouts, seeds, (n, load, network, timeout, seed) => {
        const set = {
          nodes: `${n}`,
          load,
          entries: '8',
          regeneration: 'true',
          timeout: `${timeout}`,
        };
        const report = trial(source, {
          set,
          network: { ...network, fifo: 'true' },
          seed,
          maxEvents: 8_000,
        });
        expect(failed(report)).not.toContain('mutual-exclusion');
        expect(failed(report)).not.toContain('one-token');
      }),
      { numRuns: 200 },
    );
  });

  it('regeneration where messages overtake: two, if the timeout is shorter than a round', () => {
    let two = 0;
    for (let seed = 0; seed < 40; seed++) {
      const set = { nodes: '4', entries: '12', regeneration: 'true', timeout: '5000' };
      const report = trial(source, { set, network: { delay: 'uniform:1000..50000' }, seed });
      if (failed(report).includes('mutual-exclusion')) two++;
    }
    expect(two).toBeGreaterThan(20);
  });
});

describe('crashes', () => {
  const outages = (plan: readonly { node: number; time: number }[], down: number) =>
    plan.flatMap(({ node, time }): Intervention[] => [
      { kind: 'crash', at: { time }, node },
      { kind: 'recover', at: { time: time + down }, node },
    ]);

  it('repair and regeneration: while delays are bounded, whoever is up enters in the end, and never two', () => {
    fc.assert(
      fc.property(crashes, bounded, seeds, (plan, delay, seed) => {
        const faults = plan.map(({ node, time }) => ({ kind: 'crash', at: { time }, node }));
        const set = {
          nodes: '5',
          entries: '15',
          hold: '20000',
          acknowledgements: 'true',
          regeneration: 'true',
          ackTimeout: '30000',
          timeout: '600000',
        };
        const report = trial(source, { set, network: { delay }, faults, seed });
        expect(failed(report)).toEqual([]);
        expect(report.end.reason).toBe('quiescent');
      }),
      { numRuns: 200 },
    );
  });

  it('whoever comes back enrols, and enters again', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(200_000), bounded, seeds, (node, time, delay, seed) => {
        const faults: Intervention[] = [
          ...outages([{ node, time }], 250_000),
          { kind: 'command', at: { time: time + 260_000 }, node, command: 'enter' },
        ];
        const set = {
          nodes: '5',
          entries: '15',
          hold: '20000',
          acknowledgements: 'true',
          regeneration: 'true',
          ackTimeout: '30000',
          timeout: '400000',
        };
        const { report, trace } = tracedTrial(source, { set, network: { delay }, faults, seed });
        expect(failed(report)).toEqual([]);
        const back = recordsOf(trace, 'recover')[0];
        const later = marksOf(trace, 'ENTER').filter((i) => i > back);
        expect(later.map((i) => trace.node(i))).toContain(node);
      }),
      { numRuns: 100 },
    );
  });

  it('without acknowledgements a crash of anybody breaks the ring, and no election gets past', () => {
    const broken = (regeneration: string) => {
      const faults = [{ kind: 'crash', at: { time: 1 }, node: 2 }];
      return trial(source, { set: { nodes: '4', entries: '8', regeneration }, faults });
    };
    expect(failed(broken('false'))).toEqual(['the-token-exists']);
    expect(failed(broken('true'))).toEqual(['every-request-granted']);
    expect(broken('true').end.reason).toBe('quiescent');
  });

  it('with all others gone the last process keeps the token, and enters as often as it likes', () => {
    const faults = [1, 2, 3].map((node) => ({ kind: 'crash', at: { time: 2 }, node }));
    const set = { nodes: '4', entries: '3', load: 'single', first: '0', acknowledgements: 'true' };
    const report = trial(source, { set, faults });
    expect(failed(report)).toEqual([]);
    expect(report.metrics.entries).toBe(3);
  });

  it('a neighbour that is only slow is skipped, and has the token all the same: two', () => {
    const faults = [{ kind: 'pause', at: { time: 5_000 }, node: 1 }];
    const set = { nodes: '4', load: 'commands', acknowledgements: 'true' };
    const waiting = { kind: 'command', at: { time: 6_000 }, node: 3, command: 'enter' };
    const report = trial(source, { set, faults: [...faults, waiting] });
    expect(failed(report)).toEqual(['one-token']);
  });

  it('whoever is skipped by mistake enrols when no token comes', () => {
    const faults = [
      { kind: 'lose', message: { from: 1, to: 0, type: 'ACK', ordinal: 0 } },
      { kind: 'command', at: { time: 45_000 }, node: 1, command: 'enter' },
    ];
    const set = {
      nodes: '5',
      load: 'commands',
      acknowledgements: 'true',
      retries: '0',
      timeout: '150000',
    };
    const { report, trace } = tracedTrial(source, { set, faults });
    expect(marked(trace, 'SKIP')).toEqual([0]);
    expect(report.messages.byType.ENROL).toBe(4);
    expect(marked(trace, 'ENTER')).toEqual([1]);
    expect(failed(report)).toEqual([]);
  });

  it('the winner is the highest process that is up, and the epoch the next one', () => {
    const regenerated = tracedTrial(source, { preset: 'regenerated' });
    expect(marked(regenerated.trace, 'TOKEN')).toEqual([3]);
    const faults: Intervention[] = [
      { kind: 'crash', at: { time: 1 }, node: 3 },
      { kind: 'crash', at: { time: 10_001 }, node: 2 },
      { kind: 'crash', at: { time: 25_000 }, node: 1 },
    ];
    const set = { nodes: '5', acknowledgements: 'true', regeneration: 'true', load: 'single' };
    const { trace } = tracedTrial(source, { set, faults, network: CONSTANT });
    expect(marked(trace, 'TOKEN')).toEqual([4]);
  });
});

describe('presets', () => {
  it.each(manifest.presets.map(({ id }) => id))('%s keeps its promises', (id) => {
    const { lapses, hashes } = presetOutcome(source, id);
    expect(lapses).toEqual([]);
    expect(hashes[0]).toBe(GOLDEN[id]);
  });

  it('the slow token: within the timeout nothing happens, beyond it two enter', () => {
    const arriving = (ticks: number) => {
      const message = { from: 0, to: 1, type: 'TOKEN', ordinal: 0 };
      return trial(source, { preset: 'impatient', faults: [{ kind: 'delay', message, ticks }] });
    };
    expect(failed(arriving(80_000))).toEqual([]);
    expect(failed(arriving(190_000))).toEqual(['mutual-exclusion']);
  });

  it('the broken variant takes the copy for the token, wherever an acknowledgement is lost', () => {
    const { broken } = source.body;
    const caught = trial(source, { preset: broken?.preset, broken: true });
    expect(failed(caught)).toEqual([broken?.violates]);
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 10 }), fc.nat(9), seeds, (n, at, seed) => {
        const to = at % n;
        const message = { from: (to + 1) % n, to, type: 'ACK', ordinal: 0 };
        const set = { nodes: `${n}`, load: 'commands', acknowledgements: 'true', hold: '1' };
        const faults = [
          { kind: 'lose', message },
          { kind: 'command', at: { time: 400_000 }, node: 0, command: 'enter' },
        ];
        const wrong = trial(source, { set, faults, seed, broken: true });
        expect(failed(wrong)[0]).toBe(broken?.violates);
        expect(failed(trial(source, { set, faults, seed }))).toEqual([]);
      }),
    );
  });
});

describe('parameters', () => {
  it('refuses a first holder that is not there', () => {
    expect(() => trial(source, { set: { first: '3' } })).toThrow(
      /first: there is no P3; the processes are P0 to P2/,
    );
  });

  it('derives the timeouts from the network, the processes and the time inside', () => {
    const { params } = manifest;
    const values = { nodes: 4, hold: 20_000, rest: 0, acknowledgements: false };
    const delays = { meanDelay: 10_000, longestDelay: 14_000 };
    const timeout = (more: Record<string, boolean | number | string>) =>
      params.timeout.derive?.({ ...delays, values: { ...values, ...more } });
    expect(timeout({ regeneration: true })).toBe(240_000);
    expect(timeout({ regeneration: false })).toBe(1_200_000);
    const acknowledged = { acknowledgements: true, ackTimeout: 30_000, retries: 1 };
    expect(timeout({ regeneration: true, ...acknowledged })).toBe(300_000);
    expect(timeout({ regeneration: true, synchrony: 'broken' })).toBe(60_000);
    expect(params.first.derive?.({ ...delays, values: { load: 'single' } })).toBe(1);
  });

  it('takes 256 processes', () => {
    const report = trial(source, { set: { nodes: '256', entries: '256' } });
    expect(report.metrics).toMatchObject({ entries: 256, messagesPerEntry: 1 });
  });
});
