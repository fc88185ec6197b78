// The part of a run's time that is seen at once: all of a short run, else a stretch that follows the cursor.

import { isProcessEvent } from '../analysis/causality.ts';
import { messagesOf } from '../analysis/messages.ts';
import { Flag, type Trace } from '../engine/trace.ts';
import { positionsOf } from '../playback/positions.ts';

/** Ticks. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Room at either end, as a part of the whole: marks at the very ends keep their labels. */
const ROOM = 0.03;
/** Pixels that a lane's events need on average, and messages that one look can take in. */
const PIXELS_AN_EVENT = 16;
const MOST_MESSAGES = 110;
/** A window is at least so many usual delays long. */
const DELAYS = 4;
/** Where in the window the cursor stands while it is followed. */
const FOLLOW_AT = 0.6;
/** What is left of a page when the next one is turned, under reduced motion. */
const PAGE = 0.75;
/** Smallest window, in ticks. */
const SMALLEST = 10;

/** A run, and how much of it is seen at once. Ticks. */
export interface RunWindow {
  /** The whole run, with a little room at its ends. */
  readonly whole: TimeWindow;
  /** What is legible at once on so many pixels: the whole of a short run. */
  readonly legible: number;
}

/** Of one trace, or of several on one clock; `pixels` is the length of the plot at scale 1. */
export function runWindow(traces: readonly Trace[], endTime: number, pixels: number): RunWindow {
  const firsts = traces.map((trace) => (trace.count > 0 ? trace.time(0) : 0));
  const first = Math.min(...firsts);
  const end = Math.max(1, endTime, ...firsts);
  const legible = Math.min(...traces.map((trace) => legibleTicks(trace, end, pixels)));
  const room = legible * ROOM;
  const whole = { from: onGrid(Math.min(0, first - room)), to: onGrid(end + room) };
  return { whole, legible: legible < end ? legible : whole.to - whole.from };
}

function legibleTicks(trace: Trace, end: number, pixels: number): number {
  const perLane = countSteps(trace) / Math.max(1, trace.nodes);
  const forEvents = pixels / (PIXELS_AN_EVENT * Math.max(1, perLane));
  const forMessages = MOST_MESSAGES / Math.max(1, messagesOf(trace).count);
  const part = Math.min(forEvents, forMessages);
  // A little too much is still better seen whole, and messages better from end to end.
  if (part > 0.7) return end;
  return Math.min(end, Math.max(part * end, DELAYS * positionsOf(trace).usualDelay));
}

const steps = new WeakMap<Trace, number>();

function countSteps(trace: Trace): number {
  const known = steps.get(trace);
  if (known !== undefined) return known;
  let count = 0;
  for (let i = 0; i < trace.count; i++)
    if (trace.flags(i) & Flag.step && isProcessEvent(trace, i)) count++;
  steps.set(trace, count);
  return count;
}

/** A window of that span around what plays: it glides along, or turns pages. */
export function followingWindow(
  whole: TimeWindow,
  span: number,
  time: number,
  turnsPages: boolean,
): TimeWindow {
  if (!turnsPages) return windowFrom(whole, span, time - span * FOLLOW_AT);
  const page = Math.max(0, Math.floor((time - whole.from) / (span * PAGE)));
  return windowFrom(whole, span, whole.from + page * span * PAGE);
}

/** A window of that span that begins at `from`, or as near to it as the run allows. */
export function windowFrom(whole: TimeWindow, span: number, from: number): TimeWindow {
  const size = Math.min(onGrid(span), whole.to - whole.from);
  const start = Math.max(whole.from, Math.min(onGrid(from), whole.to - size));
  return { from: start, to: start + size };
}

const PARTS_OF_A_TICK = 1024;

/** Sums of such times are exact: however a window moves it stays as long as it is, and so does its sheet. */
function onGrid(time: number): number {
  return Math.round(time * PARTS_OF_A_TICK) / PARTS_OF_A_TICK;
}

/** The window made `factor` times as long, with `time` staying where it is. */
export function zoomedWindow(
  whole: TimeWindow,
  { from, to }: TimeWindow,
  factor: number,
  time: number,
): TimeWindow {
  const span = Math.max(SMALLEST, Math.min((to - from) * factor, whole.to - whole.from));
  const part = (time - from) / (to - from);
  return windowFrom(whole, span, time - part * span);
}

/** About what a window is zoomed where nobody points: the cursor's time, or its middle where the cursor is out of sight. */
export function zoomCentre({ from, to }: TimeWindow, cursor: number): number {
  return cursor >= from && cursor <= to ? cursor : (from + to) / 2;
}

/**
 * The window moved as little as needed to have `time` in it, with so much `room` (ticks) to its end. Later than the
 * run's end the run is taken to last so long.
 */
export function windowWith(
  whole: TimeWindow,
  { from, to }: TimeWindow,
  time: number,
  room: number,
): { readonly whole: TimeWindow; readonly window: TimeWindow } {
  const later = Math.max(0, time + room - to);
  const earlier = Math.max(0, Math.min(from + room - time, from - whole.from));
  const by = later > 0 ? later : -earlier;
  return {
    whole: { from: whole.from, to: Math.max(whole.to, to + by) },
    window: { from: onGrid(from + by), to: onGrid(from + by) + (to - from) },
  };
}

/** What is laid out at once: more than the window where it can move, so that moving it draws nothing anew. */
export interface Sheet extends TimeWindow {
  /** How many windows long it is. */
  readonly windows: number;
}

const MARGIN = 0.25;

export function sheetAround(whole: TimeWindow, { from, to }: TimeWindow): Sheet {
  const span = to - from;
  if (span >= whole.to - whole.from) return { ...whole, windows: 1 };
  const index = Math.floor((from - whole.from) / span);
  const start = whole.from + index * span;
  return { from: start - span * MARGIN, to: start + span * (2 + MARGIN), windows: 2 + 2 * MARGIN };
}
