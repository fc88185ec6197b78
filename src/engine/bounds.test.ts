// How runs end: quiescent, at a goal, at a time, at a violation, at a number of events, by an error, in a loop.
import { describe, expect, it, vi } from 'vitest';
import { defineProperty } from './contract.ts';
import { at, DELAY, type Logged, type LoggingNode, lines, play } from './testing/scripted.ts';

vi.setConfig({ testTimeout: 60_000 });

type Params = { readonly nodes: number };
/** N0 counts its own ticks for ever, once every 100 ticks. */
const ticking = {
  start: at(0, (node: LoggingNode) => node.setTimer('tick', 100)),
  timers: {
    tick(node: LoggingNode) {
      node.state.n++;
      node.mark('TICK', node.state.n);
      node.setTimer('tick', 100);
    },
  },
};
const atMost = (limit: number) =>
  defineProperty<Logged, Params>({
    id: 'at-most',
    kind: 'always',
    name: `At most ${limit} ticks`,
    check: (world) =>
      world.state(0).n > limit
        ? { nodes: [0], text: '{@id} has {n}', values: { id: 0, n: world.state(0).n } }
        : undefined,
  });
const reaches = (goal: number) =>
  defineProperty<Logged, Params>({
    id: 'reaches',
    kind: 'sometimes',
    name: `Tick ${goal} comes`,
    check: (world) => (world.state(0).n >= goal ? { nodes: [0], text: 'there' } : undefined),
  });
const settles = defineProperty<Logged, Params>({
  id: 'settles',
  kind: 'eventually',
  name: 'Nothing has ticked',
  check: (world) => (world.state(0).n > 0 ? { nodes: [0], text: 'it ticked' } : undefined),
});

describe('a run ends', () => {
  it('when nothing is left to happen', () => {
    const { end } = play({ start: at(0, (node) => node.send(1, 'M', 0)) }).report();
    expect(end).toEqual({ reason: 'quiescent', time: DELAY, detail: '' });
  });
  it('at once where nothing happens at all', () => {
    expect(play({}).report()).toMatchObject({ end: { reason: 'quiescent', time: 0 }, events: 0 });
  });
  it('at a time, with what happens at that time and nothing after it', () => {
    const simulation = play({ ...ticking, stop: { until: 300 } });
    expect(simulation.report().end).toMatchObject({ reason: 'until', time: 300 });
    expect(lines(simulation, 'timer')).toHaveLength(3);
    expect(play({ ...ticking, stop: { until: 399 } }).report().end.time).toBe(399);
  });
  it('quiescent, where that comes before the time', () => {
    expect(play({ stop: { until: 300 } }).report().end).toMatchObject({
      reason: 'quiescent',
      time: 0,
    });
  });
  it('at a number of events, after the step that reaches it', () => {
    const { end, events } = play({ ...ticking, stop: { maxEvents: 10 } }).report();
    expect(end.reason).toBe('max-events');
    expect(events).toBeGreaterThanOrEqual(10);
    expect(events).toBeLessThan(12);
  });
  it('when its goal is seen', () => {
    const simulation = play({ ...ticking, properties: [reaches(4)], stop: { goal: 'reaches' } });
    expect(simulation.report().end).toEqual({ reason: 'goal', time: 400, detail: 'Tick 4 comes' });
    expect(simulation.report().checks).toMatchObject([
      { id: 'reaches', ok: true, count: 1, nodes: [0] },
    ]);
  });
  it('at the first violation, naming it, its nodes and its record', () => {
    const simulation = play({ ...ticking, properties: [atMost(2)] });
    const { end, checks, events } = simulation.report();
    expect(end).toEqual({
      reason: 'violation',
      time: 300,
      detail: 'At most 2 ticks: N0 has 3',
    });
    expect(checks).toMatchObject([
      { ok: false, count: 1, at: events - 1, nodes: [0], detail: 'N0 has 3' },
    ]);
  });
  it('at a violation in a start, before anyone else starts or the workload begins', () => {
    const simulation = play({
      start: (node) => {
        node.state.n = 1;
      },
      workload: { init: () => ({}), start: (load) => load.invoke(1, 'go') },
      commands: { go: (node) => node.mark('GONE') },
      properties: [
        {
          id: 'untouched',
          kind: 'always',
          name: 'Nothing begins',
          check: (world) =>
            world.state(0).n > 0 ? { nodes: [0], text: '{@0} began', values: { 0: 0 } } : undefined,
        },
      ],
    });
    expect(lines(simulation)).toEqual(['0 start 0']);
    expect(simulation.report().end.reason).toBe('violation');
  });
  it('where the workload asks only those who are down, again and again', () => {
    const simulation = play({
      workload: { init: () => ({}), onIdle: (load) => load.invoke(1, 'go', 10) },
      commands: { go: (node) => node.mark('GONE') },
      interventions: [{ kind: 'crash', at: { time: 25 }, node: 1 }],
    });
    expect(simulation.report().end.reason).toBe('quiescent');
    expect(lines(simulation, 'mark')).toEqual([]);
  });
  it('not at violations that are counted', () => {
    const { end, checks } = play({
      ...ticking,
      properties: [atMost(2)],
      stop: { onViolation: 'count', until: 1000 },
    }).report();
    expect(end.reason).toBe('until');
    expect(checks).toMatchObject([{ ok: false, count: 8, detail: 'N0 has 3' }]);
  });
  it('when it is cancelled, without a hash', () => {
    const simulation = play({ ...ticking, stop: { maxEvents: 100 } });
    simulation.cancel();
    expect(simulation.report().end.reason).toBe('max-events');
  });
});

describe('what is bounded is not decided', () => {
  it('eventually is null in a run cut short, and false at its own end', () => {
    const cut = play({ ...ticking, properties: [settles], stop: { until: 500 } }).report();
    expect(cut.checks).toMatchObject([{ ok: null, detail: 'it ticked' }]);
    const whole = play({
      start: at(0, (node) => {
        node.state.n = 1;
        node.send(1, 'M', 0);
      }),
      properties: [settles],
    }).report();
    expect(whole.checks).toMatchObject([{ ok: false }]);
  });
  it('sometimes unseen is null where no preset promised it', () => {
    expect(play({ properties: [reaches(1)] }).report().checks).toMatchObject([{ ok: null }]);
  });
  it('sometimes is seen in the step of a violation, whichever property comes first', () => {
    for (const properties of [
      [atMost(2), reaches(3)],
      [reaches(3), atMost(2)],
    ]) {
      const { end, checks } = play({ ...ticking, properties, stop: { goal: 'reaches' } }).report();
      expect(end.reason).toBe('violation');
      expect(checks.find(({ id }) => id === 'reaches')?.ok).toBe(true);
    }
  });
});

describe('a mistake in a handler', () => {
  const mistakes: [string, (node: LoggingNode) => void, RegExp][] = [
    [
      'throws',
      () => {
        throw new Error('out of order');
      },
      /out of order/,
    ],
    ['sends to nobody', (node) => node.send(7, 'M', 0), /to node 7, which is not there/],
    ['sends to half a node', (node) => node.send(0.5, 'M', 0), /to node 0.5/],
    ['sends an unknown type', (node) => node.send(1, 'X' as 'M', 0), /sends X, which no handler/],
    ['sets an unknown timer', (node) => node.setTimer('x', 5), /there is no timer x/],
    ['sets a timer backwards', (node) => node.setTimer('t', -5), /-5 ticks/],
    ['sets a timer to no time', (node) => node.setTimer('t', NaN), /NaN ticks/],
    ['answers nobody', (node) => node.respond(), /none is open/],
    [
      'draws from nothing',
      (node) => {
        node.randomInt(0);
      },
      /draws from 0/,
    ],
    [
      'draws from a fraction',
      (node) => {
        node.randomInt(1.5);
      },
      /draws from 1.5/,
    ],
  ];
  it.each(mistakes)(
    'that %s ends the run, naming protocol, node and event',
    (_, mistake, message) => {
      const simulation = play({
        start: at(0, (node) => node.send(1, 'M', 0)),
        timers: { t: () => undefined },
        on: { M: mistake } as never,
      });
      const { end, events, hash } = simulation.report();
      expect(end.reason).toBe('error');
      expect(end.detail).toMatch(message);
      expect(end.detail).toMatch(/^scripted, .*M.*\bN1\b.*event \d+: /);
      expect(Number(/event (\d+)/.exec(end.detail)?.[1])).toBeLessThan(events);
      expect(hash).toMatch(/^[0-9a-f]{16}$/);
      // What came before is there.
      expect(lines(simulation, 'send')).toHaveLength(1);
    },
  );
  it('in a start, a timer, a command or a property is named as well', () => {
    const throws = () => {
      throw new Error('no');
    };
    expect(play({ start: throws }).report().end.detail).toMatch(/scripted.*N0.*: no/);
    const timer = play({ start: at(2, (node) => node.setTimer('t', 5)), timers: { t: throws } });
    expect(timer.report().end.detail).toMatch(/\bt\b.*N2.*: no/);
    const check = { ...settles, kind: 'always' as const, check: throws };
    expect(play({ start: () => undefined, properties: [check] }).report().end.reason).toBe('error');
  });
});

describe('a loop', () => {
  it('of timers without delay is told from work', () => {
    const { end, hash } = play(
      {
        start: at(0, (node) => node.setTimer('again', 0)),
        timers: { again: (node) => node.setTimer('again', 0) },
      },
      { record: 'counters', hash: false },
    ).report();
    expect(end).toMatchObject({ reason: 'loop', time: 0 });
    expect(end.detail).toMatch(/steps at time 0/);
    expect(hash).toBeUndefined();
  });
  it.each([
    ['sends', (node: LoggingNode) => node.send(1, 'M', 0)],
    ['marks', (node: LoggingNode) => node.mark('AGAIN')],
  ])('of %s in one step is cut off', (_, act) => {
    const { end } = play(
      {
        count: 2,
        start: at(0, (node) => {
          for (;;) act(node);
        }),
      },
      { record: 'counters', hash: false },
    ).report();
    expect(end.reason).toBe('loop');
    expect(end.detail).toMatch(/N0.*in one step/);
  });
});
