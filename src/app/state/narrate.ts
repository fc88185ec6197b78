// The moment under the cursor in words: for the caption, and said aloud after a move by hand.

import { manifestOf } from '../../catalog/catalog.ts';
import type { PlacedBeat } from '../../playback/beats.ts';
import {
  captionOf,
  eventNumber,
  filled,
  keepingUnits,
  nodeName,
  timeEquation,
} from '../../playback/narration.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { wordsOf } from '../words/run-words.ts';
import { groupDigits, isCycle } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import { outcomeShown, reachedBeats } from './moving.ts';
import { screen } from './screen.ts';
import { shown } from './shown.ts';
import { speak } from './speak.ts';
import type { Pane } from './timeline.ts';

export interface Moment {
  /** Where and when, in one short line. */
  readonly where: string;
  readonly text: string;
  readonly isBeat: boolean;
}

/** The beat that the cursor stands on. */
export function beatAt(beats: readonly PlacedBeat[], cursor: number): PlacedBeat | undefined {
  return beats.find(({ record }) => record >= 0 && record + 1 === cursor);
}

export function momentAt(
  outcome: Outcome,
  beats: readonly PlacedBeat[],
  cursor: number,
  about: string,
): Moment {
  const words = wordsOf(outcome);
  if (cursor === 0) return { where: 'before the first event', text: about, isBeat: false };
  const record = cursor - 1;
  const beat = beatAt(beats, cursor)?.beat;
  return {
    where: whereText(outcome, record, words),
    text: beat?.caption
      ? keepingUnits(filled(beat.caption, beat.values, words), words.time)
      : captionOf(outcome.trace, record, words),
    isBeat: beat !== undefined && beat.caption !== '',
  };
}

function whereText({ trace }: Outcome, record: number, words: NamedManifest): string {
  const node = trace.node(record);
  const when = timeEquation(trace.time(record), words.time);
  const place = node < 0 ? when : `${nodeName(words, node)} at ${when}`;
  const event = `event ${groupDigits(eventNumber(record))}`;
  return isCycle(words.time)
    ? `${place}, ${groupDigits(trace.nodes)} nodes, ${event}`
    : `${place}, ${event}`;
}

/** What a preset says to watch for, or what a wrong variant does, or what the protocol is about. */
export function aboutOf(outcome: Outcome): string {
  const { source } = shown.getState();
  if (outcome.run.broken && source?.broken) return source.broken.about;
  const preset = source?.presets.find(({ id }) => id === outcome.run.preset);
  return preset?.about ?? manifestOf(outcome.run.protocol).about;
}

/** Says where a move by hand came to; of a contrast what each of its runs has come to. */
export function speakMoment(): void {
  const { contrast, time } = screen.getState();
  if (contrast) return speak(contrastMoment(shown.getState().contrast?.panes ?? [], time));
  const outcome = outcomeShown();
  if (!outcome) return;
  const moment = momentAt(outcome, reachedBeats(), screen.getState().cursor, aboutOf(outcome));
  speak(`${moment.where}: ${moment.text}`);
}

/** `time` in ticks. */
function contrastMoment(panes: readonly Pane[], time: number): string {
  return panes
    .flatMap(({ title, outcome }) => {
      if (!outcome) return [];
      const { where, text } = momentAt(outcome, [], outcome.trace.countUntil(time), '');
      return [`${title}: ${where}. ${text}`];
    })
    .join(' ');
}
