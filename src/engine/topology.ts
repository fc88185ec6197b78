// Who is linked to whom, where that is not everybody with everybody.
import { InputError } from './params.ts';

export interface Topology {
  /** Each link once, in either direction; messages go both ways. */
  readonly links: readonly (readonly [a: number, b: number])[];
  /** Where nodes stand on screen, from 0 to 1, where the structure has a natural drawing. */
  readonly positions?: readonly (readonly [x: number, y: number])[];
}

/** By node, its neighbours in ascending order. @throws InputError for a link to itself or to a node that isn't there */
export function neighborsOf({ links }: Topology, nodes: number): readonly (readonly number[])[] {
  const neighbors: Set<number>[] = Array.from({ length: nodes }, () => new Set());
  for (const [a, b] of links) {
    if (a === b || !neighbors[a] || !neighbors[b])
      throw new InputError('topology', `there can't be a link from node ${a} to node ${b}`);
    neighbors[a].add(b);
    neighbors[b].add(a);
  }
  return neighbors.map((ids) => [...ids].sort((x, y) => x - y));
}
