// Marks of events: one for each step of a node, its shape telling what happened in it.
import { isProcessEvent } from '../analysis/causality.ts';
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import type { Plane, Point } from './plane.ts';

export type EventShape =
  | 'circle'
  | 'square'
  | 'diamond'
  | 'triangle'
  | 'cross'
  | 'ring'
  | 'bars'
  | 'play';

export interface EventMark {
  /** First and last record of the step that belong to this node. */
  readonly record: number;
  readonly last: number;
  readonly node: number;
  /** Ticks. */
  readonly time: number;
  readonly at: Point;
  readonly shape: EventShape;
}

/** What a shape stands for, the most telling first: a step that marks ENTER after a receive is a diamond. */
const SHAPES: readonly (readonly [kind: number, shape: EventShape])[] = [
  [Kind.crash, 'cross'],
  [Kind.recover, 'ring'],
  [Kind.pause, 'bars'],
  [Kind.resume, 'play'],
  [Kind.mark, 'diamond'],
  [Kind.invoke, 'triangle'],
  [Kind.timer, 'square'],
];

/** A step of a node: what it does at once. */
export type Step = Pick<EventMark, 'record' | 'last' | 'node' | 'time' | 'shape'>;

const steps = new WeakMap<Trace, readonly Step[]>();

/** All steps of a trace, made once. */
export function stepsOf(trace: Trace): readonly Step[] {
  const known = steps.get(trace);
  if (known) return known;
  const found: Step[] = [];
  for (let i = 0; i < trace.count; i++) {
    if (!isProcessEvent(trace, i)) continue;
    const last = lastOfStep(trace, i);
    const shape = shapeOf(trace, i, last);
    found.push({ record: i, last, node: trace.node(i), time: trace.time(i), shape });
    i = last;
  }
  steps.set(trace, found);
  return found;
}

/** With more steps than this in the window, those that would lie on one another are left out. */
const MOST_APART = 700;
const MOST_PAINTED = 2500;

/** Steps with a time in the plane's window; more of them where they are a crowd, which is painted. */
export function eventMarks(trace: Trace, plane: Plane, isCrowd: boolean): readonly EventMark[] {
  const most = isCrowd ? MOST_PAINTED : MOST_APART;
  const all = stepsOf(trace);
  const from = firstStepFrom(all, plane.from);
  const to = firstStepFrom(all, plane.to + 1);
  const isCrowded = to - from > most;
  const lastAlong = new Float64Array(trace.nodes).fill(Number.NEGATIVE_INFINITY);
  const apart = isCrowded ? Math.max(plane.dot, (plane.length * plane.lanes.length) / most) : 0;
  const marks: EventMark[] = [];
  for (const step of all.slice(from, to)) {
    if (!plane.isShown(step.node)) continue;
    const along = plane.along(step.time);
    if (along - lastAlong[step.node] < apart && step.shape !== 'cross') continue;
    lastAlong[step.node] = along;
    marks.push(eventMark(step, plane));
  }
  return marks;
}

/** The mark of one step. */
export function eventMark(step: Step, plane: Plane): EventMark {
  return { ...step, at: plane.at(step.time, step.node) };
}

function firstStepFrom(all: readonly Step[], time: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (all[mid].time < time) low = mid + 1;
    else high = mid;
  }
  return low;
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

function shapeOf(trace: Trace, first: number, last: number): EventShape {
  for (const [kind, shape] of SHAPES)
    for (let i = first; i <= last; i++) if (trace.kind(i) === kind) return shape;
  return 'circle';
}

/** Place of the step that a record belongs to among the steps, or -1: it is no event of a process. */
export function stepIndex(all: readonly Step[], record: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (all[mid].last < record) low = mid + 1;
    else high = mid;
  }
  return low < all.length && all[low].record <= record ? low : -1;
}
