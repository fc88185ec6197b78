// Every schedule, one after another, without looking for states that were met before: what the explorer is held against.

import { type AnyBody, compile } from '../../engine/compiled.ts';
import type { Manifest } from '../../engine/contract.ts';
import { enabledSteps } from '../../engine/enabled.ts';
import { Item } from '../../engine/pool.ts';
import type { Run } from '../../engine/run.ts';
import { newWorld, type World } from '../../engine/world.ts';
import { beginnings, type Outcome, outcomes } from '../steps.ts';

export interface BruteForce {
  /** Schedules from the beginning to an end. */
  schedules: number;
  /** Every world met, written out. */
  readonly worlds: Set<string>;
  readonly ends: Set<string>;
}

export function bruteForce(
  body: AnyBody,
  manifest: Manifest,
  run: Run,
  crashes = 0,
  clocks = false,
): BruteForce {
  const compiled = { ...compile(body, manifest, run), fold: undefined };
  const found: BruteForce = { schedules: 0, worlds: new Set(), ends: new Set() };
  const limit = { limit: 1000, cut: false };
  const visit = (made: Iterable<Outcome>) => {
    for (const { machine } of made) {
      const { world } = machine;
      const text = written(world, clocks);
      found.worlds.add(text);
      if (world.foreground <= 0) {
        found.schedules++;
        found.ends.add(text);
      } else
        for (const step of enabledSteps(compiled, world, crashes))
          visit(outcomes(compiled, world, step, limit, ignore));
    }
  };
  visit(beginnings(compiled, newWorld(compiled), limit, ignore));
  return found;
}

/** Nothing is checked here. */
const ignore = () => undefined;

/** A world as text: all that can make a difference, and nothing else. */
export function written(world: World, clocks: boolean): string {
  const { pool } = world;
  const pending = pool.slots().map((slot) => {
    const kind = pool.head(slot) & 255;
    const value = kind === Item.timer ? 0 : [pool.value(slot), pool.body(slot)];
    return JSON.stringify([pool.head(slot), pool.node(slot), pool.peer(slot), value]);
  });
  const status = Array.from({ length: world.count }, (_, id) => [
    world.status(id) & 7,
    clocks ? world.steps[id] : 0,
    world.open.get(id)?.map((command) => command.type) ?? [],
  ]);
  return JSON.stringify([world.states, status, world.monitors, world.load, pending.sort()]);
}
