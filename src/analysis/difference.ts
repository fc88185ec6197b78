// What a run did otherwise than the run before it: records and messages that are new, messages that are gone.
import { Kind, type Trace } from '../engine/trace.ts';
import { type Messages, messagesOf } from './messages.ts';

/** Where two traces first part. */
export interface Parting {
  /** Ticks. */
  readonly time: number;
  /** Node at which it happens; -1 for the whole network. */
  readonly node: number;
  /** Record of the later trace; -1 where the earlier one goes on and this one doesn't. */
  readonly record: number;
  /** Then the earlier one's record that the later one has not; else -1. */
  readonly gone: number;
}

export interface Difference {
  /** By record of the later trace: 1 where the earlier one has no such record. */
  readonly changed: Uint8Array;
  /** How many of them. */
  readonly count: number;
  /** By record of the earlier trace: 1 where the later one has no such record. */
  readonly gone: Uint8Array;
  readonly goneCount: number;
  /** Rows of the earlier trace's messages that took another way: gone, or sent or arrived at another time. */
  readonly ghosts: readonly number[];
  /** By row of the later trace's messages: 1 where the earlier one had none like it. */
  readonly changedMessages: Uint8Array;
  /** undefined: nothing differs. */
  readonly first: Parting | undefined;
}

/**
 * Compares node by node. Two records are the same if kind, type, peer, time, body, flags and the reason of a loss are:
 * what merely has another number, because something elsewhere came or went, did not change.
 */
export function differenceOf(before: Trace, after: Trace): Difference {
  const shared = sharedBeginning(before, after);
  const changed = new Uint8Array(after.count);
  const gone = new Uint8Array(before.count);
  const open = new Map<string, number[]>();
  for (let i = before.count - 1; i >= shared; i--) {
    gone[i] = 1;
    const key = recordKey(before, i);
    const same = open.get(key);
    if (same) same.push(i);
    else open.set(key, [i]);
  }
  for (let i = shared; i < after.count; i++) {
    const match = open.get(recordKey(after, i))?.pop();
    if (match === undefined) changed[i] = 1;
    else gone[match] = 0;
  }
  const { ghosts, changedMessages } = compareMessages(before, after);
  return {
    changed,
    gone,
    ghosts,
    changedMessages,
    count: sum(changed),
    goneCount: sum(gone),
    first: firstParting(before, after, gone, changed),
  };
}

/** By node: when its lane first differs from the other run's, in ticks; Infinity where it never does. */
export function partingTimes(
  before: Trace,
  after: Trace,
  { gone, changed }: Pick<Difference, 'gone' | 'changed'>,
): Float64Array {
  const times = new Float64Array(after.nodes).fill(Infinity);
  const take = (trace: Trace, differs: Uint8Array) => {
    for (let i = differs.indexOf(1); i >= 0; i = differs.indexOf(1, i + 1)) {
      const [node, time] = [trace.node(i), trace.time(i)];
      // What happens to the whole network happens on every lane.
      if (node < 0) for (const [n, old] of times.entries()) times[n] = Math.min(old, time);
      else times[node] = Math.min(times[node], time);
    }
  };
  take(before, gone);
  take(after, changed);
  return times;
}

function sum(bits: Uint8Array): number {
  let total = 0;
  for (const bit of bits) total += bit;
  return total;
}

/** Number of records, from the first, that are the same in both, their order included. */
export function sharedBeginning(a: Trace, b: Trace): number {
  const count = a.nodes === b.nodes ? Math.min(a.count, b.count) : 0;
  let i = 0;
  while (i < count && isAlike(a, b, i) && hasSameContent(a, b, i)) i++;
  return i;
}

/** The body of a message that came to its end is that of the send, which has been compared. */
function hasSameContent(a: Trace, b: Trace, i: number): boolean {
  const kind = a.kind(i);
  if (kind === Kind.receive || kind === Kind.duplicate) return true;
  return kind === Kind.lose ? a.value(i) === b.value(i) : hasSameBody(a, b, i);
}

function isAlike(a: Trace, b: Trace, i: number): boolean {
  return (
    a.time(i) === b.time(i) &&
    a.kind(i) === b.kind(i) &&
    a.flags(i) === b.flags(i) &&
    a.node(i) === b.node(i) &&
    a.peer(i) === b.peer(i) &&
    a.cause(i) === b.cause(i) &&
    a.type(i) === b.type(i)
  );
}

function hasSameBody(a: Trace, b: Trace, i: number): boolean {
  return Object.is(a.value(i), b.value(i)) && bodyText(a, i) === bodyText(b, i);
}

function bodyText(trace: Trace, i: number): string {
  const body = trace.body(i);
  return body === undefined ? '' : JSON.stringify(body);
}

function recordKey(trace: Trace, i: number): string {
  const value = trace.kind(i) === Kind.lose ? trace.value(i) : '';
  const what = `${trace.kind(i)} ${trace.node(i)} ${trace.peer(i)} ${trace.time(i)} ${value}`;
  return `${what} ${trace.flags(i)} ${trace.type(i)} ${bodyText(trace, i)}`;
}

/** Messages are matched by name: sender, receiver, type, ordinal. */
function compareMessages(before: Trace, after: Trace) {
  const [old, now] = [messagesOf(before), messagesOf(after)];
  const changedMessages = new Uint8Array(now.count).fill(1);
  const byName = new Map<string, number>();
  for (let row = 0; row < now.count; row++) byName.set(nameKey(after, now, row), row);
  const ghosts: number[] = [];
  for (let row = 0; row < old.count; row++) {
    const match = byName.get(nameKey(before, old, row));
    if (match !== undefined && wayOf(before, old, row) === wayOf(after, now, match))
      changedMessages[match] = 0;
    else ghosts.push(row);
  }
  return { ghosts, changedMessages };
}

function nameKey(trace: Trace, { send, ordinal, copy }: Messages, row: number): string {
  const at = send[row];
  return `${trace.node(at)} ${trace.peer(at)} ${ordinal[row]} ${copy[row]} ${trace.type(at)}`;
}

function wayOf(trace: Trace, { send, arrival, outcome }: Messages, row: number): string {
  const sent = `${trace.time(send[row])} ${trace.flags(send[row])}`;
  return `${sent} ${outcome[row]} ${endOf(trace, arrival[row])}`;
}

/** When, how and, of a loss, why a message came to its end; '' for one that is still under way. */
function endOf(trace: Trace, end: number): string {
  if (end < 0) return '';
  const reason = trace.kind(end) === Kind.lose ? trace.value(end) : '';
  return `${trace.time(end)} ${trace.flags(end)} ${reason}`;
}

function firstParting(
  before: Trace,
  after: Trace,
  gone: Uint8Array,
  changed: Uint8Array,
): Parting | undefined {
  const lost = gone.indexOf(1);
  const made = changed.indexOf(1);
  if (made >= 0 && (lost < 0 || after.time(made) <= before.time(lost)))
    return { time: after.time(made), node: after.node(made), record: made, gone: -1 };
  if (lost < 0) return undefined;
  return { time: before.time(lost), node: before.node(lost), record: -1, gone: lost };
}
