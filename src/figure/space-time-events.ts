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

/** Steps with a time in the plane's window. */
export function eventMarks(trace: Trace, plane: Plane): readonly EventMark[] {
  const marks: EventMark[] = [];
  const end = trace.countUntil(plane.to);
  let i = trace.countUntil(plane.from - 1);
  while (i < end) {
    if (!isProcessEvent(trace, i)) {
      i++;
      continue;
    }
    const last = lastOfStep(trace, i);
    const node = trace.node(i);
    const time = trace.time(i);
    marks.push({
      record: i,
      last,
      node,
      time,
      at: plane.at(time, node),
      shape: shapeOf(trace, i, last),
    });
    i = last + 1;
  }
  return marks;
}

function lastOfStep(trace: Trace, first: number): number {
  let last = first;
  for (let i = first + 1; i < trace.count; i++) {
    if (trace.flags(i) & Flag.step || trace.time(i) !== trace.time(first)) break;
    if (trace.node(i) !== trace.node(first)) break;
    last = i;
  }
  return last;
}

function shapeOf(trace: Trace, first: number, last: number): EventShape {
  for (const [kind, shape] of SHAPES)
    for (let i = first; i <= last; i++) if (trace.kind(i) === kind) return shape;
  return 'circle';
}

/** First record of the step's mark that a record belongs to. */
export function markOf(
  marks: readonly EventMark[],
  record: number | undefined,
): EventMark | undefined {
  if (record === undefined) return undefined;
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (marks[mid].last < record) low = mid + 1;
    else high = mid;
  }
  const found = marks[low];
  return found && found.record <= record ? found : undefined;
}
