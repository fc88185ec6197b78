// The way of a message between two nodes as a curve, and points on it.
import type { Point } from './plane.ts';

/** A quadratic curve from rim to rim. */
export interface FlightPath {
  readonly start: Point;
  readonly control: Point;
  readonly end: Point;
}

/** Ways there and back bow apart by that part of their length. */
const BOW = 0.09;
const MOST_BOW = 34;

/** Bowed to the sender's right. `radius` is that of the nodes' bodies, in pixels. */
export function bowedPath(from: Point, to: Point, radius: number): FlightPath {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return loopPath(from, radius);
  const bow = (2 * Math.min(length * BOW, MOST_BOW)) / length;
  const control = { x: (from.x + to.x) / 2 - dy * bow, y: (from.y + to.y) / 2 + dx * bow };
  return rimToRim(from, control, to, radius);
}

/** Drawn towards a point: chords of a circle towards its middle, the shorter the less. */
export function pulledPath(from: Point, to: Point, middle: Point, radius: number): FlightPath {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return loopPath(from, radius);
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const across = 2 * Math.hypot(from.x - middle.x, from.y - middle.y);
  // Neighbours' ways leave the circle's line; those straight across stay straight.
  const pull = Math.min(0.5, (length / Math.max(1, across)) * 0.6 + 0.12);
  const control = { x: x + (middle.x - x) * pull, y: y + (middle.y - y) * pull };
  return rimToRim(from, control, to, radius);
}

/** To the sender itself: up, and back. */
function loopPath({ x, y }: Point, radius: number): FlightPath {
  const [out, up] = [radius * 0.6, radius * 0.8];
  return {
    start: { x: x - out, y: y - up },
    control: { x, y: y - radius * 4 },
    end: { x: x + out, y: y - up },
  };
}

/** Between a body and what leaves it, in radii, and at least in pixels; between a head and the body that it points at. */
const LEAVING = 0.28;
const LEAST_LEAVING = 5;
const ARRIVING = 2;

function rimToRim(from: Point, control: Point, to: Point, radius: number): FlightPath {
  return {
    start: towards(from, control, radius + Math.max(LEAST_LEAVING, radius * LEAVING)),
    control,
    end: towards(to, control, radius + ARRIVING),
  };
}

function towards(from: Point, to: Point, pixels: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(0.5, pixels / length);
  return mix(from, to, part);
}

export function mix(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

/** The point that far along, from 0 to 1. */
export function pointOnPath({ start, control, end }: FlightPath, part: number): Point {
  return mix(mix(start, control, part), mix(control, end, part), part);
}

/** The curve up to that part of it, as an SVG path. */
export function pathUpTo(path: FlightPath, part: number): string {
  const { start, control } = path;
  const bend = mix(start, control, part);
  const tip = pointOnPath(path, part);
  return `M${px(start.x)} ${px(start.y)}Q${px(bend.x)} ${px(bend.y)} ${px(tip.x)} ${px(tip.y)}`;
}

function px(value: number): number {
  return Math.round(value * 10) / 10;
}
