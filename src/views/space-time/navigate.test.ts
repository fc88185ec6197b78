// Moves among the marks of a small run.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../../analysis/testing/small-traces.ts';
import { Flag } from '../../engine/trace.ts';
import { keyFrom, keyText, moveFrom } from './navigate.ts';

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
    expect(moveFrom(trace, { kind: 'event', record: gets }, 'along')).toBeUndefined();
    expect(moveFrom(trace, { kind: 'event', record: gets }, 'back')).toEqual({
      kind: 'name',
      node: 1,
    });
    expect(moveFrom(trace, { kind: 'name', node: 1 }, 'along')).toEqual({
      kind: 'event',
      record: gets,
    });
  });

  it('goes from lane to lane', () => {
    const { trace, asks, gets, alone } = run();
    expect(moveFrom(trace, { kind: 'event', record: asks }, 'across')).toEqual({
      kind: 'event',
      record: gets,
    });
    expect(moveFrom(trace, { kind: 'event', record: gets }, 'across')).toEqual({
      kind: 'event',
      record: alone,
    });
    expect(moveFrom(trace, { kind: 'event', record: alone }, 'across')).toBeUndefined();
    expect(moveFrom(trace, { kind: 'name', node: 1 }, 'across-back')).toEqual({
      kind: 'name',
      node: 0,
    });
  });

  it('walks along messages', () => {
    const { trace, asks, gets } = run();
    const first = moveFrom(trace, { kind: 'event', record: asks }, 'message');
    expect(first).toEqual({ kind: 'message', row: 0 });
    expect(moveFrom(trace, { kind: 'message', row: 0 }, 'message')).toEqual({
      kind: 'event',
      record: gets,
    });
    expect(moveFrom(trace, { kind: 'event', record: gets }, 'message')).toEqual({
      kind: 'message',
      row: 2,
    });
    expect(moveFrom(trace, { kind: 'event', record: gets }, 'message-back')).toEqual({
      kind: 'message',
      row: 0,
    });
    expect(moveFrom(trace, { kind: 'message', row: 0 }, 'across')).toEqual({
      kind: 'message',
      row: 1,
    });
    expect(moveFrom(trace, { kind: 'message', row: 1 }, 'across')).toBeUndefined();
  });

  it('writes keys as text and reads them', () => {
    for (const text of ['e0', 'e12', 'm3', 'n0']) expect(keyText(keyFrom(text)!)).toBe(text);
    expect(keyFrom(undefined)).toBeUndefined();
  });
});
