// The event queue with buckets against a sorted list: order, ties, gaps, far times, copies, and what laying anew costs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Item, Pool } from './pool.ts';
import { EventQueue } from './queue.ts';

type Entry = readonly [time: number, order: number, slot: number];
const earlier = (a: Entry, b: Entry) => a[0] - b[0] || a[1] - b[1];

/** The queue, and a sorted list that does the same. */
class Twin {
  pool = new Pool(2);
  queue: EventQueue;
  model: Entry[] = [];
  now = 0;
  private order = 0;
  constructor(many: number) {
    this.queue = new EventQueue(this.pool, many);
  }
  push(delay: number): void {
    const entry: Entry = [this.now + delay, this.order++, slotOf(this.pool)];
    this.queue.push(...entry);
    this.model.push(entry);
    this.model.sort(earlier);
  }
  /** Takes the earliest, pushes what follows from it, settles. */
  take(delays: readonly number[]): void {
    const first = this.model.shift();
    if (!first) return;
    expect(this.queue.peekTime()).toBe(first[0]);
    expect(this.queue.take()).toBe(first[2]);
    this.pool.release(first[2]);
    this.now = first[0];
    for (const delay of delays) this.push(delay);
    this.queue.settle();
    this.agree();
  }
  copy(): void {
    this.queue.settle();
    this.pool = this.pool.clone();
    this.queue = this.queue.clone(this.pool);
  }
  agree(): void {
    expect(this.queue.size).toBe(this.model.length);
    expect(this.queue.isEmpty).toBe(this.model.length === 0);
    if (this.model.length > 0) expect(this.queue.peekTime()).toBe(this.model[0][0]);
  }
}

/** Close ties, the ordinary, and what lies beyond any ring. */
const delay = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 2000 }),
  fc.integer({ min: 0, max: 1e9 }),
);
const delays = fc.array(delay, { maxLength: 3 });
const actions = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ take: delays }) },
    { weight: 2, arbitrary: fc.record({ push: fc.array(delay, { maxLength: 60 }) }) },
    { weight: 1, arbitrary: fc.constant('copy' as const) },
  ),
  { maxLength: 120 },
);

describe('the event queue with buckets', () => {
  it('gives items in the order of (time, sequence number), whatever is done to it', () => {
    fc.assert(
      fc.property(actions, fc.constantFrom(1, 8, 64), (todo, many) => {
        const twin = new Twin(many);
        for (const action of todo) {
          if (action === 'copy') twin.copy();
          else if ('take' in action) twin.take(action.take);
          else for (const one of action.push) twin.push(one);
        }
        twin.queue.settle();
        while (twin.model.length > 0) twin.take([]);
      }),
      { numRuns: 300 },
    );
  });

  it('copies to a queue of its own', () => {
    const twin = new Twin(16);
    for (let i = 0; i < 500; i++) twin.push((i * 7919) % 10_007);
    twin.take([]);
    const copy = twin.queue.clone(twin.pool.clone());
    const before = twin.model.slice();
    for (let i = 0; i < 300; i++) twin.take([1, 50_000]);
    expect(drain(copy)).toEqual(before.map(([time]) => time));
  });

  it('drops what was cancelled when all is laid anew', () => {
    const pool = new Pool();
    const queue = new EventQueue(pool, 64);
    let now = 0;
    for (let i = 0; i < 20_000; i++) {
      const timer = pool.add(Item.timer, 0, 0, 0, -1, -1, 0, undefined);
      const slot = slotOf(pool);
      queue.push(now + 1, 2 * i, slot);
      queue.push(1e11, 2 * i + 1, timer);
      pool.cancel(timer);
      queue.settle();
      now = queue.peekTime();
      expect(queue.take()).toBe(slot);
      pool.release(slot);
      queue.settle();
    }
    expect(queue.size).toBeLessThan(5000);
  });

  it.each<[string, (i: number) => number]>([
    ['all at once', () => 10],
    ['all far off, one message to and fro', (i) => (i === 0 ? 5 : 1e9)],
    ['one by one, ever wider apart', (i) => 2 ** (i % 40)],
    ['a crowd and a few stragglers', (i) => (i % 1000 === 0 ? 1e12 : 100 + (i % 50))],
  ])('keeps its order and its pace: %s', (_name, delayOf) => {
    const pool = new Pool();
    const queue = new EventQueue(pool, 64);
    let order = 0;
    let now = 0;
    const push = (i: number) => queue.push(now + delayOf(i), order++, slotOf(pool));
    for (let i = 0; i < 20_000; i++) push(i);
    queue.settle();
    for (let i = 0; i < 60_000; i++) {
      expect(queue.peekTime()).toBeGreaterThanOrEqual(now);
      now = queue.peekTime();
      pool.release(queue.take());
      push(i % 3 === 0 ? 0 : i);
      queue.settle();
    }
    expect(queue.size).toBe(20_000);
    // Laying anew is paid by the items that have moved since.
    expect(queue.layings).toBeLessThan(40);
  });
});

/** A slot for an item. */
function slotOf(pool: Pool): number {
  return pool.add(Item.message, 0, 0, 0, 0, -1, 0, undefined);
}

/** The times of all items, in order. */
function drain(queue: EventQueue): number[] {
  const times: number[] = [];
  while (queue.size > 0) {
    times.push(queue.peekTime());
    queue.take();
    queue.settle();
  }
  return times;
}
