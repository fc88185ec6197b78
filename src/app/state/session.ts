// Opening runs and changing them: every change is a new run value on the screen, and undo takes it back.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Intervention, Run } from '../../engine/run.ts';
import type { RunRequest } from '../../lab/build-run.ts';
import type { Contrast } from '../../lab/schema/contrast.ts';
import type { Prepared } from '../worker/client.ts';
import type { Wish } from '../worker/messages.ts';
import { readyEntry } from './address-bar.ts';
import { checkParts } from './check.ts';
import { contrastContent, contrastParts } from './contrast.ts';
import { client, expectOpening, refuse } from './execution.ts';
import { unfold } from './folds.ts';
import { openFor, withIntervention, withoutIntervention } from './run-edits.ts';
import { screen } from './screen.ts';
import { asking, shown } from './shown.ts';
import { standingOf, viewParts } from './standing.ts';
import { sweepParts } from './sweep.ts';

/** Counts openings: what was asked for last is what will be on the screen. */
let openings = 0;

/** Makes a run and opens it, at the link's moment or playing. @throws RefusedError */
export async function openWish(wish: Wish): Promise<void> {
  const mine = ++openings;
  const prepared = await asking(client.prepare(wish));
  if (mine === openings) openPrepared(prepared);
}

/**
 * The same with an entry of its own in the browser's history: Back leads to the run before. Returns the run, or undefined
 * where another opening overtook it. @throws RefusedError
 */
export async function visit(wish: Wish): Promise<Run | undefined> {
  const mine = ++openings;
  const prepared = await asking(client.prepare(wish));
  const enter = await asking(readyEntry({ run: prepared.run }));
  if (mine !== openings) return undefined;
  enter();
  openPrepared(prepared);
  return prepared.run;
}

/** A preset of a protocol, the first where none is named. */
export function presetWish(protocol: string, preset?: string, broken = false): Wish {
  const id = preset ?? manifestOf(protocol).presets[0]?.id;
  const request: RunRequest = {
    ...(id !== undefined && { preset: id }),
    ...(broken && { broken }),
  };
  return { from: 'preset', protocol, request };
}

/** Opens a preset and plays it. */
export async function openPreset(protocol: string, preset?: string, broken = false): Promise<void> {
  await visit(presetWish(protocol, preset, broken)).catch(refuse);
}

function openPrepared({ run, source, view: linked, sweep, contrast }: Prepared): void {
  shown.setState({ refused: undefined, notice: undefined });
  const standing = standingOf(linked);
  expectOpening(source, standing);
  const preset = source.presets.find(({ id }) => id === run.preset);
  const view = preset?.view ?? manifestOf(run.protocol).views[0];
  const isFirst = screen.getState().run === undefined;
  screen.setState({
    selection: {},
    playing: false,
    time: 0,
    cursor: 0,
    view,
    ...viewParts(standing, run),
    ...sweepParts(run, sweep, linked),
    ...checkParts(run, linked),
    ...(contrast
      ? { ...contrastParts(contrast, undefined), time: standing?.time ?? 0 }
      : { contrast }),
    run,
  });
  if (isFirst) screen.temporal.getState().clear();
}

type Change = Pick<RunRequest, 'set' | 'network' | 'seed'>;

/** Changes are made one after another: each starts from what the one before came to. */
let changes: Promise<void> = Promise.resolve();

/** Writes some values of the run anew; what is refused is shown beside its field and the run stays. */
export function revise(change: Change): void {
  changes = changes.then(() => reviseNow(change)).catch(refuse);
}

async function reviseNow(change: Change): Promise<void> {
  const opened = openings;
  const { run } = screen.getState();
  if (!run) return;
  const prepared = await asking(client.prepare({ from: 'run', run, change }));
  if (opened !== openings) return;
  // Meanwhile something may have been done to the run: that stays.
  if (screen.getState().run !== run) return reviseNow(change);
  shown.setState({ refused: undefined });
  screen.setState({ run: prepared.run });
}

/** The run, where it can be intervened in; else it is said why not. */
function openToChange(): Run | undefined {
  const { run } = screen.getState();
  if (!run?.schedule) return run;
  const message = 'this run follows the schedule that a check found, step by step; undo leads back';
  shown.setState({ refused: { where: 'interventions', message } });
  return undefined;
}

/** Does something to the run. What came before stays, and so does the cursor. */
export function intervene(what: Intervention): void {
  const run = openToChange();
  const { outcome } = shown.getState();
  unfold('Interventions');
  if (!run) return;
  const open = outcome?.run === run ? openFor(run, outcome, what) : run;
  screen.setState({ run: withIntervention(open, what), playing: false });
}

export function removeIntervention(index: number): void {
  const run = openToChange();
  if (run) screen.setState({ run: withoutIntervention(run, index), playing: false });
}

/** Lets the run go on where it stops at its first violation: violations are counted instead. */
export function goOnAfterViolations(): void {
  const { run } = screen.getState();
  if (run)
    screen.setState({
      run: { ...run, stop: { ...run.stop, onViolation: 'count' } },
      playing: false,
    });
}

/** Puts runs on one clock, with an entry of its own in the browser's history: Back leads to the run before. */
export async function visitContrast(contrast: Contrast): Promise<void> {
  const mine = ++openings;
  const enter = await asking(readyEntry(contrastContent(contrast, screen.getState())));
  if (mine !== openings) return;
  enter();
  screen.setState(contrastParts(contrast, screen.getState().run));
}

export function undo(): void {
  screen.temporal.getState().undo();
}

export function redo(): void {
  screen.temporal.getState().redo();
}
