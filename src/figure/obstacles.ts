// What a label must not lie on: texts and dots, which it may not touch, and lines, which it should cross seldom.
import type { Point } from './plane.ts';

/** A text's box, turned about its centre. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees. */
  readonly angle: number;
}

interface Circle extends Point {
  readonly r: number;
}
interface Line {
  readonly a: Point;
  readonly b: Point;
  /** The line that a label belongs to does not disturb it. */
  readonly owner: number;
  /** The query that met it last. */
  seen: number;
}

const CELL = 40;
/** An arrowhead is so much wider than its line. */
const BRUSH = 2.5;

class Cells<T> {
  private readonly cells = new Map<number, T[]>();

  private static key(cx: number, cy: number): number {
    return cx * 65_536 + cy;
  }

  addAt(x: number, y: number, item: T): void {
    const key = Cells.key(Math.floor(x / CELL), Math.floor(y / CELL));
    const cell = this.cells.get(key);
    if (!cell) this.cells.set(key, [item]);
    else if (cell[cell.length - 1] !== item) cell.push(item);
  }

  /** Visits everything in the cells within `reach` of a point until `visit` says stop; an item may come twice. */
  visit(x: number, y: number, reach: number, visit: (item: T) => boolean): boolean {
    const toX = Math.floor((x + reach) / CELL);
    const toY = Math.floor((y + reach) / CELL);
    for (let cx = Math.floor((x - reach) / CELL); cx <= toX; cx++)
      for (let cy = Math.floor((y - reach) / CELL); cy <= toY; cy++) {
        const cell = this.cells.get(Cells.key(cx, cy));
        if (!cell) continue;
        for (const item of cell) if (visit(item)) return true;
      }
    return false;
  }
}

export class Obstacles {
  private readonly base: Obstacles | undefined;
  private readonly circles = new Cells<Circle>();
  private readonly lines = new Cells<Line>();
  /** Half the longest side of anything solid: how far a query has to look. */
  private reach = CELL / 2;
  private queries = 0;

  /** Those of `base`, which stays as it is, and what is added. */
  constructor(base?: Obstacles) {
    this.base = base;
  }

  addCircle(x: number, y: number, r: number): void {
    this.reach = Math.max(this.reach, r);
    this.circles.addAt(x, y, { x, y, r });
  }

  /** A text: kept as a row of circles along its middle. */
  addBox(box: Box): void {
    const r = box.height / 2;
    const half = Math.max(0, box.width / 2 - r);
    const count = Math.max(1, Math.ceil((2 * half) / r) + 1);
    const [cos, sin] = turn(box.angle);
    for (let i = 0; i < count; i++) {
      const at = count === 1 ? 0 : -half + (2 * half * i) / (count - 1);
      this.addCircle(box.x + at * cos, box.y + at * sin, r);
    }
  }

  addLine(a: Point, b: Point, owner: number): void {
    const line = { a, b, owner, seen: 0 };
    const steps = Math.max(1, Math.ceil((2 * Math.hypot(b.x - a.x, b.y - a.y)) / CELL));
    for (let i = 0; i <= steps; i++) {
      const t = i / steps;
      this.lines.addAt(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, line);
    }
  }

  /** Whether the box touches a text or a dot. */
  isTaken(box: Box): boolean {
    if (this.base?.isTaken(box)) return true;
    const [cos, sin] = turn(box.angle);
    const far = Math.hypot(box.width, box.height) / 2 + this.reach;
    return this.circles.visit(box.x, box.y, far, ({ x, y, r }) => {
      const dx = Math.abs((x - box.x) * cos + (y - box.y) * sin) - box.width / 2;
      const dy = Math.abs((y - box.y) * cos - (x - box.x) * sin) - box.height / 2;
      return dx < r && dy < r && (dx <= 0 || dy <= 0 || dx * dx + dy * dy < r * r);
    });
  }

  /** How many lines run through the box or brush it, the owner's own left out; no more than `most` are counted. */
  crossings(box: Box, owner: number, most: number): number {
    const [cos, sin] = turn(box.angle);
    const wide = { ...box, width: box.width + 2 * BRUSH, height: box.height + 2 * BRUSH };
    const far = Math.hypot(wide.width, wide.height) / 2 + CELL / 2;
    const query = ++this.queries;
    let crossed = this.base?.crossings(box, owner, most) ?? 0;
    if (crossed >= most) return crossed;
    this.lines.visit(box.x, box.y, far, (line) => {
      if (line.owner === owner || line.seen === query) return false;
      line.seen = query;
      if (crosses(line, wide, cos, sin)) crossed++;
      return crossed >= most;
    });
    return crossed;
  }
}

/** Cosine and sine of an angle in degrees. */
function turn(angle: number): readonly [number, number] {
  const radians = (angle * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}

/** Clips the line, in the box's own frame, against its four sides. */
function crosses({ a, b }: Line, box: Box, cos: number, sin: number): boolean {
  const ax = (a.x - box.x) * cos + (a.y - box.y) * sin;
  const ay = (a.y - box.y) * cos - (a.x - box.x) * sin;
  const dx = (b.x - a.x) * cos + (b.y - a.y) * sin;
  const dy = (b.y - a.y) * cos - (b.x - a.x) * sin;
  let [enter, leave] = [0, 1];
  for (const [start, delta, half] of [
    [ax, dx, box.width / 2],
    [ay, dy, box.height / 2],
  ]) {
    if (delta === 0) {
      if (Math.abs(start) > half) return false;
      continue;
    }
    const one = (-half - start) / delta;
    const two = (half - start) / delta;
    enter = Math.max(enter, Math.min(one, two));
    leave = Math.min(leave, Math.max(one, two));
  }
  return enter <= leave;
}
