// What comes later, unsorted: buckets of equal width in time, each a chain of small blocks. Whoever comes first empties one.
import type { EventHeap } from './heap.ts';

/** Whose slots the items are. */
export interface Slots {
  /** Reads a slot, so that it is in the processor's cache when its item is taken. */
  glance(slot: number): number;
  /** Frees a slot of which nothing is to come; false, and nothing is done, for others. */
  forget(slot: number): boolean;
}

/** An item is laid out as in the heap: its time, and a pair of words (sequence number, slot). */
const DOUBLES = 2;
const WORDS = 4;
const ORDER = 2;
const SLOT = 3;
/** Items of a block: two cache lines. */
const BLOCK = 8;
const IN_BLOCK = BLOCK - 1;
/** Words of a bucket: the block that it fills, and how many items it has. */
const STRIDE = 2;
const COUNT = 1;

/** A ring of buckets that begins at a horizon and moves on with it. */
export class Buckets {
  /** Items in all buckets. */
  size = 0;
  /** Where the ring begins (ticks): a whole multiple of the width. */
  horizon: number;
  /** Ticks; a power of two, so that dividing by it is exact. */
  readonly width: number;
  readonly count: number;
  private readonly perWidth: number;
  private readonly mask: number;
  /** The bucket at the horizon. */
  private first = 0;
  private table: Int32Array;
  private doubles: Float64Array;
  private words: Uint32Array;
  /** The block that a block goes on from; or, of one that is free, the next free one. */
  private chain: Int32Array;
  private freeHead = -1;
  private top = 0;

  private readonly slots: Slots | undefined;
  /** What glances gave: kept, lest they be left out as useless. */
  glanced = 0;

  /** `width` and `count` are powers of two. */
  constructor(width: number, count: number, horizon: number, blocks: number, slots?: Slots) {
    this.slots = slots;
    this.width = width;
    this.perWidth = 1 / width;
    this.count = count;
    this.mask = count - 1;
    this.horizon = horizon;
    this.table = new Int32Array(count * STRIDE).fill(-1);
    for (let b = 0; b < count; b++) this.table[b * STRIDE + COUNT] = 0;
    this.doubles = new Float64Array(blocks * BLOCK * DOUBLES);
    this.words = new Uint32Array(this.doubles.buffer);
    this.chain = new Int32Array(blocks);
  }

  /** Puts an item, not before the horizon, into its bucket. false: it lies beyond the ring. */
  push(time: number, order: number, slot: number): boolean {
    const ahead = (time - this.horizon) * this.perWidth;
    if (ahead >= this.count) return false;
    const at = ((this.first + (ahead | 0)) & this.mask) * STRIDE;
    const count = this.table[at + COUNT]++;
    if ((count & IN_BLOCK) === 0) this.table[at] = this.newBlock(this.table[at]);
    const i = this.table[at] * BLOCK + (count & IN_BLOCK);
    this.doubles[i * DOUBLES] = time;
    this.words[i * WORDS + ORDER] = order;
    this.words[i * WORDS + SLOT] = slot;
    this.size++;
    return true;
  }

  /** Empties the bucket at the horizon into the heap, and moves on by one. */
  pour(into: EventHeap): void {
    const at = this.first * STRIDE;
    this.first = (this.first + 1) & this.mask;
    this.horizon += this.width;
    const count = this.table[at + COUNT];
    if (count === 0) return;
    this.size -= count;
    let block = this.table[at];
    for (let left = count; left > 0; ) {
      const here = ((left - 1) & IN_BLOCK) + 1;
      this.pourBlock(block, here, into);
      left -= here;
      const before = this.chain[block];
      this.chain[block] = this.freeHead;
      this.freeHead = block;
      block = before;
    }
    this.table[at] = -1;
    this.table[at + COUNT] = 0;
  }

  private pourBlock(block: number, count: number, into: EventHeap): void {
    const begin = block * BLOCK;
    this.glance(begin, count);
    for (let i = begin; i < begin + count; i++)
      into.push(
        this.doubles[i * DOUBLES],
        this.words[i * WORDS + ORDER],
        this.words[i * WORDS + SLOT],
      );
  }

  /** Of all items together, since then the processor waits for memory once and not for each. */
  private glance(begin: number, count: number): void {
    const { slots, words } = this;
    if (slots === undefined) return;
    let all = 0;
    for (let i = begin; i < begin + count; i++) all ^= slots.glance(words[i * WORDS + SLOT]);
    this.glanced = all;
  }

  /** Lays the ring, which must be empty, at another time. */
  moveTo(time: number): void {
    this.horizon = Math.floor(time * this.perWidth) * this.width;
  }

  /** When an item's time comes; undefined if it isn't there. Looks at every item. */
  timeOf(slot: number): number | undefined {
    let found: number | undefined;
    this.each((i) => {
      if (this.words[i * WORDS + SLOT] === slot) found = this.doubles[i * DOUBLES];
    });
    return found;
  }

  /** Copies all items into the array from item `at` on. */
  copyInto(target: Float64Array, at: number): void {
    let next = at * DOUBLES;
    this.each((i) => {
      target[next++] = this.doubles[i * DOUBLES];
      target[next++] = this.doubles[i * DOUBLES + 1];
    });
  }

  private each(visit: (item: number) => void): void {
    for (let bucket = 0; bucket < this.count; bucket++) {
      let left = this.table[bucket * STRIDE + COUNT];
      for (let block = this.table[bucket * STRIDE]; left > 0; block = this.chain[block]) {
        const here = ((left - 1) & IN_BLOCK) + 1;
        for (let i = 0; i < here; i++) visit(block * BLOCK + i);
        left -= here;
      }
    }
  }

  private newBlock(before: number): number {
    let block = this.freeHead;
    if (block >= 0) this.freeHead = this.chain[block];
    else {
      block = this.top++;
      if (block === this.chain.length) this.grow();
    }
    this.chain[block] = before;
    return block;
  }

  private grow(): void {
    const blocks = Math.max(16, this.chain.length * 2);
    const doubles = new Float64Array(blocks * BLOCK * DOUBLES);
    doubles.set(this.doubles);
    this.doubles = doubles;
    this.words = new Uint32Array(doubles.buffer);
    const chain = new Int32Array(blocks);
    chain.set(this.chain);
    this.chain = chain;
  }

  clone(slots?: Slots): Buckets {
    const copy = new Buckets(this.width, this.count, this.horizon, 0, slots);
    copy.size = this.size;
    copy.first = this.first;
    copy.table = this.table.slice();
    copy.doubles = this.doubles.slice();
    copy.words = new Uint32Array(copy.doubles.buffer);
    copy.chain = this.chain.slice();
    copy.freeHead = this.freeHead;
    copy.top = this.top;
    return copy;
  }
}
