// Lamport's clock condition, its half for a single process, and proof that clocks were moved and order more than they know.
import { defineProperty, type Finding } from '../../engine/contract.ts';
import { follow, HISTORY_KINDS, type History, newHistory } from './history.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';

/** What a process did last, and what it has just heard; NONE where there is none. */
interface Watch {
  readonly last: number[];
  readonly heardFrom: number[];
  readonly heard: number[];
  wrong: Finding | null;
}
/** Two events that don't know of one another, and stamps that are in order all the same. */
interface Search {
  /** Dropped once the pair is found: it need not be searched for again. */
  history: History | null;
  readonly stamps: number[];
  found: Finding | null;
}

const NONE = -1;
const watchOf = ({ nodes }: Params): Watch => ({
  last: new Array(nodes).fill(NONE),
  heardFrom: new Array(nodes).fill(NONE),
  heard: new Array(nodes).fill(NONE),
  wrong: null,
});

export const properties = [
  defineProperty<State, Params, Watch>({
    id: 'clock-condition',
    kind: 'always',
    name: 'If a happened before b, then C(a) < C(b)',
    monitor: watchOf,
    kinds: ['receive', 'mark'],
    observe(watch, { kind, node, peer, value, body }) {
      if (kind === 'receive') {
        watch.heardFrom[node] = peer;
        watch.heard[node] = (body as { readonly stamp: number }).stamp;
        return;
      }
      watch.wrong =
        messageWrong(node, watch.heardFrom[node], watch.heard[node], value) ??
        processWrong(node, watch.last[node], value);
      watch.last[node] = value;
      watch.heard[node] = NONE;
    },
    check: (_, { wrong }) => wrong ?? undefined,
  }),
  defineProperty<State, Params, Watch>({
    id: 'process-order',
    kind: 'always',
    name: 'The stamps of each process ascend, so that (C, process) puts all events into one order',
    monitor: watchOf,
    kinds: ['mark'],
    observe(watch, { node, value }) {
      watch.wrong = processWrong(node, watch.last[node], value);
      watch.last[node] = value;
    },
    check: (_, { wrong }) => wrong ?? undefined,
  }),
  defineProperty<State, Params, { moved: number }>({
    id: 'a-clock-is-moved',
    kind: 'sometimes',
    name: 'A message moves the clock of its receiver forward',
    monitor: () => ({ moved: NONE }),
    kinds: ['mark'],
    observe(seen, { type, node }) {
      if (type === 'CORRECTED') seen.moved = node;
    },
    check: (_, { moved }) =>
      moved === NONE
        ? undefined
        : { nodes: [moved], text: 'the clock of {@moved} is moved', values: { moved } },
  }),
  defineProperty<State, Params, Search>({
    id: 'order-without-cause',
    kind: 'sometimes',
    name: 'Concurrent events have different stamps: C(a) < C(b) does not mean that a happened before b',
    // The messages of a script may be one chain, a cause each of the next.
    applies: ({ script }) => !/\d/.test(script) || /(^|[\s,;])\d+@/.test(script),
    monitor: ({ nodes }) => ({
      history: newHistory(nodes),
      stamps: new Array(nodes).fill(0),
      found: null,
    }),
    kinds: HISTORY_KINDS,
    observe(search, event) {
      const past = search.history && follow(search.history, event);
      if (!past) return;
      search.stamps[event.node] = event.value;
      search.found = unknownTo(search.history?.known ?? [], past, search.stamps, event.node);
      if (search.found) search.history = null;
    },
    check: (_, { found }) => found ?? undefined,
  }),
];

function processWrong(node: number, last: number, value: number): Finding | null {
  if (value > last) return null;
  return {
    nodes: [node],
    text: '{@node} stamps an event with {value}, and its event before that with {last}',
    values: { node, value, last },
  };
}

function messageWrong(node: number, from: number, heard: number, value: number): Finding | null {
  if (value > heard) return null;
  return {
    nodes: [from, node],
    text: '{@from} sends at {heard}, and {@node} receives that at {value}',
    values: { from, heard, node, value },
  };
}

/** The latest event of another process of which `past` knows nothing, with another stamp. */
function unknownTo(
  known: readonly (readonly number[])[],
  past: readonly number[],
  stamps: readonly number[],
  node: number,
): Finding | null {
  const other = known.findIndex((of, id) => of[id] > past[id] && stamps[id] !== stamps[node]);
  if (other < 0) return null;
  return {
    nodes: [other, node],
    text: '{@other} is at {theirs} and {@node} at {own}, without having heard of it',
    values: { other, node, theirs: stamps[other], own: stamps[node] },
  };
}
