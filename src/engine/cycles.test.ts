// Cycle timing: nodes act in cycles, messages and their answers arrive within the cycle, faults and commands between.
import { describe, expect, it } from 'vitest';
import { defineProperty } from './contract.ts';
import type { Intervention } from './run.ts';
import { type LoggingNode, lines, play, type Script, stateOf } from './testing/scripted.ts';
import { Flag, Kind, Trace } from './trace.ts';

const cycles = (script: Script) => play({ timing: () => 'cycle', ...script });
/** Every node is active for three cycles, and pings the next one, which answers. */
const pinging: Script = {
  start: (node) => node.setActive(true),
  cycle(node) {
    node.state.n++;
    node.send((node.id + 1) % node.count, 'M', node.cycle);
    if (node.state.n === 3) node.setActive(false);
  },
  on: {
    M(node: LoggingNode, from: number) {
      node.state.log.push(`M in ${node.cycle}`);
      node.send(from, 'N', 0);
    },
    N: (node: LoggingNode) => node.mark('ANSWERED'),
  } as never,
};

describe('a cycle', () => {
  it('lets every active node act once, then messages arrive, then their answers', () => {
    const simulation = cycles(pinging);
    const first = lines(simulation).filter((line) => /^1\d\d\d /.test(line));
    expect(first.filter((line) => line.startsWith('1000 '))).toEqual([
      '1000 cycle -1',
      '1000 send 0 M',
      '1000 send 1 M',
      '1000 send 2 M',
    ]);
    expect(lines(simulation, 'receive').slice(0, 6)).toEqual([
      '1100 receive 1 M',
      '1100 receive 2 M',
      '1100 receive 0 M',
      '1200 receive 0 N',
      '1200 receive 1 N',
      '1200 receive 2 N',
    ]);
    expect(stateOf(simulation, 0).log).toEqual(['M in 1', 'M in 2', 'M in 3']);
  });
  it('ends the run when no node is active and nothing is pending', () => {
    const { end, messages } = cycles(pinging).report();
    expect(end.reason).toBe('quiescent');
    expect(messages.sent).toBe(18);
    expect(lines(cycles(pinging), 'cycle')).toHaveLength(3);
  });
  it('causes what nodes do unasked, and a message its answer', () => {
    const trace = new Trace(cycles(pinging).trace());
    for (let i = 0; i < trace.count; i++) {
      const cause = trace.cause(i);
      expect(cause).toBeLessThan(i);
      if (trace.kind(i) !== Kind.send) continue;
      expect(trace.kindName(cause)).toBe(trace.type(i) === 'M' ? 'cycle' : 'receive');
      if (trace.type(i) === 'M') expect(trace.flags(i) & Flag.step).toBe(Flag.step);
    }
  });
  it('judges a node by what it was told to be: active from the next cycle on', () => {
    const simulation = cycles({
      start: (node) => node.setActive(node.id === 0),
      cycle(node) {
        node.state.n++;
        node.setActive(false);
        if (node.id === 0) node.send(1, 'M', 0);
      },
      on: { M: (node: LoggingNode) => node.setActive(true) } as never,
    });
    expect(lines(simulation, 'cycle')).toHaveLength(2);
    expect([0, 1, 2].map((id) => stateOf(simulation, id).n)).toEqual([1, 1, 0]);
  });
  it('that does not come to rest is a loop', () => {
    const { end } = cycles({
      ...pinging,
      on: { M: (node: LoggingNode, from: number) => node.send(from, 'M', 0) } as never,
    }).report();
    expect(end).toMatchObject({ reason: 'loop' });
    expect(end.detail).toMatch(/cycle 1 doesn't come to rest/);
  });
});

describe('cycles in which nothing can happen', () => {
  const far = 1_000_000_000_000;
  const commands = {
    go: (node: LoggingNode) => {
      node.mark('COMMAND', node.cycle);
      node.setActive(true);
    },
  };
  const once = {
    start: (node: LoggingNode) => node.setActive(node.id === 0),
    cycle: (node: LoggingNode) => {
      node.mark('ACT', node.cycle);
      node.setActive(false);
    },
    commands,
  };
  const command = (time: number): Intervention => ({
    kind: 'command',
    at: { time },
    node: 1,
    command: 'go',
  });
  it('are jumped over: their numbers go on, and they leave no record', () => {
    const simulation = cycles({ ...once, interventions: [command(far + 1)] });
    const trace = new Trace(simulation.trace());
    const told = Array.from({ length: trace.count }, (_, i) => i)
      .filter((i) => trace.kind(i) === Kind.cycle || trace.kind(i) === Kind.mark)
      .map((i) => `${trace.time(i)} ${trace.type(i) || 'cycle'} ${trace.value(i)}`);
    expect(told).toEqual([
      '1000 cycle 1',
      '1000 ACT 1',
      `${far + 1} COMMAND ${far / 1000}`,
      `${far + 1000} cycle ${far / 1000 + 1}`,
      `${far + 1000} ACT ${far / 1000 + 1}`,
    ]);
    expect(simulation.report().end.reason).toBe('quiescent');
  });
  it('come before what happens at the moment of a cycle, which sees the cycle before', () => {
    const simulation = cycles({ ...once, interventions: [command(far)] });
    expect(lines(simulation, 'cycle', 'mark').slice(2)).toEqual([
      `${far} mark 1 COMMAND`,
      `${far} cycle -1`,
      `${far} mark 1 ACT`,
    ]);
  });
  it('are jumped over where only paused nodes would act, and up to the time at which the run stops', () => {
    const pause: Intervention = { kind: 'pause', at: { time: 500 }, node: 0 };
    const resume: Intervention = { kind: 'resume', at: { time: far }, node: 0 };
    const paused = cycles({ ...once, interventions: [pause, resume] });
    expect(lines(paused, 'mark')).toEqual([`${far} mark 0 ACT`]);
    const stopped = cycles({ ...once, interventions: [command(far)], stop: { until: far - 1 } });
    expect(stopped.report().end).toMatchObject({ reason: 'until', time: far - 1 });
    expect(stopped.report().events).toBe(cycles(once).report().events);
    expect(stopped.machine.world.cycle).toBe(far / 1000 - 1);
  });
  it('are jumped over alike with checkpoints and without a trace', () => {
    const script = { timing: () => 'cycle' as const, ...once, interventions: [command(far)] };
    const hashes = [
      play(script).report().hash,
      play(script, { record: 'counters' }).report().hash,
      play(script, { record: 'full', checkpoints: true }).report().hash,
    ];
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('what is said in a cycle', () => {
  it('belongs to what the node does in it', () => {
    const trace = new Trace(
      cycles({
        start: (node) => node.setActive(true),
        cycle(node) {
          node.say('acts');
          node.mark('ACT');
          node.setActive(false);
        },
      }).trace(),
    );
    const told = trace.data.words.map(({ record }) => [trace.kindName(record), trace.node(record)]);
    expect(told).toEqual([
      ['mark', 0],
      ['mark', 1],
      ['mark', 2],
    ]);
  });
  it.each(['full', 'counters'] as const)('is refused where it does nothing, %s', (record) => {
    const script: Script = {
      timing: () => 'cycle',
      start: (node) => node.setActive(true),
      cycle(node) {
        if (node.id === 1) node.say('has nothing to do');
        else node.mark('ACT');
      },
    };
    const { end } = play(script, { record }).report();
    expect(end.reason).toBe('error');
    expect(end.detail).toMatch(/cycle at N1, .*says something in a cycle in which it does nothing/);
  });
});

describe('a property', () => {
  it('that hangs on cycles is looked at when one begins', () => {
    const third = defineProperty<unknown, unknown>({
      id: 'third',
      kind: 'sometimes',
      name: 'A third cycle begins',
      kinds: ['cycle'],
      check: (world) => (world.cycle === 3 ? { nodes: [], text: 'it does' } : undefined),
    });
    const simulation = cycles({ ...pinging, properties: [third] });
    const { at } = simulation.report().checks[0];
    expect(new Trace(simulation.trace()).kindName(at)).toBe('cycle');
  });
});

describe('between cycles', () => {
  it('come commands, crashes, recoveries and timers, at their times', () => {
    const simulation = cycles({
      ...pinging,
      start: (node) => {
        node.setActive(true);
        if (node.id === 0) node.setTimer('t', 2500);
      },
      timers: { t: (node) => node.mark('TIMER') },
      commands: { go: (node) => node.mark('COMMAND') },
      interventions: [
        { kind: 'command', at: { time: 1500 }, node: 0, command: 'go' },
        { kind: 'crash', at: { time: 1600 }, node: 2 },
      ],
    });
    expect(lines(simulation, 'mark', 'crash').filter((line) => !line.includes('ANSWERED'))).toEqual(
      ['1500 mark 0 COMMAND', '1600 crash 2', '2500 mark 0 TIMER'],
    );
    expect(stateOf(simulation, 2).n).toBe(1);
  });
  it('comes no event after the time at which the run stops, and every one up to it', () => {
    const simulation = cycles({
      ...pinging,
      commands: { go: (node) => node.mark('COMMAND') },
      interventions: [{ kind: 'command', at: { time: 1500 }, node: 0, command: 'go' }],
      stop: { until: 1700 },
    });
    expect(lines(simulation, 'mark').filter((line) => line.includes('COMMAND'))).toHaveLength(1);
    expect(simulation.report().end).toMatchObject({ reason: 'until', time: 1700 });
  });
  it('comes a stop within a cycle: what is on its way does not arrive', () => {
    const simulation = cycles({ ...pinging, stop: { until: 1150 } });
    expect(lines(simulation, 'receive')).toHaveLength(3);
    expect(simulation.report()).toMatchObject({
      end: { reason: 'until', time: 1150 },
      messages: { sent: 6, delivered: 3, lost: 0 },
    });
    expect(lines(cycles({ ...pinging, stop: { until: 1000 } })).at(-1)).toBe('1000 send 2 M');
  });
});

describe('faults in cycles', () => {
  const lost = (interventions: readonly Intervention[], network = {}) =>
    lines(cycles({ ...pinging, interventions, network }), 'lose').map((line) => line.slice(5));
  const message = { from: 0, to: 1, type: 'M', ordinal: 1 };
  it('a message is lost by hand, by chance, by a partition, and to a node that is down', () => {
    expect(lost([{ kind: 'lose', message }])).toEqual(['lose 1 M (by hand)']);
    expect(lost([], { loss: 1 })).toHaveLength(9);
    expect(lost([], { pairs: [{ from: 0, to: 1, loss: 1 }] })).toHaveLength(3);
    expect(lost([{ kind: 'partition', at: { time: 1500 }, groups: [[0]] }])).toHaveLength(4);
    expect(lost([{ kind: 'crash', at: { time: 1500 }, node: 1 }])).toEqual([
      'lose 1 M (receiver is down)',
      'lose 1 M (receiver is down)',
    ]);
  });
  it('a message waits for a paused node and behind a partition that holds', () => {
    const waits = (interventions: readonly Intervention[]) => {
      const simulation = cycles({ ...pinging, interventions });
      expect(simulation.report().messages.lost).toBe(0);
      return lines(simulation, 'receive').filter((line) => line.startsWith('3500 '));
    };
    const at = { time: 1500 };
    const later = { time: 3500 };
    expect(
      waits([
        { kind: 'pause', at, node: 1 },
        { kind: 'resume', at: later, node: 1 },
      ]).length,
    ).toBeGreaterThan(0);
    const cut = cycles({
      ...pinging,
      network: { partition: 'hold' },
      interventions: [
        { kind: 'partition', at, groups: [[0]] },
        { kind: 'heal', at: later },
      ],
    });
    expect(cut.report().messages.lost).toBe(0);
    expect(lines(cut, 'receive').filter((line) => line.startsWith('3500 ')).length).toBeGreaterThan(
      0,
    );
  });
  it('a paused node keeps no run going that has nothing else to do', () => {
    const simulation = cycles({
      start: (node) => node.setActive(node.id === 0),
      cycle: (node) => node.setActive(node.cycle < 5),
      interventions: [{ kind: 'pause', at: { time: 1500 }, node: 0 }],
    });
    expect(simulation.report().end).toMatchObject({ reason: 'quiescent' });
    expect(simulation.report().end.time).toBeLessThan(4000);
  });
  it('what waits behind a partition may have been copied', () => {
    const cut = cycles({
      ...pinging,
      network: { partition: 'hold', duplication: 1 },
      interventions: [
        { kind: 'partition', at: { time: 0 }, groups: [[0]] },
        { kind: 'heal', at: { time: 3500 } },
      ],
    });
    const { messages } = cut.report();
    expect(messages.duplicated).toBe(messages.sent);
    expect(messages.delivered).toBe(2 * messages.sent);
  });
  it('a fault happens inside a cycle, between two phases or right after a record', () => {
    const crashAt = (at: { time: number; after?: number }) =>
      lines(cycles({ ...pinging, interventions: [{ kind: 'crash', at, node: 1 }] }), 'crash');
    expect(crashAt({ time: 1050 })).toEqual(['1050 crash 1']);
    const first = lines(cycles(pinging)).findIndex((line) => line.startsWith('1100 '));
    const simulation = cycles({
      ...pinging,
      interventions: [{ kind: 'crash', at: { after: first, time: 0 }, node: 1 }],
    });
    const all = lines(simulation);
    expect(all[first]).toMatch(/^1100 /);
    expect(all.slice(first).find((line) => line.includes('crash'))).toBe('1100 crash 1');
  });
  it('a crash inside a cycle loses what is on its way, even to a node that is up again by then', () => {
    const simulation = cycles({
      ...pinging,
      interventions: [
        { kind: 'crash', at: { time: 1050 }, node: 1 },
        { kind: 'recover', at: { time: 1060 }, node: 1 },
      ],
    });
    expect(lines(simulation, 'lose')).toContain('1100 lose 1 M (receiver is down)');
  });
  it('a message delayed by hand arrives when it is told to', () => {
    const simulation = cycles({
      ...pinging,
      interventions: [{ kind: 'delay', message, ticks: 1234 }],
    });
    const sent = lines(simulation, 'send').filter((line) => line.endsWith('send 1 M'))[1];
    const time = Number(sent.split(' ')[0]) + 1234;
    expect(lines(simulation, 'receive')).toContain(`${time} receive 1 M`);
    expect(simulation.report().unapplied).toEqual([]);
    expect(simulation.report().messages.delivered).toBe(simulation.report().messages.sent);
  });
  it('a message is copied or corrupted', () => {
    const copied = cycles({ ...pinging, interventions: [{ kind: 'duplicate', message }] });
    expect(copied.report().messages).toMatchObject({ duplicated: 1, sent: 19 });
    const damaged = cycles({ ...pinging, interventions: [{ kind: 'corrupt', message }] });
    expect(damaged.report().messages).toMatchObject({ corrupted: 1, lost: 1 });
  });
});

describe('checkpoints of cycles', () => {
  it('keep what was sent at the start and has not arrived', () => {
    const script: Script = {
      count: 300,
      start: (node) => {
        node.setActive(node.id === 0);
        node.broadcast('M', 0);
      },
      cycle: (node) => node.setActive(node.cycle < 3),
    };
    const plain = cycles(script);
    const kept = play({ timing: () => 'cycle', ...script }, { record: 'full', checkpoints: true });
    expect(kept.report().hash).toBe(plain.report().hash);
    expect(kept.checkpoints.length).toBeGreaterThan(0);
    for (const { world } of kept.checkpoints) expect(world.cycle).toBeGreaterThan(0);
  });
});
