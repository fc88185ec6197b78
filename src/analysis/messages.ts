// The messages of a trace: for every copy on its way where it was sent, where it arrived, and what became of it.
import type { MessageName } from '../engine/run.ts';
import { Flag, Kind, type Trace } from '../engine/trace.ts';

export const Outcome = { inFlight: 0, received: 1, lost: 2 } as const;
export type OutcomeName = 'in-flight' | 'received' | 'lost';
const OUTCOME_NAMES: readonly OutcomeName[] = ['in-flight', 'received', 'lost'];

/** One row a message, and right after it one more where the network made a second copy. In the order of sending. */
export interface Messages {
  readonly count: number;
  /** Record of the send. */
  readonly send: Int32Array;
  /** Record of the receive or of the loss; -1 while under way when the trace ends. */
  readonly arrival: Int32Array;
  /** A value of `Outcome`. */
  readonly outcome: Uint8Array;
  /** n-th of its type on its channel, from 0, as in a message's name. */
  readonly ordinal: Int32Array;
  /** 1 for a copy that the network made. */
  readonly copy: Uint8Array;
  /** By record: the row that a send begins, or that a receive or a loss ends; -1 for other records. */
  readonly rowOf: Int32Array;
}

const tables = new WeakMap<Trace, Messages>();

/** The table of a trace, made once however many views ask. */
export function messagesOf(trace: Trace): Messages {
  let made = tables.get(trace);
  if (!made) {
    made = buildMessages(trace);
    tables.set(trace, made);
  }
  return made;
}

function buildMessages(trace: Trace): Messages {
  const rows = countRows(trace);
  const table = {
    count: rows,
    send: new Int32Array(rows),
    arrival: new Int32Array(rows).fill(-1),
    outcome: new Uint8Array(rows),
    ordinal: new Int32Array(rows),
    copy: new Uint8Array(rows),
    rowOf: new Int32Array(trace.count).fill(-1),
  };
  const channels = new Map<number, number>();
  let next = 0;
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kind(i);
    if (kind === Kind.send) {
      table.send[next] = i;
      table.ordinal[next] = nextOrdinal(channels, trace, i);
      table.rowOf[i] = next++;
    } else if (kind === Kind.duplicate) {
      const send = trace.cause(i);
      table.send[next] = send;
      table.ordinal[next] = table.ordinal[table.rowOf[send]];
      table.copy[next] = 1;
      table.rowOf[i] = next++;
    } else if (kind === Kind.receive || kind === Kind.lose) {
      const send = trace.cause(i);
      if (send < 0) continue;
      const row = table.rowOf[send] + (trace.flags(i) & Flag.copy ? 1 : 0);
      table.arrival[row] = i;
      table.outcome[row] = kind === Kind.receive ? Outcome.received : Outcome.lost;
      table.rowOf[i] = row;
    }
  }
  return table;
}

function countRows(trace: Trace): number {
  let rows = 0;
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kind(i);
    if (kind === Kind.send || kind === Kind.duplicate) rows++;
  }
  return rows;
}

function nextOrdinal(channels: Map<number, number>, trace: Trace, send: number): number {
  const names = trace.data.names.length;
  const channel = (trace.node(send) * trace.nodes + trace.peer(send)) * names;
  const key = channel + trace.typeNumber(send);
  const ordinal = channels.get(key) ?? 0;
  channels.set(key, ordinal + 1);
  return ordinal;
}

export function outcomeName(messages: Messages, row: number): OutcomeName {
  return OUTCOME_NAMES[messages.outcome[row]];
}

/** The message's name as interventions carry it. A copy has the name of its message. */
export function nameOfMessage(trace: Trace, messages: Messages, row: number): MessageName {
  const send = messages.send[row];
  return {
    from: trace.node(send),
    to: trace.peer(send),
    type: trace.type(send),
    ordinal: messages.ordinal[row],
  };
}

/** Row of the message of that name, or of its copy; -1 where it was never sent. */
export function rowOfName(
  trace: Trace,
  messages: Messages,
  name: MessageName,
  copy: boolean,
): number {
  for (let row = 0; row < messages.count; row++) {
    const send = messages.send[row];
    if (
      messages.ordinal[row] === name.ordinal &&
      (messages.copy[row] === 1) === copy &&
      trace.node(send) === name.from &&
      trace.peer(send) === name.to &&
      trace.type(send) === name.type
    )
      return row;
  }
  return -1;
}

/** Row of the second copy that the network made of a message, or -1. */
export function copyOf(messages: Messages, row: number): number {
  const next = row + 1;
  return next < messages.count && messages.send[next] === messages.send[row] ? next : -1;
}
