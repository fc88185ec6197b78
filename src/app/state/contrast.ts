// The contrast that is open: what its link holds, and how it is left. What comes of its runs stands in `shown`.
import type { Run } from '../../engine/run.ts';
import type { LinkContent } from '../../lab/link.ts';
import type { Contrast } from '../../lab/schema/contrast.ts';
import { standAtFirstBeat } from './player.ts';
import { type Screen, screen } from './screen.ts';
import { shown } from './shown.ts';

/** How the run stood over which a contrast was opened. */
let left: Pick<Screen, 'run' | 'time' | 'cursor'> | undefined;

/** What a contrast's link holds: its runs, the first of them as the one behind it, and the moment on their clock. */
export function contrastContent(
  contrast: Contrast,
  { contrast: open, time, labels }: Screen,
): LinkContent {
  const moment = open === contrast ? Math.floor(time) : 0;
  return { run: contrast.runs[0].run, contrast, view: { labels, time: moment } };
}

/** What of the screen a contrast sets that is being opened over that run. */
export function contrastParts(contrast: Contrast, over: Run | undefined): Partial<Screen> {
  const { contrast: open, run, time, cursor } = screen.getState();
  if (!open) left = run === over ? { run, time, cursor } : undefined;
  return {
    contrast,
    playing: false,
    time: 0,
    cursor: 0,
    selection: {},
    dialog: undefined,
    sheet: undefined,
    menu: undefined,
  };
}

/** Back to the run that was there before: nothing was done to it. */
export function leaveContrast(): void {
  const { run, contrast } = screen.getState();
  if (!contrast) return;
  const history = screen.temporal.getState();
  const before = history.pastStates.at(-1);
  if (before?.run === run && before?.contrast === undefined) history.undo();
  else screen.setState({ contrast: undefined });
}

/** The run behind a contrast that has been left stands as it stood. */
export function leftAsBefore(): void {
  const { run, contrast } = screen.getState();
  if (contrast || shown.getState().outcome?.run !== run) return;
  if (left && left.run === run) screen.setState({ ...left, playing: false });
  else standAtFirstBeat();
}
