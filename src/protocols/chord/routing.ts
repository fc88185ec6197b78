// One step of find_successor: whom to ask next (Stoica et al. 2001, figure 4; with successor lists as in 2003, IV-E.3).
import { clockwise, isBetween, isUpTo } from '../../kit/identifier-circle.ts';
import type { Contact } from './messages.ts';
import type { Place } from './place.ts';

export interface Hop {
  readonly to: Contact;
  /** It owns the key, as far as this place knows. */
  readonly last: boolean;
}

/** Tests of intervals on a circle of `size` identifiers. */
export interface Intervals {
  readonly isBetween: typeof isBetween;
  readonly isUpTo: typeof isUpTo;
}

/** `silent`: identifiers that gave no answer, passed over. undefined: nobody is left to ask. */
export type NextHop = (
  place: Place,
  key: number,
  silent: readonly number[],
  size: number,
) => Hop | undefined;

/** The rule, given what counts as an interval. */
export const hopBy =
  (intervals: Intervals): NextHop =>
  (place, key, silent, size) => {
    for (const entry of place.successors)
      if (!silent.includes(entry.id) && intervals.isUpTo(key, place.id, entry.id, size))
        return { to: entry, last: true };
    const to = closestPreceding(intervals, place, key, silent, size);
    return to && { to, last: false };
  };

export const nextHop = hopBy({ isBetween, isUpTo });

/** Of all that it knows in (place, key), the one that is farthest on. */
function closestPreceding(
  { isBetween: between }: Intervals,
  place: Place,
  key: number,
  silent: readonly number[],
  size: number,
): Contact | undefined {
  let best: Contact | undefined;
  let farthest = 0;
  const consider = (contact: Contact) => {
    const way = clockwise(place.id, contact.id, size);
    if (way <= farthest || !between(contact.id, place.id, key, size)) return;
    if (silent.includes(contact.id)) return;
    best = contact;
    farthest = way;
  };
  // From the far end: right tables have the answer early, and the rest falls to the first comparison.
  for (let i = place.fingers.length - 1; i >= 0; i--) consider(place.fingers[i]);
  for (let i = place.successors.length - 1; i >= 0; i--) consider(place.successors[i]);
  return best;
}
