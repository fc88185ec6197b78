// Random draws as choices: what draws is done once for each combination of results, like an odometer.

/** Combinations of results that are tried at most: of one step, and of the beginning of all nodes. */
export const MOST_COMBINATIONS = 4096;

/** Draws of more outcomes than `limit` try the first and the last alone. */
export interface DrawLimit {
  readonly limit: number;
  /** Set when a draw was cut short. */
  cut: boolean;
}

/** Calls `act` once for each combination of results of the draws made in it, and `take` after each. */
export function forAllDraws(
  limit: DrawLimit,
  act: (choose: (n: number) => number, drawn: () => number) => void,
  take: (draws: readonly number[]) => void,
): void {
  const draws: number[] = [];
  const sizes: number[] = [];
  const choose = (n: number) => {
    const at = sizes.push(n) - 1;
    if (at === draws.length) draws.push(0);
    return draws[at];
  };
  let tried = 0;
  do {
    if (tried++ === MOST_COMBINATIONS) {
      limit.cut = true;
      return;
    }
    sizes.length = 0;
    act(choose, () => sizes.length);
    take(draws.slice(0, sizes.length));
    draws.length = sizes.length;
  } while (turn(draws, sizes, limit));
}

/** Turns to the next combination; false after the last. */
function turn(draws: number[], sizes: readonly number[], limit: DrawLimit): boolean {
  while (draws.length > 0 && draws[draws.length - 1] === sizes[draws.length - 1] - 1) draws.pop();
  if (draws.length === 0) return false;
  const last = draws.length - 1;
  if (sizes[last] <= limit.limit) draws[last]++;
  else {
    limit.cut = true;
    draws[last] = sizes[last] - 1;
  }
  return true;
}
