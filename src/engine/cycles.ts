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

export class Cycles {
  private readonly machine: Machine;
  private spare = new Batch();

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /**
   * One cycle, as far as it comes by `until` (ticks). `after` is called after every step with the node that acted;
   * true ends the run there.
   */
  next(until: number, after: (node: number) => boolean): void {
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
    if (after(-1) || this.act(after)) return;
    for (let phase = 1; machine.sender.batch.count > 0; phase++) {
      if (phase > MAX_PHASES)
        throw new LoopError(`cycle ${world.cycle} doesn't come to rest in ${MAX_PHASES} phases`);
      const time = world.cycle * CYCLE_TICKS + phase * PHASE_TICKS;
      if (time > until) return;
      world.time = time;
      if (this.deliver(after)) return;
    }
  }

  /** Ticks. */
  timeOfNext(): number {
    return (this.machine.world.cycle + 1) * CYCLE_TICKS;
  }

  /** Drops the nodes that are no longer active; true if any is left that is not so in the background only. */
  compact(): boolean {
    const { world } = this.machine;
    let kept = 0;
    let foreground = false;
    for (const node of world.active) {
      const status = world.status(node);
      if (status & Status.active) {
        world.active[kept++] = node;
        foreground ||= !(status & Status.background);
      } else world.setStatus(node, Status.listed, false);
    }
    world.active.length = kept;
    return foreground;
  }

  private act(after: (node: number) => boolean): boolean {
    const { machine } = this;
    const { world, compiled } = machine;
    const handler = compiled.protocol.cycle as NodeHandler | undefined;
    const { active } = world;
    const count = active.length;
    for (let i = 0; i < count; i++) {
      const id = active[i];
      if ((world.status(id) & (Status.active | Status.down | Status.paused)) !== Status.active)
        continue;
      const before = world.events;
      const node = machine.openStep(id, 0, 0);
      handler?.(node);
      if (world.events > before && after(id)) return true;
    }
    return false;
  }

  private deliver(after: (node: number) => boolean): boolean {
    const { machine } = this;
    const batch = machine.sender.batch;
    machine.sender.batch = this.spare;
    this.spare = batch;
    const { count } = batch;
    for (let i = 0; i < count; i++) {
      this.arrive(batch, i);
      if (after(batch.toAt(i))) return true;
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
    const reason = isLost ? value : this.lossAtArrival(to, flags);
    if (reason < 0 && machine.world.status(to) & Status.paused) return this.hold(batch, i);
    if (reason >= 0) machine.loseInStep(to, from, head >>> 16, flags, cause, reason);
    else machine.receive(to, from, head >>> 16, flags, cause, value, batch.bodyAt(i));
  }

  /** The message waits for its paused node, as it would outside of cycles. */
  private hold(batch: Batch, i: number): void {
    const { machine } = this;
    const to = batch.toAt(i);
    const slot = machine.sender.waiting(
      batch.headAt(i),
      to,
      batch.fromAt(i),
      batch.causeAt(i),
      batch.valueAt(i),
      batch.bodyAt(i),
    );
    machine.hold(slot, to);
  }

  /** Why a message that has come all the way is lost, or -1. */
  private lossAtArrival(to: number, flags: number): number {
    const { world, compiled } = this.machine;
    if (world.status(to) & Status.down) return Loss.down;
    return flags & Flag.corrupted && !compiled.protocol.corrupted ? Loss.corrupted : -1;
  }
}
