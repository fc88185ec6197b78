// Every schedule, one after another, in worlds that are copied whole, without looking for states that were met before: what
// the explorer is held against.
import { type AnyBody, type Compiled, compile } from '../../engine/compiled.ts';
import type { Manifest } from '../../engine/contract.ts';
import { enabledSlots, type Step, settle, takeStep } from '../../engine/enabled.ts';
import { Machine } from '../../engine/machine.ts';
import { Item } from '../../engine/pool.ts';
import type { Run } from '../../engine/run.ts';
import { beginDown, startNodes } from '../../engine/start.ts';
import { newWorld, Status, type World } from '../../engine/world.ts';
import { type Budgets, NO_FAULTS } from '../budgets.ts';
import { forAllDraws } from '../draws.ts';
import type { Search } from '../search.ts';

export interface BruteForce {
  /** Schedules from the beginning to an end. */
  schedules: number;
  /** Every world met, written out; with the faults that are left, and without. */
  readonly worlds: Set<string>;
  readonly texts: Set<string>;
  readonly ends: Set<string>;
}

type Faults = Pick<Budgets, 'crashes' | 'recoveries' | 'losses' | 'duplicates'>;

export function bruteForce(
  body: AnyBody,
  manifest: Manifest,
  run: Run,
  faults: Partial<Faults> = {},
  clocks = false,
): BruteForce {
  const left = { ...NO_FAULTS, ...faults };
  const compiled = { ...compile(body, manifest, run), fold: undefined };
  const found: BruteForce = { schedules: 0, worlds: new Set(), texts: new Set(), ends: new Set() };
  const visit = (world: World, budgets: Faults) => {
    const text = written(world, clocks);
    const isEnd = world.foreground <= 0;
    const counted = `${text} ${Object.values(budgets)}`;
    found.worlds.add(counted);
    found.texts.add(text);
    if (isEnd) {
      found.schedules++;
      found.ends.add(counted);
    }
    for (const [step, after] of possible(compiled, world, budgets, isEnd))
      for (const next of worldsAfter(compiled, world, after, (machine) => takeStep(machine, step)))
        visit(next, after);
  };
  const begin = (machine: Machine) => {
    beginDown(machine);
    startNodes(machine);
    compiled.protocol.workload?.start?.(machine.loadContext);
  };
  for (const world of worldsAfter(compiled, newWorld(compiled), left, begin)) visit(world, left);
  return found;
}

/** What may happen, and what faults are left then. */
function possible(
  compiled: Compiled,
  world: World,
  left: Faults,
  isEnd: boolean,
): readonly (readonly [Step, Faults])[] {
  const steps: (readonly [Step, Faults])[] = [];
  for (const slot of isEnd ? [] : enabledSlots(compiled, world)) {
    steps.push([{ kind: 'item', slot }, left]);
    const isMessage = (world.pool.head(slot) & 255) === Item.message;
    if (!isMessage || world.status(world.pool.node(slot)) & Status.down) continue;
    if (left.losses > 0)
      steps.push([
        { kind: 'lose', slot },
        { ...left, losses: left.losses - 1 },
      ]);
    if (left.duplicates > 0)
      steps.push([
        { kind: 'duplicate', slot },
        { ...left, duplicates: left.duplicates - 1 },
      ]);
  }
  for (let node = 0; node < world.count; node++) {
    const isDown = (world.status(node) & Status.down) !== 0;
    if (!isDown && left.crashes > 0)
      steps.push([
        { kind: 'crash', node },
        { ...left, crashes: left.crashes - 1 },
      ]);
    if (isDown && left.recoveries > 0)
      steps.push([
        { kind: 'recover', node },
        { ...left, recoveries: left.recoveries - 1 },
      ]);
  }
  return steps;
}

/** The worlds after a step, one for each result of its draws. */
function worldsAfter(
  compiled: Compiled,
  world: World,
  left: Faults,
  act: (machine: Machine) => void,
): readonly World[] {
  const worlds: World[] = [];
  let copy = world;
  forAllDraws(
    { limit: 1000, cut: false },
    (chooser) => {
      copy = world.clone();
      const options = { trace: undefined, hash: false, strict: true, seed: 0, chooser };
      const machine = new Machine(compiled, copy, options);
      act(machine);
      settle(machine, left.recoveries > 0, () => undefined);
    },
    () => worlds.push(copy),
  );
  return worlds;
}

/** A world as text: all that can make a difference, and nothing else. */
export function written(world: World, clocks: boolean): string {
  const { pool } = world;
  const pending: string[] = [];
  const timers = Array.from({ length: world.count }, (): number[] => []);
  for (const slot of pool.slots()) {
    const type = pool.head(slot) >>> 16;
    const [node, peer] = [pool.node(slot), pool.peer(slot)];
    const kind = pool.head(slot) & 255;
    if (kind === Item.timer) timers[node].push(type);
    else if (kind !== Item.cancelled)
      pending.push(
        JSON.stringify([type, node, peer, contentOf(pool.value(slot), pool.body(slot))]),
      );
  }
  const nodes = Array.from({ length: world.count }, (_, id) => [
    world.states[id],
    world.status(id) & Status.down,
    clocks ? world.steps[id] : 0,
    world.open.get(id)?.map((command) => command.type) ?? [],
    timers[id].sort((a, b) => a - b),
  ]);
  return JSON.stringify([nodes, pending.sort()]);
}

/** A state of a search, written in the same way. */
export function writtenState(search: Search, state: number): string {
  const { locals, items, layout } = search.successors;
  const length = search.read(state);
  const { words } = search.successors.composer;
  const nodes = Array.from({ length: layout.nodes }, (_, id) => {
    const local = locals.get(words[id]);
    const timers = local.timers.map(({ type }) => type);
    return [local.state, local.status & Status.down, local.steps, local.open, timers];
  });
  const pending: string[] = [];
  for (let i = layout.first; i < length; i++) {
    const { type, node, peer, value, body } = items.get(words[i]);
    pending.push(JSON.stringify([type, node, peer, contentOf(value, body)]));
  }
  return JSON.stringify([nodes, pending.sort()]);
}

function contentOf(value: number, body: unknown): unknown {
  return Number.isNaN(value) ? [body ?? null] : value;
}
