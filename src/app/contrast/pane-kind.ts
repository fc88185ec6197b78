// Which picture a pane shows: lanes and arrows, or for runs in cycles and of many nodes the grid with its curves.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Outcome } from '../worker/client.ts';

/** More lanes than these are not told apart in a part of the stage. */
const MOST_LANES = 64;

export function kindOf({ run, trace, timing }: Outcome): 'space-time' | 'grid' {
  const hasGrid = manifestOf(run.protocol).cells !== undefined;
  return hasGrid && (timing === 'cycle' || trace.nodes > MOST_LANES) ? 'grid' : 'space-time';
}
