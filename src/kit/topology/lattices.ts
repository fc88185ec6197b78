// Regular topologies, each with the drawing that textbooks give it.
import type { Topology } from '../../engine/topology.ts';
import { circle, onCircle } from './places.ts';

type Link = readonly [a: number, b: number];

/** Everybody with everybody. */
export function complete(nodes: number): Topology {
  const links: Link[] = [];
  for (let a = 0; a < nodes; a++) for (let b = a + 1; b < nodes; b++) links.push([a, b]);
  return { links, positions: circle(nodes) };
}

/** Each with the next, the last with the first. */
export function ring(nodes: number): Topology {
  const links: Link[] = chain(nodes);
  if (nodes > 2) links.push([nodes - 1, 0]);
  return { links, positions: circle(nodes) };
}

/** Each with its `degree` nearest neighbours, half of them on either side; an odd degree is taken for the even one below. */
export function ringLattice(nodes: number, degree: number): Topology {
  const links: Link[] = [];
  for (let step = 1; step <= nearestOnASide(nodes, degree); step++)
    for (let a = 0; a < nodes; a++) links.push([a, (a + step) % nodes]);
  // Of two nodes each is both the next and the last of the other.
  return { links: nodes === 2 ? links.slice(1) : links, positions: circle(nodes) };
}

/** How many of its `degree` nearest neighbours a node has on a side, at least one. */
function nearestOnASide(nodes: number, degree: number): number {
  return Math.max(1, Math.min(degree >> 1, (nodes - 1) >> 1));
}

/** Each with the next. */
export function line(nodes: number): Topology {
  const positions = Array.from({ length: nodes }, (_, id) => [(id + 0.5) / nodes, 0.5] as const);
  return { links: chain(nodes), positions };
}

/** Node 0 with all others. */
export function star(nodes: number): Topology {
  const others = Array.from({ length: nodes - 1 }, (_, i) => i + 1);
  const rim = others.map((_, i) => onCircle(i, nodes - 1));
  return { links: others.map((id) => [0, id] as const), positions: [[0.5, 0.5], ...rim] };
}

/** Complete binary tree: node 0 is the root, the children of i are 2i + 1 and 2i + 2. */
export function tree(nodes: number): Topology {
  const links = Array.from({ length: nodes - 1 }, (_, i) => [i >> 1, i + 1] as const);
  const depth = 31 - Math.clz32(nodes);
  const positions = Array.from({ length: nodes }, (_, id) => {
    const level = 31 - Math.clz32(id + 1);
    const width = 1 << level;
    return [(id + 1 - width + 0.5) / width, (level + 0.5) / (depth + 1)] as const;
  });
  return { links, positions };
}

/** Rows of a square, row by row, each with those beside and below; no torus. */
export function grid(nodes: number): Topology {
  const side = Math.ceil(Math.sqrt(nodes));
  const links: Link[] = [];
  const positions: (readonly [number, number])[] = [];
  for (let id = 0; id < nodes; id++) {
    const column = id % side;
    if (column + 1 < side && id + 1 < nodes) links.push([id, id + 1]);
    if (id + side < nodes) links.push([id, id + side]);
    positions.push([(column + 0.5) / side, (Math.floor(id / side) + 0.5) / side]);
  }
  return { links, positions };
}

function chain(nodes: number): Link[] {
  return Array.from({ length: nodes - 1 }, (_, id) => [id, id + 1] as const);
}
