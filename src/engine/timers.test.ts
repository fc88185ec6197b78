// Timers and commands: setting again, cancelling, background, answers.
import { describe, expect, it } from 'vitest';
import { at, lines, play, stateOf } from './testing/scripted.ts';

describe('a timer', () => {
  const timers = {
    t: (node: Parameters<ReturnType<typeof at>>[0]) => node.mark('T'),
    u: (node: Parameters<ReturnType<typeof at>>[0]) => node.mark('U'),
  };
  const times = (start: Parameters<typeof at>[1]) =>
    lines(play({ timers, start: at(0, start) }), 'timer');
  it('fires once, after its ticks', () => {
    expect(times((node) => node.setTimer('t', 50))).toEqual(['50 timer 0 t']);
  });
  it('set again starts anew, set under two names is two', () => {
    expect(
      times((node) => {
        node.setTimer('t', 50);
        node.setTimer('u', 60);
        node.setTimer('t', 70);
      }),
    ).toEqual(['60 timer 0 u', '70 timer 0 t']);
  });
  it('cancelled never fires, and cancelling none is no mistake', () => {
    expect(
      times((node) => {
        node.setTimer('t', 50);
        node.cancelTimer('t');
        node.cancelTimer('t');
        node.cancelTimer('nothing');
      }),
    ).toEqual([]);
  });
  it('of a fraction is rounded to whole ticks', () => {
    expect(times((node) => node.setTimer('t', 10.5))).toEqual(['11 timer 0 t']);
    expect(times((node) => node.setTimer('t', 0.2))).toEqual(['0 timer 0 t']);
  });
  it('set at the same time as a message arrives comes in the order of scheduling', () => {
    const simulation = play({
      timers,
      start: at(0, (node) => {
        node.setTimer('t', 10_000);
        node.send(0 + 1, 'M', 0);
        node.setTimer('u', 10_000);
      }),
    });
    expect(lines(simulation, 'timer', 'receive')).toEqual([
      '10000 timer 0 t',
      '10000 receive 1 M',
      '10000 timer 0 u',
    ]);
  });
});

describe('background activity', () => {
  it('does not keep a run alive, nor does what it causes', () => {
    const simulation = play({
      start(node) {
        node.setTimer('beat', 1000, { background: true });
        if (node.id === 0) node.setTimer('work', 5500);
      },
      timers: {
        beat(node) {
          node.send((node.id + 1) % node.count, 'M', 0);
          node.setTimer('beat', 1000);
        },
        work: (node) => node.mark('DONE'),
      },
    });
    const { end } = simulation.report();
    expect(end).toMatchObject({ reason: 'quiescent', time: 5500 });
    expect(lines(simulation, 'timer').filter((line) => line.includes('beat'))).toHaveLength(15);
  });
});

describe('a command', () => {
  it('is answered oldest first, at once or later, with a number, a text or nothing', () => {
    const simulation = play({
      commands: {
        ask: (node) => node.setTimer('answer', 100 * ++node.state.n),
        now: (node) => node.respond(7),
      },
      timers: {
        answer: (node) => node.respond('late'),
      },
      interventions: [
        { kind: 'command', at: { time: 10 }, node: 1, command: 'ask' },
        { kind: 'command', at: { time: 20 }, node: 2, command: 'now' },
      ],
    });
    expect(lines(simulation, 'invoke', 'respond')).toEqual([
      '10 invoke 1 ask',
      '20 invoke 2 now',
      '20 respond 2 now',
      '110 respond 1 ask',
    ]);
  });
  it('brings its arguments', () => {
    const simulation = play({
      commands: { put: (node, args) => node.state.log.push(JSON.stringify(args)) as never },
      interventions: [
        { kind: 'command', at: { time: 1 }, node: 0, command: 'put', args: { key: 'a', value: 3 } },
        { kind: 'command', at: { time: 2 }, node: 0, command: 'put' },
      ],
    });
    expect(stateOf(simulation, 0).log).toEqual(['{"key":"a","value":3}', '{}']);
  });
});
