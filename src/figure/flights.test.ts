// Messages between nodes at a moment: on their way, lost where they are lost, arrived with the event at the cursor.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { Flag, Kind, Loss, type Trace } from '../engine/trace.ts';
import { flightsAt, wholeFlight } from './flights.ts';

const END = 200;
const noWall = () => undefined;
const at = (trace: Trace, time: number, cursor = trace.countUntil(time), wallAt = noWall) =>
  flightsAt(trace, { cursor, time, endTime: END }, wallAt);
const brief = (trace: Trace, time: number, cursor?: number) =>
  at(trace, time, cursor).map(({ row, phase, part }) => [row, phase, part]);

function oneEachWay(): Trace {
  const d = new Drawing(2);
  const first = d.send(0, 1, 0, 'M', Flag.step);
  const second = d.send(1, 0, 10, 'M', Flag.step);
  d.receive(first, 20);
  d.receive(second, 110);
  return d.trace();
}

describe('flights', () => {
  it('are where the time between sending and arrival has brought them', () => {
    expect(brief(oneEachWay(), 15)).toEqual([
      [0, 'under-way', 0.75],
      [1, 'under-way', 0.05],
    ]);
  });

  it('arrive with the event at the cursor, and are gone when time goes on', () => {
    expect(brief(oneEachWay(), 20)).toEqual([
      [0, 'arrived', 1],
      [1, 'under-way', 0.1],
    ]);
    expect(brief(oneEachWay(), 21).map(([row]) => row)).toEqual([1]);
  });

  it('begin with their sends: what is sent at the same time after the cursor is not there yet', () => {
    const d = new Drawing(3);
    d.send(0, 1, 5, 'M', Flag.step);
    d.send(1, 2, 5, 'M', Flag.step);
    expect(brief(d.trace(), 5, 1).map(([row]) => row)).toEqual([0]);
    expect(brief(d.trace(), 5, 2).map(([row]) => row)).toEqual([0, 1]);
  });

  it('are sent with the first record of their step, with which the node’s state changes', () => {
    const d = new Drawing(2);
    d.local(0, 5);
    d.send(0, 1, 5);
    expect(brief(d.trace(), 5, 0)).toEqual([]);
    expect(brief(d.trace(), 5, 1)).toEqual([[0, 'under-way', 0]]);
  });

  it('of what takes no time are half way until it is received', () => {
    const d = new Drawing(2);
    d.receive(d.send(0, 1, 5, 'M', Flag.step), 5);
    expect(brief(d.trace(), 5, 1)).toEqual([[0, 'under-way', 0.5]]);
    expect(brief(d.trace(), 5, 2)).toEqual([[0, 'arrived', 1]]);
  });

  it('of a cycle stay until the next one begins', () => {
    const d = new Drawing(2);
    d.add(Kind.cycle, { time: 10 });
    d.receive(d.send(0, 1, 10, 'M', Flag.step), 10);
    d.add(Kind.cycle, { time: 20 });
    expect(brief(d.trace(), 10)).toEqual([[0, 'arrived', 1]]);
    expect(brief(d.trace(), 17)).toEqual([[0, 'arrived', 1]]);
    expect(brief(d.trace(), 20)).toEqual([]);
  });
});

describe('a lost message', () => {
  function lost(reason: number): Trace {
    const d = new Drawing(2);
    const gone = d.send(0, 1, 0, 'M', Flag.step);
    d.receive(d.send(1, 0, 0, 'M', Flag.step), 100);
    d.lose(gone, 100, reason);
    d.local(0, 180);
    return d.trace();
  }

  it('ends on its way in a cross, which stays for a while', () => {
    expect(brief(lost(Loss.random), 40)[0]).toEqual([0, 'under-way', 0.4]);
    expect(brief(lost(Loss.random), 80)[0]).toEqual([0, 'lost', 0.62]);
    expect(brief(lost(Loss.random), 120)).toEqual([[0, 'lost', 0.62]]);
    expect(brief(lost(Loss.random), 160)).toEqual([]);
  });

  it('reaches a node that is down', () => {
    expect(brief(lost(Loss.down), 100)).toContainEqual([0, 'lost', 1]);
  });

  it('comes as far as the wall that cuts it off', () => {
    const [flight] = flightsAt(
      lost(Loss.partition),
      { cursor: 2, time: 50, endTime: END },
      () => 0.3,
    );
    expect([flight.phase, flight.part]).toEqual(['lost', 0.3]);
    expect(wholeFlight(lost(Loss.partition), 0, () => 0.3).part).toBe(0.3);
  });
});
