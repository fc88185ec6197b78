// Where the marks of an instrument lie on the plane: a chain of causes, events that were found, a cut through the lanes.
import type { Chain } from '../analysis/chains.ts';
import type { Cut } from '../analysis/cuts.ts';
import { messagesOf } from '../analysis/messages.ts';
import type { Step } from '../analysis/steps.ts';
import type { Trace } from '../engine/trace.ts';
import type { Plane, Point } from './plane.ts';
import { type ArrowMark, arrowMark } from './space-time-arrows.ts';

export interface ChainMarks {
  readonly arrows: readonly ArrowMark[];
  /** Stretches of lanes between two of its events. */
  readonly stretches: readonly (readonly [from: Point, to: Point])[];
  readonly events: readonly Point[];
}

/** The part of a chain in the plane's window. `endTime` (ticks) is when the run ends. */
export function chainMarks(
  trace: Trace,
  { steps, sends }: Chain,
  plane: Plane,
  endTime: number,
): ChainMarks {
  const arrows: ArrowMark[] = [];
  const stretches: (readonly [Point, Point])[] = [];
  const messages = messagesOf(trace);
  for (let i = 1; i < steps.length; i++) {
    const [before, step] = [steps[i - 1], steps[i]];
    if (step.time < plane.from || before.time > plane.to) continue;
    if (sends[i] >= 0)
      arrows.push(arrowMark(trace, messages, messages.rowOf[step.record], plane, endTime));
    else if (plane.isShown(step.node))
      stretches.push([plane.at(before.time, step.node), plane.at(step.time, step.node)]);
  }
  return { arrows, stretches, events: eventPoints(steps, plane) };
}

/** Where events lie, of those in the plane's window whose lanes are shown. */
export function eventPoints(steps: readonly Step[], plane: Plane): readonly Point[] {
  return steps
    .filter(({ time, node }) => time >= plane.from && time <= plane.to && plane.isShown(node))
    .map(({ time, node }) => plane.at(time, node));
}

/** Of the rows, those on the plane, at most so many. */
export function arrowsOf(
  trace: Trace,
  rows: readonly number[],
  plane: Plane,
  endTime: number,
  most: number,
): readonly ArrowMark[] {
  const messages = messagesOf(trace);
  const seen: ArrowMark[] = [];
  for (const row of rows) {
    const send = messages.send[row];
    const arrival = messages.arrival[row];
    const ends = arrival < 0 ? endTime : trace.time(arrival);
    if (ends < plane.from || trace.time(send) > plane.to) continue;
    if (!plane.isShown(trace.node(send)) && !plane.isShown(trace.peer(send))) continue;
    seen.push(arrowMark(trace, messages, row, plane, endTime));
    if (seen.length >= most) break;
  }
  return seen;
}

export interface CutHandle {
  readonly node: number;
  /** Pixels along the time axis, and across the lanes. */
  readonly along: number;
  readonly across: number;
}

export interface CutMark {
  readonly handles: readonly CutHandle[];
  /** Through the handles, from edge to edge. */
  readonly line: readonly Point[];
  /** All that is before it. */
  readonly before: readonly Point[];
}

/** Pixels at scale 1 by which a cut stands off the first event, or the last. */
const OFF = 12;

/** A cut on the lanes that are shown, in their order. `endTime` (ticks) is when the run ends. */
export function cutMark(trace: Trace, cut: Cut, plane: Plane, endTime: number): CutMark {
  const handles = plane.lanes.map((node) => ({
    node,
    along: alongOf(trace, cut[node], plane, endTime),
    across: plane.across(node),
  }));
  const [first, last] = [handles[0], handles[handles.length - 1]];
  const line = [
    plane.point(first.along, first.across - plane.gap / 2),
    ...handles.map(({ along, across }) => plane.point(along, across)),
    plane.point(last.along, last.across + plane.gap / 2),
  ];
  const far = Math.min(0, plane.along(0)) - plane.length;
  const before = [
    plane.point(far, first.across - plane.gap / 2),
    ...line,
    plane.point(far, last.across + plane.gap / 2),
  ];
  return { handles, line, before };
}

/** Halfway between the last record before a place and the first one after it. */
function alongOf(trace: Trace, at: number, plane: Plane, endTime: number): number {
  if (trace.count === 0) return plane.along(0);
  if (at <= 0) return plane.along(trace.time(0)) - OFF * plane.scale;
  const before = trace.time(at - 1);
  if (at >= trace.count)
    return Math.max(plane.along(endTime), plane.along(before) + OFF * plane.scale);
  return plane.along((before + trace.time(at)) / 2);
}

/** How many records come before a time (ticks) to which a lane's handle is drawn. */
export function cutAt(trace: Trace, time: number): number {
  return time < (trace.count > 0 ? trace.time(0) : 0) ? 0 : trace.countUntil(time);
}
