// Marks of messages: an arrow from the send to where it arrives, is lost, or is when the run ends.
import { type Messages, messagesOf, type OutcomeName, outcomeName } from '../analysis/messages.ts';
import { Flag, Loss, type Trace } from '../engine/trace.ts';
import { positionsOf } from '../playback/positions.ts';
import { rowsUnderWay } from './message-window.ts';
import type { Plane, Point } from './plane.ts';
import type { PartitionMark } from './space-time-partitions.ts';

export interface ArrowMark {
  /** Row in the message table. */
  readonly row: number;
  readonly send: number;
  /** Record of the receive or the loss, -1 for none. */
  readonly arrival: number;
  readonly from: number;
  readonly to: number;
  readonly type: string;
  readonly outcome: OutcomeName;
  readonly isCopy: boolean;
  readonly isByHand: boolean;
  readonly isControl: boolean;
  /** Ticks. `arrives` is when it arrives, or when the run ends. */
  readonly sent: number;
  readonly arrives: number;
  /** Centre of the sender's dot. */
  readonly start: Point;
  /** Where the arrow ends: at the edge of the receiver's dot, or where it is lost or stops. */
  readonly end: Point;
  /** Where it would arrive. */
  readonly target: Point;
  /** Control point of a message to the sender itself, which leaves the lane and comes back. */
  readonly bend: Point | undefined;
  readonly text: string;
  /** Drawn at one end alone, where the other's lane is hidden: the receiver's (`out`), or the sender's (`in`). */
  readonly stub: 'out' | 'in' | undefined;
  /** How far on its way the drawn part begins: 0 but for a stub that comes in. */
  readonly begun: number;
}

/** How far a lost message is drawn: what hits a node that is down reaches its lane. */
const LOST_AT: Readonly<Record<number, number>> = { [Loss.down]: 1, [Loss.corrupted]: 1 };
const LOST_ON_THE_WAY = 0.62;

export interface Arrows {
  readonly marks: readonly ArrowMark[];
  /** Messages in the window: more than there are marks where only every so-manieth is drawn. */
  readonly count: number;
  /** There are too many to be told apart: they are painted, and only those looked at are elements of the page. */
  readonly isCrowd: boolean;
}

/** More arrows than this are a crowd. */
const MOST_APART = 600;
/** More than this would hide one another, and take longer to paint than a frame. */
const MOST_PAINTED = 2500;

/** Messages under way at some time in the plane's window. `endTime` (ticks) is when the run ends. */
export function arrowMarks(
  trace: Trace,
  plane: Plane,
  endTime: number,
  partitions: readonly PartitionMark[] = [],
): Arrows {
  const messages = messagesOf(trace);
  const { send } = messages;
  const isOnLane = (row: number) =>
    plane.isShown(trace.node(send[row])) || plane.isShown(trace.peer(send[row]));
  const underWay = rowsUnderWay(trace, plane.from, plane.to);
  const rows = plane.hasHidden ? underWay.filter(isOnLane) : underWay;
  const every = Math.max(1, Math.ceil(rows.length / MOST_PAINTED));
  const marks = rows
    .filter((row) => every === 1 || scattered(row) % every === 0)
    .map((row) => arrowMark(trace, messages, row, plane, endTime, partitions));
  return { marks, count: rows.length, isCrowd: rows.length > MOST_APART };
}

/** Spreads rows evenly, so that of regular broadcasts not always the same receiver's is drawn. */
function scattered(row: number): number {
  return Math.imul(row, 0x9e3779b1) >>> 15;
}

/** The arrow of one row. */
export function arrowMark(
  trace: Trace,
  messages: Messages,
  row: number,
  plane: Plane,
  endTime: number,
  partitions: readonly PartitionMark[] = [],
): ArrowMark {
  const send = messages.send[row];
  const arrival = messages.arrival[row];
  const [from, to] = [trace.node(send), trace.peer(send)];
  const [sent, arrives] = [trace.time(send), arrival < 0 ? endTime : trace.time(arrival)];
  const flags = arrival < 0 ? trace.flags(send) : trace.flags(arrival);
  const outcome = outcomeName(messages, row);
  const leaves = plane.at(sent, from);
  const target = plane.at(arrives, to);
  const ends = {
    received: () => shorten(leaves, target, plane.dot + 1),
    lost: () => {
      const split = partitions.find((one) => one.from <= arrives && one.to >= sent);
      return between(leaves, target, lostPart(trace.value(arrival), leaves, target, plane, split));
    },
    'in-flight': () =>
      stopsAt(positionsOf(trace).fraction(row, endTime, endTime), leaves, target, plane),
  }[outcome]();
  const stub = stubOf(from, to, plane);
  const { start, end, begun } = cut(leaves, ends, target, stub, plane);
  const isCopy = messages.copy[row] === 1;
  const isByHand = (flags & Flag.byHand) !== 0;
  return {
    row,
    send,
    arrival,
    from,
    to,
    type: trace.type(send),
    outcome,
    isCopy,
    isByHand,
    isControl: (flags & Flag.control) !== 0,
    sent,
    arrives,
    start,
    end,
    target,
    bend: from === to ? bendOf(start, target, plane) : undefined,
    text: labelText(trace.type(send), outcome, isCopy, isByHand, (flags & Flag.corrupted) !== 0),
    stub,
    begun,
  };
}

/** Pixels of a stub, at scale 1. */
const STUB = 24;

function stubOf(from: number, to: number, plane: Plane): ArrowMark['stub'] {
  if (!plane.isShown(to)) return 'out';
  return plane.isShown(from) ? undefined : 'in';
}

/** A stub is the beginning or the end of what would be drawn. */
function cut(
  start: Point,
  end: Point,
  target: Point,
  stub: ArrowMark['stub'],
  plane: Plane,
): Pick<ArrowMark, 'start' | 'end' | 'begun'> {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const part = Math.min(1, (STUB * plane.scale) / Math.max(1, length));
  if (stub === undefined || part === 1) return { start, end, begun: 0 };
  if (stub === 'out') return { start, end: between(start, end, part), begun: 0 };
  const whole = Math.hypot(target.x - start.x, target.y - start.y);
  const begun = whole > 0 ? ((1 - part) * length) / whole : 0;
  return { start: between(start, end, 1 - part), end, begun };
}

function labelText(
  type: string,
  outcome: OutcomeName,
  isCopy: boolean,
  isByHand: boolean,
  isCorrupted: boolean,
): string {
  const extras = [
    isCopy && (isByHand ? 'copy by hand' : 'copy'),
    isCorrupted && 'corrupted',
    outcome === 'lost' && 'lost',
    isByHand && !isCopy && 'by hand',
  ].filter((extra) => extra !== false);
  return [type, ...extras].join(', ');
}

/** How far on its way a lost message is drawn: to the lane of a node that is down, or to the wall that cuts it off. */
function lostPart(
  reason: number,
  start: Point,
  target: Point,
  plane: Plane,
  split: PartitionMark | undefined,
): number {
  const across = (point: Point) => (plane.isVertical ? point.x : point.y);
  const along = (point: Point) => (plane.isVertical ? point.y : point.x);
  const whole = across(target) - across(start);
  if (reason === Loss.partition && split && whole !== 0) {
    const parts = split.walls.map((wall) => (wall - across(start)) / whole);
    const met = Math.min(...parts.filter((part) => part > 0 && part < 1));
    // It may have passed the wall before that was there.
    const begun = (split.start - along(start)) / (along(target) - along(start));
    if (Number.isFinite(met)) return Math.min(1, Math.max(met, begun + 0.03));
  }
  return LOST_AT[reason] ?? LOST_ON_THE_WAY;
}

/** Where a message stands that is still under way when the run ends. */
function stopsAt(part: number, start: Point, target: Point, plane: Plane): Point {
  const reached = between(start, target, part);
  return plane.isVertical ? { x: reached.x, y: target.y } : { x: target.x, y: reached.y };
}

function bendOf(start: Point, target: Point, plane: Plane): Point {
  const middle = between(start, target, 0.5);
  const out = Math.min(plane.gap * 0.8, 44 * plane.scale);
  return plane.isVertical ? { x: middle.x + out, y: middle.y } : { x: middle.x, y: middle.y - out };
}

/** The point at that part of the way from a to b. */
export function between(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

/** A point so many pixels before b, seen from a. */
export function shorten(a: Point, b: Point, pixels: number): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return length <= pixels ? b : between(a, b, 1 - pixels / length);
}

/** Degrees by which a text turns to run along the line from a to b, upright. */
export function textAngle(a: Point, b: Point): number {
  const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  if (angle > 90) return angle - 180;
  return angle <= -90 ? angle + 180 : angle;
}
