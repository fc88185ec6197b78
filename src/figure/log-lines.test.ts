// The log's lines: one a step, found again from any record of it; of very many a window.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import { lineOf, lineShape, logLines, windowAround } from './log-lines.ts';

/** A timer with a send, a loss of it, and a partition. */
function trace(): Trace {
  const d = new Drawing(2);
  d.local(0, 1);
  const send = d.send(0, 1, 1);
  d.lose(send, 4);
  d.add(Kind.partition, { time: 5, flags: Flag.step });
  return d.trace();
}

describe('lines', () => {
  it('are the steps, whatever they consist of', () => {
    expect([...logLines(trace())]).toEqual([0, 2, 3]);
  });

  it('are found from any record of their step', () => {
    expect([-1, 0, 1, 2, 3].map((record) => lineOf(trace(), record))).toEqual([-1, 0, 0, 1, 2]);
  });

  it('have the shape of their step', () => {
    expect([0, 2, 3].map((record) => lineShape(trace(), record))).toEqual([
      'square',
      'cross',
      undefined,
    ]);
  });
});

describe('a window of lines', () => {
  it('stays while it holds the line, and is moved when it does not', () => {
    const first = windowAround({ from: 0, to: 0 }, -1, 1000, 100);
    expect(first).toEqual({ from: 0, to: 100 });
    expect(windowAround(first, 99, 1000, 100)).toBe(first);
    expect(windowAround(first, 500, 1000, 100)).toEqual({ from: 450, to: 550 });
    expect(windowAround(first, 999, 1000, 100)).toEqual({ from: 900, to: 1000 });
  });

  it('goes back to the start with the cursor', () => {
    expect(windowAround({ from: 900, to: 1000 }, -1, 1000, 100)).toEqual({ from: 0, to: 100 });
  });

  it('holds all of a short log', () => {
    expect(windowAround({ from: 0, to: 0 }, 3, 20, 100)).toEqual({ from: 0, to: 20 });
  });
});
