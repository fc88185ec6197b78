// A world's canonical digest: two worlds with the same one go on alike, whatever order led to them.
import { hashPlain } from '../engine/plain.ts';
import { Item, type Pool } from '../engine/pool.ts';
import { Flag } from '../engine/trace.ts';
import { Status, type World } from '../engine/world.ts';

const KEPT_STATUS = Status.down | Status.paused | Status.active;
const KEPT_FLAGS = Flag.background | Flag.corrupted | Flag.control;
/** Two digests that share nothing make 64 bits. */
const LANES = [0x2545f491, 0x1b873593] as const;

/**
 * Left out is what no handler can tell: sequence numbers, causes, slots, counts of messages. With `clocks` it holds
 * how many steps each node has taken, which is what a clock shows when nothing is timed.
 */
export function worldKey(world: World, clocks: boolean, fifo = false): string {
  const [a, b] = LANES;
  return String.fromCharCode(...lane(world, clocks, fifo, a), ...lane(world, clocks, fifo, b));
}

function lane(world: World, clocks: boolean, fifo: boolean, start: number): [number, number] {
  let h = hashPlain(world.monitors, start);
  h = hashPlain(world.load, h);
  for (let node = 0; node < world.count; node++) h = nodeDigest(world, node, clocks, h);
  h = hashPlain(pendingDigest(world, fifo, start), h);
  return [h & 0xffff, (h >>> 16) & 0xffff];
}

function nodeDigest(world: World, node: number, clocks: boolean, start: number): number {
  let h = hashPlain(world.status(node) & KEPT_STATUS, start);
  if (clocks) h = hashPlain(world.steps[node], h);
  for (const command of world.open.get(node) ?? []) h = hashPlain(command.type, h);
  if (!world.columns) return hashPlain(world.states[node], h);
  for (const name in world.columns) h = hashPlain(world.columns[name][node], h);
  return h;
}

/** Of the pending items as a multiset: a sum, so that their order counts for nothing. */
function pendingDigest(world: World, fifo: boolean, start: number): number {
  const { pool } = world;
  let sum = 0;
  for (const slot of pool.slots())
    if ((pool.head(slot) & 255) !== Item.cancelled)
      sum = (sum + hashPlain(fifo ? rankOf(pool, slot) : 0, itemDigest(world, slot, start))) | 0;
  return sum;
}

/** Messages of its channel that were sent before: on FIFO channels their order is part of the state. */
function rankOf(pool: Pool, slot: number): number {
  if ((pool.head(slot) & 255) !== Item.message) return 0;
  return pool
    .slots()
    .filter(
      (other) =>
        (pool.head(other) & 255) === Item.message &&
        pool.node(other) === pool.node(slot) &&
        pool.peer(other) === pool.peer(slot) &&
        pool.cause(other) < pool.cause(slot),
    ).length;
}

function itemDigest(world: World, slot: number, start: number): number {
  const { pool } = world;
  const head = pool.head(slot);
  const kind = head & 255;
  let h = hashPlain(kind | (((head >> 8) & KEPT_FLAGS) << 8) | (head & ~0xffff), start);
  h = hashPlain(pool.node(slot), h);
  if (kind === Item.timer) return h;
  h = hashPlain(pool.peer(slot), h);
  if (world.crashes > 0 && world.missed(pool.node(slot), pool.cause(slot)))
    h = hashPlain('missed', h);
  const value = pool.value(slot);
  return Number.isNaN(value) ? hashPlain(pool.body(slot), h) : hashPlain(value, h);
}
