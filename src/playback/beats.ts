// Finds a preset's beats in a trace: the record at which each named moment happens.
import type { Beat, EventPattern } from '../engine/contract.ts';
import { EVENT_KINDS, type Trace } from '../engine/trace.ts';

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

/** Record of the n-th event that matches (the first where `nth` is left out, the last for -1), or -1. */
export function recordOf(trace: Trace, pattern: EventPattern): number {
  const matches = matcher(trace, pattern);
  const nth = pattern.nth ?? 1;
  if (nth < 0) {
    for (let i = trace.count - 1, left = -nth; i >= 0; i--)
      if (matches(i) && --left === 0) return i;
    return -1;
  }
  for (let i = 0, left = nth; i < trace.count; i++) if (matches(i) && --left === 0) return i;
  return -1;
}

function matcher(trace: Trace, { kind, node, peer, type }: EventPattern): (i: number) => boolean {
  const kindNumber = EVENT_KINDS.indexOf(kind);
  const typeNumber = type === undefined ? undefined : trace.data.names.indexOf(type);
  return (i) =>
    trace.kind(i) === kindNumber &&
    (node === undefined || trace.node(i) === node) &&
    (peer === undefined || trace.peer(i) === peer) &&
    (typeNumber === undefined || trace.typeNumber(i) === typeNumber);
}
