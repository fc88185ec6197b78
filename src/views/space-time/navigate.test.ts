// Moves among the marks of a small run.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../../analysis/testing/small-traces.ts';
import { Flag } from '../../engine/trace.ts';
import { keyFrom, keyText, moveFrom } from './navigate.ts';

const LANES = [0, 1, 2];

function run() {
  const d = new Drawing(3);
  const asks = d.send(0, 1, 1, 'ASK', Flag.step);
  d.send(0, 2, 1, 'ASK', Flag.broadcast);
  const gets = d.receive(asks, 5);
  d.send(1, 0, 5, 'OK');
  const alone = d.local(2, 9);
  return { trace: d.trace(), asks, gets, alone };
}

describe('moving the focus', () => {
  it('goes along a lane, and back to its name', () => {
    const { trace, gets } = run();
    expect(moveFrom(trace, LANES, { kind: 'event', record: gets }, 'along')).toBeUndefined();
    expect(moveFrom(trace, LANES, { kind: 'event', record: gets }, 'back')).toEqual({
      kind: 'name',
      node: 1,
    });
    expect(moveFrom(trace, LANES, { kind: 'name', node: 1 }, 'along')).toEqual({
      kind: 'event',
      record: gets,
    });
  });

  it('goes from lane to lane', () => {
    const { trace, asks, gets, alone } = run();
    expect(moveFrom(trace, LANES, { kind: 'event', record: asks }, 'across')).toEqual({
      kind: 'event',
      record: gets,
    });
    expect(moveFrom(trace, LANES, { kind: 'event', record: gets }, 'across')).toEqual({
      kind: 'event',
      record: alone,
    });
    expect(moveFrom(trace, LANES, { kind: 'event', record: alone }, 'across')).toBeUndefined();
    expect(moveFrom(trace, LANES, { kind: 'name', node: 1 }, 'across-back')).toEqual({
      kind: 'name',
      node: 0,
    });
  });

  it('goes by the order of the lanes, and past those that are hidden', () => {
    const { trace, asks, gets, alone } = run();
    const from = (record: number) => ({ kind: 'event', record }) as const;
    expect(moveFrom(trace, [2, 0, 1], from(asks), 'across-back')).toEqual(from(alone));
    expect(moveFrom(trace, [0, 2], from(asks), 'across')).toEqual(from(alone));
    expect(moveFrom(trace, [2, 1], { kind: 'name', node: 2 }, 'across')).toEqual({
      kind: 'name',
      node: 1,
    });
    expect(moveFrom(trace, [1, 2], from(alone), 'first')).toEqual(from(gets));
    expect(moveFrom(trace, [0, 2], { kind: 'message', row: 0 }, 'message')).toBeUndefined();
    expect(moveFrom(trace, [1], { kind: 'message', row: 0 }, 'across')).toBeUndefined();
  });

  it('walks along messages', () => {
    const { trace, asks, gets } = run();
    const first = moveFrom(trace, LANES, { kind: 'event', record: asks }, 'message');
    expect(first).toEqual({ kind: 'message', row: 0 });
    expect(moveFrom(trace, LANES, { kind: 'message', row: 0 }, 'message')).toEqual({
      kind: 'event',
      record: gets,
    });
    expect(moveFrom(trace, LANES, { kind: 'event', record: gets }, 'message')).toEqual({
      kind: 'message',
      row: 2,
    });
    expect(moveFrom(trace, LANES, { kind: 'event', record: gets }, 'message-back')).toEqual({
      kind: 'message',
      row: 0,
    });
    expect(moveFrom(trace, LANES, { kind: 'message', row: 0 }, 'across')).toEqual({
      kind: 'message',
      row: 1,
    });
    expect(moveFrom(trace, LANES, { kind: 'message', row: 1 }, 'across')).toBeUndefined();
  });

  it('writes keys as text and reads them', () => {
    for (const text of ['e0', 'e12', 'm3', 'n0']) expect(keyText(keyFrom(text)!)).toBe(text);
    expect(keyFrom(undefined)).toBeUndefined();
  });
});
