// The tree of hashes over a store (Merkle 1987): each inner hash is that of its children's.

/** Children of an inner node, and hashes in one message. */
export const FAN_OUT = 16;

/** Levels below the root, down to the single items. */
export function levelsOf(items: number): number {
  let levels = 0;
  for (let leaves = 1; leaves < items; leaves *= FAN_OUT) levels++;
  return levels;
}
