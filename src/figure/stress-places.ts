// Places by links alone: as far apart on the page as from link to link (stress majorisation: Gansner, Koren and North 2004).
import type { Point } from './plane.ts';

const SWEEPS = 80;
/** With many nodes there are fewer sweeps: so many pairs are looked at in all. */
const MOST_PAIRS = 40_000_000;

/** A place in the unit square for each node. Takes O(n²) for each sweep. */
export function stressPlaces(
  nodes: number,
  links: readonly (readonly [a: number, b: number])[],
): readonly Point[] {
  const hops = hopsBetween(nodes, links);
  const x = new Float64Array(nodes);
  const y = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) {
    x[i] = Math.sin((2 * Math.PI * i) / nodes) * nodes;
    y[i] = -Math.cos((2 * Math.PI * i) / nodes) * nodes;
  }
  const sweeps = Math.min(SWEEPS, Math.ceil(MOST_PAIRS / (nodes * nodes)));
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (let i = 0; i < nodes; i++) settle(i, nodes, hops, x, y);
  return intoSquare(x, y);
}

/** Moves one node to where its distances to all others are met best. */
function settle(
  i: number,
  nodes: number,
  hops: Uint16Array,
  x: Float64Array,
  y: Float64Array,
): void {
  let [sumX, sumY, weights] = [0, 0, 0];
  for (let j = 0; j < nodes; j++) {
    if (j === i) continue;
    const wanted = hops[i * nodes + j];
    const weight = 1 / (wanted * wanted);
    const [dx, dy] = [x[i] - x[j], y[i] - y[j]];
    const stretch = wanted / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
    sumX += weight * (x[j] + dx * stretch);
    sumY += weight * (y[j] + dy * stretch);
    weights += weight;
  }
  if (weights === 0) return;
  x[i] = sumX / weights;
  y[i] = sumY / weights;
}

/** Links on the shortest way between any two nodes; one more than the longest such way where there is none. */
function hopsBetween(
  nodes: number,
  links: readonly (readonly [a: number, b: number])[],
): Uint16Array {
  const neighbors: number[][] = Array.from({ length: nodes }, () => []);
  for (const [a, b] of links) {
    neighbors[a].push(b);
    neighbors[b].push(a);
  }
  const hops = new Uint16Array(nodes * nodes);
  let longest = 1;
  for (let from = 0; from < nodes; from++) {
    const row = hops.subarray(from * nodes, (from + 1) * nodes);
    const reached = [from];
    for (const at of reached)
      for (const next of neighbors[at]) {
        if (next === from || row[next] > 0) continue;
        row[next] = row[at] + 1;
        longest = Math.max(longest, row[next]);
        reached.push(next);
      }
  }
  for (let i = 0; i < hops.length; i++) if (hops[i] === 0) hops[i] = longest + 1;
  return hops;
}

/** Moved to the middle of the unit square and sized to fill it, not stretched. */
function intoSquare(x: Float64Array, y: Float64Array): readonly Point[] {
  const [left, top] = [Math.min(...x), Math.min(...y)];
  const [width, height] = [Math.max(...x) - left, Math.max(...y) - top];
  const side = Math.max(width, height, 1e-9);
  return Array.from(x, (_, i) => ({
    x: 0.5 + (x[i] - left - width / 2) / side,
    y: 0.5 + (y[i] - top - height / 2) / side,
  }));
}
