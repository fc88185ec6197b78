// What holds at every hop, what a lookup must end at, and what stabilisation must come to.
import {
  defineProperty,
  type EventView,
  type Finding,
  type WorldView,
} from '../../engine/contract.ts';
import { clockwise, isBetween, isUpTo, powerOfTwo } from '../../kit/identifier-circle.ts';
import type { Params } from './index.ts';
import type { Messages } from './messages.ts';
import type { State } from './place.ts';
import { type Live, liveRing, trueOwner } from './true-owner.ts';

type View = WorldView<State, Params>;

/** What has been seen so far. */
interface Watch {
  finding: Finding | undefined;
}

/** Beyond that the whole ring is not looked at after every message. */
const WATCHED_NODES = 64;

/** Right tables from the start, which nobody changes. */
const isStatic = ({ stabilize }: Params) => !stabilize;
const isIntact = ({ stabilize, failFraction }: Params) => !stabilize && failFraction === 0;

export const properties = [
  defineProperty<State, Params, Watch>({
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
  defineProperty<State, Params, Watch & { isWhole: boolean }>({
    id: 'few-hops',
    kind: 'always',
    name: 'With right tables, and as long as everybody answers in time, a lookup takes at most m hops',
    applies: isIntact,
    monitor: () => ({ finding: undefined, isWhole: true }),
    kinds: ['mark', 'crash'],
    observe(monitor, { kind, type, node, value }, world) {
      if (kind === 'crash' || type === 'TIMEOUT') monitor.isWhole = false;
      if (type !== 'FOUND' || !monitor.isWhole || value <= world.params.bits) return;
      monitor.finding = {
        nodes: [node],
        text: 'the lookup of {@node} took {hops} hops',
        values: { node, hops: value },
      };
    },
    check: (_, { finding }) => finding,
  }),
  defineProperty<State, Params, Watch & { hasReturned: boolean }>({
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
  defineProperty<State, Params, { failed: number; by: number; key: number }>({
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
  defineProperty<State, Params>({
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
  defineProperty<State, Params>({
    id: 'one-ring',
    kind: 'eventually',
    name: 'In the end the live nodes form one ring in the order of their identifiers',
    applies: ({ stabilize }) => stabilize,
    check: (world) => broken(liveRing(world)),
  }),
  defineProperty<State, Params>({
    id: 'right-fingers',
    kind: 'eventually',
    name: 'In the end every finger is the first live node at or after its start',
    applies: ({ stabilize }) => stabilize,
    check: (world) => firstWrongFinger(world, liveRing(world)),
  }),
  defineProperty<State, Params>({
    id: 'keys-at-owners',
    kind: 'eventually',
    name: 'In the end every key lies at its owner',
    applies: ({ stabilize, keys }) => stabilize && keys > 0,
    check: (world) => misplaced(world, liveRing(world)),
  }),
  defineProperty<State, Params, Watch>({
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
  defineProperty<State, Params, { isDisturbed: boolean }>({
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
  defineProperty<State, Params, Watch>({
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

function astray({ params }: View, event: EventView): Finding | undefined {
  const { to, via, key, last } = event.body as Messages['FIND'];
  // Whoever joins knows no identifier yet; and who named a dead node is asked again.
  if (to < 0 || to === via) return undefined;
  const size = powerOfTwo(params.bits);
  if (last ? isUpTo(key, via, to, size) : isBetween(to, via, key, size)) return undefined;
  return {
    nodes: [event.node, event.peer],
    text: 'from {via} the search for {key} goes to {to}',
    values: { via, key, to },
  };
}

/** An owner that died after its answer was the right one: only who lives closer to the key speaks against it. */
function passedOver(world: View, node: number): Finding | undefined {
  const { result } = world.state(node);
  const owner = result && trueOwner(world, result.key);
  if (!owner) return undefined;
  const size = powerOfTwo(world.params.bits);
  const way = (id: number) => clockwise(result.key, id, size);
  if (way(owner.place.id) >= way(result.owner)) return undefined;
  return {
    nodes: [node, owner.node],
    text: 'key {key} is at {owner}, not at {found}',
    values: { key: result.key, owner: owner.place.id, found: result.owner },
  };
}

function shortcut(world: View, { node, body }: EventView): Finding | undefined {
  const { via, to, last } = body as Messages['FIND'];
  const place = world.state(node).places.find(({ id }) => id === via);
  if (last || !place || to < 0 || place.successors[0]?.id === to) return undefined;
  return {
    nodes: [node],
    text: 'from {via} to {to}, past {successor}',
    values: { via, to, successor: place.successors[0]?.id ?? 'nobody' },
  };
}

/** A place whose successor is not the next live one. */
function broken(ring: readonly Live[]): Finding | undefined {
  return firstOf(ring, ({ place, node }, i) => {
    const next = ring[(i + 1) % ring.length];
    const [successor] = place.successors;
    if (successor?.id === next.place.id) return undefined;
    return {
      nodes: [node, next.node],
      text: 'the successor of {id} is {successor}, and should be {next}',
      values: { id: place.id, successor: successor?.id ?? 'nobody', next: next.place.id },
    };
  });
}

/** A key that lies at a place which doesn't own it. */
function misplaced(world: View, ring: readonly Live[]): Finding | undefined {
  const size = powerOfTwo(world.params.bits);
  return firstOf(ring, ({ place, node }, i) => {
    const pred = ring[(i + ring.length - 1) % ring.length].place.id;
    const key = place.keys.find((one) => !isUpTo(one, pred, place.id, size));
    if (key === undefined) return undefined;
    return {
      nodes: [node],
      text: 'key {key} lies at {id}, and belongs to {owner}',
      values: { key, id: place.id, owner: trueOwner(world, key)?.place.id ?? 'nobody' },
    };
  });
}

function firstWrongFinger(world: View, ring: readonly Live[]): Finding | undefined {
  return firstOf(ring, (live) => wrongFinger(world, live));
}

function firstOf(
  ring: readonly Live[],
  look: (live: Live, index: number) => Finding | undefined,
): Finding | undefined {
  for (const [i, live] of ring.entries()) {
    const finding = look(live, i);
    if (finding) return finding;
  }
  return undefined;
}

function wrongFinger(world: View, { place, node }: Live): Finding | undefined {
  const size = powerOfTwo(world.params.bits);
  for (const [i, finger] of place.fingers.entries()) {
    const right = trueOwner(world, (place.id + powerOfTwo(i)) % size)?.place.id;
    if (finger.id === right || right === undefined) continue;
    return {
      nodes: [node],
      text: 'finger {number} of {id} is {found}, and should be {right}',
      values: { number: i + 1, id: place.id, found: finger.id, right },
    };
  }
  return undefined;
}
