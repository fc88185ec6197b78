// Opening runs and changing them: every change is a new run value on the screen, and undo takes it back.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Intervention, Run } from '../../engine/run.ts';
import type { RunRequest } from '../../lab/build-run.ts';
import type { Prepared } from '../worker/client.ts';
import type { SourceInfo, Wish } from '../worker/messages.ts';
import { client, expectOpening, refuse } from './execution.ts';
import { withIntervention, withoutIntervention } from './run-edits.ts';
import { screen } from './screen.ts';
import { shown } from './shown.ts';
import { type Standing, standingOf, viewParts } from './standing.ts';

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
  expectOpening(source, standing);
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

type Change = Pick<RunRequest, 'set' | 'network' | 'seed'>;

/** Changes are made one after another: each starts from what the one before came to. */
let changes: Promise<void> = Promise.resolve();

/** Writes some values of the run anew; what is refused is shown beside its field and the run stays. */
export function revise(change: Change): void {
  changes = changes.then(() => reviseNow(change)).catch(refuse);
}

async function reviseNow(change: Change): Promise<void> {
  const { run } = screen.getState();
  if (!run) return;
  const prepared = await client.prepare({ from: 'run', run, change });
  shown.setState({ refused: undefined });
  screen.setState({ run: prepared.run });
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

export function undo(): void {
  screen.temporal.getState().undo();
}

export function redo(): void {
  screen.temporal.getState().redo();
}
