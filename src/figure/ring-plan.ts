// The ring's plan: where nodes stand on the circle of identifiers, and outside it those that are not in the ring.
import type { RingFacet } from '../engine/contract.ts';
import type { PlanBox } from './network-plan.ts';
import type { Point } from './plane.ts';

export interface RingSpot extends Point {
  /** Fraction of the circle, from 0 at the top, clockwise; undefined for a node that is not in the ring. */
  readonly at: number | undefined;
}

export interface RingPlan extends PlanBox {
  readonly centre: Point;
  /** Of the circle, in pixels. */
  readonly rim: number;
  /** Of a node's body, in pixels. */
  readonly radius: number;
  /** By node; several for one with virtual nodes, always at least one. */
  readonly spots: readonly (readonly RingSpot[])[];
  /** How many places on the circle are taken. */
  readonly places: number;
}

/** Pixels at scale 1. */
const LARGEST = 9;
const SMALLEST = 2.2;
const LABELS_ABOVE = 38;
const LABELS_BESIDE = 108;
const OUTSIDE_GAP = 34;

/** `facets` has each node's place by id, undefined for one that is not in the ring. */
export function ringPlan(
  facets: readonly (Pick<RingFacet, 'at'> | undefined)[],
  box: PlanBox,
): RingPlan {
  const { width, height, scale } = box;
  const above = LABELS_ABOVE * scale;
  const beside = Math.min(LABELS_BESIDE * scale, width * 0.19);
  const rim = Math.max(20, Math.min(width / 2 - beside, height / 2 - above));
  const centre = { x: width / 2, y: height / 2 };
  const fractions = facets.map((facet, node) =>
    facet ? (facet.at ?? [node / facets.length]) : [],
  );
  const places = fractions.reduce((sum, { length }) => sum + length, 0);
  const arc = (2 * Math.PI * rim) / Math.max(1, places);
  const radius = Math.max(SMALLEST * scale, Math.min(LARGEST * scale, arc * 0.4));
  let outside = 0;
  const spots = fractions.map((ats) =>
    ats.length > 0
      ? ats.map((at) => ({ at, ...onRim(at, rim, centre) }))
      : [{ at: undefined, ...besideRing(outside++, box) }],
  );
  return { ...box, centre, rim, radius, spots, places };
}

/** The point of the circle at a fraction of it. */
export function onRim(at: number, rim: number, centre: Point): Point {
  const [x, y] = outwards(at);
  return { x: centre.x + rim * x, y: centre.y + rim * y };
}

/** The direction from the middle at a fraction of the circle. */
export function outwards(at: number): readonly [x: number, y: number] {
  const turn = 2 * Math.PI * at;
  return [Math.sin(turn), -Math.cos(turn)];
}

/** Nodes outside the ring stand in the lower left corner, in columns. */
function besideRing(index: number, { height, scale }: PlanBox): Point {
  const gap = OUTSIDE_GAP * scale;
  const rows = Math.max(1, Math.floor((height * 0.6) / gap));
  return {
    x: gap / 2 + Math.floor(index / rows) * gap * 1.4,
    y: height - gap * ((index % rows) + 0.6),
  };
}

/** A stretch of the circle, clockwise, as an SVG path on a circle of that radius. */
export function arcPath(from: number, to: number, radius: number, centre: Point): string {
  const length = stretch(from, to);
  const [a, b] = [onRim(from, radius, centre), onRim(from + length, radius, centre)];
  const half = onRim(from + length / 2, radius, centre);
  const r = px(radius);
  // Two halves: an arc that ends where it begins would be none.
  return `M${px(a.x)} ${px(a.y)}A${r} ${r} 0 0 1 ${px(half.x)} ${px(half.y)}A${r} ${r} 0 0 1 ${px(b.x)} ${px(b.y)}`;
}

/** The part of the circle from one place to another, clockwise: 0 to 1. */
export function stretch(from: number, to: number): number {
  const length = (to - from) % 1;
  return length < 0 ? length + 1 : length;
}

function px(value: number): number {
  return Math.round(value * 10) / 10;
}
