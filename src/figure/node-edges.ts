// What nodes know of one another at a moment, drawn between them: successors, fingers, parents.
import type { Trace } from '../engine/trace.ts';
import { facetTimeline } from '../playback/facets.ts';

export interface NodeEdge {
  readonly from: number;
  readonly to: number;
  readonly role: string;
  readonly text: string | undefined;
  /** Of the roles of its node's edges, no other has this one: a successor, not one of many fingers. */
  readonly isOnly: boolean;
}

/** Edges of all nodes after the first `cursor` records, by node; none to itself. */
export function nodeEdges(trace: Trace, cursor: number): readonly NodeEdge[] {
  const numbers = facetTimeline(trace).facetNumbersAt(cursor);
  const edges: NodeEdge[] = [];
  for (const [from, number] of numbers.entries()) {
    const { edges: own = [] } = number < 0 ? {} : trace.data.facetValues[number];
    for (const { to, role, text } of own) {
      if (to === from || to < 0 || to >= trace.nodes) continue;
      const isOnly = own.filter((edge) => edge.role === role).length === 1;
      edges.push({ from, to, role, text, isOnly });
    }
  }
  return edges;
}

const known = new WeakMap<Trace, readonly string[]>();

/** Roles of edges anywhere in a run, in the order of their first appearance. */
export function edgeRoles(trace: Trace): readonly string[] {
  const made = known.get(trace);
  if (made) return made;
  const roles = new Set<string>();
  for (const { edges = [] } of trace.data.facetValues)
    for (const { role } of edges) roles.add(role);
  known.set(trace, [...roles]);
  return [...roles];
}
