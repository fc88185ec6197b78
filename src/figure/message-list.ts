// The messages of a run as a list, and what has become of each at the cursor.
import { messagesOf, Outcome } from '../analysis/messages.ts';
import type { Trace } from '../engine/trace.ts';
import { lossReason, nodeName, timeNumber, type Wording } from '../playback/narration.ts';
import { rowsUnderWay } from './message-window.ts';

/** At the cursor: not sent yet, on its way, arrived, or lost. */
export type MessagePhase = 'to-come' | 'under-way' | 'arrived' | 'lost';

export interface MessageLine {
  readonly row: number;
  /** Record of the send. */
  readonly send: number;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** In the protocol's unit, without it. */
  readonly sent: string;
  /** When it arrives or is gone; '' while it is under way at the run's end. */
  readonly ends: string;
  readonly fate: string;
  readonly phase: MessagePhase;
  /** As one line of JSON; '' for none. */
  readonly body: string;
}

const LONGEST_BODY = 240;

/** One row of the message table after the first `cursor` records. */
export function messageLine(
  trace: Trace,
  row: number,
  words: Wording,
  cursor: number,
): MessageLine {
  const { send, arrival, copy } = messagesOf(trace);
  const [sending, ending] = [send[row], arrival[row]];
  const sent = trace.time(sending);
  const ends = ending < 0 ? undefined : trace.time(ending);
  const phase = phaseAt(trace, row, cursor);
  return {
    row,
    send: sending,
    type: copy[row] === 1 ? `${trace.type(sending)} (copy)` : trace.type(sending),
    from: nodeName(words, trace.node(sending)),
    to: nodeName(words, trace.peer(sending)),
    sent: timeNumber(sent, words.time, ends),
    ends: ends === undefined ? '' : timeNumber(ends, words.time, sent),
    fate: fateText(trace, row, phase),
    phase,
    body: bodyText(trace.body(sending)),
  };
}

export function phaseAt(trace: Trace, row: number, cursor: number): MessagePhase {
  const { send, arrival, outcome } = messagesOf(trace);
  if (send[row] >= cursor) return 'to-come';
  if (arrival[row] < 0 || arrival[row] >= cursor) return 'under-way';
  return outcome[row] === Outcome.lost ? 'lost' : 'arrived';
}

/** `on its way`, `arrived`, or why it was lost; of what is to come, what will be. */
function fateText(trace: Trace, row: number, phase: MessagePhase): string {
  const { arrival, outcome } = messagesOf(trace);
  if (phase === 'under-way') return 'on its way';
  if (arrival[row] < 0) return 'not there at the end';
  if (outcome[row] === Outcome.lost) return lossReason(trace, arrival[row]);
  return phase === 'arrived' ? 'arrived' : 'arrives';
}

function bodyText(body: unknown): string {
  if (body === undefined) return '';
  const line = JSON.stringify(body) ?? '';
  return line.length > LONGEST_BODY ? `${line.slice(0, LONGEST_BODY)}…` : line;
}

/** Rows of the messages that are on their way after the first `cursor` records, in the order of sending. */
export function rowsOnTheWay(trace: Trace, cursor: number): readonly number[] {
  if (cursor === 0) return [];
  const now = trace.time(Math.min(cursor, trace.count) - 1);
  return rowsUnderWay(trace, now, now).filter((row) => phaseAt(trace, row, cursor) === 'under-way');
}

/** The row that the record at the cursor is about, or else the one that was sent last; -1 before the first. */
export function rowAtCursor(trace: Trace, cursor: number): number {
  const { rowOf, send, count } = messagesOf(trace);
  const own = cursor > 0 ? rowOf[Math.min(cursor, trace.count) - 1] : -1;
  if (own >= 0) return own;
  let low = 0;
  let high = count;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (send[mid] < cursor) low = mid + 1;
    else high = mid;
  }
  return low - 1;
}

const widths = new WeakMap<Trace, number>();

/** Signs of the longest body, up to a bound; found once a trace. */
export function longestBody(trace: Trace): number {
  const made = widths.get(trace);
  if (made !== undefined) return made;
  let longest = 0;
  const { payloads } = trace.data;
  const every = Math.ceil(payloads.length / 5000) || 1;
  for (let i = 0; i < payloads.length; i += every)
    longest = Math.max(longest, bodyText(payloads[i].body).length);
  widths.set(trace, longest);
  return longest;
}
