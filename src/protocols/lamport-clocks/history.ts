// What happened before what: each event knows how many events of each process lie in its past, itself included.
import type { EventView } from '../../engine/contract.ts';

/** Kinds that a history is made of. */
export const HISTORY_KINDS = ['send', 'receive', 'mark'] as const;

export interface History {
  /** By process: how many events of each process its latest event knows of. */
  readonly known: number[][];
  /** The same of the sendings, by sender and stamp. */
  readonly sendings: Record<string, readonly number[]>;
  /** By process: the sending of the message that it is receiving; '' while it receives none. */
  readonly heard: string[];
}

export function newHistory(nodes: number): History {
  return {
    known: Array.from({ length: nodes }, () => new Array(nodes).fill(0)),
    sendings: {},
    heard: new Array(nodes).fill(''),
  };
}

/** Follows the stream of events. Returns what the event knows of if it is one that has a stamp. */
export function follow(history: History, event: EventView): readonly number[] | undefined {
  const { known, sendings, heard } = history;
  const { kind, node } = event;
  if (kind === 'receive') heard[node] = sending(event.peer, event.body);
  if (kind === 'send') sendings[sending(node, event.body)] = known[node].slice();
  if (kind !== 'mark') return undefined;
  const past = sendings[heard[node]];
  if (past) known[node] = known[node].map((count, id) => Math.max(count, past[id]));
  known[node][node]++;
  heard[node] = '';
  return known[node];
}

/** A process gives no two messages the same stamp, so that sender and stamp name a sending. */
function sending(from: number, body: unknown): string {
  return `${from}@${(body as { readonly stamp: number }).stamp}`;
}
