// Election on a ring: the list version of van Steen and Tanenbaum's textbook, and Chang and Roberts (1979), CACM 22(5).
import { defineProtocol, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { electionLoad } from '../../kit/election-load.ts';
import { electionFold, NOBODY } from '../../kit/election-metrics.ts';
import { highest, type LaidParams, layRing, NEVER, successorsOf } from './ring.ts';

export interface State {
  /** The others in the direction of the messages; at the end itself, so that who finds nobody alive hears itself. */
  readonly successors: readonly number[];
  /** list: its own election is under way. chang-roberts: it takes part, its number or a higher one has been sent on. */
  electing: boolean;
  /** Whom it knows as leader; NOBODY while it doesn't. */
  leader: number;
  /**
   * By initiator, when the latest election began that was passed on, how far its number had come, and when its latest
   * announcement was made: copies are known by it.
   */
  passed: number[];
  hops: number[];
  announced: number[];
  /** Messages not yet acknowledged, the oldest first; and how many were sent. */
  unanswered: Unanswered[];
  sent: number;
  /** How long it waits for its result this time (ticks): twice as long each time since it was asked. */
  patience: number;
  /** Commands not answered yet. */
  asked: number;
}
/** list: the numbers, that is ids, of all that it has passed, the initiator's first. */
export interface Ballot {
  readonly list: readonly number[];
  readonly began: number;
}
/** chang-roberts: one number, and how many places it has come. */
export interface Bid {
  readonly number: number;
  readonly hops: number;
  readonly began: number;
}
/** Goes round once from its origin; the list (empty for chang-roberts) says who is alive. */
export interface Announcement {
  readonly leader: number;
  readonly list: readonly number[];
  readonly origin: number;
  readonly made: number;
}
/** The message's number at its sender, whoever it goes to: what an ACK repeats. */
interface Numbered {
  readonly serial: number;
}
export interface Messages {
  ELECTION: (Ballot | Bid) & Numbered;
  COORDINATOR: Announcement & Numbered;
  ACK: number;
}
export type Cargo =
  | { readonly type: 'ELECTION'; readonly body: Ballot | Bid }
  | { readonly type: 'COORDINATOR'; readonly body: Announcement };
export interface Unanswered {
  readonly cargo: Cargo;
  readonly serial: number;
  /** Index of the receiver among the successors, and when it is taken for dead (local clock). */
  readonly step: number;
  readonly due: number;
}
export type Process = Node<State, Messages, LaidParams>;
/** After 20 restarts a process waits this many times as long as at first, and begins no more. */
const MAX_GROWTH = 1 << 20;

/** Whether the list has come round and the process may decide. */
export type Closes = (list: readonly number[], number: number) => boolean;

/** The protocol, given the rule by which a process ends the round of a list. */
export const ringElection = (closes: Closes) =>
  defineProtocol<State, Messages, LaidParams>({
    // Whoever stays ahead on a ring of FIFO links stays ahead all the way round.
    network: { ...DEFAULT_NETWORK, fifo: true },
    control: ['ACK'],
    // Whoever skips sends further on: no topology. But who stands where is drawn like one: another seed, another ring.
    layout: (params, randomInt) => ({ ring: layRing(params, randomInt) }),
    crashed: (params) => params.crashed,
    stable: ['sent'],
    init: ({ id, count, params }) => ({
      successors: successorsOf(id, params.ring),
      electing: false,
      leader: NOBODY,
      passed: new Array<number>(count).fill(NEVER),
      hops: new Array<number>(count).fill(0),
      announced: new Array<number>(count).fill(NEVER),
      unanswered: [],
      sent: 0,
      patience: params.restart,
      asked: 0,
    }),
    recover(node) {
      node.say('is up again, and holds an election');
      holdElection(node);
    },
    commands: {
      election(node) {
        node.state.asked++;
        if (node.params.variant === 'chang-roberts' && node.state.electing)
          return node.say('takes part in an election already');
        node.say('finds no leader, and holds an election');
        node.state.patience = node.params.restart;
        holdElection(node);
      },
    },
    on: {
      ELECTION(node, from, body) {
        acknowledge(node, from, body.serial);
        if ('list' in body) pollNext(node, from, body, closes);
        else compete(node, from, body);
      },
      COORDINATOR(node, from, { serial, leader, list, origin, made }) {
        acknowledge(node, from, serial);
        if (node.state.announced[origin] >= made) return finish(node, origin, made);
        node.state.announced[origin] = made;
        learn(node, leader);
        forward(node, { type: 'COORDINATOR', body: { leader, list, origin, made } });
      },
      ACK(node, from, serial) {
        const { state } = node;
        state.unanswered = state.unanswered.filter((one) => one.serial !== serial);
        node.say('knows that {@from} has its message', { from });
        watchOldest(node);
      },
    },
    timers: {
      ack(node) {
        const late = node.state.unanswered.shift();
        if (late) skip(node, late);
        watchOldest(node);
      },
      result: beginAgain,
    },
    workload: electionLoad,
    metrics: electionFold('COORDINATOR'),
  });

export const protocol = ringElection((list, number) => list.includes(number));

function holdElection(node: Process): void {
  const { state, params } = node;
  const began = later(node, state.passed[node.id]);
  state.electing = true;
  state.leader = NOBODY;
  state.passed[node.id] = began;
  state.hops[node.id] = 0;
  node.mark('START');
  watchResult(node);
  const body =
    params.variant === 'list' ? { list: [node.id], began } : { number: node.id, hops: 0, began };
  forward(node, { type: 'ELECTION', body });
}

/** list: adds itself, or if it has done so before, everyone alive is in the list. */
function pollNext(node: Process, from: number, { list, began }: Ballot, closes: Closes): void {
  const { state } = node;
  const [initiator] = list;
  if (closes(list, node.id)) return decide(node, list);
  if (!list.includes(node.id) && state.passed[initiator] >= began)
    return node.say(
      'has passed this election on already, or a later one, and drops the copy from {@from}',
      {
        from,
      },
    );
  state.passed[initiator] = began;
  node.say('adds its number to the list [{list}], and passes it on', { list: list.join(', ') });
  forward(node, { type: 'ELECTION', body: { list: [...list, node.id], began } });
}

function decide(node: Process, list: readonly number[]): void {
  const [initiator] = list;
  const leader = highest(list);
  node.say(
    initiator === node.id
      ? 'has its list back: [{list}] are alive, and {@leader} is the highest'
      : 'is in the list already, so {@initiator} has not stopped it: of [{list}], {@leader} is the highest',
    { list: list.join(', '), leader, initiator },
  );
  announce(node, leader, list);
}

/** chang-roberts: higher numbers are passed on, lower ones are not, the own one has won. */
function compete(node: Process, from: number, bid: Bid): void {
  const { state } = node;
  const { number, began, hops } = bid;
  const passed = state.passed[number];
  if (passed > began || (passed === began && state.hops[number] >= hops))
    return node.say('has seen this {number} already, or a later one, and drops the copy', {
      number,
    });
  state.passed[number] = began;
  state.hops[number] = hops;
  if (number === node.id) {
    node.say('has its own number {number} back: nobody is higher', { number });
    return announce(node, node.id, []);
  }
  if (number < node.id) return stopLower(node, from, number);
  state.electing = true;
  node.say('passes {number} on: it is higher than its own number, {own}', {
    number,
    own: node.id,
  });
  forward(node, { type: 'ELECTION', body: bid });
}

function stopLower(node: Process, from: number, number: number): void {
  const { id: own } = node;
  const { electing } = node.state;
  node.say(
    electing
      ? 'stops {number} from {@from}: its own number, {own}, is higher and on its way'
      : 'stops {number} from {@from}, and sends its own number, {own}, instead: that is higher',
    { number, from, own },
  );
  if (!electing) holdElection(node);
}

/** The result goes round once. */
function announce(node: Process, leader: number, list: readonly number[]): void {
  const made = later(node, node.state.announced[node.id]);
  node.mark('DECIDE', leader);
  node.state.announced[node.id] = made;
  learn(node, leader);
  watchResult(node);
  forward(node, { type: 'COORDINATOR', body: { leader, list, origin: node.id, made } });
}

function learn(node: Process, leader: number): void {
  const { state } = node;
  const isNew = state.leader !== leader;
  state.leader = leader;
  state.electing = false;
  if (isNew && leader !== node.id) {
    node.mark('FOLLOWER', leader);
    node.say('follows {@leader}', { leader });
  } else if (isNew) {
    node.mark('LEADER', leader);
    node.say('is the leader');
  } else node.say('knows already that {@leader} is the leader', { leader });
  for (; state.asked > 0; state.asked--) node.respond(leader);
}

/** The announcement has come to somebody who knows it. */
function finish(node: Process, origin: number, made: number): void {
  if (origin !== node.id || made < node.state.announced[origin])
    return node.say('has heard this announcement of {@origin} before, and stops it', { origin });
  node.say('has its announcement back: everybody knows');
  node.cancelTimer('result');
}

/** The time by its own clock, and in any case after `last`. */
function later(node: Process, last: number): number {
  return Math.max(node.clock(), last + 1);
}

function watchResult(node: Process): void {
  if (node.params.restart > 0) node.setTimer('result', node.state.patience);
}

/** Twice the patience each time since it was asked: its elections can't pile up, however slow the links are. */
function beginAgain(node: Process): void {
  const { state, params } = node;
  if (state.patience >= params.restart * MAX_GROWTH)
    return node.say('has begun again and again, and gives up: nothing comes round');
  state.patience *= 2;
  node.say('has waited too long for its election to come round: it must be lost, and begins again');
  holdElection(node);
}

function forward(node: Process, cargo: Cargo): void {
  transmit(node, cargo, ++node.state.sent, 0);
}

/** Sends to the next process, or to the one after those that turned out to be down. */
function transmit(node: Process, cargo: Cargo, serial: number, step: number): void {
  const { state, params } = node;
  const to = state.successors[step];
  if (cargo.type === 'COORDINATOR') node.send(to, 'COORDINATOR', { ...cargo.body, serial });
  else node.send(to, 'ELECTION', { ...moved(cargo.body, step + 1), serial });
  if (!params.acknowledgements || to === node.id) return;
  state.unanswered.push({ cargo, serial, step, due: node.clock() + params.ackTimeout });
  watchOldest(node);
}

/** A number keeps count of the places that it passes, of those that are down as well. */
function moved(body: Ballot | Bid, places: number): Ballot | Bid {
  return 'list' in body ? body : { ...body, hops: body.hops + places };
}

function acknowledge(node: Process, from: number, serial: number): void {
  if (node.params.acknowledgements && from !== node.id) node.send(from, 'ACK', serial);
}

/** No acknowledgement has come: the process after that one is next, unless there is nobody to announce any more. */
function skip(node: Process, { cargo, serial, step }: Unanswered): void {
  const dead = node.state.successors[step];
  node.mark('SKIP', dead);
  if (cargo.type === 'COORDINATOR' && cargo.body.leader === dead) return withdraw(node, dead);
  node.say('has no acknowledgement from {@dead} within T, and skips it', { dead });
  transmit(node, cargo, serial, step + 1);
}

/** The process that was to lead is dead: an election that begins now will not find it. */
function withdraw(node: Process, dead: number): void {
  const { electing } = node.state;
  node.say(
    electing
      ? '{@dead}, which was to lead, is silent: it announces it no further, and holds an election already'
      : '{@dead}, which was to lead, does not acknowledge within T: it begins a new election',
    { dead },
  );
  if (!electing) holdElection(node);
}

function watchOldest(node: Process): void {
  const [oldest] = node.state.unanswered;
  if (oldest) node.setTimer('ack', Math.max(1, oldest.due - node.clock()));
  else node.cancelTimer('ack');
}
