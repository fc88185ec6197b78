// What a node knows: its places on the ring, who is next to them, and what it waits for.
import type { Node } from '../../engine/contract.ts';
import { clockwise, powerOfTwo } from '../../kit/identifier-circle.ts';
import type { Params } from './index.ts';
import type { Contact, Find, Messages, Purpose } from './messages.ts';

/** One place on the ring; a node has one, or several as virtual nodes. */
export interface Place {
  readonly id: number;
  /** Whether it is in the ring. */
  joined: boolean;
  pred: Contact | null;
  /** Those that follow it, nearest first. */
  successors: Contact[];
  /** fingers[i]: the first at or after id + 2^i. */
  fingers: Contact[];
  keys: number[];
  /** Which finger is looked up next. */
  next: number;
  /** Searches that have met silence and that it has handed on, oldest first, by origin and number. */
  taken: number[];
}

/** A search that this node has begun. */
export interface Lookup {
  readonly number: number;
  readonly key: number;
  readonly purpose: Purpose;
  /** Identifier of the place that looks. */
  readonly place: number;
  /** Which finger, -1 for other purposes. */
  readonly finger: number;
  /** When to give up, in ticks of the local clock. */
  readonly deadline: number;
}

/** What a node does with an answer, or with silence. */
export type About =
  | { readonly kind: 'find'; readonly find: Find; readonly proposer: Contact | null }
  | { readonly kind: 'enter' | 'stabilize' | 'ping' }
  | { readonly kind: 'adopt'; readonly instead: readonly Contact[] }
  | { readonly kind: 'transfer' | 'handover'; readonly keys: readonly number[] };

/** A message that wants an answer. */
export interface Call {
  readonly number: number;
  readonly to: Contact;
  /** Identifier of the place that asks. */
  readonly place: number;
  /** In ticks of the local clock. */
  readonly deadline: number;
  readonly about: About;
}

/** What the node's last lookup came to. */
export interface Result {
  readonly key: number;
  /** Identifier of the owner; -1 where none was found. */
  readonly owner: number;
  /** Live nodes contacted, the owner included. */
  readonly hops: number;
  readonly timeouts: number;
}

export interface State {
  places: Place[];
  /** Both in the order of their deadlines. */
  calls: Call[];
  lookups: Lookup[];
  /** Calls and lookups numbered so far. */
  numbered: number;
  result: Result | null;
  /** Lookups of others that it has helped on. */
  served: number;
  /** Commands to join that are not answered yet, and attempts that came to nothing. */
  asked: number;
  vain: number;
  /** Changes of pointers since it came in. */
  changes: number;
}

export type ChordNode = Node<State, Messages, Params>;

/** How many identifiers there are. */
export function sizeOf({ params }: ChordNode): number {
  return powerOfTwo(params.bits);
}

export function contactOf(node: ChordNode, { id }: Place): Contact {
  return { id, node: node.id };
}

/** The node's place of that identifier, if it is in the ring. */
export function placeOf({ state }: ChordNode, id: number): Place | undefined {
  return state.places.find((place) => place.id === id && place.joined);
}

/** Its place in the ring from which the way to the key is shortest, clockwise. */
export function placeBefore(node: ChordNode, key: number): Place | undefined {
  const size = sizeOf(node);
  let best: Place | undefined;
  for (const place of node.state.places)
    if (place.joined && (!best || clockwise(place.id, key, size) < clockwise(best.id, key, size)))
      best = place;
  return best;
}
