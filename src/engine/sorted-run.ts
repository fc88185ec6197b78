// The few items that come next, sorted: slots of the pool, ordered by (time, sequence number).
import { ORDER, SLOT_DOUBLES, SLOT_WORDS, type Slots } from './slots.ts';

/** Beyond that a heap is quicker than insertion. */
const CAPACITY = 48;

export class SortedRun {
  private readonly slots: Slots;
  private readonly items = new Int32Array(CAPACITY);
  private at = 0;
  private end = 0;

  constructor(slots: Slots) {
    this.slots = slots;
  }

  get size(): number {
    return this.end - this.at;
  }

  /** Puts a slot in its place. false, and nothing is done, where the run is full. */
  add(slot: number): boolean {
    if (this.end === CAPACITY) return false;
    const { items, at } = this;
    const { doubles, words } = this.slots;
    const time = doubles[slot * SLOT_DOUBLES];
    const order = words[slot * SLOT_WORDS + ORDER];
    let i = this.end++;
    for (; i > at; i--) {
      const before = items[i - 1];
      const t = doubles[before * SLOT_DOUBLES];
      if (t < time || (t === time && words[before * SLOT_WORDS + ORDER] < order)) break;
      items[i] = before;
    }
    items[i] = slot;
    return true;
  }

  /** The earliest slot. The run must not be empty. */
  peek(): number {
    return this.items[this.at];
  }

  /** Takes the earliest. */
  take(): number {
    const slot = this.items[this.at++];
    if (this.at === this.end) {
      this.at = 0;
      this.end = 0;
    }
    return slot;
  }

  /** Appends all slots to the list. */
  list(into: number[]): void {
    for (let i = this.at; i < this.end; i++) into.push(this.items[i]);
  }

  /** A copy over the same slots of another pool. */
  clone(slots: Slots): SortedRun {
    const copy = new SortedRun(slots);
    copy.items.set(this.items);
    copy.at = this.at;
    copy.end = this.end;
    return copy;
  }
}
