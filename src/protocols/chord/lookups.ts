// Searching for a key's owner: begun here, handed on (recursive) or asked for step by step (iterative), and ended here.
import { closeCall, openCall } from './calls.ts';
import { type Contact, type Find, type Messages, NOBODY, type Purpose } from './messages.ts';
import {
  type Call,
  type ChordNode,
  contactOf,
  type Lookup,
  type Place,
  placeBefore,
  placeOf,
  sizeOf,
} from './place.ts';
import type { Hop, NextHop } from './routing.ts';

/** What a search came to. `owner` is null where nobody could be reached. */
export interface Outcome {
  readonly owner: Contact | null;
  readonly hops: number;
  readonly timeouts: number;
}
/** Called where the search began. */
export type Concluded = (node: ChordNode, lookup: Lookup, outcome: Outcome) => void;

export interface Wish {
  readonly key: number;
  readonly purpose: Purpose;
  /** Identifier of the place that looks. */
  readonly place: number;
  readonly finger?: number;
}

export interface Finder {
  /** Begins a search from one of the node's own places. */
  look(node: ChordNode, wish: Wish): void;
  /** Begins a search with the help of a node, since the place is not in the ring. */
  lookThrough(node: ChordNode, helper: number, wish: Wish): void;
  onFind(node: ChordNode, from: number, body: Messages['FIND']): void;
  onReply(node: ChordNode, body: Messages['REPLY']): void;
  onFound(node: ChordNode, from: number, body: Messages['FOUND']): void;
  /** Whoever was asked gave no answer. */
  onSilence(node: ChordNode, call: Call): void;
  /** The oldest search has taken too long. */
  giveUp(node: ChordNode): void;
}

/** In timeouts: far more than any search takes whose nodes don't die on the way. */
const PATIENCE = 200;
/** A search that was handed on answers no call of its origin's. */
const NO_CALL = 0;
/** Searches that a place remembers; far more than go on at a time. */
const REMEMBERED = 1024;
/** More than any node numbers calls and lookups. */
const NUMBERS = 4_294_967_296;
/** Stands for the identifier of a node of which only the address is known. */
const ANY_PLACE = -1;

/** Searches by a rule for the next hop. */
export function finder(nextHop: NextHop, concluded: Concluded): Finder {
  return { look, lookThrough, onFind, onReply, onFound, onSilence, giveUp };

  function look(node: ChordNode, wish: Wish): void {
    const place = placeOf(node, wish.place);
    if (!place) return;
    const find = begin(node, wish);
    // A node is the first at or after its own identifier, whatever its pointers say.
    const own = placeOf(node, wish.key);
    if (own) return conclude(node, find.lookup, { owner: contactOf(node, own), ...counted(find) });
    step(node, place, find);
  }

  function lookThrough(node: ChordNode, helper: number, wish: Wish): void {
    const find = begin(node, wish);
    ask(node, { to: { id: ANY_PLACE, node: helper }, last: false }, find, null);
  }

  function begin(node: ChordNode, { key, purpose, place, finger = -1 }: Wish): Find {
    const { state, params } = node;
    const number = ++state.numbered;
    const deadline = node.clock() + PATIENCE * params.timeout;
    state.lookups.push({ number, key, purpose, place, finger, deadline });
    if (state.lookups.length === 1 || purpose !== 'finger') waitForLookup(node);
    return { key, purpose, origin: node.id, lookup: number, via: place, hops: 0, silent: [] };
  }

  /** Goes on from a place of this node: to the next hop, or to the end. */
  function step(node: ChordNode, place: Place, find: Find): void {
    const { hop, via } = furthest(node, place, find);
    if (!hop) return answer(node, find, null);
    if (hop.last && isOwn(node, hop.to)) return answer(node, find, hop.to);
    tellHop(node, place, find, hop);
    ask(node, hop, onward(find, via, find.hops), null);
  }

  /** Its own places pass the search among themselves, without a message. */
  function furthest(node: ChordNode, place: Place, find: Find) {
    let here = place;
    for (;;) {
      const hop = nextHop(here, find.key, find.silent, sizeOf(node));
      const own = hop && !hop.last && isOwn(node, hop.to);
      if (!own) return { hop, via: here.id };
      here = own;
    }
  }

  /** `proposer`: who named this hop, iteratively; null where it was the node itself. */
  function ask(node: ChordNode, { to, last }: Hop, find: Find, proposer: Contact | null): void {
    const call = openCall(node, find.via, to, { kind: 'find', find, proposer });
    const { key, purpose, origin, lookup, via, hops, silent } = find;
    const body = { key, to: to.id, via, hops, purpose, origin, lookup, silent, call, last };
    node.send(to.node, 'FIND', body);
  }

  function onFind(node: ChordNode, from: number, body: Messages['FIND']): void {
    const { to, call, last } = body;
    const place = to === ANY_PLACE ? placeBefore(node, body.key) : placeOf(node, to);
    if (!place) return node.say('is not in the ring, and leaves the question unanswered');
    const find = onward(body, body.via, body.hops + 1);
    if (find.purpose === 'lookup') node.state.served++;
    const recursive = node.params.lookup === 'recursive';
    if (recursive) node.send(from, 'ACK', call);
    if (last) return own(node, place, find, recursive ? NO_CALL : call);
    if (!recursive) return reply(node, from, place, find, call);
    if (isTaken(place, find)) return node.say('has handed that search on before: once is enough');
    step(node, place, find);
  }

  function own(node: ChordNode, place: Place, find: Find, call: number): void {
    const { key, lookup, hops, silent } = find;
    node.say('owns key {key}: it is the first at or after it, and says so to {@origin}', {
      key,
      origin: find.origin,
    });
    node.send(find.origin, 'FOUND', { owner: place.id, lookup, call, hops, silent });
  }

  /** Iterative: names the next hop instead of taking it. */
  function reply(node: ChordNode, from: number, place: Place, find: Find, call: number): void {
    const { hop, via } = furthest(node, place, find);
    const owner = hop?.last && isOwn(node, hop.to);
    if (owner) return own(node, owner, find, call);
    if (hop) tellHop(node, place, find, hop);
    else node.say('knows nobody left to ask about key {key}', { key: find.key });
    const { id: next, node: at } = hop?.to ?? { id: NOBODY, node: NOBODY };
    node.send(from, 'REPLY', { next, at, last: hop?.last ?? false, via, call });
  }

  /** This node is the owner, or knows nobody who is. */
  function answer(node: ChordNode, find: Find, owner: Contact | null): void {
    const { key, lookup, hops, silent, origin } = find;
    if (!owner) node.say('knows nobody left to ask about key {key}: the lookup fails', { key });
    if (origin === node.id) return conclude(node, lookup, { owner, ...counted(find) });
    node.send(origin, 'FOUND', { owner: owner?.id ?? NOBODY, lookup, call: NO_CALL, hops, silent });
  }

  function onReply(node: ChordNode, { next, at, last, via, call }: Messages['REPLY']): void {
    const closed = closeCall(node, call);
    if (closed?.about.kind !== 'find' || !isUnderWay(node, closed.about.find)) return;
    const { find, proposer } = closed.about;
    const isAgain = proposer?.node === closed.to.node;
    const further = onward(find, via, isAgain ? find.hops : find.hops + 1);
    if (next === NOBODY) return conclude(node, find.lookup, { owner: null, ...counted(further) });
    node.say('is told by {from} to ask {next}', { from: via, next });
    const to = { id: next, node: at };
    ask(node, { to, last }, further, { id: via, node: closed.to.node });
  }

  function onFound(
    node: ChordNode,
    from: number,
    { owner: id, lookup, call, hops, silent }: Messages['FOUND'],
  ): void {
    closeCall(node, call);
    const owner = id === NOBODY ? null : { id, node: from };
    conclude(node, lookup, { owner, hops, timeouts: silent.length });
  }

  function onSilence(node: ChordNode, { about, to }: Call): void {
    if (about.kind !== 'find') return;
    const { proposer } = about;
    const silent = [...about.find.silent, to.id];
    const find = { ...about.find, silent };
    if (find.origin === node.id && !isUnderWay(node, find)) return;
    node.mark('TIMEOUT', to.node);
    if (to.id === ANY_PLACE) return answer(node, about.find, null);
    node.say('has no answer from {to} about key {key}, and passes it over', {
      to: to.id,
      key: find.key,
    });
    if (proposer && !silent.includes(proposer.id))
      return ask(node, { to: proposer, last: false }, find, proposer);
    // Whoever named it is silent by now as well: back to its own tables. Whoever joins has none.
    const place = placeBefore(node, find.key);
    if (place) step(node, place, find);
    else answer(node, find, null);
  }

  function giveUp(node: ChordNode): void {
    const [lookup] = node.state.lookups;
    node.say('has waited long enough for the owner of key {key}', { key: lookup.key });
    conclude(node, lookup.number, { owner: null, hops: 0, timeouts: 0 });
  }

  function conclude(node: ChordNode, number: number, outcome: Outcome): void {
    const { lookups } = node.state;
    const at = lookups.findIndex((lookup) => lookup.number === number);
    if (at < 0) return node.say('hears of a lookup that is over for it');
    const [lookup] = lookups.splice(at, 1);
    if (at === 0 || lookup.purpose !== 'finger') waitForLookup(node);
    concluded(node, lookup, outcome);
  }
}

/**
 * Whether the place has had that search before, and from now on it has. Whoever is only late is passed over and goes on
 * all the same: then there are two of it, and at each such hop twice as many, unless they end where they meet. Without
 * any silence there is only one.
 */
function isTaken({ taken }: Place, { origin, lookup, silent }: Find): boolean {
  if (silent.length === 0) return false;
  const search = origin * NUMBERS + lookup;
  if (taken.includes(search)) return true;
  if (taken.push(search) > REMEMBERED) taken.shift();
  return false;
}

/** The search one step on. Written out: this is copied for every hop. */
function onward(find: Find, via: number, hops: number): Find {
  const { key, purpose, origin, lookup, silent } = find;
  return { key, purpose, origin, lookup, via, hops, silent };
}

function counted({ hops, silent }: Find): Omit<Outcome, 'owner'> {
  return { hops, timeouts: silent.length };
}

function isOwn(node: ChordNode, to: Contact): Place | undefined {
  return to.node === node.id ? placeOf(node, to.id) : undefined;
}

function isUnderWay({ state }: ChordNode, { lookup }: Find): boolean {
  return state.lookups.some(({ number }) => number === lookup);
}

/** The run waits for lookups and joins, not for fingers. */
function waitForLookup(node: ChordNode): void {
  const { lookups } = node.state;
  if (lookups.length === 0) return node.cancelTimer('patience');
  const left = Math.max(0, lookups[0].deadline - node.clock());
  const isUpkeep = lookups.every(({ purpose }) => purpose === 'finger');
  node.setTimer('patience', left, { background: isUpkeep });
}

function tellHop(node: ChordNode, place: Place, { key, purpose }: Find, { to, last }: Hop): void {
  if (!node.telling) return;
  if (purpose === 'finger')
    return node.say('{next} is next on the way to {key}, for a finger', { key, next: to.id });
  const [successor] = place.successors;
  const values = { key, here: place.id, next: to.id, successor: successor?.id ?? 'nobody' };
  if (last && successor === to)
    node.say(
      'finds that key {key} lies between {here} and its successor {next}, so {next} owns it',
      values,
    );
  else if (last)
    node.say(
      'finds that key {key} belongs to {next}, the first at or after it in the successor list',
      values,
    );
  else if (!successor)
    node.say('goes on with key {key} to {next}: it has no successor, but knows that one', values);
  else
    node.say(
      'asks {next}, the farthest that it knows before key {key}, which is not between {here} and its successor {successor}',
      values,
    );
}
