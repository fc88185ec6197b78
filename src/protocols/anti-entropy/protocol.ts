// Anti-entropy: Demers et al. (1987), PODC, sections 1.1 and 1.3; push, pull and push-pull as in van Steen and Tanenbaum.
import { defineProtocol, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { anyOther, CYCLE, firstCall, period, tells } from '../../kit/random-calls.ts';
import { topologyOf } from '../../kit/topology/choose.ts';
import { inBulk } from './bulk.ts';
import type { Params } from './index.ts';
import { antiEntropyFold } from './metrics.ts';
import { FIRST, NONE, stampOf, timeOf } from './stamp.ts';
import { inWords, tellAnswer, tellTaken } from './telling.ts';
import { levelsOf } from './tree.ts';

/** One item of the store, in typed columns: its value is known by its stamp. All other items are alike everywhere. */
export interface State {
  stamp: number;
  /** When it got this value: a cycle; asynchronously the local clock, in ticks. */
  since: number;
  /** What it held when that cycle began. */
  before: number;
}
export interface Messages {
  /** A value, by its stamp. */
  UPD: number;
  /** Digest of a store: the timestamps of its items; in push-pull the store itself. */
  DIG: number;
  /** Checksum of a store. Stores differ in this one item, so its stamp stands for the sum. */
  SUM: number;
  /** The update if it is recent, or NONE, and the checksum. */
  RECENT: { readonly update: number; readonly sum: number };
  /** Hashes that are one level further down in the tree, where the two trees were seen to differ; the root is level 0. */
  TREE: { readonly level: number; readonly hash: number };
  /** The checksums differ: compare the stores, or the items that the tree leads to. */
  DIFF: number;
}
export type Member = Node<State, Messages, Params>;
/** Whether a value that comes replaces the one held. */
export type Replaces = (offered: number, held: number) => boolean;

/** Cycles for which a value written later keeps the run going at whoever has just got it. */
const FRESH = 10;

/** The protocol, given the rule by which values replace one another. */
export const antiEntropy = (replaces: Replaces) => {
  /** A value comes: the newer one is kept. */
  function take(node: Member, from: number, offered: number): void {
    const held = node.state.stamp;
    const isTaken = replaces(offered, held);
    if (isTaken) store(node, offered, from);
    if (tells(node)) tellTaken(node, from, offered, held, isTaken);
  }
  return defineProtocol<State, Messages, Params>({
    network: { ...DEFAULT_NETWORK, delay: 'uniform:60..140' },
    topology: ({ view, topology, nodes, degree }, draw) =>
      view === 'full' ? undefined : topologyOf(topology, nodes, degree, draw),
    columns: { stamp: 'f64', since: 'i32', before: 'f64' },
    init: () => ({ stamp: NONE, since: 0, before: NONE }),
    stable: ['stamp', 'since', 'before'],
    timing: (params) => params.timing,
    start(node) {
      schedule(node);
      if (node.id >= node.params.initial) return;
      store(node, FIRST, node.id);
      if (tells(node)) node.say('has the update from the start');
    },
    recover: schedule,
    cycle: act,
    commands: {
      write(node) {
        const { state, id, count } = node;
        node.respond();
        store(node, stampOf(node.clock(), id, count, state.stamp), id);
        node.say('writes a new value, with the timestamp ({stamp})', { stamp: inWords(node) });
      },
    },
    timers: {
      exchange(node) {
        act(node);
        node.setTimer('exchange', period(node), { background: true });
      },
      wait(node) {
        node.say('has waited long enough: the run need not go on for its sake');
      },
    },
    on: {
      UPD: take,
      DIG(node, from, stamp) {
        if (node.params.mode === 'push-pull' && stamp !== NONE) take(node, from, stamp);
        const held = shown(node);
        if (held > stamp) node.send(from, 'UPD', held);
        if (tells(node)) tellAnswer(node, from, stamp, held);
      },
      SUM(node, from, sum) {
        const isAlike = sum === shown(node);
        if (tells(node)) node.say(isAlike ? SAME_SUM : OTHER_SUM, { from });
        if (!isAlike) differ(node, from, 0);
      },
      TREE(node, from, { level, hash }) {
        if (hash === shown(node)) {
          if (tells(node)) node.say('is like {@from} by now', { from });
        } else differ(node, from, level);
      },
      DIFF(node, from) {
        const isSent = exchange(node, from);
        if (!isSent && tells(node)) node.say('has nothing to push');
      },
      RECENT(node, from, { update, sum }) {
        const held = shown(node);
        if (update !== NONE && update !== held) take(node, from, update);
        const answers = held > sum && node.params.mode !== 'push' && isRecent(node, held);
        const isSettled = held === sum || answers || (update === sum && sum > held);
        if (answers) node.send(from, 'UPD', held);
        if (!isSettled) node.send(from, 'DIFF', 0);
        if (tells(node)) node.say(isSettled ? SETTLED : UNSETTLED, { from });
      },
    },
    metrics: antiEntropyFold,
  });
};
const SAME_SUM = 'has the same checksum as {@from}: their stores are alike';
const OTHER_SUM = 'has another checksum than {@from}: their stores differ somewhere';
const SETTLED = 'is like {@from} now: what is recent was enough';
const UNSETTLED = 'differs from {@from} in what is not recent: their stores must be compared';

export const protocol = {
  ...antiEntropy((offered, held) => offered > held),
  bulk: inBulk,
};

/** What a node does once a cycle. */
function act(node: Member): void {
  const { state, params } = node;
  const { digest, mode, timing, patience } = params;
  if (timing === 'cycle' && (node.cycle === patience || state.stamp > FIRST)) keepGoing(node);
  const held = shown(node);
  if (digest === 'full' && mode === 'push' && held === NONE) return;
  const to = partner(node);
  if (to === NOBODY) return;
  if (digest === 'full') {
    exchange(node, to);
    return;
  }
  const update = mode !== 'pull' && isRecent(node, held) ? held : NONE;
  if (digest === 'recent') node.send(to, 'RECENT', { update, sum: held });
  else node.send(to, 'SUM', held);
  if (tells(node))
    node.say(digest === 'recent' && update !== NONE ? CALLS_RECENT : CALLS_SUM, { to });
}
const CALLS_SUM = 'sends {@to} the checksum of its store';
const CALLS_RECENT = 'sends {@to} its recent update and the checksum of its store';

/** Compares whole stores, or the items that the tree led to. Returns false where there is nothing to send. */
function exchange(node: Member, to: number): boolean {
  const held = shown(node);
  const { mode } = node.params;
  if (mode !== 'push') node.send(to, 'DIG', held);
  else if (held !== NONE) node.send(to, 'UPD', held);
  else return false;
  if (tells(node)) node.say(CALLS[mode], { to });
  return true;
}
const CALLS = {
  push: 'pushes its store to {@to}',
  pull: 'sends {@to} a digest, and asks for what is newer',
  'push-pull': 'sends {@to} its store, and asks for what is newer',
};

/** The hashes differ on that level: one level further, or where there is none, whoever called compares the items. */
function differ(node: Member, from: number, level: number): void {
  const { digest, items } = node.params;
  const levels = digest === 'merkle' ? levelsOf(items) : 0;
  if (level < levels) {
    node.send(from, 'TREE', { level: level + 1, hash: shown(node) });
    if (tells(node))
      node.say('sends the hashes of the next level down, number {level}', { level: level + 1 });
    return;
  }
  const hasCalled = level % 2 === 1;
  if (!hasCalled) node.send(from, 'DIFF', 0);
  else if (!exchange(node, from) && tells(node)) node.say('has nothing to push');
}

const NOBODY = -1;

/** Whom it compares with: any other node, or one that it has a link to. */
function partner(node: Member): number {
  if (node.params.view === 'full') return anyOther(node);
  const { neighbors } = node;
  return neighbors.length === 0 ? NOBODY : neighbors[node.randomInt(neighbors.length)];
}

/** What a node shows of itself: in cycles, what it held when the cycle began. */
function shown({ state, cycle, params }: Member): number {
  const isYoung = cycle > 0 && state.since === cycle && params.judged === 'cycle-start';
  return isYoung ? state.before : state.stamp;
}

function isRecent(node: Member, stamp: number): boolean {
  if (stamp === NONE) return false;
  return node.clock() - timeOf(stamp, node.count) <= node.params.recent * CYCLE;
}

function store(node: Member, stamp: number, from: number): void {
  const { state, params } = node;
  const isFirst = state.stamp === NONE;
  if (state.since !== node.cycle) state.before = state.stamp;
  state.since = params.timing === 'cycle' ? node.cycle : node.clock();
  state.stamp = stamp;
  node.mark(isFirst ? 'INFECTED' : 'UPDATED', from);
  keepGoing(node);
}

/** Everybody acts, for ever. */
function schedule(node: Member): void {
  keepGoing(node);
  if (node.params.timing === 'async')
    node.setTimer('exchange', firstCall(node), { background: true });
}

/** A run goes on as long as somebody misses the update, or has just got one that was written later. */
function keepGoing(node: Member): void {
  const { state, params } = node;
  const { stamp } = state;
  if (params.timing === 'cycle') {
    const left = stamp === NONE ? params.patience : stamp === FIRST ? 0 : state.since + FRESH;
    return node.setActive(true, { background: node.cycle >= left });
  }
  if (stamp === FIRST) return node.cancelTimer('wait');
  const cycles = stamp === NONE ? params.patience : FRESH;
  node.setTimer('wait', cycles * CYCLE, { background: false });
}
