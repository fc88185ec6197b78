// What the message table says of traces drawn by hand.
import { describe, expect, it } from 'vitest';
import { Flag, Kind } from '../engine/trace.ts';
import { copyOf, messagesOf, nameOfMessage, outcomeName, rowOfName } from './messages.ts';
import { Drawing } from './testing/small-traces.ts';

function drawn() {
  const d = new Drawing(3);
  const first = d.send(0, 1, 0, 'ASK');
  const second = d.send(0, 1, 1, 'ASK');
  const other = d.send(0, 2, 1, 'ASK');
  const doubled = d.send(1, 0, 2, 'OK');
  d.add(Kind.duplicate, {
    type: 'OK',
    node: 1,
    peer: 0,
    cause: doubled,
    time: 2,
    flags: Flag.copy,
  });
  const late = d.receive(second, 5);
  const lost = d.lose(other, 6);
  const copy = d.receive(doubled, 7, Flag.copy);
  return { trace: d.trace(), first, second, other, doubled, late, lost, copy };
}

describe('the message table', () => {
  it('joins each send with its arrival', () => {
    const { trace, second, late, other, lost } = drawn();
    const table = messagesOf(trace);
    expect(table.count).toBe(5);
    const row = table.rowOf[second];
    expect([table.send[row], table.arrival[row], outcomeName(table, row)]).toEqual([
      second,
      late,
      'received',
    ]);
    expect(table.rowOf[late]).toBe(row);
    expect(table.arrival[table.rowOf[other]]).toBe(lost);
    expect(outcomeName(table, table.rowOf[other])).toBe('lost');
  });

  it('leaves what never arrived under way', () => {
    const { trace, first } = drawn();
    const table = messagesOf(trace);
    expect(table.arrival[table.rowOf[first]]).toBe(-1);
    expect(outcomeName(table, table.rowOf[first])).toBe('in-flight');
  });

  it('gives a second copy a row of its own', () => {
    const { trace, doubled, copy } = drawn();
    const table = messagesOf(trace);
    const row = table.rowOf[doubled];
    expect(table.arrival[row]).toBe(-1);
    expect(copyOf(table, row)).toBe(row + 1);
    expect(table.arrival[row + 1]).toBe(copy);
    expect(copyOf(table, row + 1)).toBe(-1);
  });

  it('counts ordinals by channel and type, and finds a message by its name', () => {
    const { trace, second, other } = drawn();
    const table = messagesOf(trace);
    const name = nameOfMessage(trace, table, table.rowOf[second]);
    expect(name).toEqual({ from: 0, to: 1, type: 'ASK', ordinal: 1 });
    expect(nameOfMessage(trace, table, table.rowOf[other]).ordinal).toBe(0);
    expect(rowOfName(trace, table, name, false)).toBe(table.rowOf[second]);
    expect(rowOfName(trace, table, { ...name, ordinal: 2 }, false)).toBe(-1);
  });
});
