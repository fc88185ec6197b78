// Who stands where on the ring, and what belongs to a number.

/** No clock shows it: the time of what has not been. */
export const NEVER = -1;

/** All places after a process's own in the direction of the messages, its own the last. */
export function successorsOf(id: number, count: number, order: string): number[] {
  const turn = order === 'descending' ? count - 1 : 1;
  return Array.from({ length: count }, (_, n) => (id + (n + 1) * turn) % count);
}

/** Place on the ring, from 0 in the direction of the messages. */
export function placeOf(id: number, count: number, order: string): number {
  return order === 'descending' ? count - 1 - id : id;
}

/** The process that has the number: the remainder, whether drawn or not. */
export function ownerOf(number: number, count: number): number {
  return number % count;
}

export function highest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number));
}
