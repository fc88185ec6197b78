// Where a label's box ends: whether it lies within the plot, and which labels an edge of what is seen would cut.
import type { Box } from './obstacles.ts';
import type { Plane } from './plane.ts';

/** Pixels along the time axis, or across it. */
export type Span = readonly [low: number, high: number];

/** What a box takes along the time axis. */
export function spanAlong(box: Box, { isVertical }: Plane): Span {
  return isVertical ? spanY(box) : spanX(box);
}

/** Whether a box lies within the lanes, and where something of the run is ever seen. */
export function isInPlot(box: Box, plane: Plane): boolean {
  const [low, high] = spanAlong(box, plane);
  const [top, bottom] = plane.isVertical ? spanX(box) : spanY(box);
  return low >= plane.low && high <= plane.high && top >= 0 && bottom <= plane.breadth;
}

function spanX({ x, width, height, angle }: Box): Span {
  const [cos, sin] = turn(angle);
  const half = (cos * width + sin * height) / 2;
  return [x - half, x + half];
}

function spanY({ y, width, height, angle }: Box): Span {
  const [cos, sin] = turn(angle);
  const half = (sin * width + cos * height) / 2;
  return [y - half, y + half];
}

function turn(angle: number): readonly [cos: number, sin: number] {
  const radians = (angle * Math.PI) / 180;
  return [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
}

interface Spanned {
  readonly key: string;
  readonly span: Span;
}

/** Labels in the order in which they begin, so that an edge meets few of them. */
export class Spans {
  private readonly items: readonly Spanned[];
  private readonly longest: number;

  constructor(items: readonly Spanned[]) {
    this.items = items.toSorted((a, b) => a.span[0] - b.span[0]);
    this.longest = Math.max(0, ...items.map(({ span: [low, high] }) => high - low));
  }

  /** Keys of the labels that an edge would cut. */
  cutAt(edge: number): readonly string[] {
    const keys: string[] = [];
    for (let i = this.firstFrom(edge - this.longest); i < this.items.length; i++) {
      const { key, span } = this.items[i];
      if (span[0] >= edge) break;
      if (span[1] > edge) keys.push(key);
    }
    return keys;
  }

  private firstFrom(low: number): number {
    let from = 0;
    let to = this.items.length;
    while (from < to) {
      const mid = (from + to) >>> 1;
      if (this.items[mid].span[0] < low) from = mid + 1;
      else to = mid;
    }
    return from;
  }
}
