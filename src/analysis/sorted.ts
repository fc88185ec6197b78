// A place in a list that is in order.

/** Index of the first item from which on something holds of all; the length where it holds of none. */
export function firstPlace<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (holds(items[mid])) high = mid;
    else low = mid + 1;
  }
  return low;
}
