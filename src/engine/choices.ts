// A schedule that a run follows: the explorer's choices, one after another, instead of the queue.
import type { Compiled } from './compiled.ts';
import { settle, stepOf, takeStep } from './enabled.ts';
import type { Machine } from './machine.ts';
import type { Choice } from './run.ts';

export class Choices {
  private readonly lastRecovery: number;
  private readonly all: readonly Choice[];
  private readonly compiled: Compiled;
  /** The choice that is made now; the first is that of the beginning. */
  private at = 0;
  private drawn = 0;

  constructor(compiled: Compiled, all: readonly Choice[]) {
    this.compiled = compiled;
    this.all = all;
    this.lastRecovery = all.findLastIndex(({ fault }) => fault === 'recover');
  }

  /** Whether some node is still to recover: messages to nodes that are down then wait for it. */
  get recovers(): boolean {
    return this.at < this.lastRecovery;
  }

  /** Whether all choices are made. */
  get isOver(): boolean {
    return this.at + 1 >= this.all.length;
  }

  /** Ticks from now to the next step. */
  get wait(): number {
    return this.all[this.at + 1].wait ?? this.compiled.manifest.time.ticks;
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
    const choice = this.all[this.at];
    const step = stepOf(this.compiled, machine.world, choice);
    if (!step)
      throw new Error(`choice ${this.at} of the schedule takes ${choice.take}, which isn't there`);
    takeStep(machine, step);
    after();
    settle(machine, this.recovers, after);
  }
}
