// Messages between nodes that stand still: what is on its way at a moment and how far it has come, and what just ended.
import { messagesOf, Outcome, type OutcomeName, outcomeName } from '../analysis/messages.ts';
import { Flag, Kind, Loss, type Trace } from '../engine/trace.ts';
import { stepEnd } from '../playback/narration.ts';
import { positionsOf } from '../playback/positions.ts';
import { rowsUnderWay } from './message-window.ts';

export interface Flight {
  /** Row in the message table. */
  readonly row: number;
  /** Record of the send. */
  readonly send: number;
  readonly from: number;
  readonly to: number;
  readonly type: string;
  readonly outcome: OutcomeName;
  readonly isCopy: boolean;
  readonly isControl: boolean;
  /** `lost`: it is gone, and a cross stands where. `arrived`: with the event at which the cursor stands. */
  readonly phase: 'under-way' | 'lost' | 'arrived';
  /** Of the way from its sender, 0, to its receiver, 1. */
  readonly part: number;
}

export interface Moment {
  /** How many records have happened. */
  readonly cursor: number;
  /** Play time, and when the run ends; ticks. */
  readonly time: number;
  readonly endTime: number;
}

/** How far a lost message comes: what hits a node that is down reaches it. */
const LOST_AT: Readonly<Record<number, number>> = { [Loss.down]: 1, [Loss.corrupted]: 1 };
const LOST_ON_THE_WAY = 0.62;
/** For so long a cross stays while time goes on, in usual delays. */
const CROSS_STAYS = 0.4;
/** Of what takes no time, while it has been sent and is not yet there. */
const HALF_WAY = 0.5;

/** The part of the way between two nodes at which a partition cuts it, if it does. */
export type WallAt = (from: number, to: number) => number | undefined;

/** In the order of sending. The step at which the cursor stands counts as done, as it does for the states of nodes. */
export function flightsAt(trace: Trace, at: Moment, wallAt: WallAt): readonly Flight[] {
  const cursor = at.cursor > 0 ? stepEnd(trace, Math.min(at.cursor, trace.count) - 1) : 0;
  const moment = { ...at, cursor };
  const { time } = moment;
  const since = endedSince(trace, moment);
  const stays = time - positionsOf(trace).usualDelay * CROSS_STAYS;
  const from = since < cursor ? Math.min(stays, trace.time(since)) : stays;
  const flights: Flight[] = [];
  for (const row of rowsUnderWay(trace, from, time)) {
    const flight = flightOf(trace, row, moment, { since, stays, wallAt });
    if (flight && flight.send < cursor) flights.push(flight);
  }
  return flights;
}

/** A message wherever the cursor stands, as far as it will come: to mark one that is picked. */
export function wholeFlight(trace: Trace, row: number, wallAt: WallAt): Flight {
  const base = baseOf(trace, row);
  const isLost = base.outcome === 'lost';
  return {
    ...base,
    phase: isLost ? 'lost' : 'arrived',
    part: isLost ? lostPart(trace, row, wallAt) : 1,
  };
}

/** What has ended and is still shown: from that record on, and crosses from that time (ticks) on. */
interface Ended {
  readonly since: number;
  readonly stays: number;
  readonly wallAt: WallAt;
}

function flightOf(
  trace: Trace,
  row: number,
  { cursor, time, endTime }: Moment,
  { since, stays, wallAt }: Ended,
): Flight | undefined {
  const { arrival, outcome, send } = messagesOf(trace);
  const isLost = outcome[row] === Outcome.lost;
  if (arrival[row] >= 0 && arrival[row] < cursor) {
    const isShown = arrival[row] >= since || (isLost && trace.time(arrival[row]) >= stays);
    return isShown ? wholeFlight(trace, row, wallAt) : undefined;
  }
  const isInstant = arrival[row] >= 0 && trace.time(arrival[row]) <= trace.time(send[row]);
  const part = isInstant ? HALF_WAY : positionsOf(trace).fraction(row, time, endTime);
  const gone = isLost ? lostPart(trace, row, wallAt) : 1;
  const isGone = isLost && part >= gone;
  return {
    ...baseOf(trace, row),
    phase: isGone ? 'lost' : 'under-way',
    part: Math.min(part, gone),
  };
}

function baseOf(trace: Trace, row: number): Omit<Flight, 'phase' | 'part'> {
  const messages = messagesOf(trace);
  const send = messages.send[row];
  return {
    row,
    send,
    from: trace.node(send),
    to: trace.peer(send),
    type: trace.type(send),
    outcome: outcomeName(messages, row),
    isCopy: messages.copy[row] === 1,
    isControl: (trace.flags(send) & Flag.control) !== 0,
  };
}

function lostPart(trace: Trace, row: number, wallAt: WallAt): number {
  const { arrival, send } = messagesOf(trace);
  const reason = trace.value(arrival[row]);
  const wall =
    reason === Loss.partition ? wallAt(trace.node(send[row]), trace.peer(send[row])) : undefined;
  return wall ?? LOST_AT[reason] ?? LOST_ON_THE_WAY;
}

/**
 * First record whose arrivals are still shown: those of the step at which the cursor stands, or in a run of cycles of
 * the whole cycle, which nothing separates in time. The cursor itself where there are none.
 */
function endedSince(trace: Trace, { cursor, time }: Moment): number {
  if (cursor === 0) return 0;
  const cycle = lastCycle(trace, cursor);
  if (cycle >= 0) return cycle;
  const isAtEvent = trace.time(cursor - 1) === time;
  return isAtEvent ? trace.stepStart(cursor - 1) : cursor;
}

const cycles = new WeakMap<Trace, readonly number[]>();

/** Record with which the cycle at the cursor began, -1 in a run without cycles. */
function lastCycle(trace: Trace, cursor: number): number {
  let starts = cycles.get(trace);
  if (!starts) {
    const found: number[] = [];
    for (let i = 0; i < trace.count; i++) if (trace.kind(i) === Kind.cycle) found.push(i);
    starts = found;
    cycles.set(trace, starts);
  }
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (starts[mid] < cursor) low = mid + 1;
    else high = mid;
  }
  return low > 0 ? starts[low - 1] : -1;
}
