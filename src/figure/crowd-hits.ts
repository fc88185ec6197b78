// What a pointer is on where marks are painted and no elements of the page: the nearest event, else the nearest arrow.
import { group } from 'd3-array';
import type { Plane, Point } from './plane.ts';
import type { SpaceTimeFigure } from './space-time.ts';
import type { ArrowMark } from './space-time-arrows.ts';
import type { EventMark } from './space-time-events.ts';

/** Pixels at scale 1 from which a mark is hit. */
const EVENT_REACH = 10;
const ARROW_REACH = 5;

export class CrowdHits {
  private readonly lanes: ReadonlyMap<number, readonly EventMark[]>;
  private readonly arrows: readonly ArrowMark[];
  private readonly plane: Plane;

  constructor({ events, arrows, plane }: Pick<SpaceTimeFigure, 'events' | 'arrows' | 'plane'>) {
    this.plane = plane;
    this.arrows = arrows;
    this.lanes = group(events, ({ node }) => node);
  }

  /** The mark at a point of the plane; undefined where there is none. */
  at(point: Point): { readonly event: EventMark } | { readonly arrow: ArrowMark } | undefined {
    const event = this.eventNear(point, EVENT_REACH * this.plane.scale);
    if (event) return { event };
    const arrow = this.arrowNear(point, ARROW_REACH * this.plane.scale);
    return arrow && { arrow };
  }

  private eventNear(point: Point, reach: number): EventMark | undefined {
    let best: EventMark | undefined;
    let least = reach;
    for (const lane of this.lanes.values()) {
      if (Math.abs(this.across(lane[0].at) - this.across(point)) > reach) continue;
      for (const mark of around(lane, (one) => this.along(one.at), this.along(point), reach)) {
        const distance = Math.hypot(mark.at.x - point.x, mark.at.y - point.y);
        if (distance > least) continue;
        least = distance;
        best = mark;
      }
    }
    return best;
  }

  private arrowNear(point: Point, reach: number): ArrowMark | undefined {
    let best: ArrowMark | undefined;
    let least = reach;
    for (const arrow of this.arrows) {
      const distance = distanceTo(point, arrow);
      if (distance > least) continue;
      least = distance;
      best = arrow;
    }
    return best;
  }

  private along({ x, y }: Point): number {
    return this.plane.isVertical ? y : x;
  }
  private across({ x, y }: Point): number {
    return this.plane.isVertical ? x : y;
  }
}

/** Of items in ascending order, those at most `reach` from a place. */
function around<T>(
  items: readonly T[],
  placeOf: (item: T) => number,
  place: number,
  reach: number,
): readonly T[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (placeOf(items[mid]) < place - reach) low = mid + 1;
    else high = mid;
  }
  let end = low;
  while (end < items.length && placeOf(items[end]) <= place + reach) end++;
  return items.slice(low, end);
}

/** Pieces by which a bent arrow is taken for straight ones. */
const PIECES = 8;

function distanceTo(point: Point, { start, end, bend }: ArrowMark): number {
  if (!bend) return distanceToLine(point, start, end);
  const on = (t: number) => ({
    x: (1 - t) ** 2 * start.x + 2 * t * (1 - t) * bend.x + t * t * end.x,
    y: (1 - t) ** 2 * start.y + 2 * t * (1 - t) * bend.y + t * t * end.y,
  });
  const pieces = Array.from({ length: PIECES }, (_, i) =>
    distanceToLine(point, on(i / PIECES), on((i + 1) / PIECES)),
  );
  return Math.min(...pieces);
}

/** Pixels from a point to the line from a to b. */
function distanceToLine(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const part = square > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / square : 0;
  const clamped = Math.max(0, Math.min(1, part));
  return Math.hypot(point.x - a.x - clamped * dx, point.y - a.y - clamped * dy);
}
