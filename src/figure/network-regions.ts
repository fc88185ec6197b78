// A partition in a picture without time: the land about each node belongs to it, and walls stand where sides meet.
import type { Split } from '../playback/conditions.ts';
import { type FlightPath, pointOnPath } from './flight-path.ts';
import type { Point } from './plane.ts';

export interface Region {
  readonly group: number;
  /** SVG path of the land of all its nodes. */
  readonly path: string;
}

export interface NetworkRegions {
  /** In the order of the groups. */
  readonly regions: readonly Region[];
  /** SVG path of the walls between them. */
  readonly walls: string;
  /** The group with the most nodes: the others are apart from it. */
  readonly largest: number;
}

interface Side extends Point {
  /** The node beyond the side that begins here; -1 at the picture's edge. */
  readonly beyond: number;
}

const SHORTEST = 0.1;

/** Takes O(n²) for n nodes. */
export function networkRegions(
  spots: readonly Point[],
  { groupOf }: Pick<Split, 'groupOf'>,
  width: number,
  height: number,
): NetworkRegions {
  const paths = new Map<number, string>();
  let walls = '';
  for (const node of spots.keys()) {
    const land = landOf(node, spots, width, height);
    const group = groupOf[node];
    paths.set(group, (paths.get(group) ?? '') + landPath(land));
    for (const [i, { x, y, beyond }] of land.entries()) {
      if (beyond < node || groupOf[beyond] === group) continue;
      const next = land[(i + 1) % land.length];
      // Where many sides meet in one point, some have no length.
      if (Math.hypot(next.x - x, next.y - y) < SHORTEST) continue;
      walls += `M${px(x)} ${px(y)}L${px(next.x)} ${px(next.y)}`;
    }
  }
  const regions = [...paths].map(([group, path]) => ({ group, path }));
  return { regions: regions.sort((a, b) => a.group - b.group), walls, largest: largestOf(groupOf) };
}

function largestOf(groupOf: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const group of groupOf) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  let largest = groupOf[0] ?? 0;
  for (const [group, size] of sizes) if (size > (sizes.get(largest) ?? 0)) largest = group;
  return largest;
}

/** All that is nearer to the node than to any other. */
function landOf(node: number, spots: readonly Point[], width: number, height: number): Side[] {
  let land: Side[] = [
    { x: 0, y: 0, beyond: -1 },
    { x: width, y: 0, beyond: -1 },
    { x: width, y: height, beyond: -1 },
    { x: 0, y: height, beyond: -1 },
  ];
  for (const [other, spot] of spots.entries())
    if (other !== node) land = cutBetween(land, spots[node], spot, other);
  return land;
}

/** The part of the land that is nearer to `own` than to `spot`. */
function cutBetween(land: readonly Side[], own: Point, spot: Point, other: number): Side[] {
  const [nx, ny] = [spot.x - own.x, spot.y - own.y];
  const bound = (nx * (spot.x + own.x) + ny * (spot.y + own.y)) / 2;
  const past = (at: Point) => nx * at.x + ny * at.y - bound;
  if (land.every((at) => past(at) <= 0)) return [...land];
  const kept: Side[] = [];
  for (const [i, at] of land.entries()) {
    const next = land[(i + 1) % land.length];
    const [before, after] = [past(at), past(next)];
    if (before <= 0) kept.push(at);
    if (before <= 0 === after <= 0) continue;
    const part = before / (before - after);
    const cut = { x: at.x + (next.x - at.x) * part, y: at.y + (next.y - at.y) * part };
    kept.push({ ...cut, beyond: before <= 0 ? other : at.beyond });
  }
  return kept;
}

function landPath(land: readonly Side[]): string {
  return land.length < 3 ? '' : `M${land.map(({ x, y }) => `${px(x)} ${px(y)}`).join('L')}Z`;
}

const STEPS = 48;

/** The part of the way at which it first comes to land of another group than its sender's; undefined if it never does. */
export function wallOnPath(
  path: FlightPath,
  from: number,
  spots: readonly Point[],
  groupOf: readonly number[],
): number | undefined {
  for (let step = 1; step < STEPS; step++) {
    const at = pointOnPath(path, step / STEPS);
    if (groupOf[nearestTo(at, spots)] !== groupOf[from]) return step / STEPS;
  }
  return undefined;
}

function nearestTo(at: Point, spots: readonly Point[]): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [node, { x, y }] of spots.entries()) {
    const far = (x - at.x) ** 2 + (y - at.y) ** 2;
    if (far < least) [nearest, least] = [node, far];
  }
  return nearest;
}

function px(value: number): number {
  return Math.round(value * 10) / 10;
}
