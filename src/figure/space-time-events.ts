// Marks of events: one for each step of a node, its shape telling what happened in it.
import { firstPlace } from '../analysis/sorted.ts';
import { type Step, stepsOf } from '../analysis/steps.ts';
import { Kind, type Trace } from '../engine/trace.ts';
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

export interface EventMark extends Step {
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

const shapes = new WeakMap<Trace, readonly EventShape[]>();

/** Of all steps of a trace, by their place among them; made once. */
export function stepShapes(trace: Trace): readonly EventShape[] {
  let made = shapes.get(trace);
  if (!made) {
    made = stepsOf(trace).map(({ record, last }) => shapeOf(trace, record, last));
    shapes.set(trace, made);
  }
  return made;
}

/** With more steps than this in the window, those that would lie on one another are left out. */
const MOST_APART = 700;
const MOST_PAINTED = 2500;

/** Steps with a time in the plane's window; more of them where they are a crowd, which is painted. */
export function eventMarks(trace: Trace, plane: Plane, isCrowd: boolean): readonly EventMark[] {
  const most = isCrowd ? MOST_PAINTED : MOST_APART;
  const all = stepsOf(trace);
  const from = firstPlace(all, ({ time }) => time >= plane.from);
  const to = firstPlace(all, ({ time }) => time >= plane.to + 1);
  const isCrowded = to - from > most;
  const lastAlong = new Float64Array(trace.nodes).fill(Number.NEGATIVE_INFINITY);
  const apart = isCrowded ? Math.max(plane.dot, (plane.length * plane.lanes.length) / most) : 0;
  const marks: EventMark[] = [];
  for (let place = from; place < to; place++) {
    const step = all[place];
    if (!plane.isShown(step.node)) continue;
    const along = plane.along(step.time);
    if (along - lastAlong[step.node] < apart && stepShapes(trace)[place] !== 'cross') continue;
    lastAlong[step.node] = along;
    marks.push(eventMark(trace, place, plane));
  }
  return marks;
}

/** The mark of the step at that place among all. */
export function eventMark(trace: Trace, place: number, plane: Plane): EventMark {
  const step = stepsOf(trace)[place];
  return { ...step, at: plane.at(step.time, step.node), shape: stepShapes(trace)[place] };
}

function shapeOf(trace: Trace, first: number, last: number): EventShape {
  for (const [kind, shape] of SHAPES)
    for (let i = first; i <= last; i++) if (trace.kind(i) === kind) return shape;
  return 'circle';
}
