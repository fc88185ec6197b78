// A failing run with less in it: fewer nodes, fewer faults, as long as it still fails.
import type { Run } from '../engine/run.ts';

export interface Shrinking {
  /** Whether the run still fails in the way that matters. */
  readonly fails: (run: Run) => boolean;
  /** The run with a node less; undefined where there is none. */
  readonly smaller: (run: Run) => Run | undefined;
  /** Runs to try at most. */
  readonly most: number;
}

/** The run that is left when neither a node nor any one fault can be spared (Zeller and Hildebrandt 2002). */
export function shrink(run: Run, { fails, smaller, most }: Shrinking): Run {
  let left = most;
  const holds = (next: Run) => left-- > 0 && fails(next);
  let best = run;
  for (let isSmaller = true; isSmaller && left > 0; ) {
    const before = best;
    const fewer = smaller(best);
    if (fewer && holds(fewer)) best = fewer;
    best = withoutFaults(best, holds);
    isSmaller = best !== before;
  }
  return best;
}

/** Leaves out as many faults at once as it can: half of them, then quarters, at last one by one. */
function withoutFaults(run: Run, holds: (run: Run) => boolean): Run {
  let best = run;
  for (let size = Math.ceil(run.interventions.length / 2); size >= 1; ) {
    const shorter = withoutOneOf(best, size, holds);
    if (shorter) best = shorter;
    else if (size === 1) break;
    else size = Math.ceil(size / 2);
    size = Math.min(size, Math.max(1, best.interventions.length));
    if (best.interventions.length === 0) break;
  }
  return best;
}

function withoutOneOf(run: Run, size: number, holds: (run: Run) => boolean): Run | undefined {
  for (let at = 0; at < run.interventions.length; at += size) {
    const shorter = { ...run, interventions: run.interventions.toSpliced(at, size) };
    if (holds(shorter)) return shorter;
  }
  return undefined;
}
