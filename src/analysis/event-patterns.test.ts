// Events are found by kind, nodes and type, counted from the start or from the end.
import { expect, it } from 'vitest';
import type { EventPattern } from '../engine/contract.ts';
import { Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { recordOf } from './event-patterns.ts';

function sample(): Trace {
  const writer = new TraceWriter(3, ['', 'REQUEST', 'OK', 'ENTER']);
  const put = (kind: number, type: number, node: number, peer: number) =>
    writer.append(kind, 0, type, node, peer, -1, writer.count, Number.NaN);
  put(Kind.send, 1, 0, 1);
  put(Kind.send, 1, 0, 2);
  put(Kind.receive, 1, 1, 0);
  put(Kind.send, 2, 1, 0);
  put(Kind.mark, 3, 0, -1);
  put(Kind.send, 1, 2, 0);
  return new Trace(writer.data());
}

it.each<[EventPattern, number]>([
  [{ kind: 'send' }, 0],
  [{ kind: 'send', nth: 2 }, 1],
  [{ kind: 'send', nth: -1 }, 5],
  [{ kind: 'send', nth: -2 }, 3],
  [{ kind: 'send', peer: 2 }, 1],
  [{ kind: 'send', type: 'OK' }, 3],
  [{ kind: 'mark', type: 'ENTER', node: 0 }, 4],
  [{ kind: 'send', node: 0, nth: 3 }, -1],
  [{ kind: 'mark', type: 'EXIT' }, -1],
  [{ kind: 'crash', nth: -1 }, -1],
])('finds %j at record %i', (pattern, record) => {
  expect(recordOf(sample(), pattern)).toBe(record);
});
