// Who comes after whom on the ring: in the order of the ids, against it, or as it was drawn for the run.
import type { Params } from './index.ts';

/** No clock shows it: the time of what has not been. */
export const NEVER = -1;

/** Ids in the direction of the messages, and the place of each there. */
interface Ring {
  readonly ids: readonly number[];
  readonly places: readonly number[];
}
/** With the one ring for all processes of a run. */
export interface LaidParams extends Params {
  readonly ring: Ring;
}

/** The ring that the parameters name, or one that `randomInt` draws. */
export function layRing(params: Params, randomInt: (n: number) => number): Ring {
  const ids = idsInOrder(params, randomInt);
  const places = new Array<number>(ids.length).fill(0);
  for (const [place, id] of ids.entries()) places[id] = place;
  return { ids, places };
}

function idsInOrder({ nodes, order }: Params, randomInt: (n: number) => number): number[] {
  const ids = Array.from({ length: nodes }, (_, id) => id);
  if (order === 'descending') return ids.reverse();
  return order === 'random' ? shuffled(ids, randomInt) : ids;
}

/** Fisher and Yates: every order is equally likely. */
function shuffled(ids: number[], randomInt: (n: number) => number): number[] {
  for (let last = ids.length - 1; last > 0; last--) {
    const drawn = randomInt(last + 1);
    [ids[last], ids[drawn]] = [ids[drawn], ids[last]];
  }
  return ids;
}

/** All processes after this one in the direction of the messages, itself the last. */
export function successorsOf(id: number, { ids, places }: Ring): number[] {
  return ids.map((_, n) => ids[(places[id] + n + 1) % ids.length]);
}

/** Places from `from` on to `to` where names follow the ring up or down, in the direction of the messages; from 1. */
export function hopsBetween(from: number, to: number, { nodes, order }: Params): number {
  const ahead = order === 'descending' ? from - to : to - from;
  return ((ahead + nodes - 1) % nodes) + 1;
}

export function highest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number));
}
