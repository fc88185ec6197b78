// What may happen next in a world, and letting one of it happen: pending items in any order, and what faults do.
import type { Compiled } from './compiled.ts';
import { crash, intervene } from './faults.ts';
import type { Machine } from './machine.ts';
import { Item } from './pool.ts';
import type { Choice, Run } from './run.ts';
import { Flag, Loss } from './trace.ts';
import { Status, type World } from './world.ts';

/** One thing that may happen next. */
export type Step =
  | { readonly kind: 'item' | 'lose' | 'duplicate'; readonly slot: number }
  | { readonly kind: 'crash' | 'recover'; readonly node: number }
  /** `side`: the nodes on one side, a bit each. */
  | { readonly kind: 'partition'; readonly side: number }
  | { readonly kind: 'heal' };

/** Pending items that may happen, by slot: on FIFO channels only the message sent first may arrive. */
export function enabledSlots(compiled: Compiled, world: World): readonly number[] {
  return compiled.links.spec.fifo ? oldestOfChannels(world) : world.pool.slots();
}

function oldestOfChannels({ pool, count }: World): number[] {
  const oldest = new Map<number, number>();
  const channel = (slot: number) => pool.peer(slot) * count + pool.node(slot);
  const isMessage = (slot: number) => (pool.head(slot) & 255) === Item.message;
  const slots = pool.slots();
  for (const slot of slots) {
    if (!isMessage(slot)) continue;
    const first = oldest.get(channel(slot));
    if (first === undefined || pool.cause(slot) < pool.cause(first))
      oldest.set(channel(slot), slot);
  }
  return slots.filter((slot) => !isMessage(slot) || oldest.get(channel(slot)) === slot);
}

/** The step that a choice stands for; undefined where there is no such item. */
export function stepOf(
  compiled: Compiled,
  world: World,
  { take, fault }: Choice,
): Step | undefined {
  if (fault === 'heal') return { kind: 'heal' };
  if (fault === 'partition') return { kind: 'partition', side: take };
  if (fault === 'crash' || fault === 'recover')
    return take < world.count ? { kind: fault, node: take } : undefined;
  const slot = enabledSlots(compiled, world)[take];
  if (slot === undefined) return undefined;
  const isMessage = (world.pool.head(slot) & 255) === Item.message;
  if (fault && !isMessage) return undefined;
  return { kind: fault ?? 'item', slot };
}

/** Commands that a person asks for wait from the beginning on, as the workload's do. */
export function scheduleCommands(machine: Machine, run: Run): void {
  run.interventions.forEach((what, index) => {
    if (what.kind !== 'command') return;
    machine.scheduleCommand(what.node, what.command, 0, what.args ?? {}, index);
    machine.world.applied.add(index);
  });
}

/** Lets it happen. */
export function takeStep(machine: Machine, step: Step): void {
  const at = { time: 0 };
  switch (step.kind) {
    case 'item':
      machine.execute(step.slot);
      return;
    case 'lose':
      machine.world.pool.lose(step.slot, Loss.byHand);
      machine.execute(step.slot);
      return;
    case 'duplicate':
      duplicate(machine, step.slot);
      machine.execute(step.slot);
      return;
    case 'crash':
      crash(machine, step.node, 0);
      return;
    case 'recover':
      intervene(machine, { kind: 'recover', node: step.node, at }, -1);
      return;
    case 'partition':
      intervene(machine, { kind: 'partition', groups: [nodesOf(step.side)], at }, -1);
      return;
    case 'heal':
      intervene(machine, { kind: 'heal', at }, -1);
  }
}

/** The nodes whose bits are set. */
export function nodesOf(side: number): number[] {
  return Array.from({ length: 31 }, (_, node) => node).filter((node) => side & (1 << node));
}

/** The network makes a second copy of a message that is under way. */
function duplicate(machine: Machine, slot: number): void {
  const { pool } = machine.world;
  const head = pool.head(slot);
  const flags = ((head >> 8) & 255) | Flag.copy;
  const type = head >>> 16;
  const [to, from, cause] = [pool.node(slot), pool.peer(slot), pool.cause(slot)];
  machine.ledger.openStep();
  machine.sender.noteCopy(flags, type, from, to, cause);
  const value = pool.value(slot);
  const body = Number.isNaN(value) ? pool.body(slot) : undefined;
  const copy = pool.add(Item.message, flags, type, to, from, cause, value, body);
  machine.schedule(copy, 0, flags & Flag.background);
}

/**
 * What nobody would notice happens at once: messages to a node that is down are lost, as are those that a partition
 * drops; an idle workload goes on. Where nodes will recover, what is asked of one or sent to it while it is down may still find it up.
 */
export function settle(machine: Machine, recovers: boolean, look: () => void): void {
  const { world, compiled } = machine;
  if (world.crashes > 0 || world.partition)
    for (const slot of world.pool.slots())
      if (isLost(world, slot, recovers) && machine.execute(slot)) look();
  if (world.foreground <= 0) compiled.protocol.workload?.onIdle?.(machine.loadContext);
}

function isLost(world: World, slot: number, recovers: boolean): boolean {
  const { pool } = world;
  const kind = pool.head(slot) & 255;
  if (kind === Item.loss) return true;
  const node = pool.node(slot);
  const isDown = (world.status(node) & Status.down) !== 0;
  if (kind === Item.message && recovers) return world.missed(node, pool.cause(slot));
  if (kind === Item.command && recovers) return false;
  return isDown;
}
