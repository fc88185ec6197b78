// All outcomes of a step: one for each result of the draws made in it.
import type { Compiled } from '../engine/compiled.ts';
import { begin, type Step, settle, takeStep } from '../engine/enabled.ts';
import { Machine } from '../engine/machine.ts';
import type { World } from '../engine/world.ts';

/** A world after a step, with the machine that took it there and the draws it made on the way. */
export interface Outcome {
  readonly machine: Machine;
  readonly draws: readonly number[];
}

/** Draws of more outcomes than `limit` try the first and the last alone. */
export interface DrawLimit {
  readonly limit: number;
  /** Set when a draw was cut short. */
  cut: boolean;
}

/** A handler threw, after these draws. */
export class StepError extends Error {
  readonly draws: readonly number[];
  constructor(cause: unknown, draws: readonly number[]) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.draws = draws;
  }
}

/** Looks at the world after a step, as a run in time does; the draws are those made so far. */
export type Look = (machine: Machine, draws: readonly number[]) => void;

/** Every outcome of the beginning: the nodes start, and the workload. @throws StepError */
export function beginnings(
  compiled: Compiled,
  fresh: World,
  limit: DrawLimit,
  look: Look,
): Generator<Outcome, void> {
  return outcomesOf(compiled, fresh, limit, begin, look);
}

/** Every outcome of a step: one for each result of the draws made in it. @throws StepError */
export function outcomes(
  compiled: Compiled,
  world: World,
  step: Step,
  limit: DrawLimit,
  look: Look,
): Generator<Outcome, void> {
  return outcomesOf(compiled, world, limit, (machine) => takeStep(machine, step), look);
}

/** The outcome of one step, or of the beginning, with these draws. @throws what a handler throws */
export function outcomeOf(
  compiled: Compiled,
  world: World,
  step: Step | undefined,
  draws: readonly number[],
): Machine {
  let at = 0;
  const machine = machineOn(compiled, world, () => draws[at++] ?? 0);
  if (step) takeStep(machine, step);
  else begin(machine);
  settle(machine, () => undefined);
  return machine;
}

function machineOn(compiled: Compiled, world: World, chooser: (n: number) => number): Machine {
  const options = { trace: undefined, hash: false, strict: true, seed: 0, chooser };
  return new Machine(compiled, world.clone(), options);
}

/** Runs `act` once for each combination of results of its draws, like an odometer. */
function* outcomesOf(
  compiled: Compiled,
  world: World,
  limit: DrawLimit,
  act: (machine: Machine) => void,
  look: Look,
): Generator<Outcome, void> {
  const draws: number[] = [];
  const sizes: number[] = [];
  do {
    sizes.length = 0;
    const machine = machineOn(compiled, world, (n) => {
      const at = sizes.push(n) - 1;
      if (at === draws.length) draws.push(0);
      return draws[at];
    });
    try {
      act(machine);
      const glance = () => look(machine, draws.slice(0, sizes.length));
      glance();
      settle(machine, glance);
    } catch (error) {
      throw new StepError(error, draws.slice(0, sizes.length));
    }
    yield { machine, draws: draws.slice() };
  } while (advance(draws, sizes, limit));
}

/** Turns to the next combination; false after the last. */
function advance(draws: number[], sizes: readonly number[], limit: DrawLimit): boolean {
  while (draws.length > 0 && draws[draws.length - 1] === sizes[draws.length - 1] - 1) draws.pop();
  if (draws.length === 0) return false;
  const last = draws.length - 1;
  if (sizes[last] <= limit.limit) draws[last]++;
  else {
    limit.cut = true;
    draws[last] = sizes[last] - 1;
  }
  return true;
}
