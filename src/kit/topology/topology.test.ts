// Topologies: the structure that each name promises, drawn the same again, with places inside the unit square.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentsOf } from '../../analysis/topology-parts.ts';
import { Stream, streamKey } from '../../engine/random.ts';
import { neighborsOf, type Topology } from '../../engine/topology.ts';
import { type TopologyName, topologyOf } from './choose.ts';
import { smallWorld } from './random-graphs.ts';

const CONNECTED: readonly TopologyName[] = [
  'complete',
  'ring',
  'line',
  'star',
  'tree',
  'grid',
  'ring-lattice',
  'scale-free',
  'routers',
];
const RANDOM: readonly TopologyName[] = ['random', 'small-world', 'geometric'];

function made(name: TopologyName, nodes: number, degree = 4, seed = 1): Topology {
  const stream = new Stream(streamKey(seed, 'topology'));
  return topologyOf(name, nodes, degree, (n) => stream.int(n));
}
const degrees = (topology: Topology, nodes: number) =>
  neighborsOf(topology, nodes).map((ids) => ids.length);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('topologies', () => {
  it.each([...CONNECTED, ...RANDOM])(
    '%s is simple, the same again, and stays in its square',
    (name) => {
      fc.assert(
        fc.property(fc.integer({ min: 2, max: 80 }), fc.nat(100), (nodes, seed) => {
          const topology = made(name, nodes, 4, seed);
          expect(made(name, nodes, 4, seed)).toEqual(topology);
          const links = degrees(topology, nodes).reduce((a, b) => a + b, 0) / 2;
          expect(links).toBe(topology.links.length);
          for (const [x, y] of topology.positions ?? []) {
            expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
          }
          if (topology.positions) expect(topology.positions).toHaveLength(nodes);
          if (CONNECTED.includes(name)) expect(componentsOf(topology, nodes)).toHaveLength(1);
        }),
        { numRuns: 60 },
      );
    },
  );
  it('have the degrees of their kind', () => {
    expect(degrees(made('ring', 6), 6)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(degrees(made('line', 4), 4)).toEqual([1, 2, 2, 1]);
    expect(degrees(made('star', 4), 4)).toEqual([3, 1, 1, 1]);
    expect(degrees(made('tree', 7), 7)).toEqual([2, 3, 3, 1, 1, 1, 1]);
    expect(degrees(made('grid', 9), 9)).toEqual([2, 3, 2, 3, 4, 3, 2, 3, 2]);
    expect(made('complete', 10).links).toHaveLength(45);
  });
  it.each(['random', 'geometric'] as const)('%s has the mean degree asked for', (name) => {
    const found = mean(degrees(made(name, 3000, 6), 3000));
    expect(Math.abs(found - 6)).toBeLessThan(0.5);
  });
  it('random is Erdős-Rényi: degrees are Poisson, and some nodes are alone', () => {
    const all = degrees(made('random', 20_000, 4), 20_000);
    const alone = all.filter((degree) => degree === 0).length / all.length;
    expect(Math.abs(alone - Math.E ** -4)).toBeLessThan(0.004);
    const variance = mean(all.map((degree) => (degree - 4) * (degree - 4)));
    expect(Math.abs(variance - 4)).toBeLessThan(0.2);
  });
  it('scale-free has hubs, a small world few of them', () => {
    expect(Math.max(...degrees(made('scale-free', 2000, 4), 2000))).toBeGreaterThan(50);
    expect(Math.max(...degrees(made('small-world', 2000, 4), 2000))).toBeLessThan(12);
  });
  it.each([
    [10, 4, 4],
    [10, 5, 4],
    [2, 4, 1],
    [3, 4, 2],
    [4, 4, 2],
    [6, 100, 4],
  ])('a ring lattice of %i nodes with degree %i has the degree %i', (nodes, asked, degree) => {
    const lattice = made('ring-lattice', nodes, asked);
    expect(degrees(lattice, nodes)).toEqual(new Array(nodes).fill(degree));
  });
  it('a small world has as many links as the ring lattice, however many are rewired', () => {
    const sizes = fc.integer({ min: 2, max: 60 });
    const rewirings = fc.constantFrom(0, 0.1, 0.5, 1);
    fc.assert(
      fc.property(sizes, fc.nat(20), rewirings, fc.nat(1000), (nodes, degree, rewiring, seed) => {
        const stream = new Stream(streamKey(seed, 'topology'));
        const { links } = smallWorld(nodes, degree, rewiring, (n) => stream.int(n));
        expect(links).toHaveLength(made('ring-lattice', nodes, degree).links.length);
        expect(new Set(links.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`)).size).toBe(
          links.length,
        );
        expect(links.some(([a, b]) => a === b)).toBe(false);
      }),
    );
  });
  it('a small world that is not rewired is the ring lattice', () => {
    const plain = smallWorld(10, 4, 0, () => 0);
    expect(neighborsOf(plain, 10)).toEqual(neighborsOf(made('ring-lattice', 10), 10));
  });
});
