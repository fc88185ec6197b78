// When cycles go in bulk, when they don't, and that a violation is told by the handlers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineMetrics, defineProperty } from './contract.ts';
import { type LoggingNode, play, type Script } from './testing/scripted.ts';
import type { Bulk } from './whole-cycle.ts';

const COUNTING = { record: 'counters', hash: false } as const;

/** Every node marks TICK each cycle, and falls silent after the tenth. */
function ticking(more: Partial<Script> = {}) {
  const ran = { bulk: 0 };
  const bulk: Bulk<never, never> = {
    fits: () => true,
    cycle(all) {
      ran.bulk++;
      for (const node of all.acting.slice()) {
        all.mark(node, 'TICK', all.cycle);
        if (all.cycle === 10) all.setActive(node, false);
      }
    },
  };
  const script: Script = {
    timing: () => 'cycle',
    start: (node) => node.setActive(true),
    cycle(node) {
      node.mark('TICK', node.cycle);
      if (node.cycle === 10) node.setActive(false);
    },
    metrics: defineMetrics<unknown, unknown, { ticks: number }>({
      kinds: ['mark'],
      init: () => ({ ticks: 0 }),
      event: (fold) => {
        fold.ticks++;
      },
      result: ({ ticks }) => ({ metrics: { ticks } }),
    }),
    bulk: bulk as never,
    ...more,
  };
  return { ran, script };
}
/** Every node asks the next one each cycle, which by chance marks TICK, or else answers; without end. */
function asking(chance: number, more: Partial<Script>) {
  const ran = { bulk: 0 };
  const bulk: Bulk<never, never> = {
    fits: () => true,
    cycle(all) {
      ran.bulk++;
      let answers = 0;
      all.sent('M', all.acting.length);
      all.phase(1);
      for (const caller of all.acting) {
        const node = (caller + 1) % all.count;
        all.received();
        if (all.chance(node, chance)) all.mark(node, 'TICK');
        else {
          all.sent('N');
          answers++;
        }
      }
      all.phase(2);
      all.received(answers);
    },
  };
  const script: Script = {
    timing: () => 'cycle',
    start: (node) => node.setActive(true),
    cycle: (node) => node.send((node.id + 1) % node.count, 'M', 0),
    on: {
      M(node: LoggingNode, from: number) {
        if (node.chance(chance)) node.mark('TICK');
        else node.send(from, 'N', 0);
      },
      N: () => undefined,
    } as never,
    bulk: bulk as never,
    ...more,
  };
  return { ran, script };
}
const most = (ticks: number) =>
  defineProperty<unknown, unknown, { seen: number }>({
    id: 'most',
    kind: 'always',
    name: `At most ${ticks} ticks`,
    kinds: ['mark'],
    monitor: () => ({ seen: 0 }),
    observe: (monitor) => {
      monitor.seen++;
    },
    check: (_, { seen }, { node }) =>
      seen > ticks ? { nodes: [node], text: '{@node} ticks', values: { node } } : undefined,
  });

describe('cycles in bulk', () => {
  it('come to the same report', () => {
    const { ran, script } = ticking();
    const byHandlers = play(script, { record: 'counters' }).report();
    expect(ran.bulk).toBe(0);
    const inBulk = play(script, COUNTING).report();
    expect(ran.bulk).toBe(10);
    expect(inBulk).toEqual({ ...byHandlers, hash: undefined });
    expect(inBulk.metrics).toEqual({ ticks: 30 });
  });
  it('come to the same events and the same end time, whatever is seen and whichever bound ends the run', () => {
    const chances = fc.constantFrom(0, 0.2, 1);
    fc.assert(
      fc.property(
        chances,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 10, max: 200 }),
        (chance, ticks, maxEvents) => {
          const properties = [{ ...most(ticks), kind: 'sometimes' as const }, most(ticks + 3)];
          const stop = { maxEvents, onViolation: 'count' } as const;
          const { ran, script } = asking(chance, { properties, stop });
          const byHandlers = play(script, { record: 'counters' }).report();
          expect(ran.bulk).toBe(0);
          expect(play(script, COUNTING).report()).toEqual({ ...byHandlers, hash: undefined });
          expect(ran.bulk).toBeGreaterThan(0);
        },
      ),
    );
  });
  it('say who acts in the background from now on: with these alone a run is quiescent', () => {
    const byTheFifth = ticking({
      cycle(node) {
        node.mark('TICK', node.cycle);
        if (node.cycle === 5) node.setActive(true, { background: true });
      },
      bulk: {
        fits: () => true,
        cycle(all) {
          for (const node of all.acting) {
            all.mark(node, 'TICK', all.cycle);
            if (all.cycle === 5) all.setActive(node, true, { background: true });
          }
        },
      } satisfies Bulk<never, never> as never,
    });
    const inBulk = play(byTheFifth.script, COUNTING).report();
    const byHandlers = play(byTheFifth.script, { record: 'counters' }).report();
    expect(inBulk).toEqual({ ...byHandlers, hash: undefined });
    expect(inBulk.end).toMatchObject({ reason: 'quiescent' });
    expect(inBulk.metrics).toEqual({ ticks: 15 });
  });
  it('leave a violation to the handlers, who tell it from the start', () => {
    const { ran, script } = ticking({ properties: [most(7)] });
    const byHandlers = play(script, { record: 'counters' }).report();
    const inBulk = play(script, COUNTING).report();
    expect(ran.bulk).toBe(3);
    expect(inBulk).toEqual({ ...byHandlers, hash: undefined });
    expect(inBulk.end).toMatchObject({ reason: 'violation', time: 3000 });
  });
  it.each<[string, Partial<Script>]>([
    ['a property looks at messages', { properties: [{ ...most(99), kinds: ['send'] }] }],
    [
      'a property looks at everything',
      { properties: [{ ...most(99), kinds: undefined } as never] },
    ],
    ['the network loses messages', { network: { loss: 0.1 } }],
    ['something is done to the run', { interventions: [{ kind: 'heal', at: { time: 1 } }] }],
    ['a node is down', { crashed: () => [1] }],
    ['it ends before the first cycle does', { stop: { until: 1500 } }],
  ])('are left to the handlers where %s', (_, more) => {
    const { ran, script } = ticking(more);
    play(script, COUNTING);
    expect(ran.bulk).toBe(0);
  });
});
