// Logical clocks derived from a trace: Lamport's scalar clock and vector clocks. A step is one event, and counts one.
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import { coneOf, isProcessEvent } from './causality.ts';

/** Kinds that are no step of the process: they happen to it, and its clock stands still. */
const FROM_OUTSIDE: ReadonlySet<number> = new Set([
  Kind.crash,
  Kind.recover,
  Kind.pause,
  Kind.resume,
  Kind.clock,
]);

/** Whether the record belongs to an event at which its node's clock advances: neither crash nor pause, which befall it. */
export function isClockEvent(trace: Trace, record: number): boolean {
  return isProcessEvent(trace, record) && !FROM_OUTSIDE.has(trace.kind(record));
}

/**
 * Whether the clock advances at this very record: the first of its step. Lamport (1978), Fidge (1988) and Mattern (1989)
 * advance a clock once an event, and leave it open what one event is: here it is what a node does at once, which the
 * diagram shows as one mark. What a step receives, marks and sends shares its reading, so that no reading is ever
 * skipped unseen.
 */
export function ticksAt(trace: Trace, record: number): boolean {
  if (!isClockEvent(trace, record)) return false;
  for (let at = record; at > 0 && !(trace.flags(at) & Flag.step); )
    if (isClockEvent(trace, --at)) return false;
  return true;
}

/** Lamport's clock at each record: the reading after the event; 0 where the record is no event of a process. */
export function lamportClocks(trace: Trace): Int32Array {
  const clocks = new Int32Array(trace.count);
  const at = new Int32Array(trace.nodes);
  for (let i = 0; i < trace.count; i++) {
    if (!isProcessEvent(trace, i)) continue;
    const node = trace.node(i);
    if (ticksAt(trace, i)) {
      const send = trace.kind(i) === Kind.receive ? trace.cause(i) : -1;
      at[node] = Math.max(at[node], send >= 0 ? clocks[send] : 0) + 1;
    }
    clocks[i] = at[node];
  }
  return clocks;
}

/** Entries of all vectors together, beyond which each is counted anew when it is asked for. */
const MAX_KEPT = 20_000_000;

/** Vector clocks of a trace: `nodes` numbers a record. */
export class VectorClocks {
  private readonly trace: Trace;
  /** Clock events of the record's node up to it. */
  private readonly own: Int32Array;
  private readonly kept: (Int32Array | undefined)[] | undefined;
  /** By node, the records at which its clock ticks; made when first asked for. */
  private ticks: readonly (readonly number[])[] | undefined;

  constructor(trace: Trace) {
    this.trace = trace;
    this.own = ownEvents(trace);
    if (trace.count * trace.nodes <= MAX_KEPT) this.kept = this.makeAll();
  }

  /** The vector after the event at that record; all 0 where the record is no event of a process. Not to be written to. */
  at(record: number): Int32Array {
    return (
      (this.kept ? this.kept[record] : this.countUp(record)) ?? new Int32Array(this.trace.nodes)
    );
  }

  /**
   * The matrix clock after the event at that record (Wuu and Bernstein 1984): row j is the vector of the last event of
   * node j that this one knows of, so that its entry k says how many events of node k node j is known to know of.
   */
  matrixAt(record: number): readonly Int32Array[] {
    this.ticks ??= tickRecords(this.trace);
    const { trace, ticks } = this;
    return Array.from(this.at(record), (count, node) =>
      count === 0 ? new Int32Array(trace.nodes) : this.at(ticks[node][count - 1]),
    );
  }

  private makeAll(): (Int32Array | undefined)[] {
    const { trace, own } = this;
    const vectors: (Int32Array | undefined)[] = [];
    const current: (Int32Array | undefined)[] = new Array(trace.nodes);
    for (let i = 0; i < trace.count; i++) {
      vectors.push(undefined);
      if (!isProcessEvent(trace, i)) continue;
      const node = trace.node(i);
      let vector = current[node];
      if (!vector || vector[node] !== own[i]) {
        vector = vector ? vector.slice() : new Int32Array(trace.nodes);
        if (trace.kind(i) === Kind.receive) takeMaximum(vector, vectors[trace.cause(i)]);
        vector[node] = own[i];
        current[node] = vector;
      }
      vectors[i] = vector;
    }
    return vectors;
  }

  private countUp(record: number): Int32Array | undefined {
    const { trace, own } = this;
    if (!isProcessEvent(trace, record)) return undefined;
    return coneOf(trace, record).past.map((last) => (last < 0 ? 0 : own[last]));
  }
}

function tickRecords(trace: Trace): readonly (readonly number[])[] {
  const records = Array.from({ length: trace.nodes }, (): number[] => []);
  for (let i = 0; i < trace.count; i++) if (ticksAt(trace, i)) records[trace.node(i)].push(i);
  return records;
}

/** For each record of a process how many clock events its node has had up to it. */
function ownEvents(trace: Trace): Int32Array {
  const own = new Int32Array(trace.count);
  const at = new Int32Array(trace.nodes);
  for (let i = 0; i < trace.count; i++) {
    if (!isProcessEvent(trace, i)) continue;
    const node = trace.node(i);
    if (ticksAt(trace, i)) at[node]++;
    own[i] = at[node];
  }
  return own;
}

function takeMaximum(vector: Int32Array, other: Int32Array | undefined): void {
  if (!other) return;
  for (let n = 0; n < vector.length; n++) if (other[n] > vector[n]) vector[n] = other[n];
}

/** Whether a is before b: no entry greater, and one less. */
export function isBefore(a: Int32Array, b: Int32Array): boolean {
  let less = false;
  for (let n = 0; n < a.length; n++) {
    if (a[n] > b[n]) return false;
    if (a[n] < b[n]) less = true;
  }
  return less;
}

const lamportOf = new WeakMap<Trace, Int32Array>();
const vectorsOf = new WeakMap<Trace, VectorClocks>();

/** As `lamportClocks`, made once a trace. */
export function lamportOfTrace(trace: Trace): Int32Array {
  let made = lamportOf.get(trace);
  if (!made) {
    made = lamportClocks(trace);
    lamportOf.set(trace, made);
  }
  return made;
}

/** As `new VectorClocks`, made once a trace. */
export function vectorsOfTrace(trace: Trace): VectorClocks {
  let made = vectorsOf.get(trace);
  if (!made) {
    made = new VectorClocks(trace);
    vectorsOf.set(trace, made);
  }
  return made;
}
