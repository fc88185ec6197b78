// Finds a preset's beats in a trace: the record at which each named moment happens.
import { recordOf } from '../analysis/event-patterns.ts';
import type { Beat } from '../engine/contract.ts';
import type { Trace } from '../engine/trace.ts';

export interface PlacedBeat {
  readonly beat: Beat;
  /** Record that the beat names, or -1: this run does not reach it. */
  readonly record: number;
}

/** Beats in the order of their records; those that the run does not reach come last, in the preset's order. */
export function placeBeats(trace: Trace, beats: readonly Beat[]): readonly PlacedBeat[] {
  const placed = beats.map((beat) => ({ beat, record: recordOf(trace, beat.at) }));
  const rank = (at: PlacedBeat) => (at.record < 0 ? Number.MAX_SAFE_INTEGER : at.record);
  return placed.sort((a, b) => rank(a) - rank(b));
}
