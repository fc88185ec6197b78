// Token ring: Le Lann (1977), Distributed systems: towards a formal approach, IFIP Congress; elections as Chang and Roberts (1979).
import { defineProtocol, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { mutexLoad } from '../../kit/mutex-load.ts';
import { mutexFold } from '../../kit/mutex-metrics.ts';
import type { Params } from './index.ts';
import {
  acknowledge,
  type Bid,
  enrol,
  forgetTokens,
  type Messages,
  nextOf,
  passOn,
  type RingState,
  readmit,
  retry,
  settle,
} from './ring.ts';

export interface State extends RingState {
  phase: 'released' | 'wanted' | 'held';
  /** It has the token: it is inside, or about to pass the token on. */
  hasToken: boolean;
  /** Of the token seen last. */
  epoch: number;
  hop: number;
  /** regeneration: it is a candidate. */
  electing: boolean;
  /** Timeouts in a row without the token. */
  misses: number;
}
export type Process = Node<State, Messages, Params>;
/** Whether a token is a newer one than the token seen last. */
export type IsNew = (state: State, epoch: number, hop: number) => boolean;

/** The protocol, given the rule by which a token is told from a copy of an older one. */
export const tokenRing = (isNew: IsNew) =>
  defineProtocol<State, Messages, Params>({
    network: DEFAULT_NETWORK,
    control: ['ACK'],
    stable: ['epoch', 'hop'],
    init: () => ({
      phase: 'released',
      hasToken: false,
      epoch: 0,
      hop: 0,
      electing: false,
      misses: 0,
      passes: [],
      dead: [],
    }),
    starts: ({ first, nodes, regeneration }) =>
      regeneration ? Array.from({ length: nodes }, (_, id) => id) : [first],
    start(node) {
      if (node.id !== node.params.first) return watch(node);
      node.say('has the token at the start');
      node.state.hasToken = true;
      // A tick, so that whoever wants it at the start can say so.
      node.setTimer('pass', Math.max(1, node.params.rest), { background: true });
    },
    recover(node) {
      node.say('is up again, without the token');
      enrol(node);
      watch(node);
    },
    commands: {
      enter(node) {
        const { state } = node;
        if (state.phase !== 'released') {
          node.say('waits for the token already, or is inside');
          return node.refuse('already asked');
        }
        state.phase = 'wanted';
        if (state.hasToken) return enter(node);
        node.say('wants to enter, and waits for the token');
        state.misses = 0;
        watch(node);
      },
    },
    on: {
      TOKEN(node, from, { epoch, hop }) {
        const { state } = node;
        acknowledge(node, from, { epoch, hop, bid: null });
        if (epoch < state.epoch)
          return node.say('discards a token of epoch {epoch}: it knows of epoch {known}', {
            epoch,
            known: state.epoch,
          });
        if (!isNew(state, epoch, hop))
          return node.say('discards a copy: it has seen the token at hop {hop} before', { hop });
        state.epoch = epoch;
        state.hop = hop;
        forgetTokens(node);
        if (state.hasToken) return node.say('has a token already: the two become one');
        state.hasToken = true;
        take(node);
      },
      ACK(node, from, packet) {
        const isAwaited = settle(node, from, packet);
        node.say(
          isAwaited
            ? 'knows that {@from} has what it passed on'
            : 'needs this acknowledgement of {@from} no more',
          { from },
        );
      },
      ELECTION(node, from, { epoch, hop, candidate, seen }) {
        const { state } = node;
        const bid = { candidate, seen };
        acknowledge(node, from, { epoch, hop, bid });
        if (state.hasToken) return node.say('stops the election: the token is here');
        if (epoch < state.epoch)
          return node.say('stops the election: a token of epoch {known} has been here since', {
            known: state.epoch,
          });
        if (epoch > state.epoch) learn(node, epoch);
        if (hop > node.count) return node.say('stops the bid: {@candidate} is gone', { candidate });
        if (candidate === node.id) win(node, seen);
        else if (candidate > node.id) give(node, bid, hop);
        else stand(node, candidate);
      },
      ENROL(node, from) {
        readmit(node, from);
        node.say('has {@from} in the ring again', { from });
        if (node.state.hasToken && node.state.phase === 'released') rest(node);
      },
    },
    timers: {
      hold: leave,
      pass: passToken,
      ack(node) {
        const skipped = retry(node);
        if (skipped.length === 0)
          return node.say('has no acknowledgement within the timeout, and sends once more');
        const [dead] = skipped;
        const next = nextOf(node.id, node.count, node.state.dead);
        node.mark('SKIP', dead);
        node.say('takes {@dead} for dead: its next is {@next} now', { dead, next });
      },
      watch(node) {
        const { state, params } = node;
        state.misses++;
        node.say(
          params.regeneration
            ? 'has not seen the token for T: it must be lost, and a new one is to be made'
            : 'has not seen the token for T, and can only go on waiting',
        );
        if (params.regeneration) bid(node);
        // It may have been skipped by mistake.
        if (!params.regeneration || state.misses > 1) enrol(node);
        watch(node);
      },
    },
    workload: mutexLoad(),
    metrics: mutexFold(['ACK']),
  });

export const protocol = tokenRing((state, epoch, hop) => epoch > state.epoch || hop > state.hop);

/** The token is here: enters, or lets it rest and passes it on. At most one critical section a visit. */
function take(node: Process): void {
  const { state } = node;
  state.electing = false;
  state.misses = 0;
  node.cancelTimer('watch');
  if (state.phase === 'wanted') return enter(node);
  node.say('has the token and does not want it: passes it on to {@next}', {
    next: nextOf(node.id, node.count, state.dead),
  });
  rest(node);
}

/** Nobody waits for what an idle process passes on: the run may end. */
function rest(node: Process): void {
  node.setTimer('pass', node.params.rest, { background: true });
}

function enter(node: Process): void {
  node.cancelTimer('pass');
  node.state.phase = 'held';
  node.mark('ENTER', node.state.epoch);
  node.respond();
  node.say('has the token, and enters the critical section');
  node.setTimer('hold', node.params.hold, { background: false });
}

function leave(node: Process): void {
  node.state.phase = 'released';
  node.mark('EXIT');
  node.say('leaves the critical section, and passes the token on to {@next}', {
    next: nextOf(node.id, node.count, node.state.dead),
  });
  passToken(node);
}

function passToken(node: Process): void {
  const { state } = node;
  if (nextOf(node.id, node.count, state.dead) === node.id)
    return node.say('is alone in the ring, and keeps the token');
  state.hasToken = false;
  passOn(node, { epoch: state.epoch, hop: state.hop, bid: null });
  watch(node);
}

/** T from now on. Who waits keeps the run going, as long as anything may come of it. */
function watch(node: Process): void {
  const { state, params } = node;
  const isWaiting = state.phase === 'wanted';
  if (!isWaiting && !params.regeneration) return;
  node.setTimer('watch', params.timeout, { background: !isWaiting || isInVain(node) });
}

/** Nobody will come. Where dead processes are skipped and a token is made anew, that is never so. */
function isInVain({ state, params }: Process): boolean {
  const { acknowledgements, regeneration, timeout, patience } = params;
  if (acknowledgements && regeneration) return false;
  return state.misses > 0 && state.misses * timeout >= patience;
}

/** A token of that epoch exists, or has existed, that never came here. */
function learn(node: Process, epoch: number): void {
  const { state } = node;
  state.epoch = epoch;
  state.hop = 0;
  state.electing = false;
}

/** Says when it has seen the token last: a bid that comes back after the token is none any more. */
function bid(node: Process): void {
  const { id, state } = node;
  state.electing = true;
  passOn(node, { epoch: state.epoch, hop: 0, bid: { candidate: id, seen: state.hop } });
}

function give(node: Process, higher: Bid, hop: number): void {
  node.say('passes on the bid of {@candidate}, which is higher', { candidate: higher.candidate });
  passOn(node, { epoch: node.state.epoch, hop, bid: higher });
  watch(node);
}

function stand(node: Process, candidate: number): void {
  if (node.state.electing)
    return node.say('stops the bid of {@candidate}: its own is under way', { candidate });
  node.say('stops the bid of {@candidate}, and makes its own: it is higher', { candidate });
  bid(node);
  watch(node);
}

/** Its bid has been all round and met neither the token nor anybody higher. */
function win(node: Process, seen: number): void {
  const { state } = node;
  if (!state.electing || state.hop !== seen)
    return node.say('does not need the token that it bid for any more');
  state.epoch++;
  state.hop = 0;
  state.hasToken = true;
  node.mark('TOKEN', state.epoch);
  node.say('has won: it makes a token of epoch {epoch}', { epoch: state.epoch });
  take(node);
}
