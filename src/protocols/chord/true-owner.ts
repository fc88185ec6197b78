// The observer's view of the ring, for checks and metrics: who is really in it, and who really owns a key.
import type { WorldView } from '../../engine/contract.ts';
import { firstFrom } from '../../kit/identifier-circle.ts';
import type { Contact } from './messages.ts';
import type { Place, State } from './place.ts';
import type { LaidParams } from './ring.ts';

type View = WorldView<State, LaidParams>;

/** A place in the ring whose node is up. */
export interface Live {
  readonly place: Place;
  readonly node: number;
}

/** The first live place at or after the key; undefined where nobody is in the ring. */
export function trueOwner(world: View, key: number): Live | undefined {
  const { contacts, sorted } = world.params.layout.everywhere;
  const first = firstFrom(sorted, key);
  for (let i = 0; i < contacts.length; i++) {
    const live = liveAt(world, contacts[(first + i) % contacts.length]);
    if (live) return live;
  }
  return undefined;
}

/** Every live place, clockwise. */
export function liveRing(world: View): Live[] {
  return world.params.layout.everywhere.contacts.flatMap((contact) => liveAt(world, contact) ?? []);
}

function liveAt(world: View, { id, node }: Contact): Live | undefined {
  if (!world.up(node)) return undefined;
  const place = world.state(node).places.find((one) => one.id === id);
  return place?.joined ? { place, node } : undefined;
}
