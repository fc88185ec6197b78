// Beats are found by what happens, and none is dropped.
import { expect, it } from 'vitest';
import type { Beat, EventPattern } from '../engine/contract.ts';
import { Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { placeBeats } from './beats.ts';

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
