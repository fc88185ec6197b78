// Has the worker run whatever run value the screen holds, and puts what comes of it on the screen.
import type { Run } from '../../engine/run.ts';
import type { Trace } from '../../engine/trace.ts';
import { asSentence } from '../../playback/narration.ts';
import { meaningOf, recordMeaning } from '../../playback/same-event.ts';
import type { SpaceTimeSelection } from '../../views/space-time/props.ts';
import { type Outcome, RefusedError, StoppedError, WorkerClient } from '../worker/client.ts';
import type { SourceInfo } from '../worker/messages.ts';
import { stillLaid } from './instruments.ts';
import { endTime, timeAt } from './moving.ts';
import { play, standAtFirstBeat } from './player.ts';
import { cursorInChanged, differInInterventions } from './run-edits.ts';
import { type Screen, screen } from './screen.ts';
import { type Notice, shown } from './shown.ts';
import type { Standing } from './standing.ts';

/** A run that takes longer shows its progress and can be cancelled. */
const SHOW_PROGRESS_MS = 300;
/** What is kept for undo and comparison, in records of traces; the last two stay in any case. */
const KEPT_RECORDS = 2_000_000;

export const client = new WorkerClient();

/** A run that is being opened: how it will stand, and how the one before stood. */
interface Opening {
  readonly standing: Standing | undefined;
  readonly left: Partial<Screen>;
}

let opening: Opening | undefined;
let cancelCurrent: (() => void) | undefined;
/** Outcomes of the runs shown last, so that undo and the comparison need no second run. */
const outcomes = new Map<Run, Outcome>();
/** What is known of the protocols opened so far: undo may go back to another one. */
const sources = new Map<string, SourceInfo>();

/** The next run on the screen is opened anew: it will stand so, or play by itself. */
export function expectOpening(source: SourceInfo, standing: Standing | undefined): void {
  const { time, cursor, view, beside, labels, orientation, selection } = screen.getState();
  opening = { standing, left: { time, cursor, view, beside, labels, orientation, selection } };
  sources.set(source.protocol, source);
}

/** What was not taken is said beside its field; any other error is the app's own. */
export function refuse(error: unknown): void {
  if (error instanceof RefusedError) shown.setState({ refused: error.refusal });
  else shown.setState({ failure: error instanceof Error ? error.message : String(error) });
}

/**
 * Runs whatever run value the screen holds; `openFirst` opens something where nothing came of the page's first run.
 * Returns what stops it.
 */
export function startSession(openFirst: () => Promise<void>): () => void {
  return screen.subscribe(
    ({ run }) => run,
    (run) => {
      if (run) void execute(run, openFirst);
    },
  );
}

async function execute(run: Run, openFirst: () => Promise<void>): Promise<void> {
  cancelCurrent?.();
  const known = outcomes.get(run);
  if (known) {
    // Undo and redo write the history after the run; what is compared with is read from it.
    await Promise.resolve();
    if (screen.getState().run === run) show(known);
    return;
  }
  const task = client.run(run, false, (progress) => {
    if (shown.getState().busy) shown.setState({ busy: { ...progress, cancel: task.cancel } });
  });
  const timer = setTimeout(
    () => shown.setState({ busy: { events: 0, time: 0, cancel: task.cancel } }),
    SHOW_PROGRESS_MS,
  );
  cancelCurrent = task.cancel;
  const isCurrent = () => screen.getState().run === run;
  try {
    const outcome = await task.outcome;
    if (isCurrent()) show(outcome);
  } catch (error) {
    if (isCurrent()) takeBack(error, openFirst);
  } finally {
    clearTimeout(timer);
    if (isCurrent()) shown.setState({ busy: undefined });
  }
}

/** A run that its protocol doesn't take, or of which nothing came: the last good one stays. */
function takeBack(error: unknown, openFirst: () => Promise<void>): void {
  const isFirst = screen.temporal.getState().pastStates.length === 0;
  const isLoaded = error instanceof StoppedError || error instanceof RefusedError;
  const say = () => tell(error);
  if (!isFirst) undoRun();
  if (isFirst && isLoaded) void openFirst().then(say);
  else say();
}

/** Back to the run before and to where it stood, as if this one had never been asked for. */
function undoRun(): void {
  const left = opening?.left;
  opening = undefined;
  screen.temporal.getState().undo();
  screen.temporal.setState({ futureStates: screen.temporal.getState().futureStates.slice(0, -1) });
  if (left) screen.setState(left);
}

function tell(error: unknown): void {
  if (error instanceof StoppedError && error.reason !== 'error') shown.setState(stopped(error));
  else refuse(error);
}

/** Who cancels a run knows why it is not there. */
function stopped({ reason, message }: StoppedError): { readonly notice: Notice | undefined } {
  if (reason === 'cancelled') return { notice: undefined };
  const title =
    reason === 'memory'
      ? 'This run is too large for the page'
      : 'The run was stopped before its first event';
  return { notice: { title, lines: [asSentence(message)] } };
}

function show(outcome: Outcome): void {
  keep(outcome);
  const before = shown.getState().outcome;
  const stood = screen.getState();
  shown.setState({
    source: sources.get(outcome.run.protocol),
    outcome,
    baseline: baselineOf(outcome.run),
    preview: undefined,
    busy: undefined,
  });
  // Behind a contrast a run stands where it will be found.
  if (stood.contrast) {
    opening = undefined;
    return;
  }
  if (opening) return stand(outcome, opening.standing);
  if (!before || before.run.protocol !== outcome.run.protocol) return standAtFirstBeat();
  const time = Math.min(stood.time, endTime(outcome));
  screen.setState({
    time,
    cursor: cursorInChanged(before.trace, outcome.trace, stood.cursor, time),
    selection: stillSelected(stood.selection, before.trace, outcome.trace),
    instrument: stillLaid(stood.instrument, before.trace, outcome.trace),
  });
}

/** What was picked is followed to its place in the changed run; what does not happen there is picked no more. */
export function stillSelected(
  { node, event, message }: SpaceTimeSelection,
  before: Trace,
  after: Trace,
): SpaceTimeSelection {
  const moved = (record: number | undefined) =>
    record === undefined || record >= before.count
      ? undefined
      : recordMeaning(after, meaningOf(before, record));
  const [nextEvent, nextMessage] = [moved(event), moved(message)];
  if (nextEvent === -1 || nextMessage === -1) return { node };
  return {
    node,
    ...(nextEvent !== undefined && { event: nextEvent }),
    ...(nextMessage !== undefined && { message: nextMessage }),
  };
}

function keep(outcome: Outcome): void {
  outcomes.delete(outcome.run);
  outcomes.set(outcome.run, outcome);
  let records = 0;
  for (const { trace } of outcomes.values()) records += trace.count;
  for (const [old, { trace }] of outcomes) {
    if (records <= KEPT_RECORDS || outcomes.size <= 2) break;
    outcomes.delete(old);
    records -= trace.count;
  }
}

function baselineOf(run: Run): Outcome | undefined {
  const { pastStates } = screen.temporal.getState();
  // A contrast that was open in between changed nothing.
  const before = pastStates.findLast((past) => past.run !== run)?.run;
  return before && differInInterventions(before, run) ? outcomes.get(before) : undefined;
}

/** The first moment on the screen of a run that was opened. */
function stand(outcome: Outcome, standing: Standing | undefined): void {
  opening = undefined;
  const { cursor, time } = standing ?? {};
  if (cursor !== undefined) {
    const to = Math.max(0, Math.min(outcome.trace.count, Math.floor(cursor)));
    const from = timeAt(outcome, to);
    const until = to < outcome.trace.count ? outcome.trace.time(to) : endTime(outcome);
    screen.setState({ cursor: to, time: Math.max(from, Math.min(until, time ?? from)) });
  } else if (matchMedia('(prefers-reduced-motion: reduce)').matches) standAtFirstBeat();
  else {
    screen.setState({ time: 0, cursor: 0 });
    play();
  }
}
