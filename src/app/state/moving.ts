// Moving through the trace: by event, by beat, to a time, to a violation. Each move says where it came to.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Beat } from '../../engine/contract.ts';
import type { Trace } from '../../engine/trace.ts';
import { followBeats, type PlacedBeat, placeBeats } from '../../playback/beats.ts';
import { eventTitle } from '../../playback/event-title.ts';
import { positionsOf } from '../../playback/positions.ts';
import { turningPoints } from '../../playback/turning-points.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import type { SourceInfo } from '../worker/messages.ts';
import { screen } from './screen.ts';
import { shown } from './shown.ts';
import type { NamedStop, Timeline } from './timeline.ts';

const NO_BEATS: readonly PlacedBeat[] = [];
const beatsOf = new WeakMap<Trace, readonly PlacedBeat[]>();

/** The trace that the stage shows: the preview while an arrowhead is dragged. */
export function outcomeShown(): Outcome | undefined {
  const { preview, outcome } = shown.getState();
  return preview ?? outcome;
}

/** Beats of the run's preset, placed in its trace; of a run without one its turning points. Made once a trace. */
export function beatsIn(
  outcome: Outcome | undefined,
  source: SourceInfo | undefined,
): readonly PlacedBeat[] {
  if (!outcome || source?.protocol !== outcome.run.protocol) return NO_BEATS;
  const made = beatsOf.get(outcome.trace);
  if (made) return made;
  const preset = source.presets.find(({ id }) => id === outcome.run.preset);
  const placed = preset ? placedIn(outcome, preset.beats) : turningPointsIn(outcome);
  beatsOf.set(outcome.trace, placed);
  return placed;
}

function placedIn(outcome: Outcome, beats: readonly Beat[]): readonly PlacedBeat[] {
  const { trace, run, asInPreset, told } = outcome;
  const placed = told
    ? followBeats(trace, beats, told, manifestOf(run.protocol).nodeLabel)
    : placeBeats(trace, beats).map((one) => ({ ...one, isTrue: one.record < 0 }));
  return placed.map(({ beat, record, isTrue }) => {
    if (record <= asInPreset) return { beat, record };
    const title = isTrue ? beat.title : titleOf(outcome, record);
    return { record, beat: { ...beat, title, caption: '', values: undefined } };
  });
}

function turningPointsIn(outcome: Outcome): readonly PlacedBeat[] {
  const { trace, run, report } = outcome;
  const judged = { trace, checks: report?.checks ?? [], isScheduled: run.schedule !== undefined };
  return turningPoints(judged, wordsOf(outcome));
}

/** In a run that has been changed the preset's words may not be true. */
function titleOf(outcome: Outcome, record: number): string {
  return eventTitle(outcome.trace, record, wordsOf(outcome));
}

/** The last moment of a run, in ticks. */
export function endTime({ trace, end }: Outcome): number {
  return Math.max(end.time, trace.count > 0 ? trace.time(trace.count - 1) : 0);
}

/** A run is drawn for so much of its length, or for a usual delay if that is less, beyond its last moment. */
const ROOM_AFTER = 0.02;

/** Until when a run is drawn, in ticks: what its last event comes to, a violation above all, has to be seen. */
export function drawnUntil(outcome: Outcome): number {
  const end = endTime(outcome);
  return end + Math.min(end * ROOM_AFTER, positionsOf(outcome.trace).usualDelay);
}

const timelines = new WeakMap<Outcome, Timeline>();

/** A run as what the transport moves along; the same one for the same outcome. */
export function timelineOf(outcome: Outcome): Timeline {
  const made = timelines.get(outcome);
  if (made) return made;
  const { trace, run } = outcome;
  const at = violationIn(outcome);
  const timeline: Timeline = {
    end: endTime(outcome),
    scale: manifestOf(run.protocol).time,
    what: 'event',
    count: trace.count,
    countUntil: (time) => trace.countUntil(time),
    timeAfter: (count) => timeAt(outcome, count),
    violation: at === undefined ? undefined : at + 1,
  };
  timelines.set(outcome, timeline);
  return timeline;
}

/** What the transport moves along; undefined until there is something. */
export function timelineShown(): Timeline | undefined {
  if (screen.getState().contrast) return shown.getState().contrast?.timeline;
  const outcome = outcomeShown();
  return outcome && timelineOf(outcome);
}

/** Time of the moment right after `cursor` records, in ticks. */
export function timeAt(outcome: Outcome, cursor: number): number {
  if (cursor <= 0) return 0;
  return outcome.trace.time(Math.min(cursor, outcome.trace.count) - 1);
}

/** A move by hand stops playing; the inspector then follows the cursor, at the node that was picked. */
const following = () => ({
  playing: false,
  menu: undefined,
  selection: { node: screen.getState().selection.node },
});

/** Stands still after `cursor` records, or moments of a contrast. */
export function moveToCursor(cursor: number): void {
  const timeline = timelineShown();
  if (!timeline) return;
  const to = Math.max(0, Math.min(timeline.count, cursor));
  screen.setState({ ...following(), cursor: to, time: timeline.timeAfter(to) });
}

/** Stands still at a time in ticks. */
export function moveToTime(time: number): void {
  const timeline = timelineShown();
  if (!timeline) return;
  const to = Math.max(0, Math.min(timeline.end, time));
  screen.setState({ ...following(), time: to, cursor: timeline.countUntil(to) });
}

export function moveByEvents(events: number): void {
  moveToCursor(screen.getState().cursor + events);
}

/** The next beat that the run reaches, or the one before. */
export function moveByBeat(direction: 1 | -1): void {
  const { cursor } = screen.getState();
  const stops = stopsShown();
  const later = stops.find((stop) => stop.cursor > cursor);
  const earlier = stops.findLast((stop) => stop.cursor < cursor);
  const to = direction > 0 ? later : earlier;
  if (to) moveToCursor(to.cursor);
  else if (direction < 0) moveToCursor(0);
  else moveToEnd();
}

export function moveToEnd(): void {
  moveToCursor(timelineShown()?.count ?? 0);
}

export function reachedBeats(): readonly PlacedBeat[] {
  return beatsIn(outcomeShown(), shown.getState().source).filter(({ record }) => record >= 0);
}

/** Beats that the run reaches, or where the runs of a contrast part; in their order. */
export function stopsShown(): readonly NamedStop[] {
  if (screen.getState().contrast) return shown.getState().contrast?.stops ?? [];
  return reachedBeats().map(({ beat: { id, title }, record }) => ({
    id,
    title,
    cursor: record + 1,
  }));
}

/** Beat n, from 1. */
export function moveToBeat(n: number): void {
  const stop = stopsShown()[n - 1];
  if (stop) moveToCursor(stop.cursor);
}

/** Record of the first violation; undefined where nothing was violated. */
export function violationIn(outcome: Outcome | undefined): number | undefined {
  const violated = outcome?.report?.checks.filter(
    ({ kind, ok, at }) => kind === 'always' && ok === false && at >= 0,
  );
  return violated?.length ? Math.min(...violated.map(({ at }) => at)) : undefined;
}

export function moveToViolation(): void {
  const cursor = timelineShown()?.violation;
  if (cursor === undefined) return;
  moveToCursor(cursor);
  if (!screen.getState().contrast) screen.setState({ selection: { event: cursor - 1 } });
}
