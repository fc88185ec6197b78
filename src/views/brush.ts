// What the pointer or the focus is at, in whatever view that is: every view marks it.
import { messagesOf } from '../analysis/messages.ts';
import type { Trace } from '../engine/trace.ts';

export interface Brush {
  readonly node?: number | undefined;
  /** Record of an event. */
  readonly event?: number | undefined;
  /** Record of a message's send. */
  readonly message?: number | undefined;
}

export const NO_BRUSH: Brush = {};

export function isSameBrush(a: Brush, b: Brush): boolean {
  return a.node === b.node && a.event === b.event && a.message === b.message;
}

const nothing: ReadonlySet<number> = new Set();

/** The node itself, the one at which the event happened, the two ends of the message. */
export function brushedNodes(trace: Trace, { node, event, message }: Brush): ReadonlySet<number> {
  const nodes = [
    node,
    event === undefined || event >= trace.count ? undefined : trace.node(event),
    ...(message === undefined || message >= trace.count
      ? []
      : [trace.node(message), trace.peer(message)]),
  ].filter((one) => one !== undefined && one >= 0 && one < trace.nodes);
  return nodes.length === 0 ? nothing : new Set(nodes as number[]);
}

/** Row in the message table of the message, or of the one that the event sends, receives or loses. */
export function brushedRow(trace: Trace, { event, message }: Brush): number | undefined {
  const record = message ?? event;
  if (record === undefined || record >= trace.count) return undefined;
  const row = messagesOf(trace).rowOf[record];
  return row < 0 ? undefined : row;
}
