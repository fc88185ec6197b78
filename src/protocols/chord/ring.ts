// The ring as it stands before the first event: who stands where, who is killed or joins later, where the keys are.
import { Stream, streamKey } from '../../engine/random.ts';
import { clockwise, countBelow, firstFrom, powerOfTwo } from '../../kit/identifier-circle.ts';
import { type Params, RINGS } from './index.ts';
import type { Contact } from './messages.ts';
import type { Place } from './place.ts';

/** Places sorted by identifier, and the identifiers alone. */
interface Circle {
  readonly contacts: readonly Contact[];
  readonly sorted: Float64Array;
}
export interface Layout {
  /** Identifiers of each node. */
  readonly ids: readonly (readonly number[])[];
  /** The ring at the start, and with all that may join it. */
  readonly ring: Circle;
  readonly everywhere: Circle;
  /** Keys, sorted. */
  readonly keys: Float64Array;
}
/** With the layout that all nodes of a run have in common: it never changes. */
export interface LaidParams extends Params {
  readonly layout: Layout;
}

/** The nodes that are killed before the lookups: the first so many. */
export function killed({ nodes, joins, failFraction }: Params): number {
  return Math.round(failFraction * (nodes - joins));
}

/** Whether the node is in the ring from the start; those that join later are the last. */
export function isMember(id: number, { nodes, joins }: Params): boolean {
  return id < nodes - joins;
}

/** A node's places with right tables, or empty ones where it is outside. Takes O(m log N) for each place. */
export function placesOf(id: number, params: LaidParams): Place[] {
  const { layout } = params;
  return layout.ids[id].map((at) =>
    isMember(id, params) ? rightPlace(at, layout, params) : emptyPlace(at),
  );
}

export function emptyPlace(id: number): Place {
  const nothing = { successors: [], fingers: [], keys: [], taken: [] };
  return { id, joined: false, pred: null, next: 0, ...nothing };
}

function rightPlace(id: number, { ring, keys }: Layout, params: Params): Place {
  const { contacts, sorted } = ring;
  const at = firstFrom(sorted, id);
  const pred = contacts[(at + contacts.length - 1) % contacts.length];
  const others = Math.max(1, contacts.length - 1);
  const successors = Array.from(
    { length: Math.min(params.successors, others) },
    (_, i) => contacts[(at + 1 + i) % contacts.length],
  );
  const fingers = rightFingers(id, successors[0], ring, params.bits);
  const own = keysIn(keys, pred.id, id);
  return { id, joined: true, pred, successors, fingers, keys: own, next: 0, taken: [] };
}

function rightFingers(
  id: number,
  successor: Contact,
  { contacts, sorted }: Circle,
  bits: number,
): Contact[] {
  const size = powerOfTwo(bits);
  const gap = clockwise(id, successor.id, size) || size;
  return Array.from({ length: bits }, (_, i) =>
    powerOfTwo(i) <= gap ? successor : contacts[firstFrom(sorted, (id + powerOfTwo(i)) % size)],
  );
}

/** The sorted keys in (pred, id], clockwise; all of them where both are the same. */
function keysIn(keys: Float64Array, pred: number, id: number): number[] {
  const begin = countBelow(keys, pred + 1);
  const end = countBelow(keys, id + 1);
  if (pred < id) return Array.from(keys.subarray(begin, end));
  return [...keys.subarray(begin), ...keys.subarray(0, end)];
}

/** Who owned the key before the first event. */
export function firstOwner({ ring: { contacts, sorted } }: Layout, key: number): Contact {
  return contacts[firstFrom(sorted, key)];
}

/** Identifier of the last place before the key, before the first event. */
export function lastBefore({ ring: { sorted } }: Layout, key: number): number {
  return sorted[(firstFrom(sorted, key) + sorted.length - 1) % sorted.length];
}

/** The ring that the parameters name, or one that `randomInt` draws. */
export function layRing(params: Params, randomInt: (n: number) => number): Layout {
  return layOut({ ...params, ring: params.ring || 1 + randomInt(RINGS) });
}

function layOut(params: Params): Layout {
  const ids = drawIds(params);
  const contacts = ids
    .flatMap((places, node) => places.map((id) => ({ id, node })))
    .sort((a, b) => a.id - b.id);
  const members = contacts.filter(({ node }) => isMember(node, params));
  const stream = new Stream(streamKey(params.ring, 'ring keys'));
  const keys = Float64Array.from({ length: params.keys }, () => drawId(stream, params.bits));
  return { ids, ring: circleOf(members), everywhere: circleOf(contacts), keys: keys.sort() };
}

function circleOf(contacts: readonly Contact[]): Circle {
  return { contacts, sorted: Float64Array.from(contacts, ({ id }) => id) };
}

/** Distinct identifiers, those given first. Nodes are numbered clockwise, each kind for itself: killed, staying, joining. */
function drawIds(params: Params): number[][] {
  const { nodes, virtualNodes, ids, joins } = params;
  const stream = new Stream(streamKey(params.ring, 'ring'));
  const taken = new Set(ids);
  const fresh = () => {
    for (;;) {
      const id = drawId(stream, params.bits);
      if (taken.has(id)) continue;
      taken.add(id);
      return id;
    }
  };
  const drawn = Array.from({ length: nodes - ids.length }, fresh);
  const first = [...ids, ...drawn];
  const ends = [killed(params), nodes - joins, nodes].map((end) => Math.max(end, ids.length));
  const kinds = ends.map((end, i) => first.slice(i === 0 ? ids.length : ends[i - 1], end));
  const inOrder = [ids, ...kinds.map((kind) => kind.sort((a, b) => a - b))].flat();
  return inOrder.map((id) => [id, ...Array.from({ length: virtualNodes - 1 }, fresh)]);
}

function drawId(stream: Stream, bits: number): number {
  return Math.floor(stream.next() / powerOfTwo(32 - bits));
}
