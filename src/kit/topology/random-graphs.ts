// Random topologies. The generators are ours: those of libraries use Math.random and Math.log.
import { ln } from '../../engine/portable-math.ts';
import type { Topology } from '../../engine/topology.ts';
import { ringLattice } from './lattices.ts';
import { circle } from './places.ts';

type Link = readonly [a: number, b: number];
/** A whole number from 0 to n - 1. */
export type Draw = (n: number) => number;

const HALF_WORD = 1 << 21;

/** A number in (0, 1) with 42 bits. */
function unit(draw: Draw): number {
  return (draw(HALF_WORD) * HALF_WORD + draw(HALF_WORD) + 0.5) / (HALF_WORD * HALF_WORD);
}

/**
 * Every pair with the same probability, for a mean degree of `degree`; not forced to be connected (Erdős and Rényi 1959).
 * Pairs are skipped by geometric jumps, so that the time is that of the links (Batagelj and Brandes 2005).
 */
export function erdosRenyi(nodes: number, degree: number, draw: Draw): Topology {
  const p = Math.min(1, degree / (nodes - 1));
  const links: Link[] = [];
  if (p <= 0) return { links };
  const failure = ln(1 - p);
  let a = 1;
  let b = -1;
  while (a < nodes) {
    b += p >= 1 ? 1 : 1 + Math.floor(ln(unit(draw)) / failure);
    while (b >= a && a < nodes) {
      b -= a;
      a++;
    }
    if (a < nodes) links.push([b, a]);
  }
  return { links };
}

/**
 * A ring lattice in which each link is rewired with that probability, to a node to which there is none yet: as many
 * links as before (Watts and Strogatz 1998).
 */
export function smallWorld(nodes: number, degree: number, rewiring: number, draw: Draw): Topology {
  const linked = new Links();
  for (const [a, near] of ringLattice(nodes, degree).links) linked.add(a, near);
  for (let i = 0; i < linked.all.length; i++)
    if (unit(draw) < rewiring) {
      const [a] = linked.all[i];
      const far = drawUnlinked(linked, a, nodes, draw);
      if (far !== undefined) linked.replace(i, a, far);
    }
  return { links: linked.all, positions: circle(nodes) };
}

/** undefined where hardly any node is left: the link stays as it is. */
function drawUnlinked(linked: Links, a: number, nodes: number, draw: Draw): number | undefined {
  for (let tries = 0; tries < 32; tries++) {
    const b = draw(nodes);
    if (b !== a && !linked.has(a, b)) return b;
  }
  return undefined;
}

/** Newcomers link to `links` others, each in proportion to its degree (Barabási and Albert 1999); always connected. */
export function scaleFree(nodes: number, links: number, draw: Draw): Topology {
  const linked = new Links();
  // Every end of every link once: a uniform draw from it is a draw by degree.
  const ends: number[] = [];
  for (let a = 1; a < nodes; a++) {
    const wanted = Math.min(a, links);
    const chosen = new Set<number>();
    while (chosen.size < wanted)
      chosen.add(a <= links || ends.length === 0 ? chosen.size : ends[draw(ends.length)]);
    for (const b of chosen) {
      linked.add(a, b);
      ends.push(a, b);
    }
  }
  return { links: linked.all };
}

/** Nodes at random places of the unit square, linked within the radius that gives that mean degree (Gilbert 1961). */
export function geometric(nodes: number, degree: number, draw: Draw): Topology {
  const positions = Array.from({ length: nodes }, () => [unit(draw), unit(draw)] as const);
  const reach = degree / (Math.PI * Math.max(1, nodes - 1));
  const links: Link[] = [];
  for (let a = 0; a < nodes; a++)
    for (let b = a + 1; b < nodes; b++) {
      const [dx, dy] = [positions[a][0] - positions[b][0], positions[a][1] - positions[b][1]];
      if (dx * dx + dy * dy <= reach) links.push([a, b]);
    }
  return { links, positions };
}

/** The first `routers` nodes are linked as a random tree and some links more; every other node hangs on one of them. */
export function routersWithHosts(nodes: number, routers: number, draw: Draw): Topology {
  const linked = new Links();
  const core = Math.min(routers, nodes);
  for (let a = 1; a < core; a++) linked.add(a, draw(a));
  for (let extra = 0; extra < core >> 1; extra++) {
    const [a, b] = [draw(core), draw(core)];
    if (a !== b) linked.add(a, b);
  }
  for (let host = core; host < nodes; host++) linked.add(host, draw(core));
  return { links: linked.all };
}

/** Links without repetition, in the order of their coming. */
class Links {
  readonly all: Link[] = [];
  private readonly keys = new Set<string>();

  has(a: number, b: number): boolean {
    return this.keys.has(keyOf(a, b));
  }
  /** Returns false for a link that is there already. */
  add(a: number, b: number): boolean {
    if (this.has(a, b)) return false;
    this.keys.add(keyOf(a, b));
    this.all.push([a, b]);
    return true;
  }
  /** Puts another link in place of link i. */
  replace(i: number, a: number, b: number): void {
    const [oldA, oldB] = this.all[i];
    this.keys.delete(keyOf(oldA, oldB));
    this.keys.add(keyOf(a, b));
    this.all[i] = [a, b];
  }
}

function keyOf(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
