// What parts a topology falls into, as the graph library finds them.
import { UndirectedGraph } from 'graphology';
import { connectedComponents } from 'graphology-components';
import type { Topology } from '../engine/topology.ts';

function graphOf({ links }: Topology, nodes: number): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let id = 0; id < nodes; id++) graph.addNode(id);
  for (const [a, b] of links) graph.mergeEdge(a, b);
  return graph;
}

/** The parts in which everybody reaches everybody, the largest first; ids ascending. */
export function componentsOf(topology: Topology, nodes: number): number[][] {
  return connectedComponents(graphOf(topology, nodes))
    .map((ids) => ids.map(Number).sort((a, b) => a - b))
    .sort((a, b) => b.length - a.length || a[0] - b[0]);
}
