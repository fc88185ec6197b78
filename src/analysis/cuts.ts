// Cuts of a run: whether one is consistent, what is in the channels at it, and the largest consistent one within it.
import { Kind, type Trace } from '../engine/trace.ts';
import { messagesOf, Outcome } from './messages.ts';
import { firstPlace } from './sorted.ts';
import { type Step, stepIndex, stepsOf } from './steps.ts';

/** By node, how many of the trace's records come before the cut: of the node's own events those with a lower record do. */
export type Cut = readonly number[];

/** Through all lanes at once, right after so many records. Always consistent. */
export function straightCut(trace: Trace, cursor: number): Cut {
  return Array.from({ length: trace.nodes }, (_, node) => afterWhole(trace, node, cursor));
}

/** The place on a node's lane at or after `at` records that parts no event: one that has begun is before the cut. */
export function afterWhole(trace: Trace, node: number, at: number): number {
  const place = Math.max(0, Math.min(trace.count, at));
  const steps = stepsOf(trace);
  const step = steps[stepIndex(steps, place)];
  const isWithin = step?.node === node && step.record < place && place <= step.last;
  return isWithin ? step.last + 1 : place;
}

/** The cut with the place on one lane right after the next event of that lane, or before the last one that it holds. */
export function movedByEvent(trace: Trace, cut: Cut, node: number, by: 1 | -1): Cut {
  const own = stepsOnLane(trace, node);
  const inside = stepsInside(own, cut[node]);
  const step = own[by > 0 ? inside : inside - 1];
  if (!step) return cut;
  return cut.with(node, by > 0 ? step.last + 1 : step.record);
}

/** Of a lane's events, how many lie before a place on it. */
export function stepsInside(own: readonly Step[], at: number): number {
  return firstPlace(own, ({ record }) => record >= at);
}

const lanes = new WeakMap<Trace, readonly (readonly Step[])[]>();

/** The events of one node, in order. */
export function stepsOnLane(trace: Trace, node: number): readonly Step[] {
  let made = lanes.get(trace);
  if (!made) {
    const each = Array.from({ length: trace.nodes }, (): Step[] => []);
    for (const step of stepsOf(trace)) each[step.node].push(step);
    made = each;
    lanes.set(trace, made);
  }
  return made[node];
}

/** What a cut says of each message: rows of the message table. */
export interface CutReading {
  /** Received before the cut and sent after it: with any of these the cut is inconsistent, no state the run could have been in. */
  readonly broken: readonly number[];
  /** Sent before the cut, and neither received nor lost before it: the channels' state (Chandy and Lamport 1985). */
  readonly channels: readonly number[];
}

/** Reads a cut, in time linear in the messages. A loss counts as before the cut by its place on the receiver's lane. */
export function readCut(trace: Trace, cut: Cut): CutReading {
  const { count, send, arrival, outcome } = messagesOf(trace);
  const broken: number[] = [];
  const channels: number[] = [];
  for (let row = 0; row < count; row++) {
    const [sent, ended] = [send[row], arrival[row]];
    const isSent = sent < cut[trace.node(sent)];
    const isEnded = ended >= 0 && ended < cut[trace.peer(sent)];
    if (isSent && !isEnded) channels.push(row);
    else if (!isSent && isEnded && outcome[row] === Outcome.received) broken.push(row);
  }
  return { broken, channels };
}

/**
 * The largest consistent cut within a cut: consistent cuts are a lattice (Mattern 1989), so there is one. A receive whose
 * send is left out goes, with all that follows it on its lane; what that leaves out was sent later, and is met later.
 */
export function largestConsistentCut(trace: Trace, cut: Cut): Cut {
  const within = [...cut];
  for (let i = 0; i < trace.count; i++) {
    const node = trace.node(i);
    if (trace.kind(i) !== Kind.receive || i >= within[node]) continue;
    const send = trace.cause(i);
    if (send >= 0 && send >= within[trace.node(send)]) within[node] = i;
  }
  return within;
}
