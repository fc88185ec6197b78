// Calls to random others once a cycle, as epidemics make them: whom, when, and whether it is told.

/** Ticks of a cycle. */
export const CYCLE = 1000;

/** Asynchronously, ticks from one call to the next: a cycle, give or take a fifth. */
const SHORTEST = 0.8 * CYCLE;
const SPREAD = 0.4 * CYCLE;
/** Above so many nodes nobody reads single sentences, and they would fill the memory. */
const MOST_TOLD = 20_000;

interface Caller {
  readonly id: number;
  readonly count: number;
  randomInt(n: number): number;
}

/** Any other node, each with the same probability: one draw. */
export function anyOther(node: Caller): number {
  return otherThan(node.id, node.randomInt(node.count - 1));
}

/** The node that a draw among all others means. */
export function otherThan(id: number, draw: number): number {
  return draw < id ? draw : draw + 1;
}

/** Ticks to the next call by a timer of the node's own. */
export function period(node: Caller): number {
  return SHORTEST + node.randomInt(SPREAD + 1);
}

/** Ticks to a node's first call: at any moment of its period. */
export function firstCall(node: Caller): number {
  return 1 + node.randomInt(CYCLE);
}

export function tells(node: { readonly telling: boolean; readonly count: number }): boolean {
  return node.telling && node.count <= MOST_TOLD;
}
