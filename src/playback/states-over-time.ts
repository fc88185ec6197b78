// How many nodes are in each tone of state, or down, and what each node's clock shows: over time.
import type { Facets, Tone } from '../engine/contract.ts';
import { Kind, type Trace } from '../engine/trace.ts';
import { type StepSeries, StepWriter } from './step-series.ts';

/** A crashed node is in no state but down. */
export type StateName = Tone | 'down';

/** Number of nodes in each state that has a band, badge or crash; nodes without are in none. */
export function statesOverTime(trace: Trace): ReadonlyMap<StateName, StepSeries> {
  const tones = trace.data.facetValues.map(toneOf);
  const at = new Array<Tone | undefined>(trace.nodes).fill(undefined);
  const down = new Set<number>();
  const counts = new Map<StateName, number>();
  const writers = new Map<StateName, StepWriter>();
  const add = (name: StateName | undefined, by: number) => {
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + by);
  };
  const stateOf = (node: number) => (down.has(node) ? 'down' : at[node]);
  const write = (time: number) => {
    for (const [name, count] of counts) {
      const writer = writers.get(name) ?? started();
      writers.set(name, writer);
      writer.put(time, count);
    }
  };
  for (const { record, node, become } of changesOf(trace, tones)) {
    add(stateOf(node), -1);
    become(at, down);
    add(stateOf(node), 1);
    write(record < 0 ? 0 : trace.time(record));
  }
  return new Map([...writers].map(([name, writer]) => [name, writer.series()]));
}

/** None at first. */
function started(): StepWriter {
  const writer = new StepWriter();
  writer.put(0, 0);
  return writer;
}

interface Change {
  readonly record: number;
  readonly node: number;
  become(at: (Tone | undefined)[], down: Set<number>): void;
}

/** Changes of facets, crashes and recoveries, in the order of records. */
function* changesOf(trace: Trace, tones: readonly (Tone | undefined)[]): Generator<Change> {
  const { facetChanges } = trace.data;
  let next = 0;
  function* facetsUntil(until: number): Generator<Change> {
    for (; next < facetChanges.length && facetChanges[next].record <= until; next++) {
      const { record, node, facets } = facetChanges[next];
      yield {
        record,
        node,
        become(at) {
          at[node] = tones[facets];
        },
      };
    }
  }
  for (let record = 0; record < trace.count; record++) {
    const kind = trace.kind(record);
    if (kind !== Kind.crash && kind !== Kind.recover) continue;
    yield* facetsUntil(record);
    const node = trace.node(record);
    yield {
      record,
      node,
      become(_, down) {
        if (kind === Kind.crash) down.add(node);
        else down.delete(node);
      },
    };
  }
  yield* facetsUntil(trace.count);
}

function toneOf({ band, badges = [] }: Facets): Tone | undefined {
  return band?.tone ?? badges[0]?.tone;
}

/** What each node's clock shows, where it is a number; by node, undefined for one without. */
export function clocksOverTime(trace: Trace): readonly (StepSeries | undefined)[] {
  const numbers = trace.data.facetValues.map(clockOf);
  const writers = new Map<number, StepWriter>();
  for (const { record, node, facets } of trace.data.facetChanges) {
    const clock = numbers[facets];
    if (clock === undefined) continue;
    const writer = writers.get(node) ?? new StepWriter();
    writers.set(node, writer);
    writer.put(record < 0 ? 0 : trace.time(record), clock);
  }
  return Array.from({ length: trace.nodes }, (_, node) => writers.get(node)?.series());
}

/** Of `5 ⇒ 8`, a clock that is set forward, what it is set to. */
function clockOf({ clock }: Facets): number | undefined {
  if (typeof clock === 'number' || clock === undefined) return clock;
  const last = /(-?\d+(?:\.\d+)?)\s*$/.exec(clock)?.[1];
  return last === undefined ? undefined : Number(last);
}
