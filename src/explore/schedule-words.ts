// A schedule in words: one line a step, told by taking the steps again.
import type { Compiled } from '../engine/compiled.ts';
import { enabledSteps, type Step } from '../engine/enabled.ts';
import { Item } from '../engine/pool.ts';
import type { Choice } from '../engine/run.ts';
import { newWorld, type World } from '../engine/world.ts';
import { outcomeOf } from './steps.ts';

/** The first choice is the beginning's and makes no line. @throws Error for choices that lead nowhere */
export function linesOf(
  compiled: Compiled,
  choices: readonly Choice[],
  crashes: number,
): readonly string[] {
  const [beginning, ...rest] = choices;
  let { world } = outcomeOf(compiled, newWorld(compiled), undefined, beginning.draws);
  return rest.map(({ take, draws }, i) => {
    const step = enabledSteps(compiled, world, crashes)[take];
    if (!step) throw new Error(`step ${i + 1} takes item ${take}, which is not there`);
    const line = lineOf(compiled, world, step) + drawn(draws);
    if (i < rest.length - 1) world = outcomeOf(compiled, world, step, draws).world;
    return line;
  });
}

function lineOf(compiled: Compiled, world: World, step: Step): string {
  const label = (node: number) => `${compiled.manifest.nodeLabel}${node}`;
  if (step.kind === 'crash') return `${label(step.node)} crashes`;
  const { pool } = world;
  const head = pool.head(step.slot);
  const name = compiled.names[head >>> 16];
  const node = label(pool.node(step.slot));
  if ((head & 255) === Item.timer) return `the timer ${name} of ${node} fires`;
  if ((head & 255) === Item.command) return `${node} is asked to ${name}`;
  return `${node} receives ${name} from ${label(pool.peer(step.slot))}`;
}

function drawn(draws: readonly number[]): string {
  return draws.length === 0 ? '' : `, and draws ${draws.join(', ')}`;
}
