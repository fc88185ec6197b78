// Instruments on the stage: opened, laid on events, moved, and what they come to said aloud.
import { type Cut, largestConsistentCut, straightCut } from '../../analysis/cuts.ts';
import type { Trace } from '../../engine/trace.ts';
import {
  type Instrument,
  type InstrumentKind,
  type Moment,
  type Reading,
  readInstrument,
} from '../../playback/instrument.ts';
import { meaningOf, recordMeaning } from '../../playback/same-event.ts';
import { matchSentence, readingSentence } from '../words/instruments.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { moveToCursor, outcomeShown } from './moving.ts';
import { type Screen, screen } from './screen.ts';
import { speak } from './speak.ts';
import { isOnStage, showView } from './stage-views.ts';

export const SEARCH_RUN_ID = 'search-run';

/** What the instrument on the screen reads of a run; undefined where there is none. A cut of other lanes is none. */
export function readingOn(
  { trace, ...outcome }: Outcome,
  instrument: Instrument | undefined,
  { cursor, picked }: Moment,
): Reading | undefined {
  if (!instrument || (instrument.kind === 'cut' && instrument.cut.length !== trace.nodes))
    return undefined;
  const words = wordsOf({ ...outcome, trace });
  return readInstrument(trace, instrument, { cursor, picked }, words);
}

/** What it reads now. */
function readingNow(): Reading | undefined {
  const outcome = outcomeShown();
  const { instrument, cursor, selection } = screen.getState();
  return outcome && readingOn(outcome, instrument, { cursor, picked: selection.event });
}

function lay(instrument: Instrument | undefined): void {
  screen.setState({ instrument });
  const outcome = outcomeShown();
  const reading = readingNow();
  if (outcome && reading) speak(readingSentence(outcome.trace, reading, wordsOf(outcome)));
}

/** By button and by key: an instrument on the diagram, or none. */
export function toggleInstruments(): void {
  if (screen.getState().instrument && isOnStage('space-time')) return closeInstrument();
  chooseInstrument(screen.getState().instrument?.kind ?? 'cone');
}

export function closeInstrument(): void {
  screen.setState({ instrument: undefined });
  speak('No instrument.');
}

/** Lays an instrument on the run, on what is picked or at the moment on the screen. */
export function chooseInstrument(kind: InstrumentKind): void {
  const outcome = outcomeShown();
  if (!outcome) return;
  if (!isOnStage('space-time')) showView('space-time');
  const { instrument } = screen.getState();
  lay(instrument?.kind === kind ? instrument : fresh(kind, outcome.trace));
}

function fresh(kind: InstrumentKind, trace: Trace): Instrument {
  const { selection, cursor } = screen.getState();
  switch (kind) {
    case 'cone':
      return { kind };
    case 'path':
      return { kind, from: selection.event };
    case 'chain':
      return { kind, until: 'end' };
    case 'cut':
      return { kind, cut: straightCut(trace, cursor) };
    case 'search':
      return { kind, query: '' };
  }
}

/** An event was picked in the diagram: a cone is pinned to it, a path begins or ends there. */
export function pickForInstrument(record: number): void {
  const { instrument } = screen.getState();
  if (instrument?.kind === 'cone') lay({ kind: 'cone', event: record });
  if (instrument?.kind !== 'path') return;
  const { from, to } = instrument;
  const isFirst = from === undefined || to !== undefined;
  lay(isFirst ? { kind: 'path', from: record } : { kind: 'path', from, to: record });
}

/** Pins the cone to the event that is looked at, or lets it go. */
export function togglePin(): void {
  const reading = readingNow();
  if (reading?.kind === 'cone')
    lay({ kind: 'cone', event: reading.isPinned ? undefined : reading.event });
}

export function clearPath(): void {
  lay({ kind: 'path' });
}

export function measureChain(until: 'end' | 'now'): void {
  lay({ kind: 'chain', until });
}

export function setCut(cut: Cut): void {
  lay({ kind: 'cut', cut });
}

/** Straight through all lanes at the moment on the screen. */
export function cutHere(): void {
  const outcome = outcomeShown();
  if (outcome) setCut(straightCut(outcome.trace, screen.getState().cursor));
}

export function makeConsistent(): void {
  const outcome = outcomeShown();
  const { instrument } = screen.getState();
  if (outcome && instrument?.kind === 'cut')
    setCut(largestConsistentCut(outcome.trace, instrument.cut));
}

/** The field may have to be loaded first: it then takes the focus by itself. */
let isFieldWanted = false;

/** By key: the search, with the focus in its field. */
export function openSearchField(): void {
  isFieldWanted = true;
  chooseInstrument('search');
  const field = document.getElementById(SEARCH_RUN_ID);
  if (!field) return;
  isFieldWanted = false;
  field.focus();
}

/** Whether the field that has just come is to have the focus. */
export function takesFocus(): boolean {
  const isWanted = isFieldWanted;
  isFieldWanted = false;
  return isWanted;
}

export function searchFor(query: string): void {
  screen.setState({ instrument: { kind: 'search', query } });
}

/** Stands at the next match, or at the one before; from the last on to the first. */
export function moveToMatch(by: 1 | -1): void {
  const outcome = outcomeShown();
  const reading = readingNow();
  if (!outcome || reading?.kind !== 'search') return;
  const matches = reading.found?.matches ?? [];
  if (matches.length === 0) return speak(readingSentence(outcome.trace, reading, wordsOf(outcome)));
  const { cursor } = screen.getState();
  const ends = matches.map(({ record }) => record + 1);
  const after = ends.findIndex((end) => end > cursor);
  const before = ends.findLastIndex((end) => end < cursor);
  const found = by > 0 ? after : before;
  const at = found < 0 ? (by > 0 ? 0 : matches.length - 1) : found;
  goToMatch(at);
}

/** Stands right after the event that matches. */
export function goToMatch(at: number): void {
  const outcome = outcomeShown();
  const reading = readingNow();
  const match = reading?.kind === 'search' ? reading.found?.matches[at] : undefined;
  if (!outcome || !match || reading?.kind !== 'search') return;
  moveToCursor(match.record + 1);
  speak(
    matchSentence(outcome.trace, match, at, reading.found?.matches.length ?? 0, wordsOf(outcome)),
  );
}

/** In a changed run: events are followed to their place, a cut is that of as much of each lane as is still the same. */
export function stillLaid(
  instrument: Screen['instrument'],
  before: Trace,
  after: Trace,
): Screen['instrument'] {
  const moved = (record: number | undefined) => {
    if (record === undefined || record >= before.count) return undefined;
    const found = recordMeaning(after, meaningOf(before, record));
    return found < 0 ? undefined : found;
  };
  switch (instrument?.kind) {
    case 'cone':
      return { kind: 'cone', event: moved(instrument.event) };
    case 'path':
      return { kind: 'path', from: moved(instrument.from), to: moved(instrument.to) };
    case 'cut':
      if (before.nodes !== after.nodes) return undefined;
      return { kind: 'cut', cut: instrument.cut.map((at) => cutAfterChange(at, before, after)) };
    default:
      return instrument;
  }
}

/** By time, since records have other numbers. */
function cutAfterChange(at: number, before: Trace, after: Trace): number {
  if (at <= 0) return 0;
  return after.countUntil(before.time(Math.min(at, before.count) - 1));
}
