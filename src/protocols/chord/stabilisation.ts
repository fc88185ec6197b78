// Keeping pointers right: stabilize, notify, fix_fingers, check_predecessor (Stoica et al. 2001, figure 7; Zave 2017).
import { clockwise, isBetween, powerOfTwo } from '../../kit/identifier-circle.ts';
import { closeCall, isLeaving, openCall } from './calls.ts';
import type { Params } from './index.ts';
import type { Finder } from './lookups.ts';
import { enter, passKeys } from './membership.ts';
import { type Contact, type Messages, NOBODY } from './messages.ts';
import {
  type About,
  type Call,
  type ChordNode,
  type Lookup,
  type Place,
  placeOf,
  sizeOf,
} from './place.ts';

/** Changes that the run waits for, of one node. */
const RESTLESS = 100;
/** Rounds are spread over the period in so many steps. */
const PHASES = 16;

/** The first round comes at a random moment of the first period. */
export function startRounds(node: ChordNode): void {
  const { period, rounds } = node.params;
  const phase = Math.floor((period * (1 + node.randomInt(PHASES))) / PHASES);
  node.setTimer('stabilize', phase, { background: true });
  if (rounds > 0) node.setTimer('rounds', rounds * period, { background: false });
}

/** One round: every place asks its successor, mends one finger, and looks whether its predecessor lives. */
export function round(node: ChordNode, { look }: Finder): void {
  node.setTimer('stabilize', node.params.period, { background: true });
  for (const place of node.state.places) {
    if (!place.joined || isLeaving(node, place)) continue;
    stabilize(node, place);
    fixFinger(node, place, look);
    checkPredecessor(node, place);
  }
}

function stabilize(node: ChordNode, place: Place): void {
  const [successor] = place.successors;
  if (!successor) return node.say('has no successor left, and no way back into the ring');
  node.say('asks its successor {successor} for its predecessor', { successor: successor.id });
  getPred(node, place.id, successor, { kind: 'stabilize' });
}

function getPred(node: ChordNode, place: number, to: Contact, about: About): void {
  const call = openCall(node, place, to, about);
  node.send(to.node, 'GET_PRED', { to: to.id, call });
}

/** Zave: before a node counts itself in, it has the list of its successor, which proves that this one lives. */
export function askToEnter(node: ChordNode, place: number, successor: Contact): void {
  node.say('asks its successor-to-be, {successor}, for its list', { successor: successor.id });
  getPred(node, place, successor, { kind: 'enter' });
}

export function onGetPred(node: ChordNode, from: number, { to, call }: Messages['GET_PRED']): void {
  const place = placeOf(node, to);
  if (!place) return node.say('is not in the ring, and leaves the question unanswered');
  node.say('says that its predecessor is {pred}', { pred: place.pred?.id ?? 'unknown to it' });
  const { id: pred, node: at } = place.pred ?? { id: NOBODY, node: NOBODY };
  node.send(from, 'PRED', { pred, at, successors: place.successors.slice(), call });
}

export function onPred(node: ChordNode, body: Messages['PRED']): void {
  const call = closeCall(node, body.call);
  if (!call) return node.say('has no use for that any more');
  const { to, about } = call;
  const list = [to, ...body.successors];
  if (about.kind === 'enter') return begin(node, call.place, list);
  const place = placeOf(node, call.place);
  if (!place || isLeaving(node, place)) return node.say('has no use for that any more');
  if (about.kind === 'adopt') {
    node.say('has an answer from {to}, which lives: {to} is its successor now', { to: to.id });
    return follow(node, place, [to, ...about.instead]);
  }
  const pred = { id: body.pred, node: body.at };
  if (pred.id === NOBODY || !isBetween(pred.id, place.id, to.id, sizeOf(node)))
    return keep(node, place, list);
  const values = { pred: pred.id, to: to.id };
  if (node.params.rule === 'original') {
    node.say('sees {pred} between itself and {to}: {pred} is its successor now', values);
    return follow(node, place, [pred, ...list]);
  }
  node.say('sees {pred} between itself and {to}, and asks whether {pred} lives', values);
  getPred(node, place.id, pred, { kind: 'adopt', instead: list });
}

/** In the ring from now on, with these successors; everything else comes by and by. */
export function begin(node: ChordNode, id: number, list: readonly Contact[]): void {
  const place = enter(node, id, trimmed(list, id, node.params));
  if (!place) return;
  startRounds(node);
  changed(node);
  follow(node, place, place.successors);
}

function keep(node: ChordNode, place: Place, list: readonly Contact[]): void {
  node.say('finds its successor {to} right, and tells it so', { to: list[0].id });
  follow(node, place, list);
}

/** Takes the list for its own, as long as it may be, and tells its successor. */
function follow(node: ChordNode, place: Place, list: readonly Contact[]): void {
  setSuccessors(node, place, trimmed(list, place.id, node.params));
  const [successor] = place.successors;
  node.send(successor.node, 'NOTIFY', { id: place.id, to: successor.id });
}

/** As long as it may be, and cut where it has come round; a place that is alone follows itself. */
function trimmed(list: readonly Contact[], own: number, { successors }: Params): Contact[] {
  const round = list.findIndex(({ id }, i) => id === own || id === list[i - 1]?.id);
  const end = round < 0 ? list.length : Math.max(1, round);
  return list.slice(0, Math.min(successors, end));
}

function setSuccessors(node: ChordNode, place: Place, list: Contact[]): void {
  const before = place.successors;
  const isSame = list.length === before.length && list.every(({ id }, i) => id === before[i].id);
  if (isSame) return;
  place.successors = list;
  if (list[0]?.id !== before[0]?.id) node.mark('SUCCESSOR', list[0]?.id);
  if (list.length > 0) place.fingers[0] = list[0];
  changed(node);
}

export function onNotify(node: ChordNode, sender: number, { id, to }: Messages['NOTIFY']): void {
  const place = placeOf(node, to);
  if (!place || id === place.id) return node.say('learns nothing from that');
  const from = { id, node: sender };
  const { pred } = place;
  if (!pred || isBetween(from.id, pred.id, place.id, sizeOf(node))) {
    node.say(
      pred
        ? 'has {from} for its predecessor now, which is closer than {pred}'
        : 'has {from} for its predecessor now',
      { from: from.id, pred: pred?.id ?? '' },
    );
    place.pred = from;
    changed(node);
  } else node.say('has {pred} for its predecessor already', { pred: pred.id });
  if (place.pred?.id === from.id) passKeys(node, place, from);
}

/** One finger a round; those that the successor covers are right without asking. */
function fixFinger(node: ChordNode, place: Place, look: Finder['look']): void {
  const { bits } = node.params;
  const [successor] = place.successors;
  if (!successor) return;
  const gap = clockwise(place.id, successor.id, sizeOf(node)) || sizeOf(node);
  let first = 0;
  while (first < bits && powerOfTwo(first) <= gap) place.fingers[first++] = successor;
  if (first === bits) return;
  const finger = place.next > first && place.next < bits ? place.next : first;
  place.next = finger + 1;
  const key = (place.id + powerOfTwo(finger)) % sizeOf(node);
  node.say('looks up finger {number}, the first at or after {key}', { number: finger + 1, key });
  look(node, { key, purpose: 'finger', place: place.id, finger });
}

/** The lookup for a finger has ended. */
export function onFinger(node: ChordNode, { place: id, finger }: Lookup, owner: Contact): void {
  const place = placeOf(node, id);
  if (!place) return;
  const values = { owner: owner.id, finger: finger + 1 };
  if (place.fingers[finger]?.id === owner.id)
    return node.say('finds finger {finger} right: {owner}', values);
  node.say('has {owner} for finger {finger} now', values);
  place.fingers[finger] = owner;
  node.mark('FINGER', finger + 1);
  changed(node);
}

function checkPredecessor(node: ChordNode, { id, pred }: Place): void {
  if (!pred) return;
  const call = openCall(node, id, pred, { kind: 'ping' });
  node.send(pred.node, 'PING', { to: pred.id, call });
}

export function onPing(node: ChordNode, from: number, { to, call }: Messages['PING']): void {
  if (!placeOf(node, to)) return node.say('is not in the ring, and does not answer');
  node.say('answers that it is there');
  node.send(from, 'ACK', call);
}

/** No answer: the next in the list is the successor, the predecessor is unknown, or who was to be adopted isn't. */
export function onSilentNeighbour(node: ChordNode, { about, to, place: id }: Call): void {
  const place = placeOf(node, id);
  if (!place) return;
  node.mark('TIMEOUT', to.node);
  if (about.kind === 'adopt') {
    node.say('has no answer from {to}, and keeps {successor} for its successor', {
      to: to.id,
      successor: about.instead[0].id,
    });
    return follow(node, place, about.instead);
  }
  if (about.kind === 'ping') {
    if (place.pred?.id !== to.id) return;
    node.say('takes its predecessor {to} for dead', { to: to.id });
    place.pred = null;
    return changed(node);
  }
  drop(node, place, to);
  if (about.kind === 'stabilize' && place.successors.length > 0) stabilize(node, place);
}

/** A successor that is dead or gone makes room for the next in the list. */
function drop(node: ChordNode, place: Place, dead: Contact): void {
  const rest = place.successors.filter(({ id }) => id !== dead.id);
  if (rest.length > 0)
    node.say('takes {dead} for dead; the next in its list is {next}', {
      dead: dead.id,
      next: rest[0].id,
    });
  else
    node.say('takes {dead} for dead, the last in its list: it has no successor', { dead: dead.id });
  setSuccessors(node, place, rest);
}

/** A neighbour's farewell: its other neighbour takes its place. */
export function onLeave(node: ChordNode, { to, id, pred, successors }: Messages['LEAVE']): void {
  const place = placeOf(node, to);
  if (!place) return;
  if (place.pred?.id === id) {
    place.pred = pred?.id === place.id ? null : pred;
    node.say('hears that its predecessor {id} leaves: {pred} comes before it now', {
      id,
      pred: place.pred?.id ?? 'nobody that it knows',
    });
    changed(node);
  }
  if (place.successors[0]?.id !== id) return;
  node.say('hears that its successor {id} leaves: {next} comes next', {
    id,
    next: successors[0]?.id ?? 'nobody',
  });
  setSuccessors(node, place, trimmed(successors, place.id, node.params));
}

/**
 * The run waits until a node has gone once through its fingers, and a little more, without a change. Not for ever: where
 * messages are lost, pointers never come to rest.
 */
function changed(node: ChordNode): void {
  if (node.state.changes++ >= RESTLESS) return;
  const { params } = node;
  node.setTimer('settle', settlingRounds(params) * params.period, { background: false });
}

/** Fingers that differ from the successor are about log N; the rest costs no round. */
export function settlingRounds({ bits, nodes, virtualNodes }: Params): number {
  let log = 0;
  while (log < 32 && powerOfTwo(log) < nodes * virtualNodes) log++;
  return Math.min(bits, log + 4) + 2;
}
