// What comes later, unsorted: buckets of equal width in time, each a chain of slots. Whoever comes first empties one.
import type { EventHeap } from './heap.ts';
import { NEXT, NONE, SLOT_WORDS, type Slots } from './slots.ts';
import type { SortedRun } from './sorted-run.ts';

/** A ring of buckets that begins at a horizon and moves on with it. */
export class Buckets {
  /** Items in all buckets. */
  size = 0;
  /** Where the ring begins (ticks): a whole multiple of the width. */
  horizon = 0;
  /** Ticks; a power of two, so that dividing by it is exact. */
  readonly width: number;
  readonly count: number;
  private readonly perWidth: number;
  private readonly mask: number;
  private readonly slots: Slots;
  /** The bucket at the horizon. */
  private first = 0;
  private heads: Int32Array;

  /** `width` and `count` are powers of two. */
  constructor(slots: Slots, width: number, count: number) {
    this.slots = slots;
    this.width = width;
    this.perWidth = 1 / width;
    this.count = count;
    this.mask = count - 1;
    this.heads = new Int32Array(count).fill(NONE);
  }

  /** Puts an item, not before the horizon, into its bucket. false: it lies beyond the ring. */
  push(time: number, slot: number): boolean {
    const ahead = (time - this.horizon) * this.perWidth;
    if (ahead >= this.count) return false;
    const bucket = (this.first + (ahead | 0)) & this.mask;
    this.slots.words[slot * SLOT_WORDS + NEXT] = this.heads[bucket];
    this.heads[bucket] = slot;
    this.size++;
    return true;
  }

  /** Empties the bucket at the horizon into the run, what it has no room for into the heap, and moves on by one. */
  pour(run: SortedRun, heap: EventHeap): void {
    const { slots } = this;
    let slot = this.heads[this.first];
    this.heads[this.first] = NONE;
    this.first = (this.first + 1) & this.mask;
    this.horizon += this.width;
    while (slot !== NONE) {
      this.size--;
      if (!run.add(slot)) heap.pushSlot(slots, slot);
      slot = slots.words[slot * SLOT_WORDS + NEXT];
    }
  }

  /** Lays the ring, which must be empty, at another time. */
  moveTo(time: number): void {
    this.horizon = Math.floor(time * this.perWidth) * this.width;
  }

  /** Appends all slots to the list. */
  list(into: number[]): void {
    const { words } = this.slots;
    for (const head of this.heads)
      for (let slot = head; slot !== NONE; slot = words[slot * SLOT_WORDS + NEXT]) into.push(slot);
  }

  /** A copy over the same slots of another pool. */
  clone(slots: Slots): Buckets {
    const copy = new Buckets(slots, this.width, 1);
    return Object.assign(copy, this, { slots, heads: this.heads.slice() });
  }
}
