// What meets a cut in a network that holds messages, or a node that is paused, or both; and times beyond all bounds.
import { describe, expect, it } from 'vitest';
import type { Intervention } from './run.ts';
import { at, DELAY, lines, play } from './testing/scripted.ts';

const pause = (node: number, time: number): Intervention => ({ kind: 'pause', at: { time }, node });
const resume = (node: number, time: number): Intervention => ({
  kind: 'resume',
  at: { time },
  node,
});
const cut = (groups: readonly (readonly number[])[], time: number): Intervention => ({
  kind: 'partition',
  at: { time },
  groups,
});
const ask = (node: number, command: string, time: number): Intervention => ({
  kind: 'command',
  at: { time },
  node,
  command,
});

describe('a paused node behind a cut', () => {
  it.each(['hold', 'drop'] as const)('gets nothing through it (%s)', (partition) => {
    const simulation = play({
      count: 2,
      network: { partition },
      commands: { go: (node) => node.send(1, 'M', 1) },
      interventions: [pause(1, 5), ask(0, 'go', 8), cut([[0]], 20), resume(1, 30_000)],
    });
    expect(lines(simulation, 'receive')).toEqual([]);
    if (partition === 'drop')
      expect(lines(simulation, 'lose')).toEqual([`${8 + DELAY} lose 1 M (partition)`]);
  });
});

describe('another partition', () => {
  it('lets go of what it does not cut, before what is sent later', () => {
    const simulation = play({
      network: { partition: 'hold', fifo: true },
      start: at(0, (node) => node.send(1, 'M', 1)),
      commands: { go: (node) => node.send(1, 'N', 2) },
      interventions: [cut([[0]], 10), cut([[2]], 20_000), ask(0, 'go', 30_000)],
    });
    expect(lines(simulation, 'receive')).toEqual(['20000 receive 1 M', '40000 receive 1 N']);
  });
  it('still holds what it cuts as well', () => {
    const simulation = play({
      network: { partition: 'hold' },
      start: at(0, (node) => node.multicast([1, 2], 'M', 1)),
      interventions: [
        cut([[0]], 10),
        cut([[0, 1]], 20_000),
        { kind: 'heal', at: { time: 30_000 } },
      ],
    });
    expect(lines(simulation, 'receive')).toEqual(['20000 receive 1 M', '30000 receive 2 M']);
  });
});

describe('times beyond all bounds', () => {
  it('end the run with an error that names them', () => {
    const simulation = play({
      start: at(0, (node) => node.setTimer('far', 2 ** 53)),
      timers: { far: () => undefined },
    });
    expect(simulation.report().end).toMatchObject({
      reason: 'error',
      detail: expect.stringContaining('beyond 4503599627370496'),
    });
  });
  it('of an intervention are never reached: it finds nothing to act on', () => {
    const late = pause(0, 2 ** 53 - 1);
    expect(play({ interventions: [late] }).report().unapplied).toEqual([late]);
  });
  it('a workload that asks nobody, or never, is told so', () => {
    const asking = (node: number, delay: number) =>
      play({
        commands: { go: () => undefined },
        workload: { init: () => ({}), start: (load) => load.invoke(node, 'go', delay) },
      }).report().end.detail;
    expect(asking(9, 0)).toContain('asks node 9 to go, which is not there');
    expect(asking(0, Number.NaN)).toContain('a delay that is no number');
  });
});

it('setting only the offset of a clock leaves its timers in their turn', () => {
  const simulation = play({
    start: (node) => node.setTimer('ring', 100),
    timers: { ring: () => undefined },
    interventions: [{ kind: 'clock', at: { time: 50 }, node: 0, offset: 7 }],
  });
  expect(lines(simulation, 'timer')).toEqual([
    '100 timer 0 ring',
    '100 timer 1 ring',
    '100 timer 2 ring',
  ]);
});

it('-0 arrives as 0, as it would from a slot', () => {
  const simulation = play({ start: at(0, (node) => node.send(1, 'M', -0)) });
  expect(simulation.machine.world.states[1]).toMatchObject({ log: ['M 0 0'] });
});

it('a body with NaN has one digest, whatever bits it came with', () => {
  const bits = new Uint32Array(2);
  const other = new Float64Array(bits.buffer);
  bits.set([5, 0xfff80000]);
  const hash = (x: number) =>
    play({ start: at(0, (node) => node.send(1, 'M', { x })) }).report().hash;
  expect(hash(other[0])).toBe(hash(Number.NaN));
});
