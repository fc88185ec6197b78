// The line below or beside each node, and its accessible name.
import type { RingFacet } from '../engine/contract.ts';
import type { Trace } from '../engine/trace.ts';
import { facetTimeline } from '../playback/facets.ts';
import type { NodeState } from './node-states.ts';

/** What befell a node goes before its state: `crashed`, `paused, critical section`. Of its badges not `known`. */
export function stateText({ outage, band, badges }: NodeState, known?: string): string {
  if (outage === 'down') return 'crashed';
  const state = [band, ...badges.filter((badge) => badge !== known)];
  return [outage, state.filter((part) => part !== '').join(' · ')]
    .filter((part) => part)
    .join(', ');
}

/** The same, and its cell where it has no band. */
export function wholeText(state: NodeState, known?: string): string {
  return stateText(state.band === '' ? { ...state, band: state.cell } : state, known);
}

/** `P1, critical section`: colour and sign are not heard. */
export function nodeText(name: string, state: NodeState): string {
  return [name, wholeText(state)].filter((part) => part !== '').join(', ');
}

/** `18 (N5)` where the protocol has an identifier for the node at that moment, else `P5`. */
export function nodeTitle(trace: Trace, nodeLabel: string, node: number, cursor: number): string {
  return titleWith(facetTimeline(trace).facetsOf(node, cursor).ring, `${nodeLabel}${node}`);
}

const longest = new WeakMap<Trace, number>();

/** Signs of the longest title anywhere in a run. */
export function longestTitle(trace: Trace, nodeLabel: string): number {
  const known = longest.get(trace);
  if (known !== undefined) return known;
  const name = `${nodeLabel}${Math.max(0, trace.nodes - 1)}`;
  let signs = name.length;
  for (const { ring } of trace.data.facetValues)
    signs = Math.max(signs, titleWith(ring, name).length);
  longest.set(trace, signs);
  return signs;
}

/** A node with several places, or none, has no one identifier. */
function titleWith(ring: RingFacet | undefined, name: string): string {
  return ring?.label !== undefined && ring.at?.length === 1 ? `${ring.label} (${name})` : name;
}
