// Centralised mutual exclusion: ask the coordinator, enter when it grants, release (van Steen and Tanenbaum; Coulouris).
import { defineProtocol, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { moved, type Rename, type Symmetry } from '../../engine/symmetry.ts';
import { mutexLoad, renamedLoad } from '../../kit/mutex-load.ts';
import { mutexFold } from '../../kit/mutex-metrics.ts';
import type { Params } from './index.ts';

export const COORDINATOR = 0;

/** A process and the number of its request: duplicates and answers to old requests are known by it. */
interface Request {
  readonly from: number;
  readonly request: number;
}
export interface State {
  phase: 'released' | 'wanted' | 'held';
  /** Number of its latest request, from 1. */
  request: number;
  /** Requests of others that it has been told of, and those among them that it knew when it asked. */
  told: Request[];
  earlier: Request[];
  /** busy = denied: it has been denied, or has heard nothing for too long. */
  denied: boolean;
  suspects: boolean;
  /** The coordinator's: who has the grant, who waits, and the latest request seen of each process. */
  holder: Request | null;
  queue: Request[];
  seen: number[];
}
export interface Messages {
  REQUEST: { readonly request: number };
  GRANT: { readonly request: number };
  DENIED: { readonly request: number };
  RELEASE: { readonly request: number };
  /** No part of the algorithm: processes that talk to one another make one request happen before another. */
  TELL: { readonly requests: readonly Request[] };
}
type Process = Node<State, Messages, Params>;
/** Whether the coordinator may grant at once. */
type MayGrant = (coordinator: Process) => boolean;

/** Whoever asks is like whoever else asks, as long as all ask equally often. */
const symmetry: Symmetry<State, Params> = {
  groups: ({ load, nodes, entries }) =>
    load === 'saturated' && entries % (nodes - 1) === 0
      ? [Array.from({ length: nodes - 1 }, (_, i) => i + 1)]
      : [],
  state: (state, rename) => ({
    ...state,
    told: state.told.map((one) => renamed(one, rename)),
    earlier: state.earlier.map((one) => renamed(one, rename)),
    holder: state.holder && renamed(state.holder, rename),
    queue: state.queue.map((one) => renamed(one, rename)),
    seen: moved(state.seen, rename),
  }),
  load: renamedLoad,
};

function renamed({ from, request }: Request, rename: Rename): Request {
  return { from: rename(from), request };
}

const CONTROL: readonly 'TELL'[] = ['TELL'];

/** The protocol, given the rule by which the coordinator grants a request that arrives. */
export const centralised = (mayGrant: MayGrant) =>
  defineProtocol<State, Messages, Params>({
    network: DEFAULT_NETWORK,
    // With these lost as well, a coordinator that comes back would grant what is held.
    stable: ['request', 'holder', 'queue', 'seen'],
    init: ({ id, count }) => ({
      phase: 'released',
      request: 0,
      told: [],
      earlier: [],
      denied: false,
      suspects: false,
      holder: null,
      queue: [],
      seen: id === COORDINATOR ? new Array(count).fill(0) : [],
    }),
    commands: {
      enter(node) {
        if (node.id === COORDINATOR) {
          node.say('coordinates, and does not ask');
          return node.refuse('coordinates');
        }
        if (node.state.phase === 'released') return ask(node);
        node.say('already {phase} the critical section', { phase: inWords(node) });
        node.refuse('already asked');
      },
      tell,
    },
    on: {
      REQUEST(node, from, { request }) {
        const { state } = node;
        if (request <= state.seen[from])
          return node.say('has seen request {request} of {@from} before', { request, from });
        state.seen[from] = request;
        if (mayGrant(node)) {
          node.say('nobody is inside: grants the request of {@from}', { from });
          grant(node, { from, request });
        } else queue(node, { from, request });
      },
      GRANT(node, _from, { request }) {
        const { state } = node;
        if (state.phase === 'wanted' && request === state.request) return enter(node);
        if (state.phase === 'held' && request === state.request)
          return node.say('is inside by this very grant');
        node.say('wants no grant for the old request {request}, and gives it back', { request });
        node.send(COORDINATOR, 'RELEASE', { request });
      },
      DENIED(node, _from, { request }) {
        const { state } = node;
        if (state.phase !== 'wanted' || request !== state.request)
          return node.say('is past request {request}, which this denies', { request });
        state.denied = true;
        state.suspects = false;
        node.cancelTimer('reply');
        node.say('is denied for now: the coordinator is alive, and has queued the request');
      },
      RELEASE(node, from, { request }) {
        const { state } = node;
        if (same(state.holder, { from, request })) return passOn(node, 'has left');
        state.queue = state.queue.filter((one) => !same(one, { from, request }));
        node.say('no longer counts on request {request} of {@from}', { request, from });
      },
      TELL(node, from, { requests }) {
        for (const one of requests)
          if (!node.state.told.some((known) => same(known, one))) node.state.told.push(one);
        node.say('learns that {@from} has asked', { from });
      },
    },
    timers: {
      hold: leave,
      reply(node) {
        node.state.suspects = true;
        node.say('has heard neither GRANT nor DENIED: the coordinator must be down');
      },
      lease(node) {
        passOn(node, 'has had it for the whole lease and is taken for dead');
      },
    },
    recover(node) {
      const { state, params } = node;
      if (node.id !== COORDINATOR && state.request > 0) {
        node.say('is back, and gives up what it may have been granted');
        node.send(COORDINATOR, 'RELEASE', { request: state.request });
      } else if (state.holder !== null && params.lease > 0) {
        node.say('is back, and starts the lease anew');
        node.setTimer('lease', params.lease);
      }
    },
    control: CONTROL,
    symmetry,
    workload: mutexLoad(COORDINATOR + 1),
    metrics: mutexFold(CONTROL),
  });

export const protocol = centralised((node) => node.state.holder === null);

function inWords(node: Process): string {
  return node.state.phase === 'held' ? 'is in' : 'waits for';
}

function same(one: Request | null, other: Request): boolean {
  return one?.from === other.from && one.request === other.request;
}

function ask(node: Process): void {
  const { state, params } = node;
  state.phase = 'wanted';
  state.request++;
  state.earlier = state.told;
  state.told = [];
  state.denied = false;
  state.suspects = false;
  node.say('wants the critical section and asks {@coordinator}', { coordinator: COORDINATOR });
  node.send(COORDINATOR, 'REQUEST', { request: state.request });
  if (params.busy === 'denied') node.setTimer('reply', params.timeout);
}

function tell(node: Process): void {
  const { state, id } = node;
  if (state.phase === 'released') {
    node.say('has not asked, so there is nothing to tell');
    return node.refuse('has not asked');
  }
  const others = Array.from({ length: node.count }, (_, other) => other).filter(
    (other) => other !== id && other !== COORDINATOR,
  );
  node.say('tells all others that it has asked');
  node.multicast(others, 'TELL', {
    requests: [...state.earlier, { from: id, request: state.request }],
  });
  node.respond();
}

function queue(node: Process, { from, request }: Request): void {
  const { state, params } = node;
  state.queue.push({ from, request });
  node.say(
    params.busy === 'denied'
      ? '{@holder} has the grant: queues {@from} as number {place}, and says so'
      : '{@holder} has the grant: queues {@from} as number {place}, and says nothing',
    { holder: state.holder?.from ?? from, from, place: state.queue.length },
  );
  if (params.busy === 'denied') node.send(from, 'DENIED', { request });
}

function grant(node: Process, to: Request): void {
  node.state.holder = to;
  node.send(to.from, 'GRANT', { request: to.request });
  if (node.params.lease > 0) node.setTimer('lease', node.params.lease);
}

/** The grant is free again: the first in the queue gets it. */
function passOn(node: Process, why: string): void {
  const { state } = node;
  const holder = state.holder?.from ?? COORDINATOR;
  const next = state.queue.shift();
  node.cancelTimer('lease');
  if (next === undefined) {
    state.holder = null;
    return node.say('{@holder} {why}, and nobody waits', { holder, why });
  }
  node.say('{@holder} {why}: grants {@next}, the first in the queue', {
    holder,
    why,
    next: next.from,
  });
  grant(node, next);
}

function enter(node: Process): void {
  const { state, params } = node;
  state.phase = 'held';
  node.cancelTimer('reply');
  node.mark('ENTER', state.request);
  node.respond();
  node.say('has the grant and enters the critical section');
  node.setTimer('hold', params.hold);
}

function leave(node: Process): void {
  const { state } = node;
  state.phase = 'released';
  node.mark('EXIT');
  node.say('leaves the critical section and tells the coordinator');
  node.send(COORDINATOR, 'RELEASE', { request: state.request });
}
