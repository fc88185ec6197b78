// The plane of a space-time diagram: where a time and a node lie in pixels, in both orientations.

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
  /** Nodes in the order of their lanes; by id where it is absent. */
  readonly order?: readonly number[] | undefined;
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
  readonly nodes: number;
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
  private readonly place: Int32Array;

  constructor(options: PlaneOptions) {
    const { orientation, width, height, from, to, nodes, order, scale } = options;
    this.orientation = orientation;
    this.isVertical = orientation === 'vertical';
    this.from = from;
    this.to = Math.max(to, from + 1);
    this.nodes = nodes;
    this.scale = scale;
    this.length = this.isVertical ? height : width;
    this.breadth = this.isVertical ? width : height;
    this.head = this.isVertical ? 0 : HEAD * scale;
    this.gap = Math.max(1, this.breadth - this.head) / Math.max(1, nodes);
    this.dot = Math.min(DOT * scale, Math.max(1.5, this.gap * 0.2));
    this.band = Math.min(BAND * scale, Math.max(3, this.gap * 0.55));
    this.low = Math.max(0, this.along(options.ends?.from ?? this.from));
    this.high = Math.min(this.length, this.along(options.ends?.to ?? this.to));
    this.place = new Int32Array(nodes).map((_, i) => i);
    order?.forEach((node, place) => {
      this.place[node] = place;
    });
  }

  /** Pixels along the time axis at a time in ticks. */
  along(time: number): number {
    return ((time - this.from) / (this.to - this.from)) * this.length;
  }

  /** Ticks at pixels along the time axis. */
  timeAt(along: number): number {
    return this.from + (along / this.length) * (this.to - this.from);
  }

  /** Pixels across the lanes at which a node's lane lies. */
  across(node: number): number {
    return this.head + (this.place[node] + 0.5) * this.gap;
  }

  /** The node whose lane is nearest. */
  nodeAt(across: number): number {
    const place = Math.floor((across - this.head) / this.gap);
    return this.place.indexOf(Math.max(0, Math.min(this.nodes - 1, place)));
  }

  /** Where a lane stands among the lanes, from 0. */
  placeOf(node: number): number {
    return this.place[node];
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
