// What holds at every hop, what a lookup must end at, and what stabilisation must come to.
import { defineProperty, type EventView, type Finding } from '../../engine/contract.ts';
import {
  astray,
  broken,
  firstWrongFinger,
  misplaced,
  passedOver,
  shortcut,
  tooShort,
} from './findings.ts';
import type { State } from './place.ts';
import type { LaidParams } from './ring.ts';
import { settlingRounds } from './stabilisation.ts';
import { liveRing } from './true-owner.ts';

/** What has been seen so far. */
interface Watch {
  finding: Finding | undefined;
}

/** Beyond that the whole ring is not looked at after every message. */
const WATCHED_NODES = 64;

/** Right tables from the start, which nobody changes. */
const isStatic = ({ stabilize }: LaidParams) => !stabilize;
const isIntact = ({ stabilize, failFraction }: LaidParams) => !stabilize && failFraction === 0;

/** From here on tables may be wrong, or somebody is taken for dead. */
const isUpset = ({ kind, type }: EventView) =>
  kind === 'crash' || type === 'TIMEOUT' || type === 'leave';

export const properties = [
  defineProperty<State, LaidParams, Watch>({
    id: 'closer',
    kind: 'always',
    name: 'Every hop comes closer to the key, and none goes past it but the last, to its owner',
    monitor: () => ({ finding: undefined }),
    kinds: ['send'],
    observe(monitor, event, world) {
      if (event.type === 'FIND') monitor.finding ??= astray(world, event);
    },
    check: (_, { finding }) => finding,
  }),
  defineProperty<State, LaidParams, Watch & { isWhole: boolean }>({
    id: 'halves',
    kind: 'always',
    name: 'With right tables, every hop but the last leaves less than half of the way to the key’s predecessor',
    applies: isIntact,
    monitor: () => ({ finding: undefined, isWhole: true }),
    kinds: ['send', 'mark', 'crash', 'invoke'],
    observe(monitor, event, world) {
      if (isUpset(event)) monitor.isWhole = false;
      if (event.type === 'FIND' && monitor.isWhole) monitor.finding ??= tooShort(world, event);
    },
    check: (_, { finding }) => finding,
  }),
  defineProperty<State, LaidParams, Watch & { isWhole: boolean }>({
    id: 'few-hops',
    kind: 'always',
    name: 'So a lookup takes at most m hops, as long as everybody answers in time',
    applies: isIntact,
    monitor: () => ({ finding: undefined, isWhole: true }),
    kinds: ['mark', 'crash', 'invoke'],
    observe(monitor, event, world) {
      if (isUpset(event)) monitor.isWhole = false;
      const { type, node, value: hops } = event;
      if (type !== 'FOUND' || !monitor.isWhole || hops <= world.params.bits) return;
      monitor.finding = {
        nodes: [node],
        text: 'the lookup of {@node} took {hops} hops',
        values: { node, hops },
      };
    },
    check: (_, { finding }) => finding,
  }),
  defineProperty<State, LaidParams, Watch & { hasReturned: boolean }>({
    id: 'right-owner',
    kind: 'always',
    name: 'Without joins, no live node stands between the key and the owner that a lookup finds',
    applies: isStatic,
    monitor: () => ({ finding: undefined, hasReturned: false }),
    kinds: ['mark', 'recover'],
    observe(monitor, { kind, type, node }, world) {
      // Who comes back may have been down when the search passed by.
      if (kind === 'recover') monitor.hasReturned = true;
      if (type === 'FOUND' && !monitor.hasReturned) monitor.finding ??= passedOver(world, node);
    },
    check: (_, { finding }) => finding,
  }),
  defineProperty<State, LaidParams, { failed: number; by: number; key: number }>({
    id: 'lookups-find',
    kind: 'eventually',
    name: 'Every lookup finds an owner',
    applies: isIntact,
    monitor: () => ({ failed: 0, by: -1, key: -1 }),
    kinds: ['mark'],
    observe(monitor, { type, node }, world) {
      if (type !== 'FAILED') return;
      monitor.failed++;
      monitor.by = node;
      monitor.key = world.state(node).result?.key ?? -1;
    },
    check(_, { failed, by, key }) {
      if (failed === 0) return undefined;
      return {
        nodes: [by],
        text: '{failed} failed, the last one of {@by} for key {key}',
        values: { failed, by, key },
      };
    },
  }),
  defineProperty<State, LaidParams>({
    id: 'lookups-end',
    kind: 'eventually',
    name: 'Every lookup of a live node ends, one way or the other',
    check(world) {
      for (let id = 0; id < world.count; id++) {
        const lookup = world.state(id).lookups.find(({ purpose }) => purpose === 'lookup');
        if (lookup && world.up(id))
          return {
            nodes: [id],
            text: '{@id} still looks for key {key}',
            values: { id, key: lookup.key },
          };
      }
      return undefined;
    },
  }),
  defineProperty<State, LaidParams>({
    id: 'one-ring',
    kind: 'eventually',
    name: 'In the end the live nodes form one ring in the order of their identifiers',
    applies: ({ stabilize }) => stabilize,
    check: (world) => broken(liveRing(world)),
  }),
  defineProperty<State, LaidParams, { lostAt: number }>({
    id: 'right-fingers',
    kind: 'eventually',
    name: 'Once no message has been lost for as many rounds as fingers take, every finger is the first live node at or after its start',
    applies: ({ stabilize }) => stabilize,
    // A lost answer makes a live node look dead, and a finger wrong until its turn comes again.
    monitor: () => ({ lostAt: -1 }),
    kinds: ['lose'],
    observe(monitor, { node, peer, time }, world) {
      if (world.up(node) && world.up(peer)) monitor.lostAt = time;
    },
    check(world, { lostAt }) {
      const { params, time } = world;
      const isQuiet = lostAt < 0 || time - lostAt >= settlingRounds(params) * params.period;
      if (!isQuiet) return undefined;
      return firstWrongFinger(world, liveRing(world));
    },
  }),
  defineProperty<State, LaidParams>({
    id: 'keys-at-owners',
    kind: 'eventually',
    name: 'In the end every key lies at its owner',
    applies: ({ stabilize, keys }) => stabilize && keys > 0,
    check: (world) => misplaced(world, liveRing(world)),
  }),
  defineProperty<State, LaidParams, Watch>({
    id: 'shortcut',
    kind: 'sometimes',
    name: 'A search goes farther than to the next successor',
    applies: isStatic,
    monitor: () => ({ finding: undefined }),
    kinds: ['send'],
    observe(monitor, event, world) {
      if (event.type === 'FIND') monitor.finding ??= shortcut(world, event);
    },
    check: (_, { finding }) => finding,
  }),
  defineProperty<State, LaidParams, { isDisturbed: boolean }>({
    id: 'whole-again',
    kind: 'sometimes',
    name: 'After a change every pointer is right again, and every key at its owner',
    applies: ({ stabilize, nodes }) => stabilize && nodes <= WATCHED_NODES,
    monitor: () => ({ isDisturbed: false }),
    kinds: ['mark', 'crash', 'receive'],
    observe(monitor, { kind, type }) {
      if (kind === 'crash' || type === 'JOINED' || type === 'LEFT') monitor.isDisturbed = true;
    },
    check(world, { isDisturbed }) {
      if (!isDisturbed) return undefined;
      const ring = liveRing(world);
      if (ring.length === 0) return undefined;
      if (broken(ring) ?? misplaced(world, ring) ?? firstWrongFinger(world, ring)) return undefined;
      return { nodes: [], text: '{count} nodes, one ring', values: { count: ring.length } };
    },
  }),
  defineProperty<State, LaidParams, Watch>({
    id: 'dead-contact',
    kind: 'sometimes',
    name: 'A lookup runs into a dead node',
    applies: ({ failFraction }) => failFraction > 0,
    monitor: () => ({ finding: undefined }),
    kinds: ['mark'],
    observe(monitor, { type, node, value: dead }, world) {
      if (type !== 'TIMEOUT' || world.up(dead)) return;
      monitor.finding ??= {
        nodes: [node, dead],
        text: '{@node} asks {@dead}',
        values: { node, dead },
      };
    },
    check: (_, { finding }) => finding,
  }),
];
