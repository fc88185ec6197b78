// Timers run on their node's clock: set, cancelled, fired, and kept in step when the clock's rate changes.
import type { Compiled } from './compiled.ts';
import type { Ledger } from './ledger.ts';
import { Item } from './pool.ts';
import { Flag } from './trace.ts';
import type { World } from './world.ts';

/** What timers need of the machine they belong to. */
export interface TimerHost {
  readonly compiled: Compiled;
  readonly world: World;
  readonly ledger: Ledger;
  readonly inherited: number;
  /** false where schedules are explored: a pending timer may fire at any moment. */
  readonly timed: boolean;
  schedule(slot: number, delay: number, background: number): void;
}

export class Timers {
  private readonly host: TimerHost;

  constructor(host: TimerHost) {
    this.host = host;
  }

  /** `ticks` of the node's clock. @throws Error for a timer that isn't there or a length that isn't one */
  set(id: number, name: string, ticks: number, background: boolean | undefined): void {
    const { world, ledger, inherited } = this.host;
    if (!(ticks >= 0) || !Number.isFinite(ticks))
      throw new Error(`timer ${name} is set to ${ticks} ticks`);
    const type = ledger.numbers.get(name);
    if (type === undefined || !this.host.compiled.onTimer[type])
      throw new Error(`there is no timer ${name}`);
    this.cancel(id, name);
    const drift = world.clocks.get(id)?.drift ?? 0;
    const flags = background === undefined ? inherited : background ? Flag.background : 0;
    this.add(id, type, flags, ledger.stepRecord, ticks, ticks / (1 + drift));
  }

  /** `trueTicks` from now, to the nearest whole one. */
  private add(
    id: number,
    type: number,
    flags: number,
    cause: number,
    ticks: number,
    trueTicks: number,
  ): void {
    const { host } = this;
    const { world } = host;
    const slot = world.pool.add(Item.timer, flags, type, id, -1, cause, ticks, undefined);
    world.timers[id] ??= new Map();
    world.timers[id].set(type, slot);
    host.schedule(slot, Math.max(0, Math.floor(trueTicks + 0.5)), flags & Flag.background);
  }

  cancel(id: number, name: string): void {
    const { world, ledger } = this.host;
    const timers = world.timers[id];
    const type = ledger.numbers.get(name);
    const slot = type === undefined ? undefined : timers?.get(type);
    if (slot === undefined || type === undefined) return;
    timers?.delete(type);
    this.drop(slot);
  }

  cancelAll(id: number): void {
    const { world } = this.host;
    for (const slot of world.timers[id]?.values() ?? []) this.drop(slot);
    world.timers[id] = undefined;
  }

  fired(id: number, type: number): void {
    this.host.world.timers[id]?.delete(type);
  }

  /** The clock runs at another rate from now on: what is left of pending timers takes another time. */
  retime(id: number, before: number, after: number): void {
    const { world, timed } = this.host;
    if (!timed) return;
    const { pool, held } = world;
    for (const [type, slot] of [...(world.timers[id] ?? [])]) {
      // One that waits for its node to resume has no time to go.
      if (held.get(id)?.includes(slot)) continue;
      const due = pool.time(slot);
      const flags = (pool.head(slot) >> 8) & 255;
      const cause = pool.cause(slot);
      const ticks = pool.value(slot);
      this.drop(slot);
      const left = ((due - world.time) * (1 + before)) / (1 + after);
      this.add(id, type, flags, cause, ticks, left);
    }
  }

  /** It no longer counts as pending, and its slot is freed when its time comes. */
  private drop(slot: number): void {
    const { pool } = this.host.world;
    if (!((pool.head(slot) >> 8) & Flag.background)) this.host.world.foreground--;
    if (!this.host.timed) return pool.release(slot);
    pool.addFlags(slot, Flag.background);
    pool.cancel(slot);
  }
}
