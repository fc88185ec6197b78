// What a run would come to while an arrowhead is dragged: the latest wish wins, one run at a time.
import type { Intervention } from '../../engine/run.ts';
import { client } from './execution.ts';
import { withIntervention } from './run-edits.ts';
import { screen } from './screen.ts';
import { shown } from './shown.ts';

/** A preview of a run that takes longer than this would not keep up with the pointer. */
const MAX_EVENTS = 20_000;

/** Counts drags, so that a preview that comes late is not shown. */
let drags = 0;
let wanted: Intervention | undefined;
let isRunning = false;
/** An arrowhead is held, or moved by key and neither kept nor dropped. */
let isPending = false;

export function isPreviewing(): boolean {
  return isPending;
}

/** Shows what the run would be with `what`. */
export function preview(what: Intervention): void {
  isPending = true;
  wanted = what;
  if (!isRunning) void runWanted();
}

/** Shows the run as it is; nothing that is still under way is shown. */
export function endPreview(): void {
  isPending = false;
  forget();
  shown.setState({ preview: undefined });
}

/** The drag is over: what is shown stays until the run itself is there. */
export function stopPreviewing(): void {
  isPending = false;
  forget();
}

function forget(): void {
  drags++;
  wanted = undefined;
}

async function runWanted(): Promise<void> {
  isRunning = true;
  while (wanted) {
    const what = wanted;
    wanted = undefined;
    await runOnce(what);
  }
  isRunning = false;
}

async function runOnce(what: Intervention): Promise<void> {
  const { run } = screen.getState();
  const { outcome } = shown.getState();
  if (!run || !outcome || outcome.trace.count > MAX_EVENTS) return;
  const before = drags;
  try {
    const preview = await client.run(withIntervention(run, what), true, () => {}).outcome;
    if (drags === before && screen.getState().run === run) shown.setState({ preview });
  } catch {
    forget();
    shown.setState({ preview: undefined });
  }
}
