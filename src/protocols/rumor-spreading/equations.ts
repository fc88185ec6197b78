// The mean field of the variants: fractions s, i and r in cycles (difference equations) or in continuous time (SIR).
import { exp } from '../../engine/portable-math.ts';
import type { Params } from './index.ts';

/** Fractions of the nodes at a time, in cycles. */
export interface Moment {
  readonly time: number;
  readonly susceptible: number;
  readonly infective: number;
}
/** Share of an infective node's contacts, a cycle or a unit of time, that count as useful and as useless. */
interface Yield {
  readonly useful: number;
  readonly useless: number;
}

const MAX_CYCLES = 2000;
/** In a cycle the contacts and their answers take the first two phases. */
const ANSWERED = 0.2;
const STEP = 1 / 16;
const STEPS_A_POINT = 4;

/** Infective nodes by what their counter says; one class where a coin decides. */
function firstStages({ nodes, stopping, k }: Params): number[] {
  const stages = new Array<number>(stopping === 'coin' ? 1 : k).fill(0);
  stages[0] = 1 / nodes;
  return stages;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** How fast each class changes; who has heard it just now (`fresh`) enters the first. */
function change(params: Params, stages: readonly number[], of: Yield, fresh: number): number[] {
  const { useful, useless } = of;
  if (params.stopping === 'coin') return [fresh - (stages[0] * useless) / params.k];
  const back = params.counterReset ? useful : 0;
  return stages.map((share, c) =>
    c === 0
      ? fresh - share * useless + back * (sum(stages) - share)
      : stages[c - 1] * useless - share * (useless + back),
  );
}

/** Cycle by cycle, each with so many contacts at random: s falls to s e^-i by push, to s (1 - i) by pull. */
export function inCycles(params: Params): Moment[] {
  const least = 0.5 / params.nodes;
  let susceptible = 1 - 1 / params.nodes;
  let stages = firstStages(params);
  const moments: Moment[] = [{ time: 0, susceptible, infective: sum(stages) }];
  for (let cycle = 1; cycle <= MAX_CYCLES && sum(stages) > least; cycle++) {
    const infective = sum(stages);
    const left =
      params.mode === 'push' ? susceptible * exp(-infective) : susceptible * (1 - infective);
    const fresh = susceptible - left;
    const of =
      params.mode === 'push'
        ? yieldOfPush(params, susceptible, fresh / infective)
        : yieldOfPull(params, susceptible);
    const changes = change(params, stages, of, fresh);
    stages = stages.map((share, c) => share + changes[c]);
    susceptible = left;
    const time = cycle + ANSWERED;
    // Pull is judged when the next cycle begins: until then, who gives up still counts as infective.
    const seen = params.mode === 'push' ? sum(stages) : infective + fresh;
    moments.push({ time, susceptible, infective: seen });
  }
  return moments;
}

function yieldOfPush(params: Params, susceptible: number, news: number): Yield {
  if (params.interest === 'blind') return { useful: 0, useless: 1 };
  const useful = params.judged === 'immediate' ? news : susceptible;
  return { useful, useless: 1 - useful };
}

/** The requests at a holder are Poisson with mean 1, a share s of them useful; none at all leaves it alone. */
function yieldOfPull({ interest }: Params, susceptible: number): Yield {
  const none = exp(-1);
  if (interest === 'blind') return { useful: 0, useless: 1 - none };
  const noneUseful = exp(-susceptible);
  return { useful: 1 - noneUseful, useless: noneUseful - none };
}

/** ds/dt = -si, di/dt = si - (1/k)(1 - s)i by Runge and Kutta's fourth-order method: one contact a unit of time. */
export function inContinuousTime(params: Params): Moment[] {
  const least = 0.5 / params.nodes;
  let state = [1 - 1 / params.nodes, ...firstStages(params)];
  const moments: Moment[] = [];
  const last = (MAX_CYCLES / STEP) | 0;
  for (let n = 0; n <= last; n++) {
    const infective = sum(state) - state[0];
    if (n % STEPS_A_POINT === 0) moments.push({ time: n * STEP, susceptible: state[0], infective });
    if (infective < least) break;
    state = rungeKutta(state, (at) => slope(params, at));
  }
  return moments;
}

function slope(params: Params, [susceptible, ...stages]: readonly number[]): number[] {
  const fresh = susceptible * sum(stages);
  const of =
    params.interest === 'blind'
      ? { useful: 0, useless: 1 }
      : { useful: susceptible, useless: 1 - susceptible };
  return [-fresh, ...change(params, stages, of, fresh)];
}

function rungeKutta(
  state: readonly number[],
  slopeAt: (state: readonly number[]) => number[],
): number[] {
  const along = (by: number, slopes: readonly number[]) => state.map((x, n) => x + by * slopes[n]);
  const a = slopeAt(state);
  const b = slopeAt(along(STEP / 2, a));
  const c = slopeAt(along(STEP / 2, b));
  const d = slopeAt(along(STEP, c));
  return state.map((x, n) => x + (STEP / 6) * (a[n] + 2 * b[n] + 2 * c[n] + d[n]));
}
