// The bully algorithm: published counts, timeouts, crashes, recoveries, every preset, the broken variant.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { RunReport } from '../../engine/report.ts';
import type { Intervention } from '../../engine/run.ts';
import type { Source } from '../../lab/source.ts';
import { failed, presetOutcome, tracedTrial, trial } from '../../lab/testing/trial.ts';
import manifest from './index.ts';

/** Hashes of the presets' runs: a change of any event shows here. */
const GOLDEN: Readonly<Record<string, string>> = {
  textbook: '048493452bb37e4d',
  'worst-case': 'eb92f1e74109ee43',
  'best-case': '2d0def38a3a8c8be',
  'all-at-once': 'a10b73b762950ac9',
  'thirty-two': '58f2c35d2bdffbbe',
  'late-answer': 'c5bc039798eb8e91',
  crash: '2b8a2bc8db062f18',
  recovery: 'd358bf08b75341dc',
  'slow-network': 'b10d33d68d7791f9',
  crossing: '296c6d9a848281ea',
  notes: '5a8f76dda238c230',
  three: 'f2778af42f878c10',
};

let source: Source;
beforeAll(async () => {
  source = { manifest: manifestOf('el-bully'), body: await loadProtocol('el-bully') };
});

const held = (report: RunReport) =>
  report.end.reason === 'quiescent' && failed(report).length === 0;

const ids = (text: readonly number[]) => text.join(',');
const seeds = fc.integer({ min: 0, max: 1e6 });
/** Delays that keep the promise: below T / 2 = 15,000 ticks. */
const boundedDelay = fc
  .tuple(fc.integer({ min: 1, max: 14_999 }), fc.integer({ min: 1, max: 14_999 }))
  .map(([a, b]) => `uniform:${Math.min(a, b)}..${Math.max(a, b)}`);
const bounded = fc.record({ seed: seeds, delay: boundedDelay });

describe('published counts', () => {
  it.each([
    ['textbook', 15, { ELECTION: 6, OK: 3, COORDINATOR: 6 }],
    ['worst-case', 55, { ELECTION: 28, OK: 21, COORDINATOR: 6 }],
    ['best-case', 7, { ELECTION: 1, COORDINATOR: 6 }],
    ['thirty-two', 991, { ELECTION: 496, OK: 465, COORDINATOR: 30 }],
  ])('%s: %d messages', (preset, messages, byType) => {
    const report = trial(source, { preset });
    expect(report.messages.byType).toEqual(byType);
    expect(report.metrics.messages).toBe(messages);
    expect(report.theory.messages).toBe(messages);
  });

  it('one starter, only the highest down: the published formula, whatever the delays', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 10 }).chain((n) => fc.tuple(fc.constant(n), fc.nat(n - 2))),
        bounded,
        ([n, i], { seed, delay }) => {
          const { metrics, messages } = trial(source, {
            set: { nodes: `${n}`, crashed: `${n - 1}`, initiators: `${i}` },
            network: { delay },
            seed,
          });
          const alone = i === n - 2;
          expect(messages.byType).toEqual({
            ELECTION: ((n - 1 - i) * (n - i)) / 2,
            ...(!alone && { OK: ((n - 1 - i) * (n - 2 - i)) / 2 }),
            ...(n > 2 && { COORDINATOR: n - 2 }),
          });
          expect(metrics.elections).toBe(n - 1 - i);
          expect(metrics.leader).toBe(n - 2);
        },
      ),
    );
  });

  it('any crashed, any starters: the theory where it has a value, and always its leader', () => {
    const cases = fc.integer({ min: 2, max: 12 }).chain((n) => {
      const some = fc.uniqueArray(fc.nat(n - 1), { maxLength: n - 1 });
      const late = n <= 8 ? fc.constantFrom('answer', 'start') : fc.constant('answer');
      return fc.tuple(fc.constant(n), some, some, fc.constantFrom('lower', 'all'), late);
    });
    fc.assert(
      fc.property(
        cases,
        bounded,
        ([n, crashed, initiators, announce, lateElection], { seed, delay }) => {
          const report = trial(source, {
            set: {
              nodes: `${n}`,
              crashed: ids(crashed),
              initiators: ids(initiators),
              announce,
              lateElection,
            },
            network: { delay },
            seed,
          });
          expect(held(report)).toBe(true);
          expect(report.metrics).toMatchObject(report.theory);
          const starts = initiators.some((id) => !crashed.includes(id));
          expect(report.metrics.leader !== undefined).toBe(starts);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('all up and one starter: the count hangs on the delays, but stays below the square', () => {
    for (const nodes of [8, 64, 200]) {
      const { metrics, theory } = trial(source, { set: { nodes: `${nodes}` } });
      expect(metrics.leader).toBe(nodes - 1);
      expect(metrics.messages).toBeLessThan(nodes * nodes);
      expect(metrics.elections).toBeLessThanOrEqual(nodes);
      expect(theory).toEqual({ leader: nodes - 1 });
    }
  });

  it('the rule to the letter: the published counts, and many more where the highest is up', () => {
    for (const preset of ['textbook', 'worst-case', 'best-case', 'all-at-once']) {
      const report = trial(source, { preset, set: { lateElection: 'start' } });
      expect(report.metrics).toEqual(trial(source, { preset }).metrics);
      expect(report.metrics).toMatchObject(report.theory);
    }
    const calm = trial(source, {});
    const hasty = trial(source, { set: { lateElection: 'start' } });
    expect(held(hasty)).toBe(true);
    expect(hasty.metrics.leader).toBe(7);
    expect(calm.metrics.elections).toBeLessThanOrEqual(8);
    expect(hasty.metrics.elections).toBeGreaterThan(2 * 8);
  });

  it('the last process learns of the leader within two delays and T', () => {
    fc.assert(
      fc.property(bounded, ({ seed, delay }) => {
        const max = Number(delay.split('..')[1]);
        const { time } = trial(source, {
          set: { crashed: '7', initiators: '2', answerTimeout: '30000' },
          network: { delay },
          seed,
        }).metrics;
        expect(time).toBeLessThanOrEqual(2 * max + 30_000);
        expect(time).toBeGreaterThan(30_000);
      }),
    );
  });
});

const crashes = fc.array(
  fc.record({ node: fc.nat(7), time: fc.nat(300_000), noticed: fc.nat(7), after: fc.nat(90_000) }),
  { maxLength: 6 },
);

describe('faults', () => {
  it('with bounded delays, any crashes at any time, noticed by anyone: one leader, the highest', () => {
    fc.assert(
      fc.property(crashes, bounded, (plan, { seed, delay }) => {
        const faults = plan.flatMap(({ node, time, noticed, after }): Intervention[] => [
          { kind: 'crash', at: { time }, node },
          { kind: 'command', at: { time: time + after }, node: noticed, command: 'election' },
        ]);
        const report = trial(source, {
          set: { initiators: '0' },
          network: { delay },
          seed,
          faults,
        });
        expect(failed(report)).toEqual([]);
        expect(report.end.reason).toBe('quiescent');
      }),
      { numRuns: 300 },
    );
  });

  it('the leader dies less than T after its coronation: nobody is told that it leads, and T′ helps', () => {
    const faults: Intervention[] = [
      { kind: 'crash', at: { time: 36_000 }, node: 7 },
      { kind: 'command', at: { time: 38_000 }, node: 0, command: 'election' },
    ];
    const network = { delay: 'constant:10000' };
    const { report, trace } = tracedTrial(source, { faults, network });
    const said = Array.from({ length: trace.count }, (_, i) => i)
      .filter((i) => trace.time(i) === 48_000 && trace.kindName(i) === 'receive')
      .flatMap((i) => trace.wordsAt(i).map(({ template }) => trace.data.templates[template]));
    expect(said).toHaveLength(6);
    for (const text of said)
      expect(text).toMatch(
        /holds no election: .*If {@leader} has died since, only T′ helps {@from}/,
      );
    expect(failed(report)).toEqual([]);
    expect(report.metrics.leader).toBe(6);
    const hasty = trial(source, { set: { lateElection: 'start' }, faults, network });
    expect(failed(hasty)).toEqual([]);
    expect(hasty.metrics.leader).toBe(6);
    // To the letter after two delays and T at most, otherwise not before T′ is over.
    expect(hasty.metrics.time).toBeLessThanOrEqual(38_000 + 20_000 + 30_000);
    expect(report.metrics.time).toBeGreaterThan(58_000 + 60_000);
  });

  it('a process that recovers when all is quiet gets a leader, and bullies if it is the highest', () => {
    fc.assert(
      fc.property(fc.nat(7), bounded, (node, { seed, delay }) => {
        const faults = [{ kind: 'recover', at: { time: 150_000 }, node }];
        const set = { crashed: `${node}`, initiators: 'all' };
        const report = trial(source, { set, network: { delay }, seed, faults });
        expect(failed(report)).toEqual([]);
        expect(report.metrics.leader).toBe(7);
      }),
    );
  });

  it('the highest, back again, needs n - 1 messages', () => {
    const { metrics, messages } = trial(source, { preset: 'recovery' });
    expect(metrics).toMatchObject({ leader: 7, messages: 15 + 7, elections: 4 });
    expect(messages.byType.COORDINATOR).toBe(6 + 7);
  });

  it('no delay, loss or duplication makes a process follow a lower one', () => {
    const network = fc.record({
      delay: fc.constantFrom('exponential:20000', 'uniform:1..90000', 'lognormal:10000:1.5'),
      loss: fc.constantFrom('0', '0.1', '0.4'),
      duplication: fc.constantFrom('0', '0.3'),
    });
    const announce = fc.constantFrom('lower', 'all');
    fc.assert(
      fc.property(network, announce, crashes, seeds, (links, to, plan, seed) => {
        const faults = plan.flatMap(({ node, time, after }): Intervention[] => [
          { kind: 'crash', at: { time }, node },
          { kind: 'recover', at: { time: time + after }, node },
        ]);
        const set = { initiators: 'all', announce: to };
        const report = trial(source, { set, network: links, seed, faults, maxEvents: 20_000 });
        expect(failed(report)).not.toContain('no-lower-leader');
        expect(report.end.reason).not.toBe('error');
      }),
      { numRuns: 150 },
    );
  });

  it('a crash before the coronation costs T′ and another election', () => {
    const { report, trace } = tracedTrial(source, { preset: 'crash' });
    const records = Array.from({ length: trace.count }, (_, i) => i);
    const again = records.filter(
      (i) => trace.kindName(i) === 'timer' && trace.type(i) === 'coordinator',
    );
    expect(again.map((i) => trace.node(i))).toEqual([4, 5]);
    expect(report.metrics).toMatchObject({ leader: 5, elections: 5 });
  });

  it('delays beyond T crown several', () => {
    const { report, trace } = tracedTrial(source, { preset: 'slow-network' });
    const records = Array.from({ length: trace.count }, (_, i) => i);
    const crowned = records.filter(
      (i) => trace.kindName(i) === 'mark' && trace.type(i) === 'LEADER',
    );
    expect(crowned.map((i) => trace.node(i))).toEqual([4, 6, 5]);
    expect(report.metrics.leader).toBeUndefined();
  });

  it('one OK beyond T is enough, and in time it does no harm', () => {
    const delayed = (ticks: number) => ({
      set: { crashed: '7', initiators: '5' },
      faults: [{ kind: 'delay', message: { from: 6, to: 5, type: 'OK', ordinal: 0 }, ticks }],
    });
    fc.assert(
      fc.property(seeds, fc.integer({ min: 30_000, max: 200_000 }), (seed, ticks) => {
        const late = trial(source, { ...delayed(ticks), seed });
        expect(failed(late)).toContain('no-higher-overlooked');
        expect(held(trial(source, { ...delayed(15_000), seed }))).toBe(true);
      }),
    );
  });

  it('a pause beyond T looks like a crash', () => {
    const faults: Intervention[] = [
      { kind: 'pause', at: { time: 0 }, node: 6 },
      { kind: 'resume', at: { time: 90_000 }, node: 6 },
    ];
    const report = trial(source, { set: { crashed: '7', initiators: '4' }, faults });
    expect(failed(report)).toEqual(['no-higher-overlooked']);
  });

  it('announced to all, a recovery in the middle of an announcement is repaired', () => {
    const report = trial(source, { preset: 'crossing', set: { announce: 'all' } });
    expect(failed(report)).toEqual([]);
    expect(report.metrics.leader).toBe(7);
  });
});

describe('presets', () => {
  it.each(manifest.presets.map(({ id }) => id))('%s keeps its promises', (id) => {
    const { report, lapses, hashes } = presetOutcome(source, id);
    expect(lapses).toEqual([]);
    expect(hashes[0]).toBe(GOLDEN[id]);
    expect(report.end.reason).toBe('quiescent');
  });

  it('the broken variant waits for ever', () => {
    const { broken } = source.body;
    const report = trial(source, { preset: broken?.preset, broken: true });
    expect(failed(report)).toEqual([broken?.violates]);
  });

  it('the notes: whoever replies is leader, so two are', () => {
    const { metrics, messages } = trial(source, { preset: 'notes' });
    expect(metrics.leader).toBeUndefined();
    expect(messages.byType).toEqual({ ELECTION: 3, OK: 2, COORDINATOR: 5 + 6 });
  });
});

describe('parameters', () => {
  it('refuses a run in which nobody is up', () => {
    expect(() => trial(source, { set: { nodes: '2', crashed: '0,1' } })).toThrow(
      /crashed: at least one process must be up/,
    );
  });

  it('T′ is twice T unless given, and not less than T', () => {
    const restarts = (set: Record<string, string>) =>
      trial(source, { preset: 'worst-case', set }).metrics.elections;
    expect(restarts({ answerTimeout: '1000000000' })).toBe(7);
    expect(restarts({ answerTimeout: '60000', coordinatorTimeout: '60000' })).toBeLessThan(20);
    const hasty = { answerTimeout: '60000', coordinatorTimeout: '59999' };
    expect(() => restarts(hasty)).toThrow(/coordinatorTimeout: must be at least 60000/);
  });

  it('refuses the rule to the letter where it does not come to an end', () => {
    const set = { nodes: '11', lateElection: 'start' };
    expect(() => trial(source, { set })).toThrow(/lateElection: start takes at most 10 nodes/);
  });

  it('takes 64 processes, all starting', () => {
    const set = { nodes: '64', crashed: '63', initiators: 'all' };
    const report = trial(source, { set });
    expect(report.metrics).toMatchObject(report.theory);
    expect(report.metrics).toMatchObject({ leader: 62, messages: 4031 });
  });
});
