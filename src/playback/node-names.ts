// What a run's nodes are called: by the protocol's own identifier and by number, wherever a node is named.
import type { Manifest, RingFacet } from '../engine/contract.ts';
import type { Trace } from '../engine/trace.ts';
import { type NodeWords, nodeName } from './narration.ts';

/** A manifest with the names that nodes have in one run. */
export type NamedManifest = Manifest & NodeWords;

const known = new WeakMap<Trace, NamedManifest>();

/** The manifest with the nodes' names in that run; the same one where they have none. Made once a trace. */
export function namedIn(manifest: Manifest, trace: Trace): NamedManifest {
  const made = known.get(trace);
  if (made) return made;
  const nodeNames = namesIn(trace, manifest.nodeLabel);
  const named = nodeNames ? { ...manifest, nodeNames } : manifest;
  known.set(trace, named);
  return named;
}

/**
 * `18 (N5)` for a node that has one identifier all along the run, whether or not it has joined yet, else `N5`;
 * undefined where no node has one.
 */
export function namesIn(trace: Trace, nodeLabel: string): readonly string[] | undefined {
  const { facetValues, facetChanges } = trace.data;
  if (!facetValues.some(({ ring }) => ring?.label !== undefined)) return undefined;
  const identifiers = new Map<number, string | undefined>();
  for (const { node, facets } of facetChanges) {
    const { ring } = facetValues[facets];
    if (ring?.label === undefined) continue;
    const isOther = identifiers.has(node) && identifiers.get(node) !== ring.label;
    identifiers.set(node, isOther ? undefined : identifierOf(ring));
  }
  return Array.from({ length: trace.nodes }, (_, node) => {
    const identifier = identifiers.get(node);
    const name = `${nodeLabel}${node}`;
    return identifier === undefined ? name : `${identifier} (${name})`;
  });
}

/** A node with several places, or none, has no one identifier. */
function identifierOf({ at, label }: RingFacet): string | undefined {
  return at?.length === 1 ? label : undefined;
}

/** A name in lines, where there is more height than width: the identifier, and below it the number. */
export function nameLines(name: string): readonly string[] {
  return name.split(/ (?=\()/);
}

/** The name with most signs among so many nodes. */
export function longestName(words: NodeWords, nodes: number): string {
  let longest = nodeName(words, Math.max(0, nodes - 1));
  for (const name of words.nodeNames ?? []) if (name.length > longest.length) longest = name;
  return longest;
}
