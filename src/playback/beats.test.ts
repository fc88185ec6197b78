// Beats are found by what happens, and none is dropped.
import { describe, expect, it } from 'vitest';
import type { Beat, EventPattern } from '../engine/contract.ts';
import { Flag, Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { followBeats, placeBeats, toldBeats } from './beats.ts';

function sample(): Trace {
  const writer = new TraceWriter(3, ['', 'REQUEST', 'ENTER']);
  const put = (kind: number, type: number, node: number, peer: number) =>
    writer.append(kind, 0, type, node, peer, -1, writer.count, Number.NaN);
  put(Kind.send, 1, 0, 1);
  put(Kind.receive, 1, 1, 0);
  put(Kind.mark, 2, 0, -1);
  return new Trace(writer.data());
}
const beat = (id: string, at: EventPattern): Beat => ({ id, title: id, caption: id, at });

it('orders beats by record, and puts those not reached last', () => {
  const beats = [
    beat('never', { kind: 'crash' }),
    beat('enters', { kind: 'mark' }),
    beat('asks', { kind: 'send' }),
  ];
  const placed = placeBeats(sample(), beats).map((at) => [at.beat.id, at.record]);
  expect(placed).toEqual([
    ['asks', 0],
    ['enters', 2],
    ['never', -1],
  ]);
});

describe('in a changed run', () => {
  const P = [0, 1, 2];
  /** Who asks and who enters, in that order; who enters says whether it is the first. */
  function race(...order: readonly number[]): Trace {
    const writer = new TraceWriter(3, ['', 'ENTER', 'enter']);
    for (const node of P)
      writer.append(Kind.invoke, Flag.step, 2, node, -1, -1, writer.count, Number.NaN);
    for (const node of order) {
      writer.append(Kind.mark, Flag.step, 1, node, -1, -1, writer.count, Number.NaN);
      writer.say(writer.count - 1, node === order[0] ? 'is first' : 'is next', undefined);
    }
    return new Trace(writer.data());
  }
  const named = (id: string, title: string, at: EventPattern): Beat => ({
    ...beat(id, at),
    title,
  });
  const beats = [
    named('asks', 'P1 asks', { kind: 'invoke', nth: 2 }),
    named('first', 'P2 enters', { kind: 'mark', type: 'ENTER', nth: 1 }),
    named('second', 'P0 enters', { kind: 'mark', type: 'ENTER', nth: 2 }),
  ];
  const told = toldBeats(race(2, 0), beats);
  const follow = (trace: Trace) =>
    followBeats(trace, beats, told, 'P').map(({ beat: { title }, record, isTrue }) => [
      title,
      record,
      isTrue,
    ]);

  it('a beat that names somebody stays with that node, and one that is never reached is that one', () => {
    expect(follow(race(0)).map(([title, record]) => [title, record])).toEqual([
      ['P1 asks', 1],
      ['P0 enters', 3],
      ['P2 enters', -1],
    ]);
  });

  it('its title is true where the node says the same there', () => {
    expect(follow(race(2, 0, 1))).toEqual([
      ['P1 asks', 1, true],
      ['P2 enters', 3, true],
      ['P0 enters', 4, true],
    ]);
    expect(follow(race(0, 2))).toContainEqual(['P0 enters', 3, false]);
  });
});
