// Nodes that are alike: what a protocol says of them, so that schedules that differ in their names alone are explored once.

/** A node's new id. */
export type Rename = (node: number) => number;

/**
 * Exchanging alike nodes everywhere gives what could have happened as well. That must hold of the handlers, of the workload
 * and of every property. Each function returns a new value; what holds no id of a node may be left out.
 */
export interface Symmetry<S, P> {
  /** Nodes that may take each other's places, in groups; none where the parameters tell them apart. */
  groups(params: P): readonly (readonly number[])[];
  state?(state: S, rename: Rename): S;
  body?(type: string, body: unknown, rename: Rename): unknown;
  load?(load: unknown, rename: Rename): unknown;
}

/** The list with each node's entry at its new place. */
export function moved<T>(list: readonly T[], rename: Rename): T[] {
  const copy = list.slice();
  list.forEach((value, node) => {
    copy[rename(node)] = value;
  });
  return copy;
}
