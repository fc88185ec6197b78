// Where messages are between sending and arrival.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { Positions } from './positions.ts';

function positions(last: boolean) {
  const d = new Drawing(2);
  const first = d.send(0, 1, 0);
  const second = d.send(1, 0, 10);
  d.receive(first, 20);
  d.lose(second, 30);
  if (last) d.send(0, 1, 40);
  return new Positions(d.trace());
}

describe('positions', () => {
  it('are in proportion to the time between sending and arrival', () => {
    expect(positions(false).at(15, 100)).toEqual([
      { row: 0, from: 0, to: 1, fraction: 0.75 },
      { row: 1, from: 1, to: 0, fraction: 0.25 },
    ]);
  });

  it('hold nothing before it is sent, and nothing once it has arrived', () => {
    expect(positions(false).at(-1, 100)).toEqual([]);
    expect(
      positions(false)
        .at(20, 100)
        .map(({ row }) => row),
    ).toEqual([1]);
    expect(positions(false).at(30, 100)).toEqual([]);
  });

  it('keep what never arrives short of its receiver', () => {
    expect(positions(true).at(50, 100)[0].fraction).toBe(0.5);
    expect(positions(true).at(99, 100)[0].fraction).toBe(0.9);
  });
});
