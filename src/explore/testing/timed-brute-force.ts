// Every run in time of a tiny model, one after another: each message takes each of its whole delays, and what is due at one
// moment happens in every order. What synchronous searches are held against.
import { type AnyBody, type Compiled, compile } from '../../engine/compiled.ts';
import type { Manifest } from '../../engine/contract.ts';
import { enabledSlots, settle } from '../../engine/enabled.ts';
import { Machine } from '../../engine/machine.ts';
import { Item } from '../../engine/pool.ts';
import type { Run } from '../../engine/run.ts';
import { beginDown, startNodes } from '../../engine/start.ts';
import { newWorld, type World } from '../../engine/world.ts';
import { written } from './brute-force.ts';

/** Ticks left, by what waits. */
type Left = ReadonlyMap<string, number>;

/** Every world met, written out. `delays`: the ticks that a message may take. */
export function timedBruteForce(
  body: AnyBody,
  manifest: Manifest,
  run: Run,
  delays: readonly number[],
): ReadonlySet<string> {
  const compiled = { ...compile(body, manifest, run), fold: undefined };
  const texts = new Set<string>();
  const seen = new Set<string>();
  const visit = (world: World, left: Left) => {
    const text = written(world, false);
    texts.add(text);
    const known = `${text} ${[...left.values()]}`;
    if (world.foreground <= 0 || seen.has(known)) return;
    seen.add(known);
    const next = Math.min(...left.values());
    const due = enabledSlots(compiled, world).filter(
      (slot) => left.get(keyOf(world, slot)) === next,
    );
    for (const slot of due) {
      const after = stepped(compiled, world, (machine) => machine.execute(slot));
      for (const times of timesOf(after, left, next, delays)) visit(after, times);
    }
  };
  const first = stepped(compiled, newWorld(compiled), (machine) => {
    beginDown(machine);
    startNodes(machine);
  });
  for (const times of timesOf(first, new Map(), 0, delays)) visit(first, times);
  return texts;
}

function stepped(compiled: Compiled, world: World, act: (machine: Machine) => void): World {
  const copy = world.clone();
  const options = { trace: undefined, hash: false, strict: true, seed: 0, chooser: () => 0 };
  const machine = new Machine(compiled, copy, options);
  act(machine);
  settle(machine, false, () => undefined);
  return copy;
}

function keyOf({ pool }: World, slot: number): string {
  return `${slot} ${pool.cause(slot)}`;
}

/** What is left of old times, with each combination of delays of what is new. */
function timesOf(
  world: World,
  left: Left,
  passed: number,
  delays: readonly number[],
): readonly Left[] {
  let all: Map<string, number>[] = [new Map()];
  for (const slot of world.pool.slots()) {
    const key = keyOf(world, slot);
    const old = left.get(key);
    const isMessage = (world.pool.head(slot) & 255) === Item.message;
    const fresh = isMessage ? delays : [world.pool.value(slot)];
    const choices = old === undefined ? fresh : [old - passed];
    all = all.flatMap((times) => choices.map((ticks) => new Map(times).set(key, ticks)));
  }
  return all;
}
