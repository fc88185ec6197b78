// The nodes that are up.
import type { WorldView } from '../engine/contract.ts';

/** Ids of the nodes that are up, ascending. */
export function liveNodes(world: WorldView<unknown, unknown>): number[] {
  return Array.from({ length: world.count }, (_, id) => id).filter((id) => world.up(id));
}
