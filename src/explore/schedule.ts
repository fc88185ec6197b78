// A trail as the schedule of a run: each step by its place among what may happen in the engine's own world.
import type { Compiled } from '../engine/compiled.ts';
import { enabledSlots, scheduleCommands, settle, stepOf, takeStep } from '../engine/enabled.ts';
import { Machine } from '../engine/machine.ts';
import { Item } from '../engine/pool.ts';
import { type Choice, DEFAULT_STOP, type Run } from '../engine/run.ts';
import { beginDown, startNodes } from '../engine/start.ts';
import { newWorld, type World } from '../engine/world.ts';
import { Act, kindOf, objectOf, timerNode, timerType } from './acts.ts';
import { momentsOf } from './moments.ts';
import type { PendingItems } from './pending.ts';
import type { Search } from './search.ts';
import type { TrailStep } from './trail.ts';

/** The choices of a run that goes that way. */
export function scheduleOf(search: Search, steps: readonly TrailStep[]): readonly Choice[] {
  const follower = new Follower(search, steps);
  const times = search.options.timing === 'synchronous' ? momentsOf(steps) : undefined;
  const choices: Choice[] = [{ take: 0, draws: steps[0].draws }];
  let last = 0;
  steps.forEach((step, i) => {
    if (i === 0) return;
    const choice = follower.follow(step, i);
    if (!choice) return;
    choices.push(times ? { ...choice, wait: times[i] - times[last] } : choice);
    last = i;
  });
  return choices;
}

const FAULTS = new Map<number, Choice['fault']>([
  [Act.crash, 'crash'],
  [Act.recover, 'recover'],
  [Act.lose, 'lose'],
  [Act.duplicate, 'duplicate'],
  [Act.partition, 'partition'],
  [Act.heal, 'heal'],
]);

class Follower {
  private readonly compiled: Compiled;
  private readonly items: PendingItems;
  private readonly world: World;
  private readonly machine: Machine;
  private readonly steps: readonly TrailStep[];
  private readonly lastRecovery: number;
  /** The step that is taken. */
  private at = 0;
  private readonly keeps: boolean;
  private draws: readonly number[];
  private drawn = 0;

  constructor(search: Search, steps: readonly TrailStep[]) {
    this.compiled = search.compiled;
    this.items = search.successors.items;
    this.steps = steps;
    this.lastRecovery = steps.findLastIndex(({ act }) => kindOf(act) === Act.recover);
    this.keeps = search.budgets.duplicates === Infinity;
    this.draws = steps[0].draws;
    this.world = newWorld(this.compiled);
    this.machine = new Machine(this.compiled, this.world, {
      trace: undefined,
      hash: false,
      strict: true,
      seed: 0,
      chooser: () => this.draws[this.drawn++] ?? 0,
    });
    this.guarded(() => this.begin(search.run));
  }

  /** The last step of a schedule may end in a handler's error. */
  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (this.at < this.steps.length - 1) throw error;
    }
  }

  private begin(run: Run): void {
    beginDown(this.machine);
    startNodes(this.machine);
    this.compiled.protocol.workload?.start?.(this.machine.loadContext);
    scheduleCommands(this.machine, run);
    this.settle();
  }

  private settle(): void {
    settle(this.machine, this.at < this.lastRecovery, () => undefined);
  }

  /** The choice that is this step, which is then taken; undefined where it happens by itself. */
  follow({ act, draws }: TrailStep, at: number): Choice | undefined {
    this.at = at;
    const choice = this.choiceOf(act, draws, at);
    const step = choice && stepOf(this.compiled, this.world, choice);
    if (!choice || !step) return undefined;
    this.draws = draws;
    this.drawn = 0;
    this.guarded(() => {
      takeStep(this.machine, step);
      this.settle();
    });
    return choice;
  }

  private choiceOf(act: number, draws: readonly number[], at: number): Choice | undefined {
    const kind = kindOf(act);
    const fault = FAULTS.get(kind);
    const isOfItem = fault === undefined || kind === Act.lose || kind === Act.duplicate;
    if (!isOfItem) return { take: objectOf(act), draws, fault };
    const take = enabledSlots(this.compiled, this.world).findIndex((slot) => this.is(slot, act));
    if (take >= 0)
      return this.comesAgain(act, at)
        ? { take, draws, fault: 'duplicate' }
        : { take, draws, ...(fault && { fault }) };
    if (kind === Act.lostAtDown) return undefined;
    throw new Error(`step ${at} of a schedule takes what is not there`);
  }

  /** Where messages stay when they are delivered: whether this one is delivered again. */
  private comesAgain(act: number, at: number): boolean {
    if (!this.keeps || kindOf(act) !== Act.take) return false;
    if (this.items.get(objectOf(act)).kind !== Item.message) return false;
    return this.steps.some((later, i) => i > at && later.act === act);
  }

  private is(slot: number, act: number): boolean {
    const { pool } = this.world;
    const kind = pool.head(slot) & 255;
    if (kindOf(act) !== Act.timer)
      return kind !== Item.timer && this.items.ofSlot(pool, slot) === objectOf(act);
    const timer = objectOf(act);
    return (
      kind === Item.timer &&
      pool.node(slot) === timerNode(timer) &&
      pool.head(slot) >>> 16 === timerType(timer)
    );
  }
}

/**
 * The run that follows a schedule of this search. It counts violations, since others may come on the way, and is none of its
 * preset's: what that promises is not promised of any order.
 */
export function scheduledRun(search: Search, schedule: readonly Choice[]) {
  const { preset: _, ...run } = search.run;
  const stop = { ...DEFAULT_STOP, onViolation: 'count' } as const;
  return { ...run, stop, schedule };
}
