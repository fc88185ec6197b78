// The steps of a trace: what a node does at once is one event (docs/decisions/010), and how it hangs on those before it.
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import { isProcessEvent } from './causality.ts';
import { firstPlace } from './sorted.ts';

/** An event of a process: what it receives, marks and sends at once. */
export interface Step {
  /** First and last record of the step that belong to this node. */
  readonly record: number;
  readonly last: number;
  readonly node: number;
  /** Ticks. */
  readonly time: number;
}

const known = new WeakMap<Trace, readonly Step[]>();

/** All steps of a trace, in the order of their records; made once. */
export function stepsOf(trace: Trace): readonly Step[] {
  const made = known.get(trace);
  if (made) return made;
  const found: Step[] = [];
  for (let i = 0; i < trace.count; i++) {
    if (!isProcessEvent(trace, i)) continue;
    const last = lastOfStep(trace, i);
    found.push({ record: i, last, node: trace.node(i), time: trace.time(i) });
    i = last;
  }
  known.set(trace, found);
  return found;
}

function lastOfStep(trace: Trace, first: number): number {
  let last = first;
  for (let i = first + 1; i < trace.count; i++) {
    if (trace.flags(i) & Flag.step || trace.time(i) !== trace.time(first)) break;
    if (trace.node(i) !== trace.node(first) || trace.kind(i) === Kind.lose) break;
    if (isProcessEvent(trace, i)) last = i;
  }
  return last;
}

/** Place of the step that a record belongs to among the steps, or -1: it is no event of a process. */
export function stepIndex(all: readonly Step[], record: number): number {
  const at = firstPlace(all, ({ last }) => last >= record);
  return at < all.length && all[at].record <= record ? at : -1;
}

/** What a step comes right after; by place among the steps, -1 for none. */
export interface StepLinks {
  /** The step before it on its own lane. */
  readonly previous: Int32Array;
  /** The step that sent what it receives. */
  readonly sender: Int32Array;
}

const links = new WeakMap<Trace, StepLinks>();

/** Lamport's happened-before, one arc at a time: it is what these arcs reach. Made once a trace. */
export function stepLinksOf(trace: Trace): StepLinks {
  let made = links.get(trace);
  if (!made) {
    made = buildLinks(trace);
    links.set(trace, made);
  }
  return made;
}

function buildLinks(trace: Trace): StepLinks {
  const steps = stepsOf(trace);
  const previous = new Int32Array(steps.length).fill(-1);
  const sender = new Int32Array(steps.length).fill(-1);
  const latest = new Int32Array(trace.nodes).fill(-1);
  for (let at = 0; at < steps.length; at++) {
    const { record, node } = steps[at];
    previous[at] = latest[node];
    latest[node] = at;
    // Whatever is received begins a step.
    const send = trace.kind(record) === Kind.receive ? trace.cause(record) : -1;
    if (send >= 0) sender[at] = stepIndex(steps, send);
  }
  return { previous, sender };
}
