// The one clock of several runs: the moments at which anything happens in any of them, and where they part. Pure.
import { differenceOf, type Parting, sharedBeginning } from '../../analysis/difference.ts';
import { manifestOf } from '../../catalog/catalog.ts';
import type { Trace } from '../../engine/trace.ts';
import { endTime, timelineOf } from '../state/moving.ts';
import type { NamedStop, Timeline } from '../state/timeline.ts';
import type { Outcome } from '../worker/client.ts';

/** Of at least one run. */
export function clockOf(outcomes: readonly Outcome[]): Timeline {
  const moments = momentsOf(outcomes.map(({ trace }) => trace));
  const countUntil = (time: number) => countOf(moments, time);
  const violations = outcomes.flatMap((outcome) => {
    const timeline = timelineOf(outcome);
    return timeline.violation === undefined ? [] : [timeline.timeAfter(timeline.violation)];
  });
  return {
    end: Math.max(...outcomes.map(endTime)),
    scale: manifestOf(outcomes[0].run.protocol).time,
    what: 'moment',
    count: moments.length,
    countUntil,
    timeAfter: (count) => (count <= 0 ? 0 : moments[Math.min(count, moments.length) - 1]),
    violation: violations.length > 0 ? countUntil(Math.min(...violations)) : undefined,
  };
}

/** Times in ticks, ascending, each once. */
export function momentsOf(traces: readonly Trace[]): Float64Array {
  const times = new Float64Array(traces.reduce((sum, { count }) => sum + count, 0));
  let filled = 0;
  for (const trace of traces) for (let i = 0; i < trace.count; i++) times[filled++] = trace.time(i);
  times.sort();
  let kept = 0;
  for (const [i, time] of times.entries())
    if (i === 0 || time !== times[i - 1]) times[kept++] = time;
  return times.slice(0, kept);
}

/** How many moments there are up to a time, that one included. */
function countOf(moments: Float64Array, time: number): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In longer traces only the first record that differs is looked for, not what it comes to. */
const MOST_COMPARED = 400_000;

/** Where two runs of one algorithm first part; undefined where they don't, or are of different ones. */
export function partingOf(a: Outcome, b: Outcome): Parting | undefined {
  if (!isComparable(a, b)) return undefined;
  if (a.trace.count + b.trace.count <= MOST_COMPARED) return differenceOf(a.trace, b.trace).first;
  const shared = sharedBeginning(a.trace, b.trace);
  const isNew = shared < b.trace.count;
  const { trace } = isNew ? b : a;
  if (shared >= trace.count) return undefined;
  const [record, gone] = isNew ? [shared, -1] : [-1, shared];
  return { time: trace.time(shared), node: trace.node(shared), record, gone };
}

/** Whether what differs can be marked: one algorithm, as many nodes. */
export function isComparable(a: Outcome, b: Outcome): boolean {
  return a.run.protocol === b.run.protocol && a.trace.nodes === b.trace.nodes;
}

/** Where the others part from the first one, in the order of time. */
export function stopsOf(
  panes: readonly { readonly title: string; readonly outcome: Outcome | undefined }[],
  { countUntil }: Timeline,
): readonly NamedStop[] {
  const [first, ...others] = panes;
  const stops = others.flatMap(({ title, outcome }, i) => {
    const parting = first.outcome && outcome && partingOf(first.outcome, outcome);
    if (!parting) return [];
    const name = others.length > 1 ? `parts: ${title}` : 'first difference';
    return [{ id: `parting ${i}`, title: name, cursor: countUntil(parting.time) }];
  });
  return stops.sort((a, b) => a.cursor - b.cursor);
}
