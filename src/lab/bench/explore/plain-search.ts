// Breadth-first search as one writes it by hand: plain objects, JSON.stringify as key, a Map, an array as queue.

export interface PlainModel<S> {
  readonly first: S;
  /** States are not changed: each one that follows is a new object. */
  next(state: S): readonly S[];
  isRight(state: S): boolean;
}

/** How many states there are. @throws Error where one of them is wrong */
export function plainSearch<S>({ first, next, isRight }: PlainModel<S>): number {
  const parents = new Map<string, string>([[JSON.stringify(first), '']]);
  const queue: S[] = [first];
  for (let at = 0; at < queue.length; at++) {
    const from = JSON.stringify(queue[at]);
    for (const state of next(queue[at])) {
      const key = JSON.stringify(state);
      if (parents.has(key)) continue;
      if (!isRight(state)) throw new Error(`wrong: ${key}`);
      parents.set(key, from);
      queue.push(state);
    }
  }
  return parents.size;
}
