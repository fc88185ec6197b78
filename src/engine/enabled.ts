// What may happen next in a world, and letting one of it happen: deliveries, timers and commands in any order, and crashes.
import type { Compiled } from './compiled.ts';
import { crash } from './faults.ts';
import type { Machine } from './machine.ts';
import { Item } from './pool.ts';
import { beginDown, startNodes } from './start.ts';
import { Status, type World } from './world.ts';

/** One thing that may happen next. */
export type Step =
  | { readonly kind: 'item'; readonly slot: number }
  | { readonly kind: 'crash'; readonly node: number };

/** Pending items by slot, then crashes of nodes that are up, while `crashes` of them are left. */
export function enabledSteps(compiled: Compiled, world: World, crashes: number): Step[] {
  const { pool } = world;
  const slots = compiled.links.spec.fifo ? oldestOfChannels(world) : pool.slots();
  const steps: Step[] = slots.map((slot) => ({ kind: 'item', slot }));
  const fromTheStart = compiled.protocol.crashed?.(compiled.params).length ?? 0;
  if (world.crashes - fromTheStart < crashes)
    for (let node = 0; node < world.count; node++)
      if (!(world.status(node) & Status.down)) steps.push({ kind: 'crash', node });
  return steps;
}

/** On FIFO channels only the message sent first may arrive. */
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

/** The beginning: nodes start, and the workload. */
export function begin(machine: Machine): void {
  beginDown(machine);
  startNodes(machine);
  machine.compiled.protocol.workload?.start?.(machine.loadContext);
}

export function takeStep(machine: Machine, step: Step): void {
  if (step.kind === 'crash') crash(machine, step.node, 0);
  else machine.execute(step.slot);
}

/** What nobody would notice happens at once: messages to a node that is down are lost, an idle workload goes on. */
export function settle(machine: Machine, look: () => void): void {
  const { world, compiled } = machine;
  if (world.crashes > 0)
    for (const slot of world.pool.slots())
      if (world.status(world.pool.node(slot)) & Status.down && machine.execute(slot)) look();
  if (world.foreground <= 0) compiled.protocol.workload?.onIdle?.(machine.loadContext);
}
