// Which messages are under way at some time in a window, found without a walk over the whole trace.
import { type Messages, messagesOf } from '../analysis/messages.ts';
import type { Trace } from '../engine/trace.ts';

const BLOCK = 256;
const latestOf = new WeakMap<Trace, Float64Array>();

/** Rows of messages sent by `to` that have not ended before `from` (ticks), in the order of sending. */
export function rowsUnderWay(trace: Trace, from: number, to: number): readonly number[] {
  const messages = messagesOf(trace);
  const latest = latestArrivals(trace, messages);
  const count = sentUntil(trace, messages, to);
  const rows: number[] = [];
  for (let block = 0; block * BLOCK < count; block++) {
    if (latest[block] < from) continue;
    const end = Math.min(count, (block + 1) * BLOCK);
    for (let row = block * BLOCK; row < end; row++)
      if (endOf(trace, messages, row) >= from) rows.push(row);
  }
  return rows;
}

/** Ticks; a message that is under way when the trace ends has no end. */
function endOf(trace: Trace, { arrival }: Messages, row: number): number {
  return arrival[row] < 0 ? Number.POSITIVE_INFINITY : trace.time(arrival[row]);
}

/** The latest end of the messages of each block of rows. */
function latestArrivals(trace: Trace, messages: Messages): Float64Array {
  const made = latestOf.get(trace);
  if (made) return made;
  const latest = new Float64Array(Math.ceil(messages.count / BLOCK));
  for (let row = 0; row < messages.count; row++) {
    const block = Math.floor(row / BLOCK);
    latest[block] = Math.max(latest[block], endOf(trace, messages, row));
  }
  latestOf.set(trace, latest);
  return latest;
}

function sentUntil(trace: Trace, { send, count }: Messages, time: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (trace.time(send[mid]) <= time) low = mid + 1;
    else high = mid;
  }
  return low;
}
