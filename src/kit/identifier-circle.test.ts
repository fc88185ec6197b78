// Intervals and distances on a circle: by walking it step by step.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockwise,
  countBelow,
  firstFrom,
  isBetween,
  isUpTo,
  powerOfTwo,
} from './identifier-circle.ts';

const SIZE = 16;
const id = fc.nat(SIZE - 1);

/** Identifiers met on the way from a to b, both left out; the whole circle but for a where they are the same. */
function walked(a: number, b: number): number[] {
  const met: number[] = [];
  for (let x = (a + 1) % SIZE; x !== b && x !== a; x = (x + 1) % SIZE) met.push(x);
  return met;
}

describe('on a circle of 16', () => {
  it('counts steps clockwise', () => {
    expect(clockwise(3, 3, SIZE)).toBe(0);
    expect(clockwise(3, 5, SIZE)).toBe(2);
    expect(clockwise(14, 1, SIZE)).toBe(3);
  });

  it('an open interval is what lies on the way', () => {
    fc.assert(
      fc.property(id, id, id, (x, a, b) => {
        expect(isBetween(x, a, b, SIZE)).toBe(walked(a, b).includes(x));
      }),
      { numRuns: 2000 },
    );
  });

  it('an interval up to b has b as well; up to a itself it is the whole circle', () => {
    fc.assert(
      fc.property(id, id, id, (x, a, b) => {
        expect(isUpTo(x, a, b, SIZE)).toBe(x === b || walked(a, b).includes(x));
      }),
      { numRuns: 2000 },
    );
    expect(isUpTo(5, 5, 5, SIZE)).toBe(true);
    expect(isBetween(5, 5, 5, SIZE)).toBe(false);
    expect(isBetween(6, 5, 5, SIZE)).toBe(true);
  });

  it('the first from an identifier on is found past zero as well', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1 }), id, (ids, from) => {
        const sorted = ids.toSorted((a, b) => a - b);
        const nearest = ids.toSorted((a, b) => clockwise(from, a, SIZE) - clockwise(from, b, SIZE));
        expect(sorted[firstFrom(sorted, from)]).toBe(nearest[0]);
        expect(countBelow(sorted, from)).toBe(ids.filter((one) => one < from).length);
      }),
    );
  });
});

it('knows the powers of two exactly', () => {
  expect(powerOfTwo(0)).toBe(1);
  expect(powerOfTwo(10)).toBe(1024);
  expect(powerOfTwo(32)).toBe(4_294_967_296);
});
