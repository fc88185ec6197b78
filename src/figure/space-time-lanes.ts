// Which lanes the space-time diagram shows, and in what order: a choice of the person who looks, whatever the run is.

export interface LaneChoice {
  /** Nodes in the order of their lanes; those that are not named follow by number. */
  readonly order: readonly number[];
  readonly hidden: readonly number[];
}

/** All lanes, by number. */
export const ALL_LANES: LaneChoice = { order: [], hidden: [] };

/** What a person wants of the lanes. */
export type LaneWish =
  /** To that place among the lanes that are shown, from 0. */
  | { readonly kind: 'move'; readonly node: number; readonly place: number }
  | { readonly kind: 'hide'; readonly node: number }
  | { readonly kind: 'show-all' }
  | { readonly kind: 'by-number' };

/** All nodes of a run in the order of their lanes, hidden ones at their place. */
export function laneOrder({ order }: LaneChoice, nodes: number): readonly number[] {
  const named = new Set(order.filter((node) => isNode(node, nodes)));
  for (let node = 0; node < nodes; node++) named.add(node);
  return [...named];
}

/** Nodes whose lanes are shown, in order; all where every one would be hidden. */
export function lanesShown(choice: LaneChoice, nodes: number): readonly number[] {
  const order = laneOrder(choice, nodes);
  const hidden = new Set(choice.hidden);
  const shown = order.filter((node) => !hidden.has(node));
  return shown.length > 0 ? shown : order;
}

/** Whether lanes stand in the order of their nodes. */
export function isByNumber(choice: LaneChoice, nodes: number): boolean {
  return laneOrder(choice, nodes).every((node, place) => node === place);
}

/** The choice after a wish; the same one where there is nothing to do, such as hiding the last lane. */
export function withLaneWish(choice: LaneChoice, nodes: number, wish: LaneWish): LaneChoice {
  const shown = lanesShown(choice, nodes);
  switch (wish.kind) {
    case 'show-all':
      return choice.hidden.length === 0 ? choice : { ...choice, hidden: [] };
    case 'by-number':
      return isByNumber(choice, nodes) ? choice : { ...choice, order: [] };
    case 'hide': {
      if (shown.length < 2 || !shown.includes(wish.node)) return choice;
      const others = choice.hidden.filter((node) => isNode(node, nodes));
      return { ...choice, hidden: [...others, wish.node].sort((a, b) => a - b) };
    }
    case 'move':
      return moved(choice, nodes, shown, wish.node, wish.place);
  }
}

/** Lanes that are hidden stay right after the same neighbour. */
function moved(
  choice: LaneChoice,
  nodes: number,
  shown: readonly number[],
  node: number,
  place: number,
): LaneChoice {
  const to = Math.max(0, Math.min(shown.length - 1, place));
  if (!shown.includes(node) || shown[to] === node) return choice;
  const others = laneOrder(choice, nodes).filter((one) => one !== node);
  const before = shown.filter((one) => one !== node)[to - 1];
  const at = before === undefined ? 0 : others.indexOf(before) + 1;
  const order = [...others.slice(0, at), node, ...others.slice(at)];
  return { ...choice, order: order.every((one, i) => one === i) ? [] : order };
}

function isNode(node: number, nodes: number): boolean {
  return Number.isInteger(node) && node >= 0 && node < nodes;
}
