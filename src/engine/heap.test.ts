// The event heap against a sorted list: order, ties, the hole that taking leaves, copies.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventHeap } from './heap.ts';

type Entry = readonly [time: number, order: number, slot: number];
const earlier = (a: Entry, b: Entry) => a[0] - b[0] || a[1] - b[1];

/** Takes everything out. */
function drain(heap: EventHeap): Entry[] {
  const found: Entry[] = [];
  heap.settle();
  while (heap.size > 0) {
    const time = heap.peekTime();
    const slot = heap.peekSlot();
    expect(heap.take()).toBe(slot);
    heap.settle();
    found.push([time, slot, slot]);
  }
  return found;
}

/** What happens to the queue, in order; a take may be followed by pushes that fill its hole. */
const actions = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ push: fc.integer({ min: 0, max: 20 }) }) },
    { weight: 2, arbitrary: fc.constant('take' as const) },
    { weight: 1, arbitrary: fc.constant('settle' as const) },
    { weight: 1, arbitrary: fc.constant('copy' as const) },
  ),
  { maxLength: 300 },
);

describe('the event heap', () => {
  it('gives items in the order of (time, sequence number), whatever is done to it', () => {
    fc.assert(
      fc.property(actions, (todo) => {
        let heap = new EventHeap(4);
        let model: Entry[] = [];
        let order = 0;
        for (const action of todo) {
          if (action === 'take') {
            heap.settle();
            if (model.length === 0) continue;
            expect(heap.peekTime()).toBe(model[0][0]);
            expect(heap.take()).toBe(model[0][2]);
            model = model.slice(1);
          } else if (action === 'settle') heap.settle();
          else if (action === 'copy') heap = heap.clone();
          else {
            const entry: Entry = [action.push, order, order];
            heap.push(...entry);
            model = [...model, entry].sort(earlier);
            order++;
          }
          expect(heap.size).toBe(model.length);
        }
        expect(drain(heap).map(([time, slot]) => [time, slot])).toEqual(
          model.map(([time, , slot]) => [time, slot]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('lets equal times leave first in, first out', () => {
    const heap = new EventHeap(2);
    for (let i = 0; i < 100; i++) heap.push(7, i, i);
    expect(drain(heap).map(([, slot]) => slot)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it('fills the hole with what is pushed next, also when that is the last item', () => {
    const heap = new EventHeap();
    heap.push(1, 0, 0);
    expect(heap.take()).toBe(0);
    expect(heap.size).toBe(0);
    heap.push(5, 1, 1);
    expect(heap.size).toBe(1);
    expect(heap.peekTime()).toBe(5);
    heap.take();
    heap.settle();
    expect(heap.size).toBe(0);
  });

  it('copies to a queue of its own', () => {
    const heap = new EventHeap();
    for (let i = 0; i < 50; i++) heap.push(100 - i, i, i);
    heap.take();
    const copy = heap.clone();
    const before = drain(copy.clone()).map(([time]) => time);
    heap.push(0, 99, 99);
    for (let i = 0; i < 20; i++) {
      heap.take();
      heap.settle();
    }
    expect(drain(copy).map(([time]) => time)).toEqual(before);
  });
});
