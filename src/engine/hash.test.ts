// The hash: the same for the same run, recorded or counted; blind to words and facets; and what random streams keep apart.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { drawRun, simulate, tapePick } from './testing/drawn-run.ts';
import { at, type LoggingNode, lines, play, type Script } from './testing/scripted.ts';

vi.setConfig({ testTimeout: 60_000 });

const tape = fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 120 });
const hashOf = (script: Script) => play(script).report().hash;

describe('the hash', () => {
  it('is the same twice, in full and counted, with checkpoints and without, in one go and in slices', () => {
    fc.assert(
      fc.property(tape, (numbers) => {
        const run = drawRun(tapePick(numbers), { interventions: 6 });
        const full = simulate(run).report();
        const { hash, events, messages, metrics, checks } = simulate(run, {
          record: 'counters',
        }).report();
        expect([hash, events, messages, metrics, checks]).toEqual([
          full.hash,
          full.events,
          full.messages,
          full.metrics,
          full.checks,
        ]);
        expect(simulate(run, { record: 'full', checkpoints: true }).report()).toEqual(full);
        expect(full.hash).toMatch(/^[0-9a-f]{16}$/);
      }),
      { numRuns: 100 },
    );
  });

  const talk: Script = {
    start: at(0, (node) => {
      node.say('begins');
      node.broadcast('M', { n: 1 });
    }),
    on: { M: (node: LoggingNode) => node.mark('HEARD', 1) } as never,
  };
  it('does not depend on words, facets and states', () => {
    const wordy: Script = {
      ...talk,
      start: at(0, (node) => {
        node.say('begins {x}', { x: 1 });
        node.state.n = 99;
        node.broadcast('M', { n: 1 });
        node.say('and ends');
      }),
      describe: () => ({ band: { text: 'busy', tone: 'active' } }),
    };
    expect(hashOf(wordy)).toBe(hashOf(talk));
  });
  it('tells receivers from numbers: 2 to N1 is not 1 to N2, also where the run ends on the way', () => {
    const sent = (to: number, body: number) =>
      hashOf({ ...talk, stop: { until: 0 }, start: at(0, (node) => node.send(to, 'M', body)) });
    expect(sent(1, 2)).not.toBe(sent(2, 1));
  });
  it('depends on kind, time, node, peer, type and body of every event', () => {
    const first = (act: (node: LoggingNode) => void) => hashOf({ ...talk, start: at(0, act) });
    // Of a body its values: a type has always the same fields.
    const hashes = [
      hashOf(talk),
      first((node) => node.broadcast('M', { n: 2 })),
      first((node) => node.broadcast('M', { n: -1 })),
      first((node) => node.broadcast('M', 1)),
      first((node) => node.broadcast('M', '1')),
      first((node) => node.broadcast('N', { n: 1 })),
      first((node) => node.send(1, 'M', { n: 1 })),
      first((node) => node.send(2, 'M', { n: 1 })),
      first((node) => node.mark('HEARD')),
      first((node) => node.mark('HEARD', 0)),
      first((node) => node.mark('SEEN')),
      hashOf({ ...talk, start: at(1, (node) => node.broadcast('M', { n: 1 })) }),
      hashOf({ ...talk, network: { delay: 'constant:9999' } }),
      hashOf({}),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
  it('does not depend on when a name was first met', () => {
    const marks = (...names: string[]) =>
      hashOf({
        timers: { t: (node) => node.mark('LAST') },
        start: at(0, (node) => {
          for (const name of names) node.mark(name);
          node.setTimer('t', 5);
        }),
      });
    expect(marks('A', 'B')).not.toBe(marks('B', 'A'));
    expect(marks('LAST')).toBe(marks('LAST'));
  });
  it('can be left out', () => {
    expect(play(talk, { record: 'counters', hash: false }).report().hash).toBeUndefined();
  });
});

describe('streams stay apart', () => {
  /** Every node pings the next one ten times, a random time apart. */
  const pinging = (greedy: boolean): Script => ({
    network: { delay: 'exponential:10000' },
    start: (node) => {
      // One node draws more, and another sends more, than in the other run.
      if (greedy && node.id === 0) node.randomInt(7);
      if (greedy && node.id === 1) node.send(0, 'CTRL', 'more');
      node.setTimer('ping', 1 + node.randomInt(1000));
    },
    timers: {
      ping(node) {
        node.send((node.id + 1) % node.count, 'M', node.state.n);
        if (++node.state.n < 10) node.setTimer('ping', 1 + node.randomInt(1000));
      },
    },
  });
  const of = (greedy: boolean, line: RegExp) => {
    const simulation = play(pinging(greedy));
    return lines(simulation).filter((text) => line.test(text));
  };
  it('a further draw at one node leaves the draws of the others as they were', () => {
    expect(of(true, /timer [12] ping/)).toEqual(of(false, /timer [12] ping/));
    expect(of(true, /timer 0 ping/)).not.toEqual(of(false, /timer 0 ping/));
  });
  it('a further message of one sender leaves the delays of the others as they were', () => {
    // N0 receives from N2, whose draws and ordinals are untouched.
    expect(of(true, /receive 0 M/)).toEqual(of(false, /receive 0 M/));
  });
  it('the seed changes them all', () => {
    const times = (seed: number) => lines(play({ ...pinging(false), seed }), 'receive');
    expect(times(1)).not.toEqual(times(2));
    expect(times(2 ** 40 + 1)).not.toEqual(times(1));
  });
});
