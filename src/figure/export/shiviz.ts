// A trace for ShiViz's default parser: host and vector clock on one line, the event on the next.
import { Flag, Kind, type Trace } from '../../engine/trace.ts';
import { eventText, labelOf, messageText, narrationOf } from './event-text.ts';

type Clock = Map<number, number>;

/**
 * One entry an event of a host, each ending in a line feed. A host's own component rises by one from event to event;
 * a broadcast is one event. What the network does by itself (a loss, a copy, a partition) is no host's event.
 */
export function* shivizLog(trace: Trace, nodeLabel: string): Generator<string> {
  const host = (node: number) => labelOf(nodeLabel, node).replace(/\s/g, '_');
  const clocks: Clock[] = Array.from({ length: trace.nodes }, () => new Map());
  const sent = new Map<number, Clock>();
  for (let i = 0; i < trace.count; i++) {
    if (!isHostEvent(trace, i)) continue;
    const node = trace.node(i);
    const clock = clocks[node];
    if (trace.kind(i) === Kind.receive) mergeInto(clock, sent.get(trace.cause(i)));
    clock.set(node, (clock.get(node) ?? 0) + 1);
    const last = trace.kind(i) === Kind.send ? broadcastEnd(trace, i) : i;
    if (trace.kind(i) === Kind.send) {
      const stamp = new Map(clock);
      for (let s = i; s <= last; s++) sent.set(s, stamp);
    }
    const stamp = [...clock].map(([of, count]) => `${JSON.stringify(host(of))}:${count}`);
    yield `${host(node)} {${stamp.join(',')}}\n${describeEvent(trace, i, last, nodeLabel)}\n`;
    i = last;
  }
}

function isHostEvent(trace: Trace, i: number): boolean {
  const kind = trace.kind(i);
  return trace.node(i) >= 0 && kind !== Kind.lose && kind !== Kind.duplicate;
}

/** Last send of the broadcast that begins at record i; the network's own records may stand between its sends. */
function broadcastEnd(trace: Trace, i: number): number {
  let last = i;
  for (let s = i + 1; s < trace.count && !isOtherEvent(trace, s); s++)
    if (trace.kind(s) === Kind.send) last = s;
  return last;
}

function isOtherEvent(trace: Trace, i: number): boolean {
  return isHostEvent(trace, i) && !(trace.kind(i) === Kind.send && trace.flags(i) & Flag.broadcast);
}

function mergeInto(clock: Clock, other: Clock | undefined): void {
  if (!other) return;
  for (const [node, count] of other) if (count > (clock.get(node) ?? 0)) clock.set(node, count);
}

function describeEvent(trace: Trace, i: number, last: number, nodeLabel: string): string {
  const event = last > i ? `broadcasts ${messageText(trace, i)}` : eventText(trace, i, nodeLabel);
  const words = narrationOf(trace, i, nodeLabel);
  return (words === '' ? event : `${event}: ${words}`).replace(/\s+/g, ' ');
}
