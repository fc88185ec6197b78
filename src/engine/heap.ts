// A 4-ary heap in one typed array, keys inline, ordered by (time, sequence number).
import { SLOT_DOUBLES, ORDER as SLOT_ORDER, SLOT_WORDS, type Slots } from './slots.ts';

/** An item takes two doubles: its time, and a pair of 32-bit words (sequence number, slot). Four children lie side by side. */
const DOUBLES = 2;
const WORDS = 4;
const ORDER = 2;
const SLOT = 3;

/**
 * Popping leaves a hole at the root; the next push fills it (one sift instead of two), and `settle` closes it
 * when nothing was pushed. Equal times leave in the order of their sequence numbers.
 *
 * A pair of words is moved as one double. Slots stay below 2^30, so that it never reads as a NaN, whose bits need not survive.
 */
export class EventHeap {
  size = 0;
  private doubles: Float64Array;
  private words: Uint32Array;
  private hole = false;

  constructor(capacity = 256) {
    this.doubles = new Float64Array(capacity * DOUBLES);
    this.words = new Uint32Array(this.doubles.buffer);
  }

  /** Time of the earliest item. The queue must be settled and not empty. */
  peekTime(): number {
    return this.doubles[0];
  }

  /** Sequence number of the earliest item. */
  peekOrder(): number {
    return this.words[ORDER];
  }

  /** Slot of the earliest item. */
  peekSlot(): number {
    return this.words[SLOT];
  }

  /** Takes the earliest item and leaves a hole: the queue must be settled before the next look. */
  take(): number {
    this.hole = true;
    this.size--;
    return this.words[SLOT];
  }

  push(time: number, order: number, slot: number): void {
    if (this.hole) {
      this.hole = false;
      this.size++;
      this.sink(time, order, slot);
      return;
    }
    if (this.size * DOUBLES === this.doubles.length) this.resize(Math.max(16, this.size * 2));
    this.rise(this.size++, time, order, slot);
  }

  /** Pushes a slot under the time and the sequence number that lie in it. */
  pushSlot({ doubles, words }: Slots, slot: number): void {
    this.push(doubles[slot * SLOT_DOUBLES], words[slot * SLOT_WORDS + SLOT_ORDER], slot);
  }

  /** Closes the hole that `take` left. */
  settle(): void {
    if (!this.hole) return;
    this.hole = false;
    const last = this.size;
    if (last > 0)
      this.sink(
        this.doubles[last * DOUBLES],
        this.words[last * WORDS + ORDER],
        this.words[last * WORDS + SLOT],
      );
  }

  /** Appends all slots to the list. The heap must be settled. */
  list(into: number[]): void {
    for (let i = 0; i < this.size; i++) into.push(this.words[i * WORDS + SLOT]);
  }

  clone(): EventHeap {
    this.settle();
    const copy = new EventHeap(0);
    copy.size = this.size;
    copy.doubles = this.doubles.slice(0, Math.max(16, this.size) * DOUBLES);
    copy.words = new Uint32Array(copy.doubles.buffer);
    return copy;
  }

  private resize(capacity: number): void {
    const doubles = new Float64Array(capacity * DOUBLES);
    doubles.set(this.doubles);
    this.doubles = doubles;
    this.words = new Uint32Array(doubles.buffer);
  }

  private place(i: number, time: number, order: number, slot: number): void {
    this.doubles[i * DOUBLES] = time;
    this.words[i * WORDS + ORDER] = order;
    this.words[i * WORDS + SLOT] = slot;
  }

  private rise(start: number, time: number, order: number, slot: number): void {
    const { doubles, words } = this;
    let i = start;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const t = doubles[parent * DOUBLES];
      if (t < time || (t === time && words[parent * WORDS + ORDER] < order)) break;
      doubles[i * DOUBLES] = t;
      doubles[i * DOUBLES + 1] = doubles[parent * DOUBLES + 1];
      i = parent;
    }
    this.place(i, time, order, slot);
  }

  /** The last level, where an item may have fewer than four children. */
  private descendLast(i: number, time: number, order: number): number {
    const { doubles, words, size } = this;
    const first = (i << 2) + 1;
    if (first >= size) return i;
    let best = first;
    for (let c = first + 1; c < size; c++) {
      const t = doubles[c * DOUBLES];
      const bestTime = doubles[best * DOUBLES];
      if (t < bestTime || (t === bestTime && comesFirst(words, c, best))) best = c;
    }
    const bestTime = doubles[best * DOUBLES];
    if (bestTime > time || (bestTime === time && words[best * WORDS + ORDER] > order)) return i;
    doubles[i * DOUBLES] = bestTime;
    doubles[i * DOUBLES + 1] = doubles[best * DOUBLES + 1];
    return best;
  }

  /** The least of four children by comparisons without a branch; in cache, mispredicted branches are what costs. */
  private sink(time: number, order: number, slot: number): void {
    const { doubles, words, size } = this;
    let i = 0;
    let first = 1;
    while (first + 4 <= size) {
      const at = first * DOUBLES;
      const t0 = doubles[at];
      const t1 = doubles[at + 2];
      const t2 = doubles[at + 4];
      const t3 = doubles[at + 6];
      let a = first + +(t1 < t0);
      if (t1 === t0 && comesFirst(words, first + 1, first)) a = first + 1;
      let b = first + 2 + +(t3 < t2);
      if (t3 === t2 && comesFirst(words, first + 3, first + 2)) b = first + 3;
      const ta = doubles[a * DOUBLES];
      const tb = doubles[b * DOUBLES];
      let best = a + (b - a) * +(tb < ta);
      if (tb === ta && comesFirst(words, b, a)) best = b;
      const bestTime = doubles[best * DOUBLES];
      if (bestTime > time || (bestTime === time && words[best * WORDS + ORDER] > order)) break;
      doubles[i * DOUBLES] = bestTime;
      doubles[i * DOUBLES + 1] = doubles[best * DOUBLES + 1];
      i = best;
      first = (i << 2) + 1;
    }
    if (first < size && first + 4 > size) i = this.descendLast(i, time, order);
    this.place(i, time, order, slot);
  }
}

/** Of two items with equal times, whether item a was pushed before item b. */
function comesFirst(words: Uint32Array, a: number, b: number): boolean {
  return words[a * WORDS + ORDER] < words[b * WORDS + ORDER];
}
