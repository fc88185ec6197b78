// The event queue, ordered by (time, sequence number): a heap of what comes next, and buckets behind it when there is much.
import { Buckets, type Slots } from './buckets.ts';
import { EventHeap } from './heap.ts';

/** Items from which buckets pay. */
const MANY = 2048;
/** Items that a bucket should have. */
const LOAD = 16;
/** Items looked at to find how close they lie. */
const SAMPLES = 1024;
const LEAST_BUCKETS = 64;
const MOST_BUCKETS = 1 << 20;
/** How often all items must have gone through the buckets before they are laid anew. */
const ROUNDS = 8;

/**
 * Three parts: the heap `near` has all items before the horizon; behind it a ring of unsorted buckets; beyond the ring another
 * heap. The next bucket is poured into `near` when that is empty, so that the heap that is sifted stays small. Only `near`
 * decides the order. Between two layings an item goes through two heaps at most, so the worst case is a heap's (after Tang, Goh
 * and Thng's ladder queue, 2005). What was cancelled is dropped when all is laid anew.
 */
export class EventQueue {
  /** How often the ring was laid, for tests of what that costs. */
  layings = 0;
  private near = new EventHeap();
  private far = new EventHeap(0);
  private ring: Buckets | undefined;
  /** Where the ring begins, in ticks; infinite without one. */
  private horizon = Infinity;
  /** Size of `near` at which everything is laid anew. */
  private limit: number;
  /** Items when the ring was laid; items and buckets moved since. */
  private laid = 0;
  private moved = 0;
  private passed = 0;
  private readonly many: number;

  private readonly slots: Slots | undefined;

  /** `many`: the number of items from which buckets are used. */
  constructor(slots?: Slots, many = MANY) {
    this.slots = slots;
    this.many = many;
    this.limit = many;
  }

  get size(): number {
    return this.ring === undefined
      ? this.near.size
      : this.near.size + this.far.size + this.ring.size;
  }

  /** Time of the earliest item. The queue must be settled and not empty. */
  peekTime(): number {
    return this.near.peekTime();
  }

  /** Slot of the earliest item. */
  peekSlot(): number {
    return this.near.peekSlot();
  }

  /** Takes the earliest item: the queue must be settled before the next look. */
  take(): number {
    return this.near.take();
  }

  push(time: number, order: number, slot: number): void {
    if (time < this.horizon) this.near.push(time, order, slot);
    else if (!this.ring?.push(time, order, slot)) this.far.push(time, order, slot);
  }

  /** To be called after a take, and after the pushes that follow it. */
  settle(): void {
    const { near } = this;
    near.settle();
    if (near.size === 0 ? this.ring !== undefined : near.size > this.limit) this.refill();
  }

  private refill(): void {
    const isLaid = this.near.size > 0 || this.isWorn();
    if (isLaid) this.lay();
    const { ring, near, far } = this;
    if (ring === undefined) return;
    while (near.size === 0 && far.size + ring.size > 0) this.advance(ring);
    if (near.size === 0) this.lay();
    else if (isLaid) this.limit = Math.max(this.many, 2 * near.size);
  }

  /** One bucket further; across a gap to what lies beyond the ring. */
  private advance(ring: Buckets): void {
    const { near, far } = this;
    if (ring.size === 0) ring.moveTo(far.peekTime());
    ring.pour(near);
    this.horizon = ring.horizon;
    while (far.size > 0 && far.peekTime() < this.horizon) far.shift(near);
    this.moved += near.size;
    this.passed++;
  }

  /** Whether the ring was laid for other items than there are. */
  private isWorn(): boolean {
    return this.moved > ROUNDS * this.laid || this.passed > this.laid + 2 * this.moved;
  }

  /** Lays the ring for the items that there are. Takes time in proportion to them, after as many moves at least. */
  private lay(): void {
    const items = this.all();
    this.layings++;
    const count = items.length >> 1;
    this.near = new EventHeap();
    this.far = new EventHeap(0);
    this.ring = count < this.many ? undefined : ringFor(items, count, this.slots);
    this.horizon = this.ring?.horizon ?? Infinity;
    this.laid = count;
    this.moved = 0;
    this.passed = 0;
    const words = new Uint32Array(items.buffer);
    for (let i = 0; i < count; i++) {
      const slot = words[i * 4 + 3];
      if (!this.slots?.forget(slot)) this.push(items[i * 2], words[i * 4 + 2], slot);
    }
    this.limit = Math.max(this.many, 2 * this.near.size);
  }

  /** All items, two doubles each. */
  private all(): Float64Array {
    const { near, far, ring } = this;
    const items = new Float64Array(this.size * 2);
    near.copyInto(items, 0);
    far.copyInto(items, near.size);
    ring?.copyInto(items, near.size + far.size);
    return items;
  }

  /** When an item's time comes; undefined if it isn't there. Looks at every item. */
  timeOf(slot: number): number | undefined {
    return this.near.timeOf(slot) ?? this.far.timeOf(slot) ?? this.ring?.timeOf(slot);
  }

  /** A copy, whose items are slots of a copy. */
  clone(slots?: Slots): EventQueue {
    this.settle();
    const copy = new EventQueue(slots, this.many);
    copy.near = this.near.clone();
    copy.far = this.far.clone();
    copy.ring = this.ring?.clone(slots);
    copy.horizon = this.horizon;
    copy.limit = this.limit;
    copy.laid = this.laid;
    copy.moved = this.moved;
    copy.passed = this.passed;
    return copy;
  }
}

/** A ring whose buckets hold about LOAD items of the eighth that comes first. */
function ringFor(items: Float64Array, count: number, slots: Slots | undefined): Buckets {
  const step = Math.max(1, Math.floor(count / SAMPLES));
  const times: number[] = [];
  for (let i = 0; i < count; i += step) times.push(items[i * 2]);
  times.sort((a, b) => a - b);
  const eighth = times[times.length >> 3] - times[0];
  const width = powerOfTwo((LOAD * eighth * 8) / count);
  const buckets = Math.min(MOST_BUCKETS, Math.max(LEAST_BUCKETS, powerOfTwo(count / 8)));
  const ring = new Buckets(width, buckets, 0, Math.ceil(count / 4), slots);
  ring.moveTo(times[0]);
  return ring;
}

/** The least power of two that is at least `x` and 1. */
function powerOfTwo(x: number): number {
  let power = 1;
  while (power < x) power *= 2;
  return power;
}
