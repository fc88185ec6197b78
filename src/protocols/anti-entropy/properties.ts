// No node goes back to an older value, everybody gets the newest one, and stores are compared in vain.
import { defineProperty, type EventView } from '../../engine/contract.ts';
import { STEP_BEGINS } from '../../kit/step-begins.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';
import { NONE } from './stamp.ts';

/** Ids that a finding names at most. */
const MAX_NAMED = 5000;
/** Nodes of a run in which every message is looked at. */
const MAX_LISTENED = 500;

interface Held {
  /** By node, the stamp of its value when it changed last. */
  readonly stamps: number[];
  /** Who went back to an older value just now, or -1. */
  guilty: number;
}
interface Exchange {
  /** Who was shown the other's store just now, whose it was, and its stamp; -1 for nobody. */
  node: number;
  from: number;
  stamp: number;
  /** What it answered with, or NONE. */
  answer: number;
}
interface Received {
  /** Who received a value just now, and which; -1 for nobody. */
  node: number;
  from: number;
  stamp: number;
}

export const properties = [
  defineProperty<State, Params, Held>({
    id: 'never-older',
    kind: 'always',
    name: 'No node goes back to an older value',
    monitor: ({ nodes }) => ({ stamps: new Array<number>(nodes).fill(NONE), guilty: -1 }),
    kinds: ['mark', 'recover'],
    observe(monitor, event, world) {
      const { node } = event;
      // What forgets all may begin anew.
      const stamp = event.kind === 'mark' ? world.state(node).stamp : NONE;
      monitor.guilty = event.kind === 'mark' && stamp < monitor.stamps[node] ? node : -1;
      if (event.kind === 'recover' && event.value !== 1) return;
      monitor.stamps[node] = stamp;
    },
    check(_, { guilty: node }) {
      if (node < 0) return undefined;
      return { nodes: [node], text: '{@node} has given up a newer value', values: { node } };
    },
  }),
  defineProperty<State, Params, Received>({
    id: 'as-new-as-received',
    kind: 'always',
    name: 'Whoever receives a value holds it afterwards, or a newer one',
    applies: ({ nodes }) => nodes <= MAX_LISTENED,
    monitor: () => ({ node: -1, from: -1, stamp: NONE }),
    kinds: ['receive'],
    observe(monitor, event, { params }) {
      monitor.node = carries(event, params) ? event.node : -1;
      monitor.from = event.peer;
      monitor.stamp = event.value;
    },
    check(world, monitor) {
      const { node, from, stamp } = monitor;
      if (node < 0 || world.state(node).stamp >= stamp) return undefined;
      return {
        nodes: [node, from],
        text: '{@node} has an older value than that which {@from} sent',
        values: { node, from },
      };
    },
  }),
  defineProperty<State, Params, Exchange>({
    id: 'alike-afterwards',
    kind: 'always',
    name: 'After an exchange in push-pull both hold the same value: what the one offered, or what the other one answered with',
    // On a cycle's old snapshot both may have been given others meanwhile.
    applies: ({ nodes, mode, timing }) =>
      nodes <= MAX_LISTENED && mode === 'push-pull' && timing === 'async',
    monitor: () => ({ node: -1, from: -1, stamp: NONE, answer: NONE }),
    kinds: ['send', ...STEP_BEGINS],
    observe(monitor, { kind, type, node, peer, value }) {
      if (kind !== 'send') monitor.node = -1;
      if (kind === 'receive' && type === 'DIG')
        Object.assign(monitor, { node, from: peer, stamp: value, answer: NONE });
      else if (kind !== 'send') return;
      else if (type === 'UPD' && node === monitor.node && peer === monitor.from)
        monitor.answer = value;
    },
    check(world, monitor) {
      const { node, from, stamp, answer } = monitor;
      if (node < 0) return undefined;
      // That the answer is taken is said of every value that comes.
      if (world.state(node).stamp === Math.max(stamp, answer)) return undefined;
      return {
        nodes: [node, from],
        text: '{@node} was shown the store of {@from}, and they differ still',
        values: { node, from },
      };
    },
  }),
  defineProperty<State, Params>({
    id: 'everybody-has-it',
    kind: 'eventually',
    name: 'Every live node gets the newest value',
    check(world) {
      let newest = NONE;
      for (let id = 0; id < world.count; id++)
        if (world.up(id)) newest = Math.max(newest, world.state(id).stamp);
      const nodes: number[] = [];
      let count = 0;
      for (let id = 0; id < world.count; id++)
        if (world.up(id) && world.state(id).stamp < newest && count++ < MAX_NAMED) nodes.push(id);
      if (count === 0) return undefined;
      return {
        nodes,
        text: '{count} have no or an older value, first {@first}',
        values: { count, first: nodes[0] },
      };
    },
  }),
  defineProperty<State, Params, { infected: number; news: boolean }>({
    id: 'half-has-it',
    kind: 'sometimes',
    name: 'Half of the nodes have the update',
    monitor: () => ({ infected: 0, news: false }),
    kinds: ['mark'],
    observe(monitor, { type }) {
      monitor.news = type === 'INFECTED';
      if (monitor.news) monitor.infected++;
    },
    check(world, { infected, news }) {
      if (!news || infected * 2 < world.count) return undefined;
      return { nodes: [], text: '{infected} have it', values: { infected } };
    },
  }),
  defineProperty<State, Params>({
    id: 'all-alike',
    kind: 'sometimes',
    name: 'All live nodes hold the same value',
    applies: ({ nodes }) => nodes <= MAX_LISTENED,
    kinds: ['mark'],
    check(world, _, { kind, node }) {
      if (kind !== 'mark') return undefined;
      const { stamp } = world.state(node);
      for (let id = 0; id < world.count; id++)
        if (world.state(id).stamp !== stamp && world.up(id)) return undefined;
      return { nodes: [], text: 'all hold it' };
    },
  }),
  defineProperty<State, Params, { node: number; peer: number }>({
    id: 'nothing-new',
    kind: 'sometimes',
    name: 'An exchange brings nothing new',
    applies: ({ nodes }) => nodes <= MAX_LISTENED,
    monitor: () => ({ node: -1, peer: -1 }),
    kinds: ['receive'],
    observe(monitor, { type, node, peer, value }, world) {
      if ((type !== 'UPD' && type !== 'DIG') || world.state(node).stamp !== value) return;
      monitor.node = node;
      monitor.peer = peer;
    },
    check(_, { node, peer }) {
      if (node < 0) return undefined;
      return { nodes: [node, peer], text: '{@node} and {@peer} are alike', values: { node, peer } };
    },
  }),
  defineProperty<State, Params, { node: number; peer: number }>({
    id: 'checksum-enough',
    kind: 'sometimes',
    name: 'Checksums alone show that two stores are alike',
    applies: ({ nodes, digest }) => nodes <= MAX_LISTENED && digest !== 'full',
    monitor: () => ({ node: -1, peer: -1 }),
    kinds: ['receive'],
    observe(monitor, { type, node, peer, value, body }, world) {
      const { stamp } = world.state(node);
      const sum = type === 'SUM' ? value : type === 'RECENT' ? (body as { sum: number }).sum : -1;
      if (sum !== stamp || stamp === NONE) return;
      monitor.node = node;
      monitor.peer = peer;
    },
    check(_, { node, peer }) {
      if (node < 0) return undefined;
      return { nodes: [node, peer], text: '{@node} and {@peer} are alike', values: { node, peer } };
    },
  }),
];

/** Whether the message carries a value: an update, or in push-pull a whole store. */
function carries({ type, value }: EventView, { mode }: Params): boolean {
  return type === 'UPD' || (type === 'DIG' && mode === 'push-pull' && value !== NONE);
}
