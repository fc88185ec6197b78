// A schedule that a run follows: the explorer's choices, one after another, instead of times.
import type { Compiled } from './compiled.ts';
import { enabledSteps, settle, takeStep } from './enabled.ts';
import type { Machine } from './machine.ts';
import type { Choice } from './run.ts';

export class Choices {
  private readonly all: readonly Choice[];
  private readonly compiled: Compiled;
  /** The choice that is made now; the first is that of the beginning. */
  private at = 0;
  private drawn = 0;

  constructor(compiled: Compiled, all: readonly Choice[]) {
    this.compiled = compiled;
    this.all = all;
  }

  /** Whether all choices are made. */
  get isOver(): boolean {
    return this.at + 1 >= this.all.length;
  }

  /** What the next draw of `n` outcomes came to. @throws Error where there are not so many */
  draw(n: number): number {
    const drawn = this.all[this.at]?.draws[this.drawn++] ?? 0;
    if (drawn >= n) throw new Error(`choice ${this.at} of the schedule draws ${drawn} of ${n}`);
    return drawn;
  }

  /** Takes the next step, and what follows it at once. @throws Error where it isn't there */
  takeNext(machine: Machine, after: () => void): void {
    this.at++;
    this.drawn = 0;
    const { take } = this.all[this.at];
    const step = enabledSteps(this.compiled, machine.world, Infinity)[take];
    if (!step)
      throw new Error(`choice ${this.at} of the schedule takes ${take}, which isn't there`);
    takeStep(machine, step);
    after();
    settle(machine, after);
  }
}
