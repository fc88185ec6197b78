// Lamport's clock (Lamport 1978): rules for a number kept in a node's state, and the total order (stamp, process).

/** What a receive makes of a clock: the larger of both, and one more, since receiving is an event itself. */
export function received(clock: number, stamp: number): number {
  return Math.max(clock, stamp) + 1;
}

/** True if (stamp, id) comes before (otherStamp, otherId) in the total order. */
export function precedes(stamp: number, id: number, otherStamp: number, otherId: number): boolean {
  return stamp < otherStamp || (stamp === otherStamp && id < otherId);
}
