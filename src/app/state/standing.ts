// How a screen stands that is being opened: from a link's own words, what isn't known here left out.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { CLOCK_LABEL_KINDS } from '../../figure/space-time-clock-labels.ts';
import { ALL_LANES } from '../../figure/space-time-lanes.ts';
import type { LinkContent } from '../../lab/link.ts';
import type { Orientation } from '../../views/space-time/props.ts';
import { instrumentOf } from './instrument-entries.ts';
import { lanesOf } from './lane-entries.ts';
import type { Screen } from './screen.ts';
import { heldShare, viewNamed, viewsOf } from './views-of.ts';

/** Where a run that is being opened will stand; undefined: as it plays by itself. */
export type Standing = Partial<
  Pick<
    Screen,
    | 'view'
    | 'beside'
    | 'share'
    | 'labels'
    | 'orientation'
    | 'lanes'
    | 'instrument'
    | 'time'
    | 'cursor'
  >
>;

/** What of the screen a standing sets at once. */
export function viewParts(standing: Standing | undefined, run: Run): Partial<Screen> {
  const { view, beside, share, labels, orientation, lanes = ALL_LANES } = standing ?? {};
  const { instrument } = standing ?? {};
  const isKnown = view !== undefined && viewsOf(manifestOf(run.protocol)).includes(view);
  return {
    lanes,
    instrument,
    // A link says what stands beside; another run keeps it.
    ...(standing && { beside }),
    ...(share !== undefined && { share }),
    ...(isKnown && { view }),
    ...(labels && { labels }),
    ...(orientation && { orientation }),
  };
}

/** What a link keeps of the view beside: nothing where there is none. */
export function besideEntries({
  beside,
  share,
}: Pick<Screen, 'beside' | 'share'>): NonNullable<LinkContent['view']> {
  return beside ? { beside, share } : {};
}

/** How a run stands whose link is another dialog's: at its moment where it is on the stage, else at its beginning. */
export function momentEntries(
  run: Run,
  { run: shown, view, labels, orientation, cursor, time }: Screen,
): NonNullable<LinkContent['view']> {
  const moment = shown === run ? { cursor, time: Math.floor(time) } : { cursor: 0, time: 0 };
  return { view, labels, orientation, ...moment };
}

const ORIENTATIONS: readonly Orientation[] = ['horizontal', 'vertical'];

/** How a link's screen stood; what isn't known here is left out. */
export function standingOf(view: LinkContent['view']): Standing | undefined {
  if (!view) return undefined;
  const labels = CLOCK_LABEL_KINDS.find((one) => one === view.labels);
  const orientation = ORIENTATIONS.find((one) => one === view.orientation);
  const name = viewNamed(view.view);
  const { share } = view;
  return {
    ...(name && { view: name }),
    beside: viewNamed(view.beside),
    ...(typeof share === 'number' && { share: heldShare(share) }),
    ...(labels && { labels }),
    ...(orientation && { orientation }),
    lanes: lanesOf(view),
    instrument: instrumentOf(view.instrument),
    ...(typeof view.cursor === 'number' && { cursor: view.cursor }),
    ...(typeof view.time === 'number' && { time: view.time }),
  };
}
