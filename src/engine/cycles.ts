// Cycle timing: all active nodes act, then messages and their answers arrive, phase by phase, within the cycle.
import { Batch } from './batch.ts';
import type { NodeHandler } from './compiled.ts';
import type { Machine } from './machine.ts';
import { Item } from './pool.ts';
import { LoopError } from './sending.ts';
import { Flag, Kind, Loss } from './trace.ts';
import { Status } from './world.ts';

/** Ticks from one cycle to the next, and from one phase of a cycle to the next. */
export const CYCLE_TICKS = 1000;
export const PHASE_TICKS = 100;
const MAX_PHASES = 9;

/** What the run does meanwhile. Both return true where it has ended. */
export interface CycleWatch {
  /** After every step, with the node that acted. */
  after(node: number): boolean;
  /** Lets happen what is on the agenda up to that time (ticks): faults, commands, messages delayed by hand. */
  until(time: number): boolean;
}

export class Cycles {
  private readonly machine: Machine;
  private spare = new Batch();

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /** One cycle, as far as it comes by `until` (ticks). */
  next(until: number, watch: CycleWatch): void {
    const { machine } = this;
    const { world } = machine;
    world.cycle++;
    world.time = world.cycle * CYCLE_TICKS;
    machine.openStep(-1, 0, 0);
    machine.ledger.cycleRecord = machine.ledger.append(
      Kind.cycle,
      0,
      0,
      -1,
      -1,
      -1,
      world.cycle,
      undefined,
    );
    if (watch.after(-1) || this.act(watch)) return;
    for (let phase = 1; machine.sender.batch.count > 0; phase++) {
      if (phase > MAX_PHASES)
        throw new LoopError(`cycle ${world.cycle} doesn't come to rest in ${MAX_PHASES} phases`);
      const time = world.cycle * CYCLE_TICKS + phase * PHASE_TICKS;
      if (watch.until(Math.min(time, until)) || time > until) return;
      world.time = time;
      if (this.deliver(watch)) return;
    }
  }

  /** Ticks. */
  timeOfNext(): number {
    return (this.machine.world.cycle + 1) * CYCLE_TICKS;
  }

  /** Whether the next cycle would bring nothing but itself: nobody acts in it, and no message is to arrive. */
  isNextEmpty(): boolean {
    const { world, sender } = this.machine;
    return sender.batch.count === 0 && !world.active.some((node) => acts(world.status(node)));
  }

  /** Goes on with the cycle before which something happens at `time` (ticks): those that bring nothing leave no record. */
  skipTo(time: number): void {
    const { world } = this.machine;
    world.cycle = Math.max(world.cycle, Math.ceil(time / CYCLE_TICKS) - 1);
  }

  /** Drops the nodes that are no longer active; true if any is left that acts, and not in the background only. */
  compact(): boolean {
    const { world } = this.machine;
    let kept = 0;
    let foreground = false;
    for (const node of world.active) {
      const status = world.status(node);
      if (status & Status.active) {
        world.active[kept++] = node;
        foreground ||= !(status & (Status.background | Status.paused));
      } else world.setStatus(node, Status.listed, false);
    }
    world.active.length = kept;
    return foreground;
  }

  private act(watch: CycleWatch): boolean {
    const { machine } = this;
    const { world, compiled } = machine;
    const handler = compiled.protocol.cycle as NodeHandler | undefined;
    const { active } = world;
    machine.stage = 'cycle';
    const count = active.length;
    for (let i = 0; i < count; i++) {
      const id = active[i];
      if (!acts(world.status(id))) continue;
      const before = world.events;
      const node = machine.openStep(id, 0, 0);
      handler?.(node);
      if (world.events > before && watch.after(id)) return true;
      if (world.events === before && machine.ledger.saidAt === before)
        throw new Error('says something in a cycle in which it does nothing that is recorded');
    }
    return false;
  }

  private deliver(watch: CycleWatch): boolean {
    const { machine } = this;
    const batch = machine.sender.batch;
    machine.sender.batch = this.spare;
    this.spare = batch;
    const { count } = batch;
    const { world } = machine;
    for (let i = 0; i < count; i++) {
      const before = world.events;
      this.arrive(batch, i);
      if (world.events > before && watch.after(batch.toAt(i))) return true;
    }
    batch.clear();
    return false;
  }

  private arrive(batch: Batch, i: number): void {
    const { machine } = this;
    const head = batch.headAt(i);
    const to = batch.toAt(i);
    const from = batch.fromAt(i);
    const flags = (head >> 8) & 255;
    const cause = batch.causeAt(i);
    const value = batch.valueAt(i);
    const isLost = (head & 255) === Item.loss;
    const reason = isLost ? value : this.lossAtArrival(to, flags, cause);
    if (reason >= 0) machine.loseInStep(to, from, head >>> 16, flags, cause, reason);
    else if (this.isCut(to, from)) machine.stopAtCut(this.waiting(batch, i));
    else if (machine.world.status(to) & Status.paused) machine.hold(this.waiting(batch, i), to);
    else machine.receive(to, from, head >>> 16, flags, cause, value, batch.bodyAt(i));
  }

  private isCut(to: number, from: number): boolean {
    const { world } = this.machine;
    return world.partition !== undefined && from !== to && world.isCut(from, to);
  }

  /** The message as a slot of the pool: it waits, or is lost, as it would outside of cycles. */
  private waiting(batch: Batch, i: number): number {
    return this.machine.sender.waiting(
      batch.headAt(i),
      batch.toAt(i),
      batch.fromAt(i),
      batch.causeAt(i),
      batch.valueAt(i),
      batch.bodyAt(i),
    );
  }

  /** Why a message that has come all the way is lost, or -1. */
  private lossAtArrival(to: number, flags: number, cause: number): number {
    const { world, compiled } = this.machine;
    if (world.status(to) & Status.down) return Loss.down;
    if (world.crashes > 0 && world.missed(to, cause)) return Loss.down;
    return flags & Flag.corrupted && !compiled.protocol.corrupted ? Loss.corrupted : -1;
  }
}

/** Whether a node of that status acts in a cycle. */
function acts(status: number): boolean {
  return (status & (Status.active | Status.down | Status.paused)) === Status.active;
}
