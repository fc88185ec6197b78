// Copies of the world kept along a run, the farther apart the longer it gets.
import type { World } from './world.ts';

/** The world as it was after so many records, and how many names the trace had by then. */
export interface Checkpoint {
  readonly events: number;
  readonly world: World;
  readonly names: number;
}

/** Records between the first ones. */
const FIRST_SPACING = 512;
const MOST = 24;

export class Checkpoints {
  readonly all: Checkpoint[] = [];
  private spacing = FIRST_SPACING;
  /** The copy made last, kept or not: the next one shares with it. */
  private lastCopy: World | undefined;

  /** Keeps a copy if it is time for one. `names`: how many the trace has. */
  keep(world: World, names: number): void {
    const { all } = this;
    const last = all.at(-1);
    if (world.events < (last ? last.events + this.spacing : this.spacing)) return;
    this.lastCopy = world.clone(this.lastCopy);
    all.push({ events: world.events, world: this.lastCopy, names });
    world.untouch();
    if (all.length <= MOST) return;
    this.spacing *= 2;
    const kept = all.filter((_, i) => i % 2 === 1);
    all.splice(0, all.length, ...kept);
  }
}
