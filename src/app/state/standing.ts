// How a screen stands that is being opened: from a link's own words, what isn't known here left out.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { ALL_LANES } from '../../figure/space-time-lanes.ts';
import type { LinkContent } from '../../lab/link.ts';
import type { ClockLabelKind, Orientation } from '../../views/space-time/props.ts';
import { lanesOf } from './lane-entries.ts';
import type { Screen } from './screen.ts';
import { viewNamed, viewsOf } from './views-of.ts';

/** Where a run that is being opened will stand; undefined: as it plays by itself. */
export type Standing = Partial<
  Pick<Screen, 'view' | 'labels' | 'orientation' | 'lanes' | 'time' | 'cursor'>
>;

/** What of the screen a standing sets at once. */
export function viewParts(standing: Standing | undefined, run: Run): Partial<Screen> {
  const { view, labels, orientation, lanes = ALL_LANES } = standing ?? {};
  const isKnown = view !== undefined && viewsOf(manifestOf(run.protocol)).includes(view);
  return {
    lanes,
    ...(isKnown && { view }),
    ...(labels && { labels }),
    ...(orientation && { orientation }),
  };
}

const LABELS: readonly ClockLabelKind[] = ['none', 'own', 'lamport', 'vector'];
const ORIENTATIONS: readonly Orientation[] = ['horizontal', 'vertical'];

/** How a link's screen stood; what isn't known here is left out. */
export function standingOf(view: LinkContent['view']): Standing | undefined {
  if (!view) return undefined;
  const labels = LABELS.find((one) => one === view.labels);
  const orientation = ORIENTATIONS.find((one) => one === view.orientation);
  const name = viewNamed(view.view);
  return {
    ...(name && { view: name }),
    ...(labels && { labels }),
    ...(orientation && { orientation }),
    lanes: lanesOf(view),
    ...(typeof view.cursor === 'number' && { cursor: view.cursor }),
    ...(typeof view.time === 'number' && { time: view.time }),
  };
}
