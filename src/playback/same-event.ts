// Finds in a changed run the event that means the same: the n-th of its kind and type at the same nodes.
import { Kind, type Trace } from '../engine/trace.ts';

/** What an event is, whatever its place in the trace. */
export interface EventMeaning {
  readonly kind: number;
  readonly type: string;
  readonly node: number;
  readonly peer: number;
  /** How many events that are alike come before it. */
  readonly ordinal: number;
}

export function meaningOf(trace: Trace, record: number): EventMeaning {
  const likeness = {
    kind: trace.kind(record),
    type: trace.type(record),
    node: trace.node(record),
    peer: trace.peer(record),
  };
  const alike = alikeIn(trace, likeness);
  let ordinal = 0;
  for (let i = 0; i < record; i++) if (alike(i)) ordinal++;
  return { ...likeness, ordinal };
}

/** The record that means that, or -1. */
export function recordMeaning(trace: Trace, meaning: EventMeaning): number {
  const alike = alikeIn(trace, meaning);
  let before = 0;
  for (let i = 0; i < trace.count; i++) if (alike(i) && before++ === meaning.ordinal) return i;
  return -1;
}

type Likeness = Omit<EventMeaning, 'ordinal'>;

/** A message is one between the same two; of another event nobody else is part. */
function alikeIn(trace: Trace, { kind, type, node, peer }: Likeness): (record: number) => boolean {
  const number = trace.data.names.indexOf(type);
  const isMessage = MESSAGES.has(kind);
  return (i) =>
    trace.kind(i) === kind &&
    trace.typeNumber(i) === number &&
    trace.node(i) === node &&
    (!isMessage || trace.peer(i) === peer);
}

const MESSAGES: ReadonlySet<number> = new Set([Kind.send, Kind.receive, Kind.lose, Kind.duplicate]);
