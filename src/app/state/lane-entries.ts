// The lanes of the space-time diagram as a link keeps them: their order, and which are hidden.
import { parseList } from '../../engine/params.ts';
import { ALL_LANES, type LaneChoice } from '../../figure/space-time-lanes.ts';
import type { LinkContent } from '../../lab/link.ts';

/** What a link keeps of the lanes: nothing while all are shown by number. */
export function laneEntries({ order, hidden }: LaneChoice): NonNullable<LinkContent['view']> {
  return {
    ...(order.length > 0 && { laneOrder: listText(order) }),
    ...(hidden.length > 0 && { hiddenLanes: listText(hidden) }),
  };
}

/** The lanes of a link; what isn't a list of nodes is left out. */
export function lanesOf({ laneOrder, hiddenLanes }: NonNullable<LinkContent['view']>): LaneChoice {
  const [order, hidden] = [nodesIn(laneOrder), nodesIn(hiddenLanes)];
  return order.length + hidden.length > 0 ? { order, hidden } : ALL_LANES;
}

function nodesIn(written: unknown): readonly number[] {
  if (typeof written !== 'string') return [];
  try {
    return parseList('lanes', written);
  } catch {
    return [];
  }
}

/** `0,4..6`: numbers that follow each other as a range. */
function listText(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range && number === range[1] + 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first}..${last}`)).join(',');
}
