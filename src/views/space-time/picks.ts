// From a mark on the page to what was picked.
import { messagesOf, nameOfMessage, outcomeName } from '../../analysis/messages.ts';
import type { Trace } from '../../engine/trace.ts';
import type { MarkKey } from './navigate.ts';
import type { SpaceTimePick } from './props.ts';

/** The event or message that an element belongs to; undefined for others. */
export function pickOf(trace: Trace, target: Element): SpaceTimePick | undefined {
  const event = target.closest('[data-event]')?.getAttribute('data-event');
  if (event) return { kind: 'event', record: Number(event) };
  const row = target.closest('[data-row]')?.getAttribute('data-row');
  return row ? messagePick(trace, Number(row)) : undefined;
}

/** The event or message of a mark's key. */
export function pickOfKey(trace: Trace, key: MarkKey | undefined): SpaceTimePick | undefined {
  if (key?.kind === 'event') return { kind: 'event', record: key.record };
  return key?.kind === 'message' ? messagePick(trace, key.row) : undefined;
}

/** The message of a row in the message table. */
export function messagePick(trace: Trace, row: number): SpaceTimePick {
  const messages = messagesOf(trace);
  return {
    kind: 'message',
    send: messages.send[row],
    arrival: messages.arrival[row],
    outcome: outcomeName(messages, row),
    message: nameOfMessage(trace, messages, row),
    copy: messages.copy[row] === 1,
  };
}

/** A lane at a time, after whatever has happened by then. */
export function lanePick(trace: Trace, node: number, time: number): SpaceTimePick {
  const at = Math.max(0, Math.round(time));
  return { kind: 'lane', node, time: at, after: trace.countUntil(at) - 1 };
}
