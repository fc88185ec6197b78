// What is under way at a moment, and how far it has come.
import { type Messages, messagesOf, Outcome } from '../analysis/messages.ts';
import type { Trace } from '../engine/trace.ts';

export interface Position {
  /** Row in the message table. */
  readonly row: number;
  readonly from: number;
  readonly to: number;
  /** From 0 (just sent) to 1 (arrives now). */
  readonly fraction: number;
}

/** Times of messages, for views that ask at every frame. Ticks. */
export class Positions {
  private readonly trace: Trace;
  private readonly messages: Messages;
  /** A message without an arrival is taken to need about so long. */
  readonly usualDelay: number;
  private readonly longest: number;

  constructor(trace: Trace) {
    this.trace = trace;
    this.messages = messagesOf(trace);
    let [sum, received, longest] = [0, 0, 0];
    for (let row = 0; row < this.messages.count; row++) {
      const arrival = this.messages.arrival[row];
      if (arrival < 0) continue;
      const delay = trace.time(arrival) - trace.time(this.messages.send[row]);
      longest = Math.max(longest, delay);
      if (this.messages.outcome[row] !== Outcome.received) continue;
      sum += delay;
      received++;
    }
    this.usualDelay = received > 0 ? sum / received : longest;
    this.longest = longest;
  }

  /**
   * How far a message has come at `time`, 0 to 1: at its arrival it is 1. One that has no arrival moves at the usual
   * pace until `end`, and comes no further than 0.9.
   */
  fraction(row: number, time: number, end: number): number {
    const sent = this.trace.time(this.messages.send[row]);
    const arrival = this.messages.arrival[row];
    if (arrival < 0) {
      const passed = Math.min(time, end) - sent;
      return Math.max(0, Math.min(0.9, passed / Math.max(1, this.usualDelay)));
    }
    const arrives = this.trace.time(arrival);
    if (arrives <= sent) return time >= arrives ? 1 : 0;
    return Math.max(0, Math.min(1, (time - sent) / (arrives - sent)));
  }

  /** What is under way between sending and arrival, in the order of sending. */
  at(time: number, end: number): readonly Position[] {
    const { trace, messages } = this;
    const found: Position[] = [];
    for (let row = this.firstThatMayFly(time); row < messages.count; row++) {
      const send = messages.send[row];
      if (trace.time(send) > time) break;
      const arrival = messages.arrival[row];
      if (arrival >= 0 && trace.time(arrival) <= time) continue;
      const fraction = this.fraction(row, time, end);
      found.push({ row, from: trace.node(send), to: trace.peer(send), fraction });
    }
    return found;
  }

  /** No row before it is still under way, unless some message never arrives: then all are looked at. */
  private firstThatMayFly(time: number): number {
    if (this.neverArrives()) return 0;
    let low = 0;
    let high = this.messages.count;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if (this.trace.time(this.messages.send[mid]) < time - this.longest) low = mid + 1;
      else high = mid;
    }
    return low;
  }

  private stuck: boolean | undefined;
  private neverArrives(): boolean {
    this.stuck ??= this.messages.arrival.includes(-1);
    return this.stuck;
  }
}

const made = new WeakMap<Trace, Positions>();

/** The positions of a trace, made once however many views ask. */
export function positionsOf(trace: Trace): Positions {
  let positions = made.get(trace);
  if (!positions) {
    positions = new Positions(trace);
    made.set(trace, positions);
  }
  return positions;
}
