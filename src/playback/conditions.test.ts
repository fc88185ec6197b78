// Down from a crash to the recovery, paused until it goes on, cut off until it heals; backwards as well.
import { expect, it } from 'vitest';
import { Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { conditionAt, conditionsAt, everIn, splitBy, splitsIn } from './conditions.ts';

function traceOf(all: readonly (readonly [kind: number, node: number])[]): Trace {
  const writer = new TraceWriter(3, ['']);
  all.forEach(([kind, node], i) => {
    writer.append(kind, 0, 0, node, -1, -1, i, Number.NaN);
    if (kind === Kind.partition) writer.payload(i, { groups: [[2], [0]], oneWay: true });
  });
  return new Trace(writer.data());
}

const trace = traceOf([
  [Kind.crash, 2],
  [Kind.mark, 0],
  [Kind.pause, 1],
  [Kind.partition, -1],
  [Kind.recover, 2],
  [Kind.crash, 1],
  [Kind.heal, -1],
]);

it.each([0, 1, 2, 3, 4, 5, 6, 7, 4, 0])('are known after %i records', (cursor) => {
  const outs = [
    [],
    [[2, 'down']],
    [[2, 'down']],
    [
      [2, 'down'],
      [1, 'paused'],
    ],
    [
      [2, 'down'],
      [1, 'paused'],
    ],
    [[1, 'paused']],
    [[1, 'down']],
    [[1, 'down']],
  ];
  const { out, split } = conditionsAt(trace, cursor);
  expect([...out]).toEqual(outs[cursor]);
  expect(split !== undefined).toBe(cursor >= 4 && cursor < 7);
});

it('are one node’s', () => {
  expect(conditionAt(trace, 2, 1)).toBe('down');
  expect(conditionAt(trace, 2, 5)).toBe('up');
  expect(conditionAt(trace, 1, 3)).toBe('paused');
});

it('stay the same object while nothing changes', () => {
  expect(conditionsAt(trace, 1)).toBe(conditionsAt(trace, 2));
});

it('group the nodes, those named nowhere by themselves', () => {
  expect(splitBy(trace, 3)).toEqual({ record: 3, groupOf: [1, 2, 0], oneWay: true });
  expect(splitsIn(trace)).toEqual([3, 6]);
});

it('are said to occur only where they do', () => {
  expect(everIn(trace)).toEqual({ down: true, paused: true, split: true });
  expect(everIn(traceOf([[Kind.mark, 0]]))).toEqual({ down: false, paused: false, split: false });
});
