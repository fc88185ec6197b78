// Where a run comes back to a state in which it was before, as far as its trace tells: the same facets, messages under way and outages.
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import { conditionsAt } from './conditions.ts';
import { facetTimeline } from './facets.ts';

/**
 * How many records had happened when all was for the first time as it is at the trace's end; undefined where it never was.
 * Timers and commands that wait leave no record, so that a step or two may be taken for the round's that aren't.
 */
export function roundStart(trace: Trace): number | undefined {
  const flights = new Flights(trace);
  const states = new Map<string, number>();
  for (let record = 0; record < trace.count; record++) {
    if (trace.flags(record) & Flag.step) {
      const state = stateAt(trace, record, flights);
      if (!states.has(state)) states.set(state, record);
    }
    flights.add(record);
  }
  return states.get(stateAt(trace, trace.count, flights));
}

function stateAt(trace: Trace, cursor: number, flights: Flights): string {
  const { out, split } = conditionsAt(trace, cursor);
  const outages = [...out].sort(([a], [b]) => a - b);
  const facets = facetTimeline(trace).facetNumbersAt(cursor);
  return JSON.stringify([[...facets], outages, split?.groupOf, flights.text()]);
}

/** Messages that are sent and have not come to their end, by what they say. */
class Flights {
  private readonly trace: Trace;
  private readonly counts = new Map<string, number>();

  constructor(trace: Trace) {
    this.trace = trace;
  }

  add(record: number): void {
    const { trace } = this;
    switch (trace.kind(record)) {
      case Kind.send:
        return this.change(record, 1);
      case Kind.duplicate:
        return this.change(trace.cause(record), 1);
      case Kind.receive:
      case Kind.lose:
        return this.change(trace.cause(record), -1);
    }
  }

  private change(send: number, by: 1 | -1): void {
    const { trace } = this;
    const message = [trace.node(send), trace.peer(send), trace.type(send), trace.body(send)];
    const key = JSON.stringify(message);
    const count = (this.counts.get(key) ?? 0) + by;
    if (count === 0) this.counts.delete(key);
    else this.counts.set(key, count);
  }

  text(): readonly (readonly [string, number])[] {
    return [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
