// Arithmetic on a circle of identifiers, 0 to size - 1 clockwise, as overlays and consistent hashing use it.

/** Powers of two up to 2^32, exactly. */
const POWERS: readonly number[] = Array.from({ length: 32 }).reduce<number[]>(
  (powers) => [...powers, powers[powers.length - 1] * 2],
  [1],
);

/** 2^exponent; the exponent is a whole number from 0 to 32. */
export function powerOfTwo(exponent: number): number {
  return POWERS[exponent];
}

/** Steps from a to b, clockwise: 0 to size - 1. */
export function clockwise(a: number, b: number, size: number): number {
  return b >= a ? b - a : b - a + size;
}

/** Whether x lies in (a, b), clockwise. (a, a) is the whole circle but for a. */
export function isBetween(x: number, a: number, b: number, size: number): boolean {
  return x !== a && clockwise(a, x, size) < (clockwise(a, b, size) || size);
}

/** Whether x lies in (a, b], clockwise. (a, a] is the whole circle. */
export function isUpTo(x: number, a: number, b: number, size: number): boolean {
  return (clockwise(a, x, size) || size) <= (clockwise(a, b, size) || size);
}

/** How many of the sorted numbers are below x. */
export function countBelow(sorted: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (sorted[mid] < x) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Index of the first of the sorted identifiers at or after `id` on the circle. */
export function firstFrom(sorted: ArrayLike<number>, id: number): number {
  const at = countBelow(sorted, id);
  return at === sorted.length ? 0 : at;
}
