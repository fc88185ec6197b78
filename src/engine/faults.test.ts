// Crashes, pauses, partitions and clocks, each in the smallest run that shows it.
import { describe, expect, it } from 'vitest';
import type { Intervention } from './run.ts';
import { brokenLaws } from './testing/laws.ts';
import { at, DELAY, type LoggingNode, lines, play, stateOf } from './testing/scripted.ts';

const sendTo = (to: number) => at(0, (node) => node.send(to, 'M', 'x'));
const crash = (node: number, time: number): Intervention => ({ kind: 'crash', at: { time }, node });
const recover = (node: number, time: number, amnesia?: boolean): Intervention => ({
  kind: 'recover',
  at: { time },
  node,
  ...(amnesia !== undefined && { amnesia }),
});
const pause = (node: number, time: number): Intervention => ({ kind: 'pause', at: { time }, node });
const resume = (node: number, time: number): Intervention => ({
  kind: 'resume',
  at: { time },
  node,
});

describe('a crash', () => {
  it('loses what is on its way to the node, when it would have arrived', () => {
    const simulation = play({ start: sendTo(1), interventions: [crash(1, 5000)] });
    expect(lines(simulation, 'crash', 'receive', 'lose')).toEqual([
      '5000 crash 1',
      `${DELAY} lose 1 M (receiver is down)`,
    ]);
  });
  it('loses it even where the node has recovered by then; what is sent later arrives', () => {
    const simulation = play({
      start: sendTo(1),
      recover: () => undefined,
      timers: { again: (node) => node.send(1, 'N', 'y') },
      commands: { later: (node) => node.setTimer('again', 1) },
      interventions: [
        crash(1, 5000),
        { kind: 'command', at: { time: 5500 }, node: 0, command: 'later' },
        recover(1, 6000),
      ],
    });
    expect(lines(simulation, 'receive', 'lose')).toEqual([
      `${DELAY} lose 1 M (receiver is down)`,
      `${5501 + DELAY} receive 1 N`,
    ]);
  });
  it('leaves what the node has sent', () => {
    const simulation = play({ start: sendTo(1), interventions: [crash(0, 1)] });
    expect(stateOf(simulation, 1).log).toEqual(['M 0 "x"']);
  });
  it('cancels timers, drops open commands, and happens once', () => {
    const simulation = play({
      start: at(1, (node) => node.setTimer('t', 50)),
      timers: { t: (node) => node.mark('FIRED') },
      commands: { go: () => undefined },
      recover: (node) => expect(() => node.respond()).toThrow(/none is open/),
      interventions: [
        { kind: 'command', at: { time: 5 }, node: 1, command: 'go' },
        crash(1, 10),
        crash(1, 20),
        recover(1, 30),
        { kind: 'command', at: { time: 15 }, node: 1, command: 'go' },
      ],
    });
    expect(lines(simulation, 'timer', 'mark', 'crash')).toEqual(['10 crash 1']);
    expect(simulation.report().unapplied.map(({ kind }) => kind)).toEqual(['crash', 'command']);
  });
  it('takes along a command that was placed at the same moment, or waits for a resumption: it no longer applies', () => {
    const command = (time: number): Intervention => ({
      kind: 'command',
      at: { time },
      node: 1,
      command: 'go',
    });
    const commands = { go: (node: LoggingNode) => node.mark('GO') };
    const both = play({ commands, interventions: [command(10), crash(1, 10)] });
    expect(lines(both, 'invoke', 'crash')).toEqual(['10 crash 1']);
    expect(both.report().unapplied).toEqual([command(10)]);
    const waiting = play({ commands, interventions: [pause(1, 5), command(10), crash(1, 20)] });
    expect(waiting.report().unapplied).toEqual([command(10)]);
    const first = play({ commands, interventions: [command(10), crash(1, 11)] });
    expect(lines(first, 'invoke', 'crash')).toEqual(['10 invoke 1 go', '11 crash 1']);
    expect(first.report().unapplied).toEqual([]);
  });
  it('from the start means that nothing is started', () => {
    const simulation = play({ start: (node) => node.mark('UP'), crashed: () => [1] });
    expect(lines(simulation, 'crash', 'start')).toEqual(['0 crash 1', '0 start 0', '0 start 2']);
  });
});

describe('a recovery', () => {
  const script = {
    init: () => ({ log: ['new'], n: 0 }),
    start: (node: LoggingNode) => {
      node.state.log = ['old'];
      node.state.n = 7;
    },
    stable: ['n' as const],
    recover: (node: LoggingNode) => node.mark('BACK', node.state.n),
  };
  it('keeps stable fields alone', () => {
    const simulation = play({ ...script, interventions: [crash(1, 10), recover(1, 20)] });
    expect(stateOf(simulation, 1)).toEqual({ log: ['new'], n: 7 });
    expect(stateOf(simulation, 2)).toEqual({ log: ['old'], n: 7 });
    expect(lines(simulation, 'recover', 'mark')).toEqual(['20 recover 1', '20 mark 1 BACK']);
  });
  it('with amnesia keeps nothing', () => {
    const simulation = play({ ...script, interventions: [crash(1, 10), recover(1, 20, true)] });
    expect(stateOf(simulation, 1)).toEqual({ log: ['new'], n: 0 });
  });
  it('starts anew where there is no handler for it; of a node that is up it does nothing', () => {
    const simulation = play({
      ...script,
      recover: undefined,
      interventions: [recover(2, 5), crash(1, 10), recover(1, 20)],
    });
    expect(stateOf(simulation, 1)).toEqual({ log: ['old'], n: 7 });
    expect(simulation.report().unapplied).toEqual([recover(2, 5)]);
  });
});

describe('a pause', () => {
  it('holds messages, timers and commands, and lets them happen at the resumption, in their order', () => {
    const simulation = play({
      start(node) {
        if (node.id === 1) node.setTimer('t', DELAY + 1);
        else node.send(1, 'M', node.id);
      },
      timers: { t: (node) => node.state.log.push('timer') as never },
      commands: { go: (node) => node.state.log.push('command') as never },
      interventions: [
        pause(1, 100),
        { kind: 'command', at: { time: 200 }, node: 1, command: 'go' },
        resume(1, 50_000),
      ],
    });
    expect(stateOf(simulation, 1).log).toEqual(['command', 'M 0 0', 'M 2 2', 'timer']);
    expect(
      new Set(lines(simulation, 'receive', 'timer', 'invoke').map((l) => l.split(' ')[0])),
    ).toEqual(new Set(['50000']));
  });
  it('of a node that is never resumed ends the run with its messages on their way', () => {
    const simulation = play({ start: sendTo(1), interventions: [pause(1, 1)] });
    const { end, messages } = simulation.report();
    expect([end.reason, messages.sent, messages.delivered, messages.lost]).toEqual([
      'quiescent',
      1,
      0,
      0,
    ]);
  });
  it('that ends in a crash loses what waited, and its timers', () => {
    const simulation = play({
      start(node) {
        if (node.id === 0) node.send(1, 'M', 'x');
        if (node.id === 1) node.setTimer('t', 50);
        if (node.id === 2) node.setTimer('t', 40_000);
      },
      timers: { t: (node) => node.mark('FIRED') },
      interventions: [pause(1, 10), crash(1, 20_000)],
    });
    expect(lines(simulation, 'lose', 'mark')).toEqual([
      '20000 lose 1 M (receiver is down)',
      '40000 mark 2 FIRED',
    ]);
  });
  it('happens once, and a resumption only after it', () => {
    const interventions = [resume(1, 1), pause(1, 2), pause(1, 3), resume(1, 4), resume(1, 5)];
    const simulation = play({ interventions });
    expect(lines(simulation)).toEqual(['2 pause 1', '4 resume 1']);
    expect(simulation.report().unapplied).toHaveLength(3);
  });
});

describe('a partition', () => {
  const everyoneSends = (node: LoggingNode) => node.broadcast('M', node.id);
  const cut = (time: number, oneWay = false): Intervention => ({
    kind: 'partition',
    at: { time },
    groups: [[0]],
    oneWay,
  });
  const heal = (time: number): Intervention => ({ kind: 'heal', at: { time } });
  const arrivals = (simulation: ReturnType<typeof play>) => lines(simulation, 'receive', 'lose');

  it('drops what is on its way across, both ways, and nothing within a group', () => {
    const simulation = play({ start: everyoneSends, interventions: [cut(5000)] });
    expect(simulation.report().messages).toMatchObject({ sent: 6, delivered: 2, lost: 4 });
    expect(arrivals(simulation).filter((l) => l.includes('receive'))).toEqual([
      `${DELAY} receive 2 M`,
      `${DELAY} receive 1 M`,
    ]);
  });
  it('drops what is sent while it lasts, even if it heals before the arrival', () => {
    const simulation = play({
      commands: { go: everyoneSends },
      interventions: [
        cut(100),
        { kind: 'command', at: { time: 200 }, node: 0, command: 'go' },
        heal(300),
      ],
    });
    expect(arrivals(simulation)).toEqual([
      `${200 + DELAY} lose 1 M (partition)`,
      `${200 + DELAY} lose 2 M (partition)`,
    ]);
  });
  it('one way cuts messages out of the first group alone', () => {
    const simulation = play({ start: everyoneSends, interventions: [cut(5000, true)] });
    expect(stateOf(simulation, 0).log).toHaveLength(2);
    expect(simulation.report().messages.lost).toBe(2);
  });
  it('that holds lets messages on when it heals, at once and in the order of their coming', () => {
    const simulation = play({
      start: everyoneSends,
      network: { partition: 'hold' },
      interventions: [cut(5000), heal(80_000)],
    });
    expect(simulation.report().messages).toMatchObject({ delivered: 6, lost: 0 });
    expect(arrivals(simulation).slice(2)).toEqual([
      '80000 receive 1 M',
      '80000 receive 2 M',
      '80000 receive 0 M',
      '80000 receive 0 M',
    ]);
  });
  it('that never heals leaves what it holds on its way', () => {
    const simulation = play({
      start: everyoneSends,
      network: { partition: 'hold' },
      interventions: [cut(5000)],
    });
    expect(simulation.report()).toMatchObject({
      end: { reason: 'quiescent' },
      messages: { delivered: 2, lost: 0 },
    });
  });
  it('gives way to the next one; healing without one does nothing', () => {
    const simulation = play({
      start: everyoneSends,
      interventions: [
        heal(1),
        cut(5000),
        { kind: 'partition', at: { time: 6000 }, groups: [[0, 1]] },
      ],
    });
    expect(simulation.report().messages).toMatchObject({ delivered: 2, lost: 4 });
    expect(stateOf(simulation, 2).log).toEqual([]);
    expect(simulation.report().unapplied).toEqual([heal(1)]);
  });
});

describe('a clock', () => {
  const clock = (time: number, offset: number, drift?: number): Intervention => ({
    kind: 'clock',
    at: { time },
    node: 1,
    offset,
    ...(drift !== undefined && { drift }),
  });
  const readAt = (time: number): Intervention => ({
    kind: 'command',
    at: { time },
    node: 1,
    command: 'read',
  });
  const commands = {
    read: (node: LoggingNode) => node.state.log.push(String(node.clock())) as never,
  };

  it('reads true time until it is set, then offset and drift from there', () => {
    const simulation = play({
      commands,
      interventions: [
        readAt(100),
        clock(1000, 50),
        readAt(2000),
        clock(3000, 0, 0.5),
        readAt(4000),
      ],
    });
    // At 3000 it reads 3050, and gains half a tick a tick from there.
    expect(stateOf(simulation, 1).log).toEqual(['100', '2050', '4550']);
  });
  it('lets timers run by it: the faster it is, the earlier they fire', () => {
    for (const [drift, time] of [
      [0, 11_000],
      [0.25, 9000],
      [-0.5, 21_000],
    ]) {
      const simulation = play({
        commands: { go: (node) => node.setTimer('t', 10_000) },
        timers: { t: (node) => node.mark('FIRED', node.clock()) },
        interventions: [
          clock(0, 0, drift),
          { kind: 'command', at: { time: 1000 }, node: 1, command: 'go' },
        ],
      });
      expect(lines(simulation, 'mark')).toEqual([`${time} mark 1 FIRED`]);
    }
  });
  it('changes the rate of timers already set, from then on', () => {
    const simulation = play({
      commands: { go: (node) => node.setTimer('t', 10_000) },
      timers: { t: (node) => node.mark('FIRED', node.clock()) },
      interventions: [
        { kind: 'command', at: { time: 1000 }, node: 1, command: 'go' },
        clock(6000, 0, 1),
      ],
    });
    // Half of it is left at 6000, at twice the rate.
    expect(lines(simulation, 'mark')).toEqual(['8500 mark 1 FIRED']);
  });
  it('leaves timers where it is only put forward, and those that wait for a resumption', () => {
    const script = {
      commands: { go: (node: LoggingNode) => node.setTimer('t', 10_000) },
      timers: { t: (node: LoggingNode) => node.mark('FIRED') },
    };
    const go: Intervention = { kind: 'command', at: { time: 1000 }, node: 1, command: 'go' };
    const forward = play({ ...script, interventions: [go, clock(6000, 5000)] });
    expect(lines(forward, 'mark')).toEqual(['11000 mark 1 FIRED']);
    const paused = play({
      ...script,
      interventions: [go, pause(1, 2000), clock(12_000, 0, 1), resume(1, 20_000)],
    });
    expect(lines(paused, 'mark')).toEqual(['20000 mark 1 FIRED']);
    expect(brokenLaws(paused)).toEqual([]);
  });
  it('shows multiples of its granularity', () => {
    const simulation = play({
      commands,
      clocks: () => [undefined, { offset: 30, granularity: 100 }],
      interventions: [
        readAt(100),
        readAt(275),
        { kind: 'clock', at: { time: 300 }, node: 1, granularity: 7 },
        readAt(301),
      ],
    });
    expect(stateOf(simulation, 1).log).toEqual(['100', '300', '329']);
  });
  it('may be off and drift from the start', () => {
    const simulation = play({
      commands,
      clocks: () => [undefined, { offset: 1000, drift: 0.5 }],
      interventions: [readAt(200)],
    });
    expect(stateOf(simulation, 1).log).toEqual(['1300']);
  });
});

describe('on FIFO channels nothing overtakes', () => {
  const two = at(0, (node) => {
    node.send(1, 'M', 1);
    node.send(1, 'M', 2);
  });
  const network = { fifo: true, partition: 'hold' } as const;
  it('what a resumption lets on, though both come at the same tick', () => {
    const simulation = play({
      start: two,
      network: { ...network, pairs: [] },
      interventions: [
        { kind: 'delay', message: { from: 0, to: 1, type: 'M', ordinal: 0 }, ticks: 100 },
        { kind: 'delay', message: { from: 0, to: 1, type: 'M', ordinal: 1 }, ticks: 300 },
        pause(1, 50),
        resume(1, 300),
      ],
    });
    expect(stateOf(simulation, 1).log).toEqual(['M 0 1', 'M 0 2']);
    expect(lines(simulation, 'receive')).toEqual(['300 receive 1 M', '300 receive 1 M']);
  });
  it('what a heal lets on', () => {
    const simulation = play({
      start: two,
      network,
      interventions: [
        { kind: 'delay', message: { from: 0, to: 1, type: 'M', ordinal: 0 }, ticks: 100 },
        { kind: 'delay', message: { from: 0, to: 1, type: 'M', ordinal: 1 }, ticks: 300 },
        { kind: 'partition', at: { time: 50 }, groups: [[0]] },
        { kind: 'heal', at: { time: 300 } },
      ],
    });
    expect(stateOf(simulation, 1).log).toEqual(['M 0 1', 'M 0 2']);
  });
});

it('a message that has reached a paused node is not cut off by a partition that begins then', () => {
  const simulation = play({
    start: sendTo(1),
    interventions: [
      pause(1, 100),
      { kind: 'partition', at: { time: DELAY + 100 }, groups: [[0]] },
      resume(1, 50_000),
    ],
  });
  expect(lines(simulation, 'receive', 'lose')).toEqual(['50000 receive 1 M']);
});
