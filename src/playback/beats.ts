// Finds a preset's beats in a trace: the record at which each named moment happens; in a changed run the same moment.
import { recordOf } from '../analysis/event-patterns.ts';
import type { Beat } from '../engine/contract.ts';
import type { Trace } from '../engine/trace.ts';
import { stepEnd } from './narration.ts';
import { type EventMeaning, meaningOf, recordMeaning } from './same-event.ts';

export interface PlacedBeat {
  readonly beat: Omit<Beat, 'at'>;
  /** Record that the beat names, or -1: this run does not reach it. */
  readonly record: number;
}

/** What a beat is in its preset's own run. */
export interface ToldBeat {
  readonly meaning: EventMeaning;
  /** What the node says there, without values. */
  readonly words: string;
}

export type ToldBeats = ReadonlyMap<string, ToldBeat>;

/** Beats in the order of their records; those that the run does not reach come last, in the preset's order. */
export function placeBeats(trace: Trace, beats: readonly Beat[]): readonly PlacedBeat[] {
  return inOrder(beats.map((beat) => ({ beat, record: recordOf(trace, beat.at) })));
}

/** Of a preset's own run: what its beats are, by their ids. */
export function toldBeats(trace: Trace, beats: readonly Beat[]): ToldBeats {
  const reached = placeBeats(trace, beats).filter(({ record }) => record >= 0);
  return new Map(
    reached.map(({ beat, record }) => [
      beat.id,
      { meaning: meaningOf(trace, record), words: wordsOf(trace, record) },
    ]),
  );
}

export interface FollowedBeat extends PlacedBeat {
  /** Its title is true of that record. */
  readonly isTrue: boolean;
}

/**
 * Beats in a run that was changed: one whose title names a node is the same event at the same node, whoever is first
 * now; another is what its pattern finds.
 */
export function followBeats(
  trace: Trace,
  beats: readonly Beat[],
  told: ToldBeats,
  nodeLabel: string,
): readonly FollowedBeat[] {
  const naming = new RegExp(`\\b${nodeLabel}\\d`);
  const followed = beats.map((beat) => {
    const own = told.get(beat.id);
    const isSomebody = own !== undefined && naming.test(beat.title);
    const record = isSomebody ? recordMeaning(trace, own.meaning) : recordOf(trace, beat.at);
    const isSame = own !== undefined && record >= 0 && wordsOf(trace, record) === own.words;
    return { beat, record, isTrue: record < 0 || isSame || counts(beat) };
  });
  return inOrder(followed);
}

/** The n-th of many is that, whoever it is. */
function counts({ at: { kind, node, nth = 1 } }: Beat): boolean {
  return kind === 'cycle' || (node === undefined && nth > 2);
}

/** The sentences of a record's step, with places for values. */
function wordsOf(trace: Trace, record: number): string {
  const start = trace.stepStart(record);
  const templates: string[] = [];
  for (let at = start; at < stepEnd(trace, start); at++)
    for (const { template } of trace.wordsAt(at)) templates.push(trace.data.templates[template]);
  return templates.join('\n');
}

function inOrder<T extends PlacedBeat>(placed: readonly T[]): readonly T[] {
  const rank = ({ record }: T) => (record < 0 ? Number.MAX_SAFE_INTEGER : record);
  return [...placed].sort((a, b) => rank(a) - rank(b));
}
