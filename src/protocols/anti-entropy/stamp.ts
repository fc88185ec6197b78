// Timestamps of values: when and where one was written, as one number that orders them. 0: there is no value.

export const NONE = 0;
/** Of the update that is there at the start: N0's, at time 0. */
export const FIRST = 1;

/** A stamp of that node (id) which is later than the one it holds. */
export function stampOf(time: number, id: number, count: number, held: number): number {
  const at = held === NONE ? time : Math.max(time, timeOf(held, count) + 1);
  return at * count + id + FIRST;
}

/** Ticks, by the writer's clock. */
export function timeOf(stamp: number, count: number): number {
  return Math.floor((stamp - FIRST) / count);
}

export function writerOf(stamp: number, count: number): number {
  return (stamp - FIRST) % count;
}
