// The event queue: a 4-ary heap in typed arrays, keys inline, ordered by (time, sequence number).

/**
 * Popping leaves a hole at the root; the next push fills it (one sift instead of two), and `settle` closes it
 * when nothing was pushed. Equal times leave in the order of their sequence numbers.
 */
export class EventHeap {
  size = 0;
  private time: Float64Array;
  private order: Uint32Array;
  private slot: Int32Array;
  private hole = false;

  /** Number of items from which branches are faster (docs/performance.md). */
  private readonly branchingFrom: number;

  constructor(capacity = 256, branchingFrom = 1 << 18) {
    this.branchingFrom = branchingFrom;
    this.time = new Float64Array(capacity);
    this.order = new Uint32Array(capacity);
    this.slot = new Int32Array(capacity);
  }

  /** Time of the earliest item. The queue must be settled and not empty. */
  peekTime(): number {
    return this.time[0];
  }

  /** Slot of the earliest item. */
  peekSlot(): number {
    return this.slot[0];
  }

  /** Takes the earliest item and leaves a hole: the queue must be settled before the next look. */
  take(): number {
    this.hole = true;
    this.size--;
    return this.slot[0];
  }

  push(time: number, order: number, slot: number): void {
    if (this.hole) {
      this.hole = false;
      this.size++;
      this.siftDown(time, order, slot);
      return;
    }
    if (this.size === this.time.length) this.grow();
    this.siftUp(this.size++, time, order, slot);
  }

  /** Closes the hole that `take` left. */
  settle(): void {
    if (!this.hole) return;
    this.hole = false;
    const last = this.size;
    if (last > 0) this.siftDown(this.time[last], this.order[last], this.slot[last]);
  }

  clone(): EventHeap {
    this.settle();
    const copy = new EventHeap(0, this.branchingFrom);
    copy.size = this.size;
    const capacity = Math.max(16, this.size);
    copy.time = resized(this.time.subarray(0, this.size), new Float64Array(capacity));
    copy.order = resized(this.order.subarray(0, this.size), new Uint32Array(capacity));
    copy.slot = resized(this.slot.subarray(0, this.size), new Int32Array(capacity));
    return copy;
  }

  private grow(): void {
    const capacity = Math.max(16, this.time.length * 2);
    this.time = resized(this.time, new Float64Array(capacity));
    this.order = resized(this.order, new Uint32Array(capacity));
    this.slot = resized(this.slot, new Int32Array(capacity));
  }

  private siftUp(start: number, time: number, order: number, slot: number): void {
    const times = this.time;
    const orders = this.order;
    const slots = this.slot;
    let i = start;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const t = times[parent];
      if (t < time || (t === time && orders[parent] < order)) break;
      times[i] = t;
      orders[i] = orders[parent];
      slots[i] = slots[parent];
      i = parent;
    }
    times[i] = time;
    orders[i] = order;
    slots[i] = slot;
  }

  private siftDown(time: number, order: number, slot: number): void {
    if (this.size < this.branchingFrom) this.siftDownByPairs(time, order, slot);
    else this.place(this.descend(0, time, order), time, order, slot);
  }

  /** Child by child, with branches: out of cache these let the processor fetch ahead. Returns where to put the item. */
  private descend(start: number, time: number, order: number): number {
    const times = this.time;
    const orders = this.order;
    const size = this.size;
    let i = start;
    for (;;) {
      const first = (i << 2) + 1;
      if (first >= size) return i;
      const end = first + 4 < size ? first + 4 : size;
      let best = first;
      let bestTime = times[first];
      for (let c = first + 1; c < end; c++) {
        const t = times[c];
        if (t < bestTime || (t === bestTime && orders[c] < orders[best])) {
          best = c;
          bestTime = t;
        }
      }
      if (bestTime > time || (bestTime === time && orders[best] > order)) return i;
      this.place(i, bestTime, orders[best], this.slot[best]);
      i = best;
    }
  }

  /** The least of four children by two comparisons without a branch; in cache, mispredicted branches are what costs. */
  private siftDownByPairs(time: number, order: number, slot: number): void {
    const times = this.time;
    const orders = this.order;
    const slots = this.slot;
    const size = this.size;
    let i = 0;
    let first = 1;
    while (first + 4 <= size) {
      const t0 = times[first];
      const t1 = times[first + 1];
      const t2 = times[first + 2];
      const t3 = times[first + 3];
      let a = first + +(t1 < t0);
      if (t1 === t0 && orders[first + 1] < orders[first]) a = first + 1;
      let b = first + 2 + +(t3 < t2);
      if (t3 === t2 && orders[first + 3] < orders[first + 2]) b = first + 3;
      const ta = times[a];
      const tb = times[b];
      let best = a + (b - a) * +(tb < ta);
      if (tb === ta && orders[b] < orders[a]) best = b;
      const bestTime = times[best];
      if (bestTime > time || (bestTime === time && orders[best] > order)) break;
      times[i] = bestTime;
      orders[i] = orders[best];
      slots[i] = slots[best];
      i = best;
      first = (i << 2) + 1;
    }
    if (first < size && first + 4 > size) i = this.descend(i, time, order);
    this.place(i, time, order, slot);
  }

  private place(i: number, time: number, order: number, slot: number): void {
    this.time[i] = time;
    this.order[i] = order;
    this.slot[i] = slot;
  }
}

function resized<T extends Float64Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
