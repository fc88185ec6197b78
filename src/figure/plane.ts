// The plane of a space-time diagram: where a time and a node lie in pixels, in both orientations.
import { ALL_LANES, type LaneChoice, laneOrder, lanesShown } from './space-time-lanes.ts';

export type Orientation = 'horizontal' | 'vertical';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlaneOptions {
  readonly orientation: Orientation;
  /** Pixels of the plot: lanes, arrows and labels, without lane names and axis. */
  readonly width: number;
  readonly height: number;
  /** Ticks at the plot's two ends; `to` is greater than `from`. */
  readonly from: number;
  readonly to: number;
  readonly nodes: number;
  /** Which lanes there are, and in what order; all by number where it is absent. */
  readonly lanes?: LaneChoice | undefined;
  /** Multiplies type and marks: 1, and 1.5 on a projector. */
  readonly scale: number;
  /** Ticks between which something is ever seen, where the plane goes on beyond; its own ends where it is absent. */
  readonly ends?: { readonly from: number; readonly to: number } | undefined;
}

/** Free strip before the first lane, for the time at the cursor. */
const HEAD = 26;
const DOT = 5.5;
const BAND = 20;
/** Room a lane needs for a clock reading beside it. */
const ROOM_FOR_CLOCK = 24;

export class Plane {
  readonly orientation: Orientation;
  readonly isVertical: boolean;
  readonly from: number;
  readonly to: number;
  /** Nodes that have a lane, in order. */
  readonly lanes: readonly number[];
  /** Whether some have none. */
  readonly hasHidden: boolean;
  readonly scale: number;
  /** Pixels along the time axis. */
  readonly length: number;
  /** Pixels across the lanes. */
  readonly breadth: number;
  /** Pixels from one lane to the next. */
  readonly gap: number;
  /** Pixels along between which something is ever seen. */
  readonly low: number;
  readonly high: number;
  /** Radius of an event's dot, and thickness of a band. */
  readonly dot: number;
  readonly band: number;
  private readonly head: number;
  private readonly place: Float64Array;

  constructor(options: PlaneOptions) {
    const { orientation, width, height, from, to, nodes, scale } = options;
    const choice = options.lanes ?? ALL_LANES;
    this.orientation = orientation;
    this.isVertical = orientation === 'vertical';
    this.from = from;
    this.to = Math.max(to, from + 1);
    this.lanes = lanesShown(choice, nodes);
    this.hasHidden = this.lanes.length < nodes;
    this.scale = scale;
    this.length = this.isVertical ? height : width;
    this.breadth = this.isVertical ? width : height;
    this.head = this.isVertical ? 0 : HEAD * scale;
    this.gap = Math.max(1, this.breadth - this.head) / Math.max(1, this.lanes.length);
    this.dot = Math.min(DOT * scale, Math.max(1.5, this.gap * 0.2));
    this.band = Math.min(BAND * scale, Math.max(3, this.gap * 0.55));
    this.low = Math.max(0, this.along(options.ends?.from ?? this.from));
    this.high = Math.min(this.length, this.along(options.ends?.to ?? this.to));
    this.place = placesOf(laneOrder(choice, nodes), this.lanes);
  }

  /** Pixels along the time axis at a time in ticks. */
  along(time: number): number {
    return ((time - this.from) / (this.to - this.from)) * this.length;
  }

  /** Ticks at pixels along the time axis. */
  timeAt(along: number): number {
    return this.from + (along / this.length) * (this.to - this.from);
  }

  /** Pixels across the lanes at which a node's lane lies; for one without a lane, between its neighbours'. */
  across(node: number): number {
    return this.head + (this.place[node] + 0.5) * this.gap;
  }

  /** Which place among the lanes is nearest, from 0. */
  placeAt(across: number): number {
    const place = Math.floor((across - this.head) / this.gap);
    return Math.max(0, Math.min(this.lanes.length - 1, place));
  }

  isShown(node: number): boolean {
    return Number.isInteger(this.place[node]);
  }

  /** Where a lane stands among the lanes, from 0; a half more or less is between two of them. */
  placeOf(node: number): number {
    return this.place[node];
  }

  /** The part of a stretch, in pixels along, that lies within a window's length of the plane; of what is far off nothing. */
  reach(start: number, end: number): readonly [start: number, end: number] {
    return [Math.max(start, -this.length), Math.min(end, 2 * this.length)];
  }

  point(along: number, across: number): Point {
    return this.isVertical ? { x: across, y: along } : { x: along, y: across };
  }

  at(time: number, node: number): Point {
    return this.point(this.along(time), this.across(node));
  }

  /** Whether there is room beside the lanes for clock readings. */
  get hasRoomForClocks(): boolean {
    return this.gap >= ROOM_FOR_CLOCK * this.scale;
  }
}

function placesOf(order: readonly number[], shown: readonly number[]): Float64Array {
  const places = new Float64Array(order.length);
  let place = 0;
  for (const node of order) {
    const isShown = shown[place] === node;
    places[node] = isShown ? place : place - 0.5;
    if (isShown) place++;
  }
  return places;
}
