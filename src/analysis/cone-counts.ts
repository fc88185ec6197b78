// How many events lie before one, after it, and beside it.

import type { Trace } from '../engine/trace.ts';
import { type Cone, stepRelation } from './causality.ts';
import { stepsOf } from './steps.ts';

export interface ConeCounts {
  readonly past: number;
  readonly future: number;
  readonly concurrent: number;
}

/** Counts the events of a trace by what they are to the cone's own, which is not counted. */
export function coneCounts(trace: Trace, cone: Cone): ConeCounts {
  const counts = { self: 0, past: 0, future: 0, concurrent: 0 };
  for (const step of stepsOf(trace)) counts[stepRelation(cone, step)]++;
  return counts;
}
