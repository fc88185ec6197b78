// Finds events in a trace by what happens: the n-th record that matches a pattern.
import type { EventPattern } from '../engine/contract.ts';
import { EVENT_KINDS, type Trace } from '../engine/trace.ts';

/** Record of the n-th event that matches (the first where `nth` is left out, the last for -1), or -1. */
export function recordOf(trace: Trace, pattern: EventPattern): number {
  const matches = recordMatcher(trace, pattern);
  const nth = pattern.nth ?? 1;
  if (nth < 0) {
    for (let i = trace.count - 1, left = -nth; i >= 0; i--)
      if (matches(i) && --left === 0) return i;
    return -1;
  }
  for (let i = 0, left = nth; i < trace.count; i++) if (matches(i) && --left === 0) return i;
  return -1;
}

/** Whether a record is such an event; what is left out may be anything. */
export function recordMatcher(
  trace: Trace,
  { kind, node, peer, type }: Partial<EventPattern>,
): (i: number) => boolean {
  const kindNumber = kind === undefined ? undefined : EVENT_KINDS.indexOf(kind);
  const typeNumber = type === undefined ? undefined : trace.data.names.indexOf(type);
  return (i) =>
    (kindNumber === undefined || trace.kind(i) === kindNumber) &&
    (node === undefined || trace.node(i) === node) &&
    (peer === undefined || trace.peer(i) === peer) &&
    (typeNumber === undefined || trace.typeNumber(i) === typeNumber);
}
