// When the steps of a synchronous schedule happen: the earliest times that all delays and timers allow.
import type { TrailStep } from './trail.ts';
import type { Interval } from './zones.ts';

/** Something that waits since a step. */
interface Waiting extends Interval {
  readonly since: number;
}
/** `step` is at least `ticks` after `after`. */
interface Bound {
  readonly step: number;
  readonly after: number;
  readonly ticks: number;
}

/** Ticks from the beginning to each step. */
export function momentsOf(steps: readonly TrailStep[]): readonly number[] {
  const bounds: Bound[] = [];
  let waiting: Waiting[] = [];
  steps.forEach(({ place, sources }, step) => {
    if (step > 0) bounds.push({ step, after: step - 1, ticks: 0 });
    for (const { since, latest } of waiting)
      bounds.push({ step: since, after: step, ticks: -latest });
    const taken = waiting[place];
    if (taken) bounds.push({ step, after: taken.since, ticks: taken.earliest });
    // One place more than there are: a copy of what is taken.
    const before = waiting;
    waiting = sources.map((source) =>
      typeof source === 'number' ? (before[source] ?? taken) : { ...source, since: step },
    );
  });
  return earliest(steps.length, bounds);
}

/** The least times, all from 0, that keep the bounds (Bellman 1958). */
function earliest(count: number, bounds: readonly Bound[]): readonly number[] {
  const times: number[] = new Array(count).fill(0);
  for (let round = 0, changed = true; changed && round <= count; round++) {
    changed = false;
    for (const { step, after, ticks } of bounds) {
      if (times[step] >= times[after] + ticks) continue;
      times[step] = times[after] + ticks;
      changed = true;
    }
  }
  return times;
}
