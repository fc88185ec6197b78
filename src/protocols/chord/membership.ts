// Joining and leaving, and keys that move with it.
import { isUpTo } from '../../kit/identifier-circle.ts';
import { isHandingOver, openCall } from './calls.ts';
import type { Finder } from './lookups.ts';
import type { Contact, Messages } from './messages.ts';
import { type Call, type ChordNode, type Place, placeOf, sizeOf } from './place.ts';
import { emptyPlace } from './ring.ts';

/** Asks a node that it knows of, whether or not that one is in the ring, for its successor. */
export function join(node: ChordNode, { lookThrough }: Finder, through?: number): void {
  for (const { id, joined } of node.state.places) {
    if (joined) continue;
    const helper = through ?? someone(node);
    node.say('wants to join at {id}, and asks {@helper} who owns {id}', { id, helper });
    lookThrough(node, helper, { key: id, purpose: 'join', place: id });
  }
}

/** One of those that formed the ring, and if that is no help, anybody. */
function someone(node: ChordNode): number {
  const { id, count, state, params } = node;
  const first = count - params.joins;
  const known = state.vain % 2 === 0 && first > (id < first ? 1 : 0) ? first : count;
  if (id >= known) return node.randomInt(known);
  const other = node.randomInt(Math.max(1, known - 1));
  return other < id ? other : Math.min(other + 1, known - 1);
}

/** Takes a place in the ring. Fingers are all its successor until they are looked up. */
export function enter(node: ChordNode, id: number, successors: Contact[]): Place | undefined {
  const { state, params } = node;
  const place = state.places.find((one) => one.id === id);
  if (!place || place.joined) return undefined;
  const [successor] = successors;
  Object.assign(place, { joined: true, successors });
  place.fingers = Array.from({ length: params.bits }, () => successor);
  state.changes = 0;
  node.say('joins at {id}: its successor is {successor}, all else it will learn', {
    id,
    successor: successor.id,
  });
  if (state.places.some(({ joined }) => !joined)) return place;
  node.mark('JOINED');
  for (; state.asked > 0; state.asked--) node.respond(successor.id);
  return place;
}

/** Keys that lie at or before the predecessor are its own by now. They are kept until it has them. */
export function passKeys(node: ChordNode, place: Place, pred: Contact): void {
  const size = sizeOf(node);
  const keys = place.keys.filter((key) => !isUpTo(key, pred.id, place.id, size));
  if (keys.length === 0 || isHandingOver(node, place)) return;
  node.say('hands {count} keys over to {pred}', { count: keys.length, pred: pred.id });
  handOver(node, place, pred, 'transfer', keys);
}

function handOver(
  node: ChordNode,
  place: Place,
  to: Contact,
  kind: 'transfer' | 'handover',
  keys: readonly number[],
): void {
  const call = openCall(node, place.id, to, { kind, keys });
  node.send(to.node, 'TRANSFER', { to: to.id, call, keys });
}

/** The same keys may come twice: those that it holds already it doesn't take again. */
export function onTransfer(node: ChordNode, from: number, body: Messages['TRANSFER']): void {
  const place = placeOf(node, body.to);
  if (!place) return node.say('is not in the ring, and takes no keys');
  // Else each might think that the other one has them, and both forget them.
  if (isHandingOver(node, place)) return node.say('takes no keys while it hands keys over itself');
  const held = new Set(place.keys);
  const fresh = body.keys.filter((key) => !held.has(key));
  place.keys.push(...fresh);
  node.say('takes {count} keys over', { count: fresh.length });
  node.mark('KEYS', fresh.length);
  node.send(from, 'ACK', body.call);
}

/** The other one has the keys. */
export function onHandedOver(node: ChordNode, call: Call, leave: boolean): void {
  const place = placeOf(node, call.place);
  if (!place || (call.about.kind !== 'transfer' && call.about.kind !== 'handover')) return;
  const gone = new Set(call.about.keys);
  place.keys = place.keys.filter((key) => !gone.has(key));
  if (leave) depart(node, place);
}

/** Keys go to the successor first. Once they are there, the place is gone. */
export function leave(node: ChordNode): void {
  const { state, params } = node;
  for (const place of state.places.filter(({ joined }) => joined)) {
    const [successor] = place.successors;
    const isSilent = params.leaving === 'silent' || !successor || place.keys.length === 0;
    if (isSilent) depart(node, place);
    else {
      node.say('leaves: its {count} keys go to {successor}', {
        count: place.keys.length,
        successor: successor.id,
      });
      handOver(node, place, successor, 'handover', place.keys.slice());
    }
  }
}

function depart(node: ChordNode, place: Place): void {
  const { state, params } = node;
  if (params.leaving === 'announced') tellNeighbours(node, place);
  else node.say('is gone without a word');
  state.places = state.places.map((one) => (one === place ? emptyPlace(place.id) : one));
  if (state.places.some(({ joined }) => joined)) return;
  node.mark('LEFT');
  node.cancelTimer('stabilize');
}

function tellNeighbours(node: ChordNode, { id, pred, successors }: Place): void {
  node.say('leaves, and tells its neighbours of one another');
  const body = { id, pred, successors: successors.slice() };
  const neighbours = new Map([pred, successors[0]].map((to) => [to?.id, to]));
  for (const to of neighbours.values())
    if (to && to.id !== id) node.send(to.node, 'LEAVE', { ...body, to: to.id });
}
