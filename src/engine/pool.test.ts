// The pool of pending items: slots keep what was put in, and are used again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Item, Pool } from './pool.ts';
import { Flag, Loss } from './trace.ts';

describe('the pool', () => {
  it('keeps every field of an item', () => {
    const pool = new Pool(1);
    const body = { text: 'x' };
    pool.add(Item.timer, 0, 1, 2, -1, -1, 5, undefined);
    const slot = pool.add(Item.message, Flag.control | Flag.step, 65_535, 7, 9, 123_456, NaN, body);
    expect(pool.head(slot)).toBe(Item.message | ((Flag.control | Flag.step) << 8) | (65_535 << 16));
    expect(pool.head(slot) >>> 16).toBe(65_535);
    expect([pool.node(slot), pool.peer(slot), pool.cause(slot)]).toEqual([7, 9, 123_456]);
    expect(pool.value(slot)).toBeNaN();
    expect(pool.body(slot)).toBe(body);
    expect(pool.value(0)).toBe(5);
  });

  it('behaves like a table of items under adding and releasing', () => {
    const action = fc.oneof(
      // A message's value is never -0: sending makes 0 of it.
      fc.record({ add: fc.double({ noNaN: true }).map((value) => value + 0) }),
      fc.record({ release: fc.nat() }),
      fc.constant('copy' as const),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), (todo) => {
        let pool = new Pool(2);
        const model = new Map<number, number>();
        for (const what of todo) {
          if (what === 'copy') pool = pool.clone();
          else if ('add' in what) {
            const slot = pool.add(Item.message, 0, 0, 0, 0, 0, what.add, undefined);
            expect(model.has(slot)).toBe(false);
            model.set(slot, what.add);
          } else if (model.size > 0) {
            const slot = [...model.keys()][what.release % model.size];
            pool.release(slot);
            model.delete(slot);
          }
        }
        expect(pool.live).toBe(model.size);
        expect(pool.slots()).toEqual([...model.keys()].sort((a, b) => a - b));
        for (const [slot, value] of model) expect(pool.value(slot)).toBe(value);
      }),
    );
  });

  it('turns a message into a loss, and cancels a timer, in place', () => {
    const pool = new Pool();
    const slot = pool.add(Item.message, Flag.control, 3, 1, 2, 10, 4, undefined);
    pool.lose(slot, Loss.partition);
    expect(pool.head(slot)).toBe(Item.loss | (Flag.control << 8) | (3 << 16));
    expect(pool.whole(slot)).toBe(Loss.partition);
    const timer = pool.add(Item.timer, 0, 4, 1, -1, 10, 4, undefined);
    pool.addFlags(timer, Flag.background);
    pool.cancel(timer);
    expect(pool.head(timer)).toBe(Item.cancelled | (Flag.background << 8) | (4 << 16));
  });

  it('gives a slot that is used again no old body', () => {
    const pool = new Pool();
    const slot = pool.add(Item.message, 0, 0, 0, 0, 0, NaN, { old: true });
    pool.release(slot);
    expect(pool.add(Item.message, 0, 0, 0, 0, 0, NaN, undefined)).toBe(slot);
    expect(pool.body(slot)).toBeUndefined();
  });

  it('copies to a pool of its own', () => {
    const pool = new Pool();
    const slot = pool.add(Item.message, 0, 5, 1, 2, 3, NaN, 'text');
    const copy = pool.clone();
    pool.release(slot);
    pool.add(Item.timer, 0, 9, 9, 9, 9, 9, undefined);
    expect(copy.slots()).toEqual([slot]);
    expect(copy.body(slot)).toBe('text');
    expect(copy.head(slot) & 255).toBe(Item.message);
  });
});
