// Chord: Stoica, Morris, Karger, Kaashoek, Balakrishnan (SIGCOMM 2001; with others, IEEE/ACM ToN 11(1), 2003).
import { defineProtocol } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { powerOfTwo } from '../../kit/identifier-circle.ts';
import { closeCall, closeOldest } from './calls.ts';
import { type Finder, finder, type Outcome } from './lookups.ts';
import { join, leave, onHandedOver, onTransfer } from './membership.ts';
import type { Messages } from './messages.ts';
import { chordFold } from './metrics.ts';
import {
  type Call,
  type ChordNode,
  type Lookup,
  placeBefore,
  type State,
  sizeOf,
} from './place.ts';
import { emptyPlace, killed, type LaidParams, layRing, placesOf } from './ring.ts';
import { type NextHop, nextHop } from './routing.ts';
import {
  askToEnter,
  begin,
  onFinger,
  onGetPred,
  onLeave,
  onNotify,
  onPing,
  onPred,
  onSilentNeighbour,
  round,
  startRounds,
} from './stabilisation.ts';
import { chordLoad } from './workload.ts';

/** The protocol, given the rule by which a node chooses the next hop. */
export function chord(rule: NextHop) {
  const find = finder(rule, concluded);
  return defineProtocol<State, Messages, LaidParams>({
    network: DEFAULT_NETWORK,
    control: ['ACK'],
    // Anybody may send to anybody: no topology. But who stands where is drawn like one: another seed, another ring.
    layout: (params, randomInt) => ({ layout: layRing(params, randomInt) }),
    crashed: (params) => Array.from({ length: killed(params) }, (_, id) => id),
    starts: ({ stabilize, nodes }) => Array.from({ length: stabilize ? nodes : 0 }, (_, id) => id),
    init: ({ id, params }) => ({
      places: placesOf(id, params),
      calls: [],
      lookups: [],
      numbered: 0,
      result: null,
      served: 0,
      asked: 0,
      vain: 0,
      changes: 0,
    }),
    start(node) {
      if (node.state.places[0].joined) startRounds(node);
    },
    commands: {
      lookup: (node, { key }) => lookUp(node, find, key),
      join: (node, { through }) => beginJoin(node, find, through),
      leave: beginLeave,
    },
    on: {
      FIND: find.onFind,
      REPLY: (node, _, body) => find.onReply(node, body),
      FOUND: find.onFound,
      GET_PRED: onGetPred,
      PRED: (node, _, body) => onPred(node, body),
      NOTIFY: onNotify,
      PING: onPing,
      TRANSFER: onTransfer,
      LEAVE: (node, _, body) => onLeave(node, body),
      ACK: (node, _, number) => acknowledged(node, number),
    },
    timers: {
      stabilize: (node) => round(node, find),
      answer: (node) => silence(node, find),
      patience: find.giveUp,
      rejoin: (node) => join(node, find),
      rounds: (node) => node.say('goes on with its rounds, but nobody waits for them'),
      settle: (node) => node.say('has seen no change for long enough'),
    },
    recover(node) {
      if (!node.params.stabilize) return node.say('is up again, with the tables it had');
      node.state.places = node.state.places.map(({ id }) => emptyPlace(id));
      node.say('is up again, without tables and keys, and joins anew');
      join(node, find);
    },
    workload: chordLoad,
    metrics: chordFold,
  });
}

export const protocol = chord(nextHop);

/** How often a node tries to join. */
const ATTEMPTS = 32;
/** Bits of one random draw. */
const DRAWN_BITS = 16;

function lookUp(node: ChordNode, { look }: Finder, asked: unknown): void {
  const key = asked ?? drawKey(node);
  const isKey = typeof key === 'number' && Number.isInteger(key) && key >= 0 && key < sizeOf(node);
  if (!isKey) return node.refuse(`a key is a whole number below ${sizeOf(node)}`);
  const place = placeBefore(node, key);
  if (!place) {
    node.mark('OUTSIDE');
    return node.refuse('is not in the ring');
  }
  node.say('looks for the owner of key {key}', { key });
  node.mark('LOOKUP', key);
  look(node, { key, purpose: 'lookup', place: place.id });
}

function drawKey(node: ChordNode): number {
  const { bits } = node.params;
  if (bits <= DRAWN_BITS) return node.randomInt(powerOfTwo(bits));
  const high = node.randomInt(powerOfTwo(bits - DRAWN_BITS));
  return high * powerOfTwo(DRAWN_BITS) + node.randomInt(powerOfTwo(DRAWN_BITS));
}

function beginJoin(node: ChordNode, find: Finder, through: unknown): void {
  const { state, params } = node;
  if (state.places.every(({ joined }) => joined)) return node.refuse('is in the ring already');
  if (!params.stabilize) return node.refuse('without stabilisation nobody would hear of it');
  if (state.asked++ > 0) return node.say('is about to join already');
  state.vain = 0;
  const isNode = typeof through === 'number' && through >= 0 && through < node.count;
  join(node, find, isNode ? Math.floor(through) : undefined);
}

function beginLeave(node: ChordNode): void {
  const { places, calls } = node.state;
  if (places.every(({ joined }) => !joined)) return node.refuse('is not in the ring');
  if (places.every(({ id, successors }) => successors[0]?.id === id))
    return node.refuse('is the last one in the ring');
  if (calls.some(({ about }) => about.kind === 'handover')) return node.refuse('leaves already');
  node.respond();
  leave(node);
}

/** A search that began here is over: for a finger, to join, or because somebody asked. */
function concluded(node: ChordNode, lookup: Lookup, outcome: Outcome): void {
  const { owner } = outcome;
  if (lookup.purpose === 'lookup') return report(node, lookup, outcome);
  if (lookup.purpose === 'finger') return owner ? onFinger(node, lookup, owner) : undefined;
  if (!owner) retryJoin(node);
  else if (node.params.rule === 'zave') askToEnter(node, lookup.place, owner);
  else begin(node, lookup.place, [owner]);
}

/** Whoever it asked may be dead or outside; but where many can't help, the ring is broken. */
function retryJoin(node: ChordNode): void {
  const { state, params } = node;
  if (++state.vain < ATTEMPTS) {
    node.say('could not join, and tries again somewhere else');
    return node.setTimer('rejoin', params.timeout, { background: false });
  }
  node.say('gives up: nobody could tell it who its successor is');
  for (; state.asked > 0; state.asked--) node.respond('nobody knows its successor');
}

function report(node: ChordNode, { key }: Lookup, { owner, hops, timeouts }: Outcome): void {
  node.state.result = { key, owner: owner?.id ?? -1, hops, timeouts };
  if (owner) node.say('knows now that {owner} owns key {key}', { owner: owner.id, key });
  node.mark(owner ? 'FOUND' : 'FAILED', hops);
  node.respond(owner?.id ?? 'nobody could be reached');
}

function acknowledged(node: ChordNode, number: number): void {
  const call = closeCall(node, number);
  if (!call) return node.say('has waited for that no longer');
  node.say(ARRIVED[call.about.kind], { to: call.to.node });
  onHandedOver(node, call, call.about.kind === 'handover');
}

/** What an acknowledgement says. */
const ARRIVED: Readonly<Record<Call['about']['kind'], string>> = {
  enter: 'knows that {@to} has its question',
  find: 'knows that {@to} has its question',
  stabilize: 'knows that {@to} has its question',
  adopt: 'knows that {@to} has its question',
  ping: 'knows that its predecessor, {@to}, lives',
  transfer: 'knows that {@to} has the keys, and keeps them no longer',
  handover: 'knows that {@to} has its keys',
};

/** Somebody gave no answer in time. */
function silence(node: ChordNode, find: Finder): void {
  const call = closeOldest(node);
  if (!call) return;
  if (call.about.kind === 'find') return find.onSilence(node, call);
  if (call.about.kind === 'enter') return retryJoin(node);
  if (call.about.kind !== 'transfer') onSilentNeighbour(node, call);
  if (call.about.kind === 'handover') leave(node);
}
