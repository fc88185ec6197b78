// Logical clocks: the textbook's stamps, the clock condition under every network and fault, the notes' rule, every preset.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { coneOf, relationTo } from '../../analysis/causality.ts';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { Intervention } from '../../engine/run.ts';
import type { Trace } from '../../engine/trace.ts';
import type { Source } from '../../lab/source.ts';
import { failed, presetOutcome, tracedTrial, trial } from '../../lab/testing/trial.ts';
import manifest from './index.ts';

/** Hashes of the presets' runs: a change of any event shows here. */
const GOLDEN: Readonly<Record<string, string>> = {
  'three-rates': 'b33b96ab1672812c',
  'notes-rule': 'a1a42ceea293264a',
  unheard: '51a926ed8b3f3326',
  overtaken: '2e97344d7817de47',
  four: '9413d738761c7a34',
  forgotten: '8f91b4a47450b635',
  twelve: 'f0f7d78e56afbf84',
};

let source: Source;
beforeAll(async () => {
  source = { manifest: manifestOf('lamport-clocks'), body: await loadProtocol('lamport-clocks') };
});

const recordsOf = (trace: Trace, kind: string) =>
  Array.from({ length: trace.count }, (_, i) => i).filter((i) => trace.kindName(i) === kind);

/** What a process's clock showed beside each of its events of that kind and type. */
const readings = (trace: Trace, node: number, kind: string, type: string) =>
  recordsOf(trace, kind)
    .filter((i) => trace.node(i) === node && trace.type(i) === type)
    .map((i) => clockAt(trace, node, i));

function clockAt({ data }: Trace, node: number, record: number) {
  const change = data.facetChanges.findLast((one) => one.node === node && one.record <= record);
  return change && data.facetValues[change.facets].clock;
}

/** Pairs of events, one of which happened before the other but has no smaller stamp: counted from the trace. */
function inversionsOf(trace: Trace): number {
  const events = recordsOf(trace, 'mark');
  let found = 0;
  for (const b of events) {
    const cone = coneOf(trace, b);
    for (const a of events)
      if (relationTo(trace, cone, a) === 'past' && trace.value(a) >= trace.value(b)) found++;
  }
  return found;
}

const seeds = fc.integer({ min: 0, max: 1e6 });
const sizes = fc.integer({ min: 2, max: 8 });
const network = fc.record({
  delay: fc.constantFrom('uniform:6000..14000', 'uniform:1..100000', 'exponential:10000'),
  loss: fc.constantFrom('0', '0.3'),
  duplication: fc.constantFrom('0', '0.3'),
});
const rates = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 2 });
const crashes = fc.array(
  fc.record({ node: fc.nat(1), time: fc.nat(100_000), down: fc.integer({ min: 1, max: 50_000 }) }),
  { maxLength: 3 },
);
const outages = (
  plan: readonly { node: number; time: number; down: number }[],
  amnesia: boolean,
): Intervention[] =>
  plan.flatMap(({ node, time, down }): Intervention[] => [
    { kind: 'crash', at: { time }, node },
    { kind: 'recover', at: { time: time + down }, node, amnesia },
  ]);

describe("the textbook's figure", () => {
  it('has exactly its stamps: 6 to 16, 24 to 40, 60 to 61 instead of 56, 69 to 70 instead of 54', () => {
    const { report, trace } = tracedTrial(source, { preset: 'three-rates' });
    expect(recordsOf(trace, 'send').map((i) => trace.body(i))).toEqual(
      [6, 24, 60, 69].map((stamp) => ({ stamp })),
    );
    expect(recordsOf(trace, 'receive').map((i) => trace.node(i))).toEqual([1, 2, 1, 0]);
    const received = [1, 2, 0].map((node) => readings(trace, node, 'receive', 'MESSAGE'));
    expect(received).toEqual([[16, '56 ⇒ 61'], [40], ['54 ⇒ 70']]);
    expect(report.metrics).toEqual({ events: 8, messages: 4, corrections: 2, inversions: 0 });
    expect(report.theory).toEqual({ inversions: 0 });
  });

  it('has exactly its columns, corrected', () => {
    const { trace } = tracedTrial(source, { preset: 'three-rates' });
    expect([0, 1, 2].map((node) => readings(trace, node, 'timer', 'tick'))).toEqual([
      [6, 12, 18, 24, 30, 36, 42, 48, 54, 76],
      [8, 16, 24, 32, 40, 48, 56, 69, 77, 85],
      [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
    ]);
  });

  it("by the notes' rule: 60 to 60 and 68 to 68, two inversions", () => {
    const { report, trace } = tracedTrial(source, { preset: 'notes-rule' });
    expect(recordsOf(trace, 'send').map((i) => trace.body(i))).toEqual(
      [6, 24, 60, 68].map((stamp) => ({ stamp })),
    );
    expect(readings(trace, 1, 'receive', 'MESSAGE')).toEqual([16, '56 ⇒ 60']);
    expect(readings(trace, 0, 'receive', 'MESSAGE')).toEqual(['54 ⇒ 68']);
    expect(report.metrics).toEqual({ events: 8, messages: 4, corrections: 2, inversions: 2 });
    expect(report.theory).toEqual({});
  });
});

describe('the clock condition', () => {
  it('holds whatever the network does, and however fast clocks run; messages need no order', () => {
    fc.assert(
      fc.property(sizes, network, rates, seeds, (n, links, fast, seed) => {
        const set = { nodes: `${n}`, acts: '15', rates: fast.join(','), period: '3000' };
        const { report, trace } = tracedTrial(source, { set, network: links, seed });
        expect(failed(report)).toEqual([]);
        expect(report.metrics.inversions).toBe(0);
        expect(inversionsOf(trace)).toBe(0);
        expect(report.metrics.events).toBe(recordsOf(trace, 'mark').length);
        expect(report.metrics.messages).toBe(report.messages.sent);
      }),
      { numRuns: 100 },
    );
  });

  it('holds when processes crash and come back with the clock that they have stored', () => {
    fc.assert(
      fc.property(crashes, network, seeds, (plan, links, seed) => {
        const faults = outages(plan, false);
        const set = { acts: '15', rates: '7', period: '3000' };
        const report = trial(source, { set, network: links, seed, faults });
        expect(failed(report)).toEqual([]);
        expect(report.metrics.inversions).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('holds on a partition, and with commands by hand', () => {
    const faults: Intervention[] = [
      { kind: 'partition', at: { time: 5_000 }, groups: [[0]] },
      { kind: 'command', at: { time: 6_000 }, node: 0, command: 'send' },
      { kind: 'command', at: { time: 7_000 }, node: 0, command: 'act' },
      { kind: 'heal', at: { time: 40_000 } },
    ];
    const { report, trace } = tracedTrial(source, { faults, network: { partition: 'hold' } });
    expect(failed(report)).toEqual([]);
    expect(recordsOf(trace, 'respond').map((i) => trace.value(i))).toEqual([1, 2]);
    expect(report.messages.delivered).toBe(report.messages.sent);
  });

  it('is lost with the memory of a clock: the fold counts what the trace shows', () => {
    let lost = 0;
    fc.assert(
      fc.property(crashes, seeds, (plan, seed) => {
        const faults = outages(plan, true);
        const set = { acts: '15', sending: '0.5' };
        // Stamps given out again would be ambiguous: no message of a former life is on its way.
        const { report, trace } = tracedTrial(source, {
          set,
          seed,
          faults,
          network: { loss: '1' },
        });
        const count = inversionsOf(trace);
        if (count > 0 && report.end.reason === 'violation') lost++;
        expect(report.end.reason === 'violation').toBe(failed(report).length > 0);
        expect(report.metrics.inversions).toBe(count);
      }),
    );
    expect(lost).toBeGreaterThan(10);
  });
});

describe("the notes' rule", () => {
  it('breaks the condition as soon as anybody receives: the fold counts what the trace shows', () => {
    fc.assert(
      fc.property(sizes, seeds, (n, seed) => {
        const set = { nodes: `${n}`, acts: '8', rule: 'notes' };
        const bounded = tracedTrial(source, { set, seed });
        expect(failed(bounded.report)[0]).toBe('clock-condition');
        expect(bounded.report.end.reason).toBe('violation');
      }),
    );
    const { report, trace } = tracedTrial(source, {
      preset: 'notes-rule',
      set: { script: '', acts: '12', rates: '' },
    });
    expect(report.metrics.inversions).toBe(inversionsOf(trace));
    expect(report.metrics.inversions).toBeGreaterThan(20);
  });
});

describe('what the numbers do not say', () => {
  it('P2 is at 1 and P0 at 9, and neither has heard of the other', () => {
    const { trace } = tracedTrial(source, { preset: 'unheard' });
    const marks = recordsOf(trace, 'mark');
    const alone = marks.filter((i) => trace.node(i) === 2);
    const last = marks.filter((i) => trace.node(i) === 0).at(-1) ?? -1;
    expect(alone.map((i) => trace.value(i))).toEqual([1]);
    expect(trace.value(last)).toBe(9);
    expect(relationTo(trace, coneOf(trace, last), alone[0])).toBe('concurrent');
  });

  it('a message that is overtaken is received at 6, the one that overtook it at 3', () => {
    const { trace } = tracedTrial(source, { preset: 'overtaken' });
    expect(readings(trace, 1, 'receive', 'MESSAGE')).toEqual(['1 ⇒ 3', 4, 6]);
  });
});

describe('presets', () => {
  it.each(manifest.presets.map(({ id }) => id))('%s keeps its promises', (id) => {
    const { report, lapses, hashes } = presetOutcome(source, id);
    expect(lapses).toEqual([]);
    expect(hashes[0]).toBe(GOLDEN[id]);
    expect(report.end.reason).toBe('quiescent');
  });

  it('the broken variant turns a clock back, and is caught with any seed', () => {
    const { broken } = source.body;
    const caught = trial(source, { preset: broken?.preset, broken: true });
    expect(failed(caught)).toEqual(['clock-condition', broken?.violates]);
    fc.assert(
      fc.property(seeds, (seed) => {
        const report = trial(source, { set: { acts: '20' }, broken: true, seed });
        expect(failed(report)).toContain(broken?.violates);
      }),
    );
  });
});

describe('the formula', () => {
  const down: Intervention[] = [
    { kind: 'crash', at: { time: 45_000 }, node: 1 },
    { kind: 'recover', at: { time: 50_000 }, node: 1 },
  ];

  it('stands beside a run in which a clock comes back, and not where it starts anew', () => {
    const forgotten = trial(source, { preset: 'forgotten' });
    expect(forgotten.metrics.inversions).toBeGreaterThan(0);
    expect(forgotten.theory).toEqual({});
    expect(trial(source, { faults: down }).theory).toEqual({ inversions: 0 });
  });
});

describe('parameters', () => {
  it.each([
    [{ script: '0>3@5' }, /script: there is no node 3; the nodes are 0 to 2/],
    [{ script: '0>1' }, /script: '0>1' is neither a message/],
    [{ rates: '1,2,3,4' }, /rates: 4 rates for 3 processes/],
  ])('%j is refused', (set, message) => {
    expect(() => trial(source, { set })).toThrow(message);
  });

  it('without acts nothing happens unless somebody asks for it', () => {
    expect(trial(source, { set: { acts: '0' } }).metrics.events).toBe(0);
    const faults = [{ kind: 'command', at: { time: 5 }, node: 1, command: 'send' }];
    expect(trial(source, { set: { acts: '0' }, faults }).metrics).toMatchObject({
      events: 2,
      corrections: 1,
    });
  });

  it('who is asked to send does so to whom it is told, but not to itself', () => {
    const told = (to: number): Intervention => ({
      kind: 'command',
      at: { time: 5 },
      node: 1,
      command: 'send',
      args: { to },
    });
    for (const to of [0, 2]) {
      const { trace } = tracedTrial(source, { set: { acts: '0' }, faults: [told(to)] });
      expect(recordsOf(trace, 'receive').map((i) => trace.node(i))).toEqual([to]);
    }
    expect(trial(source, { set: { acts: '0' }, faults: [told(1)] }).metrics.events).toBe(0);
  });

  it('a long run of many processes', () => {
    const { metrics } = trial(source, { set: { nodes: '64', acts: '200' } });
    expect(metrics.inversions).toBe(0);
    expect(metrics.events).toBeGreaterThan(64 * 200);
  });
});
