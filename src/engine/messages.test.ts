// What becomes of messages: interventions that name one, copies, corruption, FIFO channels, bandwidth, pairs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intervention, MessageName } from './run.ts';
import { drawRun, simulate, tapePick } from './testing/drawn-run.ts';
import {
  at,
  DELAY,
  type LoggingNode,
  lines,
  play,
  type Script,
  stateOf,
} from './testing/scripted.ts';
import { Flag, Kind, Trace } from './trace.ts';

const named = (ordinal: number, type = 'M', to = 1): MessageName => ({
  from: 0,
  to,
  type,
  ordinal,
});
/** N0 sends M and N to N1 three times each, and M to N2. */
const start = at(0, (node) => {
  for (let i = 0; i < 3; i++) {
    node.send(1, 'M', i);
    node.send(1, 'N', i);
    node.send(2, 'M', i);
  }
});
const run = (...interventions: Intervention[]) => play({ start, interventions });
const all = ['M 0 0', 'N 0 0', 'M 0 1', 'N 0 1', 'M 0 2', 'N 0 2'];

describe('an intervention on a message', () => {
  it('loses exactly the one it names', () => {
    const simulation = run({ kind: 'lose', message: named(1) });
    expect(stateOf(simulation, 1).log).toEqual(all.filter((line) => line !== 'M 0 1'));
    expect(stateOf(simulation, 2).log).toHaveLength(3);
    expect(lines(simulation, 'lose')).toEqual([`${DELAY} lose 1 M (by hand)`]);
  });
  it('delays it past the others, FIFO and bandwidth notwithstanding, and the diagram can tell', () => {
    const simulation = play({
      start,
      network: { fifo: true, bandwidth: 0.001 },
      interventions: [{ kind: 'delay', message: named(0), ticks: 500_000 }],
    });
    expect(stateOf(simulation, 1).log.at(-1)).toBe('M 0 0');
    const trace = new Trace(simulation.trace());
    const last = trace.count - 1;
    expect([trace.time(last), trace.flags(last) & Flag.byHand]).toEqual([500_000, Flag.byHand]);
  });
  it('delays it to an earlier arrival as well', () => {
    const simulation = run({ kind: 'delay', message: named(2), ticks: 3 });
    expect(stateOf(simulation, 1).log[0]).toBe('M 0 2');
    expect(lines(simulation, 'receive')[0]).toBe('3 receive 1 M');
  });
  it('duplicates it', () => {
    const simulation = run({ kind: 'duplicate', message: named(2, 'N') });
    expect(stateOf(simulation, 1).log.toSorted()).toEqual([...all, 'N 0 2'].toSorted());
    expect(simulation.report().messages).toMatchObject({ sent: 9, delivered: 10, duplicated: 1 });
  });
  it('corrupts it: the checksum discards it', () => {
    const simulation = run({ kind: 'corrupt', message: named(0) });
    expect(lines(simulation, 'lose')).toEqual([`${DELAY} lose 1 M (corrupted)`]);
    expect(simulation.report().messages.corrupted).toBe(1);
  });
  it('corrupts it: a protocol without checksum is handed it', () => {
    const simulation = play({
      start,
      interventions: [{ kind: 'corrupt', message: named(0) }],
      corrupted: (node, from, type) => node.state.log.push(`garbled ${type} ${from}`) as never,
    });
    expect(stateOf(simulation, 1).log[0]).toBe('garbled M 0');
    expect(simulation.report().messages).toMatchObject({ delivered: 9, lost: 0 });
  });
  it('takes the last of several delays, and several kinds together', () => {
    const simulation = run(
      { kind: 'delay', message: named(0), ticks: 50 },
      { kind: 'delay', message: named(0), ticks: 70 },
      { kind: 'lose', message: named(0) },
    );
    expect(lines(simulation, 'lose')).toEqual(['70 lose 1 M (by hand)']);
  });
  it('that names none of the run is said not to apply', () => {
    const far: Intervention = { kind: 'lose', message: named(3) };
    const elsewhere: Intervention = { kind: 'lose', message: { ...named(0), from: 2 } };
    const simulation = run(far, elsewhere);
    expect(simulation.report().unapplied).toEqual([far, elsewhere]);
    expect(stateOf(simulation, 1).log).toEqual(all);
  });
  it('changes no other message: delays elsewhere stay as they were', () => {
    const tape = fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 80 });
    fc.assert(
      fc.property(tape, fc.nat(), (numbers, n) => {
        const bare = drawRun(tapePick(numbers), { interventions: 0, params: { nodes: 3 } });
        const before = new Trace(simulate(bare).trace());
        const sends = Array.from({ length: before.count }, (_, i) => i).filter(
          (i) => before.kind(i) === Kind.send && before.node(i) !== before.peer(i),
        );
        if (sends.length === 0) return;
        const send = sends[n % sends.length];
        const message = nameOf(before, send);
        const next = simulate({ ...bare, interventions: [{ kind: 'lose', message }] });
        const after = new Trace(next.trace());
        expect(next.report().unapplied).toEqual([]);
        // The same up to its arrival, but for the message itself.
        for (let i = 0; i <= send; i++) expect(after.time(i)).toBe(before.time(i));
        const byHand = Array.from({ length: after.count }, (_, i) => i).filter(
          (i) => after.kind(i) === Kind.lose && after.flags(i) & Flag.byHand,
        );
        expect(byHand.map((i) => after.cause(i))).toEqual(byHand.map(() => send));
        expect(byHand.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 100 },
    );
  });
});

function nameOf(trace: Trace, send: number): MessageName {
  const [from, to, type] = [trace.node(send), trace.peer(send), trace.type(send)];
  let ordinal = 0;
  for (let i = 0; i < send; i++)
    if (
      trace.kind(i) === Kind.send &&
      trace.node(i) === from &&
      trace.peer(i) === to &&
      trace.type(i) === type
    )
      ordinal++;
  return { from, to, type, ordinal };
}

describe('a second copy', () => {
  const copies = (script: Partial<Script>) => {
    const trace = new Trace(
      play({ start: at(0, (node) => node.send(1, 'M', 0)), ...script }).trace(),
    );
    return Array.from({ length: trace.count }, (_, i) => i)
      .filter((i) => trace.flags(i) & Flag.copy)
      .map((i) => [trace.kindName(i), (trace.flags(i) & Flag.byHand) !== 0]);
  };
  const message = { from: 0, to: 1, type: 'M', ordinal: 0 };
  it.each(['async', 'cycle'] as const)('made by hand says so, %s', (timing) => {
    const interventions: Intervention[] = [{ kind: 'duplicate', message }];
    expect(copies({ timing: () => timing, interventions })).toEqual([
      ['duplicate', true],
      ['receive', true],
    ]);
    expect(copies({ timing: () => timing, network: { duplication: 1 } })).toEqual([
      ['duplicate', false],
      ['receive', false],
    ]);
  });
});

describe('a network without faults', () => {
  it('loses nothing, copies nothing, corrupts nothing', () => {
    const tape = fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 80 });
    fc.assert(
      fc.property(tape, (numbers) => {
        const drawn = drawRun(tapePick(numbers), { interventions: 0, params: { crashed: [] } });
        const { pairs: _, ...network } = {
          ...drawn.network,
          loss: 0,
          duplication: 0,
          corruption: 0,
        };
        const { end, messages } = simulate({ ...drawn, network }).report();
        expect(messages).toMatchObject({ lost: 0, duplicated: 0, corrupted: 0 });
        const arrived = messages.delivered === messages.sent;
        expect(arrived || end.reason !== 'quiescent' || Number(drawn.params.beat) > 0).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('probabilities', () => {
  const many = at(0, (node) => {
    for (let i = 0; i < 5000; i++) node.send(1, 'M', i);
  });
  const counts = (network: object) => play({ start: many, network }).report().messages;
  it('come true as often as they say', () => {
    expect(Math.abs(counts({ loss: 0.3 }).lost - 1500)).toBeLessThan(100);
    expect(Math.abs(counts({ duplication: 0.3 }).duplicated - 1500)).toBeLessThan(100);
    expect(Math.abs(counts({ corruption: 0.3 }).corrupted - 1500)).toBeLessThan(100);
    expect(counts({ loss: 1 })).toMatchObject({ sent: 5000, delivered: 0, lost: 5000 });
    expect(counts({ duplication: 1 })).toMatchObject({ delivered: 10_000, duplicated: 5000 });
  });
  it('of a pair hold for that channel alone', () => {
    const simulation = play({
      start: at(0, (node) => node.broadcast('M', 0)),
      network: {
        pairs: [
          { from: 0, to: 1, loss: 1 },
          { from: 0, to: 2, delay: 'constant:7' },
        ],
      },
    });
    expect(lines(simulation, 'lose', 'receive')).toEqual([
      '7 receive 2 M',
      `${DELAY} lose 1 M (loss)`,
    ]);
  });
  it('let a copy on a pair with its own delay take that delay', () => {
    const simulation = play({
      start: at(0, (node) => node.send(1, 'M', 0)),
      network: { duplication: 1, pairs: [{ from: 0, to: 1, delay: 'constant:7' }] },
    });
    expect(lines(simulation, 'receive')).toEqual(['7 receive 1 M', '7 receive 1 M']);
  });
});

describe('channels', () => {
  const burst = at(0, (node: LoggingNode) => {
    for (let i = 0; i < 200; i++) node.send(1, 'M', i);
  });
  it('without FIFO overtake, with FIFO never', () => {
    const order = (fifo: boolean) => {
      const simulation = play({ start: burst, network: { delay: 'uniform:1..5000', fifo } });
      return stateOf(simulation, 1).log.map((line) => Number(line.split(' ')[2]));
    };
    const sorted = Array.from({ length: 200 }, (_, i) => i);
    expect(order(false)).not.toEqual(sorted);
    expect(order(false).toSorted((a, b) => a - b)).toEqual(sorted);
    expect(order(true)).toEqual(sorted);
  });
  it('of some bandwidth let messages through one after another, each channel by itself', () => {
    const simulation = play({
      start: at(0, (node) => {
        for (let i = 0; i < 3; i++) node.broadcast('M', i);
      }),
      network: { bandwidth: 0.01 },
    });
    const times = lines(simulation, 'receive').map((line) => line.slice(0, -2));
    expect(times).toEqual(
      [100, 200, 300].flatMap((t) => [`${DELAY + t} receive 1`, `${DELAY + t} receive 2`]),
    );
  });
});

describe('bandwidth', () => {
  it('of several messages a tick lets so many through', () => {
    const simulation = play({
      start: at(0, (node) => {
        for (let i = 0; i < 6; i++) node.send(1, 'M', i);
      }),
      network: { bandwidth: 3 },
    });
    const times = lines(simulation, 'receive').map((line) => Number(line.split(' ')[0]) - DELAY);
    expect(times).toEqual([1, 1, 1, 2, 2, 2]);
  });
});

describe('sending', () => {
  it('to itself costs no message and takes a tick', () => {
    const simulation = play({ start: at(0, (node) => node.send(0, 'M', 'self')) });
    expect(lines(simulation, 'receive')).toEqual(['1 receive 0 M']);
    expect(simulation.report().messages).toMatchObject({ sent: 0, self: 1, delivered: 0 });
  });
  it('control types are counted apart', () => {
    const simulation = play({
      control: ['CTRL'],
      start: at(0, (node) => {
        node.send(1, 'CTRL', 0);
        node.send(1, 'M', 0);
      }),
    });
    expect(simulation.report().messages).toMatchObject({
      sent: 1,
      control: 1,
      byType: { M: 1 },
    });
  });
  it('a broadcast is one event: its further sends are flagged', () => {
    const trace = new Trace(play({ start: at(0, (node) => node.broadcast('M', 0)) }).trace());
    const sends = Array.from({ length: trace.count }, (_, i) => i).filter(
      (i) => trace.kind(i) === Kind.send,
    );
    expect(sends.map((i) => trace.flags(i) & Flag.broadcast)).toEqual([0, Flag.broadcast]);
  });
  it('freezes a body, so that sharing state shows at once', () => {
    const { end } = play({
      start: at(0, (node) => {
        node.send(1, 'M', node.state.log);
        node.state.log.push('changed');
      }),
    }).report();
    expect(end.reason).toBe('error');
  });
});
