// The event queue, ordered by (time, sequence number): what comes next, sorted, and buckets behind it when there is much.
import { Buckets } from './buckets.ts';
import { EventHeap } from './heap.ts';
import { ORDER, SLOT_DOUBLES, SLOT_WORDS, type Slots } from './slots.ts';
import { SortedRun } from './sorted-run.ts';

/** Items from which buckets pay. */
const MANY = 128;
/** Items that a bucket should have at least when its turn comes, and at most as many again. */
const LOAD = 4;
/** How far the ring reaches, as a multiple of what evenly spread items would take: far enough for all but a few. */
const REACH = 8;
/** Items looked at to find how close they lie. */
const SAMPLES = 1024;
const LEAST_BUCKETS = 64;
const MOST_BUCKETS = 1 << 22;
/** How often all items must have gone through the buckets before it is asked whether these still fit. */
const ROUNDS = 8;

/**
 * Four parts: all items before the horizon are in the sorted `run` or, where that is full, in the heap `near`; behind the horizon
 * lies a ring of unsorted buckets; beyond the ring another heap. The next bucket is poured into the run when nothing is left
 * before the horizon. Run and heap alone decide the order. Between two layings an item goes through two heaps at most, so the
 * worst case is a heap's (after Brown's calendar queue, 1988, and Tang, Goh and Thng's ladder queue, 2005). What was cancelled is
 * dropped when all is laid anew.
 */
export class EventQueue {
  /** How often the ring was laid, for tests of what that costs. */
  layings = 0;
  private readonly slots: Slots;
  private readonly many: number;
  private run: SortedRun;
  private near = new EventHeap();
  private far = new EventHeap(0);
  private ring: Buckets | undefined;
  /** Where the ring begins, in ticks; infinite without one. */
  private horizon = Infinity;
  /** Size of `near` at which everything is laid anew. */
  private limit: number;
  /** Items when the ring was laid; since then: items and buckets that had their turn, and items that a heap took. */
  private laid = 0;
  private moved = 0;
  private passed = 0;
  private heaped = 0;

  /** `many`: the number of items from which buckets are used. */
  constructor(slots: Slots, many = MANY) {
    this.slots = slots;
    this.many = many;
    this.limit = many;
    this.run = new SortedRun(slots);
  }

  get size(): number {
    const { run, near, far, ring } = this;
    return ring === undefined ? near.size : run.size + near.size + far.size + ring.size;
  }

  /** The queue must be settled. */
  get isEmpty(): boolean {
    return this.run.size === 0 && this.near.size === 0;
  }

  /** Time of the earliest item. The queue must be settled and not empty. */
  peekTime(): number {
    if (this.run.size === 0) return this.near.peekTime();
    const time = this.slots.doubles[this.run.peek() * SLOT_DOUBLES];
    return this.near.size === 0 ? time : Math.min(time, this.near.peekTime());
  }

  /** Takes the earliest item's slot: the queue must be settled before the next look. */
  take(): number {
    return this.run.size > 0 && (this.near.size === 0 || this.isRunFirst())
      ? this.run.take()
      : this.near.take();
  }

  /** Of both, neither empty, whether the run has the earlier item. */
  private isRunFirst(): boolean {
    const { run, near, slots } = this;
    const slot = run.peek();
    const time = slots.doubles[slot * SLOT_DOUBLES];
    const nearTime = near.peekTime();
    return (
      time < nearTime ||
      (time === nearTime && slots.words[slot * SLOT_WORDS + ORDER] < near.peekOrder())
    );
  }

  push(time: number, order: number, slot: number): void {
    this.slots.doubles[slot * SLOT_DOUBLES] = time;
    this.slots.words[slot * SLOT_WORDS + ORDER] = order;
    if (this.ring === undefined) this.near.push(time, order, slot);
    else if (time < this.horizon ? !this.run.add(slot) : !this.ring.push(time, slot))
      this.pushAside(time, order, slot);
  }

  private pushAside(time: number, order: number, slot: number): void {
    this.heaped++;
    (time < this.horizon ? this.near : this.far).push(time, order, slot);
  }

  /** To be called after a take, and after the pushes that follow it. */
  settle(): void {
    const { near } = this;
    near.settle();
    if (this.run.size > 0) return;
    if (near.size === 0 ? this.ring !== undefined : near.size > this.limit) this.refill();
  }

  private refill(): void {
    const isLaid = this.near.size > 0 || this.isWorn();
    if (isLaid) this.lay();
    const { ring, far } = this;
    if (ring === undefined) return;
    while (this.isEmpty && far.size + ring.size > 0) this.advance(ring);
    if (this.isEmpty) this.lay();
    else if (isLaid) this.setLimit();
  }

  /** One bucket further; across a gap to what lies beyond the ring. */
  private advance(ring: Buckets): void {
    const { run, near, far } = this;
    if (ring.size === 0) ring.moveTo(far.peekTime());
    ring.pour(run, near);
    this.horizon = ring.horizon;
    while (far.size > 0 && far.peekTime() < this.horizon) {
      const slot = far.take();
      far.settle();
      if (!run.add(slot)) near.pushSlot(this.slots, slot);
    }
    this.moved += run.size + near.size;
    this.passed++;
  }

  /** Whether the ring was laid for other items than there are. */
  private isWorn(): boolean {
    const { moved, passed, heaped, laid } = this;
    if (passed > laid + 4 * moved) return true;
    if (moved <= ROUNDS * laid) return false;
    if (moved > 8 * LOAD * passed || 8 * heaped > moved) return true;
    this.countAnew();
    return false;
  }

  private countAnew(): void {
    this.moved = 0;
    this.passed = 0;
    this.heaped = 0;
  }

  private setLimit(): void {
    this.limit = Math.max(this.many, 2 * this.near.size);
  }

  /** Lays the ring for the items that there are. Takes time in proportion to them, after as many moves at least. */
  private lay(): void {
    const { slots } = this;
    const found = this.list();
    this.layings++;
    this.near = new EventHeap();
    this.far = new EventHeap(0);
    this.run = new SortedRun(slots);
    this.ring = found.length < this.many ? undefined : ringFor(found, slots);
    this.horizon = this.ring?.horizon ?? Infinity;
    this.laid = found.length;
    for (const slot of found)
      if (!slots.forget(slot))
        this.push(slots.doubles[slot * SLOT_DOUBLES], slots.words[slot * SLOT_WORDS + ORDER], slot);
    this.countAnew();
    this.setLimit();
  }

  /** All slots. */
  private list(): number[] {
    const found: number[] = [];
    for (const part of [this.run, this.near, this.ring, this.far]) part?.list(found);
    return found;
  }

  /** A copy, whose items are slots of a copy that was made when this queue was settled. */
  clone(slots: Slots): EventQueue {
    const { run, near, far, ring } = this;
    return Object.assign(new EventQueue(slots, this.many), this, {
      slots,
      run: run.clone(slots),
      near: near.clone(),
      far: far.clone(),
      ring: ring?.clone(slots),
    });
  }
}

/** A ring whose buckets hold about LOAD items of the eighth that comes first. */
function ringFor(found: readonly number[], slots: Slots): Buckets {
  const count = found.length;
  const step = Math.max(1, Math.floor(count / SAMPLES));
  const times = new Float64Array(Math.ceil(count / step));
  for (let i = 0; i < times.length; i++) times[i] = slots.doubles[found[i * step] * SLOT_DOUBLES];
  times.sort();
  const eighth = times[times.length >> 3] - times[0];
  const width = powerOfTwo((LOAD * eighth * 8) / count);
  const buckets = powerOfTwo((count * REACH) / LOAD);
  const ring = new Buckets(slots, width, Math.min(MOST_BUCKETS, Math.max(LEAST_BUCKETS, buckets)));
  ring.moveTo(times[0]);
  return ring;
}

/** The least power of two that is at least `x` and 1. */
function powerOfTwo(x: number): number {
  let power = 1;
  while (power < x) power *= 2;
  return power;
}
