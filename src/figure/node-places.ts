// Where nodes stand in a picture without time: the same from run to run, since their number and their links alone decide it.
import type { Topology } from '../engine/topology.ts';
import type { Point } from './plane.ts';
import { stressPlaces } from './stress-places.ts';

/** More nodes than this stand on several circles, one within the other. */
const MOST_ON_CIRCLE = 32;

const known = new WeakMap<Topology, readonly Point[]>();

/** A place in the unit square for each node: the topology's own, or one that its links ask for; else on circles. */
export function nodePlaces(nodes: number, topology?: Topology): readonly Point[] {
  if (topology?.positions) return topology.positions.map(([x, y]) => ({ x, y }));
  if (topology && topology.links.length > 0) {
    // Made once: the picture may change its size often.
    const places = known.get(topology) ?? stressPlaces(nodes, topology.links);
    known.set(topology, places);
    return places;
  }
  return nodes <= MOST_ON_CIRCLE ? onCircle(nodes, 0.5) : onCircles(nodes);
}

/** Clockwise from the top; two stand beside each other. */
function onCircle(nodes: number, radius: number): readonly Point[] {
  if (nodes === 1) return [{ x: 0.5, y: 0.5 }];
  const first = nodes === 2 ? -0.25 : 0;
  return Array.from({ length: nodes }, (_, i) => {
    const turn = 2 * Math.PI * (first + i / nodes);
    return { x: 0.5 + radius * Math.sin(turn), y: 0.5 - radius * Math.cos(turn) };
  });
}

/** From the outermost circle inwards, as far from one another on a circle as the circles are. */
function onCircles(nodes: number): readonly Point[] {
  const circles = Math.max(1, Math.round((Math.sqrt(1 + (4 * nodes) / Math.PI) - 1) / 2));
  const weight = (circles * (circles + 1)) / 2;
  const places: Point[] = [];
  for (let circle = circles, weighed = 0; circle >= 1; circle--) {
    weighed += circle;
    const until = Math.round((nodes * weighed) / weight);
    places.push(...onCircle(until - places.length, (0.5 * circle) / circles));
  }
  return places;
}
