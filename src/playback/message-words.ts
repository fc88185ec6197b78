// Messages in words: what went from whom to whom and when, and what became of it.
import { messagesOf, Outcome } from '../analysis/messages.ts';
import { Flag, type Trace } from '../engine/trace.ts';
import { lossReason, nodeName, timeNumber, type Wording } from './narration.ts';

/** `REQUEST from P0 to P2, sent at 8, arrives at 43`; of a row in the message table. */
export function messageTitle(trace: Trace, row: number, words: Wording): string {
  const { send, arrival, copy } = messagesOf(trace);
  const record = send[row];
  const ends = `${nodeName(words, trace.node(record))} to ${nodeName(words, trace.peer(record))}`;
  const arrives = arrival[row] < 0 ? undefined : trace.time(arrival[row]);
  const sent = timeNumber(trace.time(record), words.time, arrives);
  const second = copy[row] === 1 ? secondCopy(isByHand(trace, arrival[row])) : '';
  const fate = fateText(trace, row, words);
  return `${second}${trace.type(record)} from ${ends}, sent at ${sent}, ${fate}`;
}

/** `arrives at 43`, `lost: cut off by the partition`. */
export function fateText(trace: Trace, row: number, words: Wording): string {
  const { send, arrival, outcome, copy } = messagesOf(trace);
  const record = arrival[row];
  if (record < 0) return 'still under way at the end';
  if (outcome[row] === Outcome.lost) return `lost: ${lossReason(trace, record)}`;
  const sent = trace.time(send[row]);
  const byHand = isByHand(trace, record) && copy[row] === 0 ? ', set by hand' : '';
  return `arrives at ${timeNumber(trace.time(record), words.time, sent)}${byHand}`;
}

function isByHand(trace: Trace, record: number): boolean {
  return record >= 0 && (trace.flags(record) & Flag.byHand) !== 0;
}

/** Before a message's type: the network made the copy, or a person did. */
export function secondCopy(byHand: boolean): string {
  return `second copy${byHand ? ', made by hand,' : ''} of `;
}
