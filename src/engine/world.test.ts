// Copies of the world: they share nothing that changes, and a copy made with the one before equals a full one.
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { clonePlain } from './plain.ts';
import { Simulation } from './simulation.ts';
import { chatter, chatterManifest } from './testing/chatter.ts';
import { drawRun, tapePick } from './testing/drawn-run.ts';
import type { World } from './world.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A world as plain data: every field, whatever it is made of. */
function plainOf(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(plainOf);
  if (value instanceof Set) return [...value].map(plainOf);
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Iterable<number>)];
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainOf(part)]));
}

/** What matters of a world; arrays of queue and pool may be longer in one copy than in another. */
function contents(world: World): unknown {
  const { pool, queue, ...rest } = world;
  const slots = pool
    .slots()
    .map((slot) => [
      slot,
      pool.head(slot),
      pool.node(slot),
      pool.peer(slot),
      pool.cause(slot),
      pool.value(slot),
      Number.isNaN(pool.value(slot)) ? clonePlain(pool.body(slot)) : undefined,
    ]);
  return { rest: plainOf(rest), slots, pending: queue.size, live: pool.live };
}

const tape = fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 120 });

function started(numbers: readonly number[]): Simulation {
  const run = drawRun(tapePick(numbers), { interventions: 4, params: { reads: false } });
  return new Simulation(chatter, chatterManifest, run, { record: 'counters', checkpoints: true });
}

it('a copy is equal, and stays as it is when the world goes on', () => {
  fc.assert(
    fc.property(tape, fc.integer({ min: 1, max: 60 }), (numbers, steps) => {
      const simulation = started(numbers);
      simulation.advance(steps);
      const { world } = simulation.machine;
      const copy = world.clone();
      const before = JSON.stringify(contents(copy));
      expect(JSON.stringify(contents(world))).toBe(before);
      simulation.advance(40);
      expect(JSON.stringify(contents(copy))).toBe(before);
    }),
    { numRuns: 100 },
  );
});

it('a copy made with the copy before equals a full one, at every step', () => {
  fc.assert(
    fc.property(tape, (numbers) => {
      const simulation = started(numbers);
      const { world } = simulation.machine;
      let before: World | undefined;
      for (let n = 0; n < 15; n++) {
        const whole = world.clone();
        before = world.clone(before);
        world.untouch();
        whole.untouch();
        before.untouch();
        expect(JSON.stringify(contents(before))).toBe(JSON.stringify(contents(whole)));
        simulation.advance(3);
      }
    }),
    { numRuns: 60 },
  );
});

it('a copy can be changed: the world and its other copies are not', () => {
  fc.assert(
    fc.property(tape, (numbers) => {
      const simulation = started(numbers);
      simulation.advance(10);
      const copy = simulation.machine.world.clone();
      const second = copy.clone();
      for (const state of copy.states as { log?: unknown; total: number }[]) state.total += 1000;
      for (const slot of copy.pool.slots()) copy.pool.release(slot);
      expect(JSON.stringify(contents(second))).toBe(
        JSON.stringify(contents(simulation.machine.world)),
      );
    }),
    { numRuns: 60 },
  );
});
