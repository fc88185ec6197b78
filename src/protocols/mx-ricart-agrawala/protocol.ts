// Ricart and Agrawala (1981), CACM 24(1); Roucairol and Carvalho's variant (1983); van Steen and Tanenbaum's with denials.
import { defineProtocol, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { precedes, received } from '../../kit/lamport-clock.ts';
import { mutexLoad } from '../../kit/mutex-load.ts';
import { mutexFold } from '../../kit/mutex-metrics.ts';
import type { Params } from './index.ts';

export interface State {
  phase: 'released' | 'wanted' | 'held';
  clock: number;
  /** Stamp of the latest request. */
  request: number;
  /** Whose permission it has. */
  granted: number[];
  /** Whose requests wait for its exit, with their stamps. */
  deferred: Deferred[];
  /** crash-tolerant: who denied, silent rounds of the others, and who is taken for dead. */
  denied: number[];
  silent: number[];
  dead: number[];
}
export interface Deferred {
  readonly from: number;
  readonly stamp: number;
}
export interface Messages {
  REQUEST: { readonly stamp: number };
  /** Carries the stamp of the request it answers: a stale one is known by it. */
  OK: { readonly stamp: number };
  DENIED: { readonly stamp: number };
}
export type Process = Node<State, Messages, Params>;
/** Whether the process keeps a request (stamp, from) waiting. */
export type Keeps = (node: Process, stamp: number, from: number) => boolean;

/** The protocol, given the rule by which a process that wants to enter compares requests. */
export const ricartAgrawala = (ownIsOlder: Keeps) =>
  defineProtocol<State, Messages, Params>({
    network: DEFAULT_NETWORK,
    stable: ['clock'],
    init: ({ id, count, params }) => ({
      phase: 'released',
      clock: params.clocks[id] ?? 0,
      request: 0,
      granted: [],
      deferred: [],
      denied: [],
      silent: new Array(count).fill(0),
      dead: [],
    }),
    commands: {
      enter(node) {
        if (node.state.phase === 'released') return ask(node);
        node.say('already {phase} the critical section', { phase: inWords(node) });
        node.refuse('already asked');
      },
    },
    on: {
      REQUEST(node, from, { stamp }) {
        const { state, params } = node;
        if (params.stamp === 'lamport') state.clock = received(state.clock, stamp);
        if (state.dead.includes(from)) revive(node, from);
        if (state.phase === 'held' || (state.phase === 'wanted' && ownIsOlder(node, stamp, from)))
          return defer(node, from, stamp);
        node.say(
          state.phase === 'wanted'
            ? 'replies at once: ({stamp}, {@from}) is older than its own request ({own}, {@id})'
            : 'does not want the resource itself, so it replies at once to ({stamp}, {@from})',
          { stamp, from, own: state.request, id: node.id },
        );
        node.send(from, 'OK', { stamp });
        if (params.variant === 'roucairol-carvalho') giveBack(node, from);
      },
      OK(node, from, { stamp }) {
        if (node.state.phase !== 'wanted' || stamp !== node.state.request)
          return node.say('ignores an OK for an old request ({stamp})', { stamp });
        grant(node, from);
      },
      DENIED(node, from, { stamp }) {
        if (node.state.phase !== 'wanted' || stamp !== node.state.request) return;
        // It has spoken in this round: the next one may be its first silent one.
        node.state.silent[from] = -1;
        if (!node.state.denied.includes(from)) node.state.denied.push(from);
        node.say('learns that {@from} is alive and keeps it waiting', { from });
      },
    },
    timers: {
      hold: leave,
      reply(node) {
        askAgain(node);
      },
    },
    workload: mutexLoad(),
    metrics: mutexFold(),
  });

export const protocol = ricartAgrawala((node, stamp, from) =>
  precedes(node.state.request, node.id, stamp, from),
);

function inWords(node: Process): string {
  return node.state.phase === 'held' ? 'is in' : 'waits for';
}

function ask(node: Process): void {
  const { state, params } = node;
  state.phase = 'wanted';
  state.request = params.stamp === 'lamport' ? ++state.clock : node.clock();
  if (params.variant !== 'roucairol-carvalho') state.granted = [];
  state.denied = [];
  state.dead = [];
  state.silent.fill(0);
  const missing = others(node).filter((id) => !state.granted.includes(id));
  node.say('wants the critical section and asks with ({stamp}, {@id})', {
    stamp: state.request,
    id: node.id,
  });
  node.multicast(missing, 'REQUEST', { stamp: state.request });
  if (params.variant === 'crash-tolerant') node.setTimer('reply', params.timeout);
  enterIfGranted(node);
}

function others(node: Process): number[] {
  return Array.from({ length: node.count }, (_, id) => id).filter((id) => id !== node.id);
}

function defer(node: Process, from: number, stamp: number): void {
  const { state, params } = node;
  if (!state.deferred.some((one) => one.from === from && one.stamp === stamp))
    state.deferred.push({ from, stamp });
  node.say(
    state.phase === 'held'
      ? 'is in the critical section and keeps ({stamp}, {@from}) waiting'
      : 'keeps ({stamp}, {@from}) waiting: its own request ({own}, {@id}) is older',
    { stamp, from, own: state.request, id: node.id },
  );
  if (params.variant === 'crash-tolerant') node.send(from, 'DENIED', { stamp });
}

/** A permission given away; if it was counted on, it must be asked for again. */
function giveBack(node: Process, to: number): void {
  const { state } = node;
  const counted = state.granted.includes(to);
  state.granted = state.granted.filter((id) => id !== to);
  if (counted && state.phase === 'wanted') node.send(to, 'REQUEST', { stamp: state.request });
}

function grant(node: Process, from: number): void {
  const { state } = node;
  state.silent[from] = 0;
  if (!state.granted.includes(from)) state.granted.push(from);
  node.say('has permission from {@from}: {have} of {need}', {
    from,
    have: state.granted.length,
    need: node.count - 1,
  });
  enterIfGranted(node);
}

function enterIfGranted(node: Process): void {
  const { state, params } = node;
  if (others(node).some((id) => !state.granted.includes(id) && !state.dead.includes(id))) return;
  state.phase = 'held';
  node.cancelTimer('reply');
  node.mark('ENTER', state.request);
  node.respond();
  node.say('has every permission and enters the critical section');
  node.setTimer('hold', params.hold);
}

function leave(node: Process): void {
  const { state, params } = node;
  const waiting = state.deferred;
  state.phase = 'released';
  state.deferred = [];
  node.mark('EXIT');
  if (waiting.length === 0)
    return node.say('leaves the critical section; nobody waits for its reply');
  node.say('leaves the critical section and sends the {count} deferred OK', {
    count: waiting.length,
  });
  for (const { from, stamp } of waiting) {
    node.send(from, 'OK', { stamp });
    if (params.variant === 'roucairol-carvalho') giveBack(node, from);
  }
}

/** crash-tolerant: who was taken for dead asks; its permission is needed after all. */
function revive(node: Process, from: number): void {
  const { state } = node;
  state.dead = state.dead.filter((id) => id !== from);
  state.silent[from] = 0;
  if (state.phase === 'wanted') node.send(from, 'REQUEST', { stamp: state.request });
}

/** crash-tolerant: asks everyone who has not granted; who stays silent too often is taken for dead. */
function askAgain(node: Process): void {
  const { state, params } = node;
  if (state.phase !== 'wanted') return;
  for (const id of others(node)) {
    if (state.granted.includes(id) || state.dead.includes(id)) continue;
    if (state.silent[id]++ >= params.retries) {
      state.dead.push(id);
      node.say('has heard nothing from {@id} and takes it for dead', { id });
    } else node.send(id, 'REQUEST', { stamp: state.request });
  }
  node.setTimer('reply', params.timeout);
  enterIfGranted(node);
}
