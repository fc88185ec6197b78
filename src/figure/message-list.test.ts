// Messages as a list: what has become of each at the cursor, in words.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { Flag, Loss, type Trace } from '../engine/trace.ts';
import { messageLine, rowAtCursor, rowsOnTheWay } from './message-list.ts';

const words = { nodeLabel: 'P', time: { unit: 'ms', ticks: 10 } };

/** Row 0 is received, row 1 is lost, row 2 never arrives. */
function trace(): Trace {
  const d = new Drawing(3);
  const first = d.send(0, 1, 10, 'ASK', Flag.step);
  d.writer.payload(first, { clock: 3 });
  const second = d.send(0, 2, 10, 'ASK', Flag.broadcast);
  d.receive(first, 45);
  d.lose(second, 60, Loss.partition);
  d.send(1, 0, 70, 'OK', Flag.step);
  return d.trace();
}

const line = (row: number, cursor: number) => messageLine(trace(), row, words, cursor);

describe('a line', () => {
  it('says who, what and when', () => {
    expect(line(0, 5)).toMatchObject({
      type: 'ASK',
      from: 'P0',
      to: 'P1',
      sent: '1',
      ends: '4.5',
      body: '{"clock":3}',
    });
    expect(line(2, 5)).toMatchObject({ ends: '', body: '' });
  });

  it('goes with the cursor', () => {
    expect([0, 2, 3].map((cursor) => line(0, cursor).phase)).toEqual([
      'to-come',
      'under-way',
      'arrived',
    ]);
    expect([0, 2, 3].map((cursor) => line(0, cursor).fate)).toEqual([
      'arrives',
      'on its way',
      'arrived',
    ]);
  });

  it('says why a message is lost', () => {
    expect(line(1, 4)).toMatchObject({ phase: 'lost', fate: 'cut off by the partition' });
    expect(line(2, 0).fate).toBe('not there at the end');
    expect(line(2, 5).fate).toBe('on its way');
  });
});

it('those on their way are found', () => {
  expect([0, 1, 2, 3, 4, 5].map((cursor) => rowsOnTheWay(trace(), cursor))).toEqual([
    [],
    [0],
    [0, 1],
    [1],
    [],
    [2],
  ]);
});

it('the row at the cursor is the record’s own, or the one sent last', () => {
  expect([0, 1, 2, 3, 4, 5].map((cursor) => rowAtCursor(trace(), cursor))).toEqual([
    -1, 0, 1, 0, 1, 2,
  ]);
});
