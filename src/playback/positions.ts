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

/** A message that needs so many times the usual delay is looked at by itself. */
const SLOW = 4;

/** Times of messages, for views that ask at every frame. Ticks. */
export class Positions {
  private readonly trace: Trace;
  private readonly messages: Messages;
  /** A message without an arrival is taken to need about so long. */
  readonly usualDelay: number;
  /** Rows that never arrive or are slow, ascending; and the longest delay of all others. */
  private readonly slow: number[] = [];
  private readonly longest: number;

  constructor(trace: Trace) {
    this.trace = trace;
    this.messages = messagesOf(trace);
    this.usualDelay = this.meanDelay();
    let longest = 0;
    for (let row = 0; row < this.messages.count; row++) {
      const delay = this.delayOf(row);
      if (delay === undefined || delay > SLOW * this.usualDelay) this.slow.push(row);
      else longest = Math.max(longest, delay);
    }
    this.longest = longest;
  }

  /** Ticks from sending to arrival or loss; undefined for a message still under way at the end. */
  private delayOf(row: number): number | undefined {
    const arrival = this.messages.arrival[row];
    if (arrival < 0) return undefined;
    return this.trace.time(arrival) - this.trace.time(this.messages.send[row]);
  }

  /** Of those received; where none is, the longest until a loss. */
  private meanDelay(): number {
    let [sum, received, longest] = [0, 0, 0];
    for (let row = 0; row < this.messages.count; row++) {
      const delay = this.delayOf(row);
      if (delay === undefined) continue;
      longest = Math.max(longest, delay);
      if (this.messages.outcome[row] !== Outcome.received) continue;
      sum += delay;
      received++;
    }
    return received > 0 ? sum / received : longest;
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
    const first = this.firstThatMayFly(time);
    for (const row of this.slow) {
      if (row >= first || trace.time(messages.send[row]) > time) break;
      this.addIfUnderWay(found, row, time, end);
    }
    for (let row = first; row < messages.count; row++) {
      if (trace.time(messages.send[row]) > time) break;
      this.addIfUnderWay(found, row, time, end);
    }
    return found;
  }

  private addIfUnderWay(found: Position[], row: number, time: number, end: number): void {
    const { trace, messages } = this;
    const arrival = messages.arrival[row];
    if (arrival >= 0 && trace.time(arrival) <= time) return;
    const send = messages.send[row];
    const fraction = this.fraction(row, time, end);
    found.push({ row, from: trace.node(send), to: trace.peer(send), fraction });
  }

  /** Before it, only slow rows are still under way. */
  private firstThatMayFly(time: number): number {
    let low = 0;
    let high = this.messages.count;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if (this.trace.time(this.messages.send[mid]) < time - this.longest) low = mid + 1;
      else high = mid;
    }
    return low;
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
