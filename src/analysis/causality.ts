// Lamport's happened-before over a trace: what an event's past and future are, and the chain of its causes.
import { Flag, Kind, type Trace } from '../engine/trace.ts';

/** What a record is to the event looked at. `none`: no event of a process (a loss, a partition, a cycle). */
export type Relation = 'self' | 'past' | 'future' | 'concurrent' | 'none';

/**
 * Past and future of one event. Both are closed along a node's own events, so that one record a node bounds each:
 * a record lies in the past if it is at most its node's `past`, in the future if it is at least its node's `future`.
 */
export interface Cone {
  readonly record: number;
  /** First and last record of the event: they differ for the sends of a broadcast. */
  readonly first: number;
  readonly last: number;
  /** Last record of each node in the past, the event itself included; -1 for none. */
  readonly past: Int32Array;
  /** First record of each node in the future, the event itself included; the trace's count for none. */
  readonly future: Int32Array;
}

/** Whether a record is an event of a process: the network's own (loss, duplicate) and the run's (partition, cycle) are not. */
export function isProcessEvent(trace: Trace, record: number): boolean {
  const kind = trace.kind(record);
  return trace.node(record) >= 0 && kind !== Kind.lose && kind !== Kind.duplicate;
}

/** Past and future of an event of a process, in time linear in the trace. Sends of one broadcast are one event. */
export function coneOf(trace: Trace, record: number): Cone {
  const [first, last] = broadcastOf(trace, record);
  return { record, first, last, past: pastOf(trace, last), future: futureOf(trace, first) };
}

/** First and last send of the broadcast that a send belongs to; the record itself for any other. */
export function broadcastOf(trace: Trace, record: number): readonly [first: number, last: number] {
  if (trace.kind(record) !== Kind.send) return [record, record];
  let first = record;
  while (isContinued(trace, first)) first = previousSend(trace, first);
  let last = record;
  for (let next = nextInStep(trace, last); next > 0; next = nextInStep(trace, last)) last = next;
  return [first, last];
}

/** Whether the record is a further send of a broadcast begun before it. */
export function isContinued(trace: Trace, record: number): boolean {
  return trace.kind(record) === Kind.send && (trace.flags(record) & Flag.broadcast) !== 0;
}

function previousSend(trace: Trace, record: number): number {
  let at = record - 1;
  while (trace.kind(at) !== Kind.send) at--;
  return at;
}

/** The broadcast's next send, or -1: only duplicates may stand between. */
function nextInStep(trace: Trace, record: number): number {
  for (let at = record + 1; at < trace.count; at++) {
    if (trace.kind(at) === Kind.duplicate) continue;
    return isContinued(trace, at) ? at : -1;
  }
  return -1;
}

function pastOf(trace: Trace, record: number): Int32Array {
  const last = new Int32Array(trace.nodes).fill(-1);
  last[trace.node(record)] = record;
  for (let i = record; i >= 0; i--) {
    if (trace.kind(i) !== Kind.receive || i > last[trace.node(i)]) continue;
    const send = trace.cause(i);
    if (send < 0 || send <= last[trace.node(send)]) continue;
    last[trace.node(send)] = broadcastOf(trace, send)[1];
  }
  return last;
}

function futureOf(trace: Trace, record: number): Int32Array {
  const first = new Int32Array(trace.nodes).fill(trace.count);
  first[trace.node(record)] = record;
  for (let i = record + 1; i < trace.count; i++) {
    if (trace.kind(i) !== Kind.receive || i >= first[trace.node(i)]) continue;
    const send = trace.cause(i);
    if (send >= 0 && send >= first[trace.node(send)]) first[trace.node(i)] = i;
  }
  return first;
}

/** What a record is to the event that the cone belongs to. */
export function relationTo(trace: Trace, cone: Cone, record: number): Relation {
  if (!isProcessEvent(trace, record)) return 'none';
  const node = trace.node(record);
  if (record >= cone.first && record <= cone.last && node === trace.node(cone.record))
    return 'self';
  if (record <= cone.past[node]) return 'past';
  if (record >= cone.future[node]) return 'future';
  return 'concurrent';
}

/** What an event, from its first record to its last, is to the event that the cone belongs to. */
export function stepRelation(
  cone: Cone,
  { record, last, node }: { readonly record: number; readonly last: number; readonly node: number },
): Exclude<Relation, 'none'> {
  if (cone.record >= record && cone.record <= last) return 'self';
  if (record <= cone.past[node]) return 'past';
  return last >= cone.future[node] ? 'future' : 'concurrent';
}

/**
 * The causes of a record, nearest first: of a receive its send, of a send what the node was handling, and so on to
 * an event that nothing in the trace caused. The record itself is not among them.
 */
export function causeChain(trace: Trace, record: number, limit = 100): readonly number[] {
  const chain: number[] = [];
  let at = trace.cause(record);
  while (at >= 0 && chain.length < limit) {
    chain.push(at);
    const next = trace.cause(at);
    if (next >= at) break;
    at = next;
  }
  return chain;
}
