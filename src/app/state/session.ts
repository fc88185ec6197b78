// The thread through the app: opens runs, changes them, has them run by the worker, puts the outcome on the screen.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Intervention, Run } from '../../engine/run.ts';
import type { RunRequest } from '../../lab/build-run.ts';
import type { ClockLabelKind, Orientation } from '../../views/space-time/props.ts';
import { type Outcome, type Prepared, RefusedError, WorkerClient } from '../worker/client.ts';
import type { SourceInfo, Wish } from '../worker/messages.ts';
import { endTime, timeAt } from './moving.ts';
import { play, standAtFirstBeat } from './player.ts';
import {
  differInInterventions,
  sameBeginning,
  withIntervention,
  withoutIntervention,
} from './run-edits.ts';
import { type Screen, screen } from './screen.ts';
import { shown } from './shown.ts';

/** A run that takes longer shows its progress and can be cancelled. */
const SHOW_PROGRESS_MS = 300;
const KEPT_OUTCOMES = 6;

export const client = new WorkerClient();

/** Where a run that is being opened will stand; undefined: as it plays by itself. */
export type Standing = Partial<Pick<Screen, 'view' | 'labels' | 'orientation' | 'time' | 'cursor'>>;

let opening: { readonly standing: Standing | undefined } | undefined;
let cancelCurrent: (() => void) | undefined;
/** Outcomes of the runs shown last, so that undo and the comparison need no second run. */
const outcomes = new Map<Run, Outcome>();
/** What is known of the protocols opened so far: undo may go back to another one. */
const sources = new Map<string, SourceInfo>();

/** Makes a run and opens it, at `standing` or playing. @throws RefusedError */
export async function openWish(wish: Wish, standing?: Standing): Promise<void> {
  const prepared = await client.prepare(wish);
  openPrepared(prepared, standing);
}

export function openPrepared({ run, source, view }: Prepared, standing?: Standing): void {
  shown.setState({ refused: undefined, notice: undefined });
  openRun(run, source, standing ?? standingOf(view));
}

/** Opens a preset (the first where none is named) and plays it. */
export async function openPreset(protocol: string, preset?: string, broken = false): Promise<void> {
  const id = preset ?? manifestOf(protocol).presets[0]?.id;
  const request: RunRequest = {
    ...(id !== undefined && { preset: id }),
    ...(broken && { broken }),
  };
  await openWish({ from: 'preset', protocol, request }).catch(refuse);
}

/** Opens a run value, at `standing` or playing. */
export function openRun(run: Run, source: SourceInfo, standing: Standing | undefined): void {
  opening = { standing };
  sources.set(source.protocol, source);
  const manifest = manifestOf(run.protocol);
  const preset = source.presets.find(({ id }) => id === run.preset);
  const view = preset?.view ?? manifest.views[0];
  const isFirst = screen.getState().run === undefined;
  screen.setState({
    selection: {},
    playing: false,
    time: 0,
    cursor: 0,
    view,
    ...viewParts(standing, run),
    run,
  });
  if (isFirst) screen.temporal.getState().clear();
}

function viewParts(standing: Standing | undefined, run: Run): Partial<Screen> {
  const { view, labels, orientation } = standing ?? {};
  const isKnown = view !== undefined && manifestOf(run.protocol).views.includes(view);
  return {
    ...(isKnown && { view }),
    ...(labels && { labels }),
    ...(orientation && { orientation }),
  };
}

const LABELS: readonly ClockLabelKind[] = ['none', 'own', 'lamport', 'vector'];
const ORIENTATIONS: readonly Orientation[] = ['horizontal', 'vertical'];

/** How a link's screen stood; what isn't known here is left out. */
function standingOf(view: Prepared['view']): Standing | undefined {
  if (!view) return undefined;
  const labels = LABELS.find((one) => one === view.labels);
  const orientation = ORIENTATIONS.find((one) => one === view.orientation);
  const name = (['space-time', 'grid'] as const).find((one) => one === view.view);
  return {
    ...(name && { view: name }),
    ...(labels && { labels }),
    ...(orientation && { orientation }),
    ...(typeof view.cursor === 'number' && { cursor: view.cursor }),
    ...(typeof view.time === 'number' && { time: view.time }),
  };
}

/** Writes some values of the run anew; what is refused is shown beside its field and the run stays. */
export async function revise(change: Pick<RunRequest, 'set' | 'network' | 'seed'>): Promise<void> {
  const { run } = screen.getState();
  if (!run) return;
  try {
    const prepared = await client.prepare({ from: 'run', run, change });
    shown.setState({ refused: undefined });
    screen.setState({ run: prepared.run });
  } catch (error) {
    refuse(error);
  }
}

function refuse(error: unknown): void {
  if (error instanceof RefusedError) shown.setState({ refused: error.refusal });
  else shown.setState({ failure: error instanceof Error ? error.message : String(error) });
}

/** Does something to the run. What came before stays, and so does the cursor. */
export function intervene(what: Intervention): void {
  const { run } = screen.getState();
  if (run) screen.setState({ run: withIntervention(run, what), playing: false });
}

export function removeIntervention(index: number): void {
  const { run } = screen.getState();
  if (run) screen.setState({ run: withoutIntervention(run, index), playing: false });
}

export function setBroken(broken: boolean): void {
  const { run } = screen.getState();
  if (!run) return;
  const { broken: _, ...rest } = run;
  screen.setState({ run: broken ? { ...rest, broken } : rest });
}

export function undo(): void {
  screen.temporal.getState().undo();
}

export function redo(): void {
  screen.temporal.getState().redo();
}

/** Runs whatever run value the screen holds; returns what stops it. */
export function startSession(): () => void {
  return screen.subscribe(
    ({ run }) => run,
    (run) => {
      if (run) void execute(run);
    },
  );
}

async function execute(run: Run): Promise<void> {
  cancelCurrent?.();
  const known = outcomes.get(run);
  if (known) return show(known);
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
    if (isCurrent()) takeBack(error);
  } finally {
    clearTimeout(timer);
    if (isCurrent()) shown.setState({ busy: undefined });
  }
}

/** A run that its protocol doesn't take: the last good one stays. */
function takeBack(error: unknown): void {
  refuse(error);
  const history = screen.temporal.getState();
  if (history.pastStates.length === 0) return;
  history.undo();
  screen.temporal.setState({ futureStates: screen.temporal.getState().futureStates.slice(0, -1) });
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
  if (opening) return stand(outcome, opening.standing);
  if (!before || before.run.protocol !== outcome.run.protocol) return standAtFirstBeat();
  const isStill = (count: number) => sameBeginning(before.trace, outcome.trace, count);
  const time = Math.min(stood.time, endTime(outcome));
  const { event, message, node } = stood.selection;
  screen.setState({
    time,
    cursor: isStill(stood.cursor) ? stood.cursor : outcome.trace.countUntil(time),
    // A record that is another one now is no longer what was picked.
    selection: isStill(1 + Math.max(event ?? -1, message ?? -1)) ? stood.selection : { node },
  });
}

function keep(outcome: Outcome): void {
  outcomes.delete(outcome.run);
  outcomes.set(outcome.run, outcome);
  for (const old of outcomes.keys()) if (outcomes.size > KEPT_OUTCOMES) outcomes.delete(old);
}

function baselineOf(run: Run): Outcome | undefined {
  const before = screen.temporal.getState().pastStates.at(-1)?.run;
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
