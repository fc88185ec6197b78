// Token ring, waiting: a run goes on while the token can still come, and ends where it is gone; and what waiting costs.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { Intervention } from '../../engine/run.ts';
import type { Trace } from '../../engine/trace.ts';
import type { Source } from '../../lab/source.ts';
import { failed, tracedTrial, trial } from '../../lab/testing/trial.ts';
import manifest from './index.ts';

let source: Source;
beforeAll(async () => {
  source = { manifest: manifestOf('mx-token-ring'), body: await loadProtocol('mx-token-ring') };
});

/** The nodes that marked that, in order. */
const marked = (trace: Trace, label: string) =>
  Array.from({ length: trace.count }, (_, i) => i)
    .filter((i) => trace.kindName(i) === 'mark' && trace.type(i) === label)
    .map((i) => trace.node(i));

const seeds = fc.integer({ min: 0, max: 1e6 });
const sizes = fc.integer({ min: 2, max: 10 });
const loads = fc.constantFrom('single', 'random', 'saturated');
const bounded = fc.constantFrom('uniform:6000..14000', 'uniform:10..14000', 'constant:10000');

describe('waiting', () => {
  const short = fc.integer({ min: 200, max: 20_000 });

  it('keeps a run going that the token will reach, however short the timeout', () => {
    fc.assert(
      fc.property(sizes, loads, bounded, short, seeds, (n, load, delay, timeout, seed) => {
        const set = { nodes: `${n}`, load, entries: '6', timeout: `${timeout}` };
        const report = trial(source, { set, network: { delay }, seed });
        expect(report.metrics.entries).toBe(6);
        expect(failed(report)).toEqual([]);
      }),
    );
  });

  it('keeps a run going as long as a token is made anew where one is lost', () => {
    let made = 0;
    for (let seed = 0; seed < 60; seed++) {
      const set = {
        nodes: '4',
        entries: '20',
        acknowledgements: 'true',
        regeneration: 'true',
      };
      const { end, checks, metrics } = trial(source, { set, network: { loss: '0.05' }, seed });
      const isTwo = end.reason === 'violation';
      expect(checks.find(({ id }) => id === 'every-request-granted')?.ok).toBe(isTwo ? null : true);
      if (!isTwo) expect(metrics.entries).toBe(20);
      if (checks.find(({ id }) => id === 'a-token-is-made')?.ok && !isTwo) made++;
    }
    expect(made).toBeGreaterThan(3);
  });

  it('ends where the token is gone and nobody makes another: the first to notice is the invariant', () => {
    const gone = [{ kind: 'lose', message: { from: 0, to: 1, type: 'TOKEN', ordinal: 0 } }];
    const { end } = trial(source, { set: { entries: '6' }, faults: gone });
    expect(end.reason).toBe('violation');
    const { report, trace } = tracedTrial(source, { preset: 'lost' });
    expect(report.end).toMatchObject({ reason: 'quiescent', time: 30_000 + 360_000 });
    expect(failed(report)).toEqual(['the-token-exists', 'every-request-granted']);
    expect(marked(trace, 'ENTER')).toEqual([]);
  });

  describe('is not decided where the token can still come', () => {
    const verdict = (faults: readonly unknown[], set: Record<string, string> = {}) => {
      const all = { nodes: '4', load: 'commands', hold: '10000', ...set };
      const asks = { kind: 'command', at: { time: 5000 }, node: 3, command: 'enter' };
      const report = trial(source, { set: all, faults: [asks, ...faults] });
      const check = report.checks.find(({ id }) => id === 'every-request-granted');
      expect(report.end.reason).toBe('quiescent');
      return [check?.ok, check?.detail];
    };
    const message = { from: 0, to: 1, type: 'TOKEN', ordinal: 0 };
    const slow = { kind: 'delay', message, ticks: 100_000_000 };
    const open = [null, 'P3 still waits; the token can still come'];
    const owed = [false, 'P3 still waits'];

    it('delayed by hand for longer than anybody waits', () => {
      expect(verdict([slow])).toEqual(open);
      expect(verdict([{ ...slow, ticks: 1_000_000 }])).toEqual([true, '']);
    });
    it('going round too slowly for an impatient process', () => {
      expect(verdict([], { patience: '0', timeout: '10000' })).toEqual(open);
    });
    it('but false where its receiver is paused for ever, or its holder, or a cut holds it', () => {
      const pause = (node: number, time: number) => ({ kind: 'pause', at: { time }, node });
      expect(verdict([slow, pause(1, 50)])).toEqual(owed);
      expect(verdict([pause(0, 0)])).toEqual(owed);
      const cut = { kind: 'partition', at: { time: 50 }, groups: [[0]] };
      expect(verdict([slow, cut])).toEqual(owed);
      expect(verdict([slow, cut, { kind: 'heal', at: { time: 60 } }])).toEqual(open);
      expect(verdict([slow, { ...cut, groups: [[1]], oneWay: true }])).toEqual(open);
    });
  });

  it('costs nothing that the theory leaves out: where processes enrol meanwhile, it is silent', () => {
    const set = { nodes: '5', entries: '10', acknowledgements: 'true' };
    const patient = trial(source, { set });
    expect(patient.theory.messagesPerEntry).toBe(patient.metrics.messagesPerEntry);
    const impatient = trial(source, { set: { ...set, timeout: '1000' } });
    expect(impatient.metrics.messagesPerEntry).toBeGreaterThan(100);
    expect(impatient.theory).toEqual({});
  });

  it('derives the patience of who waits from the round, and not from the timeout', () => {
    const values = { nodes: 4, hold: 20_000, rest: 0, timeout: 1 };
    const patience = (regeneration: boolean) =>
      manifest.params.patience.derive?.({
        meanDelay: 10_000,
        longestDelay: 14_000,
        values: { ...values, regeneration },
      });
    expect([patience(false), patience(true)]).toEqual([3_600_000, 24_000_000]);
  });
});

describe('what an acknowledgement that does not come tells', () => {
  it('where the token and then its acknowledgement are lost, the neighbour is skipped with the token: two', () => {
    const faults: Intervention[] = [
      { kind: 'lose', message: { from: 1, to: 2, type: 'TOKEN', ordinal: 0 } },
      { kind: 'lose', message: { from: 2, to: 1, type: 'ACK', ordinal: 0 } },
    ];
    const set = { nodes: '4', acknowledgements: 'true', hold: '40000' };
    const { report, trace } = tracedTrial(source, { set, faults });
    expect(marked(trace, 'SKIP')).toEqual([1]);
    expect(failed(report)).toEqual(['one-token']);
  });
});
