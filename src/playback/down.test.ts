// Down from a crash to the recovery, and at no other time.
import { expect, it } from 'vitest';
import { Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { downAt, hasCrashes } from './down.ts';

function traceOf(all: readonly (readonly [kind: number, node: number])[]): Trace {
  const writer = new TraceWriter(3, ['']);
  all.forEach(([kind, node], i) => {
    writer.append(kind, 0, 0, node, -1, -1, i, Number.NaN);
  });
  return new Trace(writer.data());
}

it('follows crashes and recoveries to the cursor', () => {
  const trace = traceOf([
    [Kind.crash, 2],
    [Kind.mark, 0],
    [Kind.crash, 1],
    [Kind.recover, 2],
  ]);
  const at = [0, 1, 2, 3, 4].map((cursor) => [...downAt(trace, cursor)]);
  expect(at).toEqual([[], [2], [2], [2, 1], [1]]);
  expect(hasCrashes(trace)).toBe(true);
  expect(hasCrashes(traceOf([[Kind.mark, 0]]))).toBe(false);
});
