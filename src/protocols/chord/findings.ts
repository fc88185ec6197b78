// What is wrong, if anything: with a hop, with what a lookup came to, with the pointers and keys of all live nodes.
import type { EventView, Finding, WorldView } from '../../engine/contract.ts';
import { clockwise, isBetween, isUpTo, powerOfTwo } from '../../kit/identifier-circle.ts';
import type { Messages } from './messages.ts';
import type { State } from './place.ts';
import { type LaidParams, lastBefore } from './ring.ts';
import { type Live, trueOwner } from './true-owner.ts';

type View = WorldView<State, LaidParams>;

export function astray({ params }: View, event: EventView): Finding | undefined {
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

/** Where from a place with right tables the search goes on to one that leaves half of the way to the predecessor. */
export function tooShort(world: View, { node, peer, body }: EventView): Finding | undefined {
  const { to, via, key, last } = body as Messages['FIND'];
  if (last) return undefined;
  const size = powerOfTwo(world.params.bits);
  const pred = lastBefore(world.params.layout, key);
  const [before, after] = [via, to].map((id) => clockwise(id, pred, size));
  if (2 * after < before) return undefined;
  return {
    nodes: [node, peer],
    text: 'from {via} to {to}: {after} of {before} steps to {pred}, the last before {key}, are left',
    values: { via, to, after, before, pred, key },
  };
}

/** An owner that died after its answer was the right one: only who lives closer to the key speaks against it. */
export function passedOver(world: View, node: number): Finding | undefined {
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

export function shortcut(world: View, { node, body }: EventView): Finding | undefined {
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
export function broken(ring: readonly Live[]): Finding | undefined {
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
export function misplaced(world: View, ring: readonly Live[]): Finding | undefined {
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

export function firstWrongFinger(world: View, ring: readonly Live[]): Finding | undefined {
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
