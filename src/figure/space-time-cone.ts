// An event's light cone: the region behind which its past lies, and that beyond which its future lies.
import type { Cone } from '../analysis/causality.ts';
import type { Trace } from '../engine/trace.ts';
import { positionsOf } from '../playback/positions.ts';
import type { Plane, Point } from './plane.ts';

export interface ConeMark {
  readonly past: readonly Point[];
  readonly future: readonly Point[];
}

/**
 * The edges run through the last event of the past, and the first of the future, of each lane. A lane without any is
 * met where the run begins, or ends.
 */
export function coneMark(trace: Trace, cone: Cone, plane: Plane, endTime: number): ConeMark {
  const margin = Math.max(positionsOf(trace).usualDelay, (plane.to - plane.from) * 0.02);
  const never = Math.max(endTime, plane.to) + margin;
  const before = Math.min(0, plane.from) - margin;
  const { lanes } = plane;
  const past = lanes.map((node) => (cone.past[node] < 0 ? before : trace.time(cone.past[node])));
  const future = lanes.map((node) =>
    cone.future[node] >= trace.count ? never : trace.time(cone.future[node]),
  );
  return {
    past: region(lanes, past, before - margin, plane),
    future: region(lanes, future, never + margin, plane),
  };
}

/** From the far side along the edge, half a lane beyond the outermost ones, and back. */
function region(
  lanes: readonly number[],
  edge: readonly number[],
  far: number,
  plane: Plane,
): readonly Point[] {
  const farAlong = plane.along(far);
  const along = edge.map((time) => plane.along(time));
  const last = along.length - 1;
  const first = plane.across(lanes[0]) - plane.gap / 2;
  const end = plane.across(lanes[last]) + plane.gap / 2;
  return [
    plane.point(farAlong, first),
    plane.point(beyond(along[0], along[1], farAlong), first),
    ...lanes.map((node, i) => plane.point(along[i], plane.across(node))),
    plane.point(beyond(along[last], along[last - 1], farAlong), end),
    plane.point(farAlong, end),
  ];
}

/** The edge goes on in its direction for half a lane where it opens outwards. */
function beyond(outer: number, inner: number | undefined, far: number): number {
  if (inner === undefined) return outer;
  const step = (outer - inner) / 2;
  const opens = Math.sign(step) === Math.sign(far - inner);
  if (!opens) return outer;
  return step > 0 ? Math.min(outer + step, far) : Math.max(outer + step, far);
}
