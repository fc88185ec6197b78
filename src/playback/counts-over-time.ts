// How many messages of each type were sent so far, and how many local events of each name happened: over time.
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import { type StepSeries, StepWriter } from './step-series.ts';

export interface NamedSeries {
  readonly name: string;
  readonly series: StepSeries;
  /** What it comes to. */
  readonly total: number;
}

export interface Counts {
  /** By type, in the order of first sending; a node's messages to itself are none. */
  readonly messages: readonly NamedSeries[];
  /** All of them but those of a link layer. */
  readonly sent: NamedSeries;
  /** Marks by name, in the order of their first. */
  readonly marks: readonly NamedSeries[];
}

const known = new WeakMap<Trace, Counts>();

/** Made once a trace. */
export function countsOverTime(trace: Trace): Counts {
  const made = known.get(trace) ?? count(trace);
  known.set(trace, made);
  return made;
}

class Tally {
  readonly writer = new StepWriter();
  readonly name: string;
  total = 0;
  constructor(name: string) {
    this.name = name;
    this.writer.put(0, 0);
  }
  add(time: number): void {
    this.writer.put(time, ++this.total);
  }
  end(): NamedSeries {
    return { name: this.name, total: this.total, series: this.writer.series() };
  }
}

function count(trace: Trace): Counts {
  const messages = new Map<number, Tally>();
  const marks = new Map<number, Tally>();
  const sent = new Tally('');
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kind(i);
    if (kind === Kind.mark) tallyOf(marks, trace, i).add(trace.time(i));
    if (kind !== Kind.send || trace.node(i) === trace.peer(i)) continue;
    tallyOf(messages, trace, i).add(trace.time(i));
    if (!(trace.flags(i) & Flag.control)) sent.add(trace.time(i));
  }
  const ends = (tallies: ReadonlyMap<number, Tally>) =>
    [...tallies.values()].map((one) => one.end());
  return { messages: ends(messages), sent: sent.end(), marks: ends(marks) };
}

function tallyOf(tallies: Map<number, Tally>, trace: Trace, record: number): Tally {
  const type = trace.typeNumber(record);
  const tally = tallies.get(type) ?? new Tally(trace.type(record));
  tallies.set(type, tally);
  return tally;
}

/** One count for each of another, from the first of these on. */
export function ratioOverTime(count: StepSeries, each: StepSeries): StepSeries {
  const writer = new StepWriter();
  let [c, e] = [0, 0];
  while (c < count.times.length || e < each.times.length) {
    const time = Math.min(count.times[c] ?? Infinity, each.times[e] ?? Infinity);
    if (count.times[c] === time) c++;
    if (each.times[e] === time) e++;
    const [counted, of] = [count.values[c - 1] ?? 0, each.values[e - 1] ?? 0];
    if (of > 0) writer.put(time, counted / of);
  }
  return writer.series();
}
