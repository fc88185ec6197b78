// The topologies that a parameter names.
import type { Topology } from '../../engine/topology.ts';
import { complete, grid, line, ring, ringLattice, star, tree } from './lattices.ts';
import {
  type Draw,
  erdosRenyi,
  geometric,
  routersWithHosts,
  scaleFree,
  smallWorld,
} from './random-graphs.ts';

/** Share of the links of a small world that are rewired. */
const REWIRING = 0.1;
/** Hosts on a router, about. */
const HOSTS_A_ROUTER = 4;

/** By name: the topology of so many nodes, with that mean degree where it has a choice. */
const TOPOLOGIES = {
  complete,
  ring,
  line,
  star,
  tree,
  grid,
  'ring-lattice': ringLattice,
  random: erdosRenyi,
  'small-world': (nodes: number, degree: number, draw: Draw) =>
    smallWorld(nodes, degree, REWIRING, draw),
  'scale-free': (nodes: number, degree: number, draw: Draw) =>
    scaleFree(nodes, Math.max(1, degree >> 1), draw),
  geometric,
  routers: (nodes: number, _degree: number, draw: Draw) =>
    routersWithHosts(nodes, Math.max(1, Math.floor(nodes / HOSTS_A_ROUTER)), draw),
} as const;

export type TopologyName = keyof typeof TOPOLOGIES;

export function topologyOf(
  name: TopologyName,
  nodes: number,
  degree: number,
  draw: Draw,
): Topology {
  return TOPOLOGIES[name](nodes, degree, draw);
}
