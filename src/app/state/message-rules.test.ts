// What is offered for a message: only what would change what becomes of it.
import { expect, it } from 'vitest';
import { messagesOf } from '../../analysis/messages.ts';
import { Drawing } from '../../analysis/testing/small-traces.ts';
import { Flag, Kind, Loss } from '../../engine/trace.ts';
import { rulesThatAct } from './message-rules.ts';

type End = (drawing: Drawing, send: number) => void;

function offered(end: End): readonly string[] {
  const drawing = new Drawing(2);
  end(drawing, drawing.send(0, 1, 0, 'M', Flag.step));
  const trace = drawing.trace();
  return rulesThatAct(trace, messagesOf(trace), 0);
}

it.each<readonly [string, End, readonly string[]]>([
  ['received', (d, send) => d.receive(send, 9), ['lose', 'duplicate', 'corrupt', 'delay']],
  ['under way', () => {}, ['lose', 'duplicate', 'corrupt', 'delay']],
  [
    'received damaged',
    (d, send) => d.receive(send, 9, Flag.corrupted),
    ['lose', 'duplicate', 'delay'],
  ],
  ['lost', (d, send) => d.lose(send, 9, Loss.random), ['duplicate']],
  ['lost by hand', (d, send) => d.lose(send, 9, Loss.byHand), ['duplicate']],
  [
    'lost at a receiver that is down',
    (d, send) => d.lose(send, 9, Loss.down),
    ['duplicate', 'delay'],
  ],
  ['lost at a partition', (d, send) => d.lose(send, 9, Loss.partition), []],
])('of a message %s', (_, end, kinds) => {
  expect(offered(end)).toEqual(kinds);
});

it('is no third copy', () => {
  const doubled = offered((d, send) => {
    d.add(Kind.duplicate, { type: 'M', node: 0, peer: 1, cause: send, flags: Flag.copy });
    d.receive(send, 9);
    d.receive(send, 11, Flag.copy);
  });
  expect(doubled).toEqual(['lose', 'corrupt', 'delay']);
});
