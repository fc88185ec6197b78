// Message types along the arrows, each where it lies on nothing and crosses the fewest lines.
import type { Box, Obstacles } from './obstacles.ts';
import type { Plane, Point } from './plane.ts';
import { type ArrowMark, between, textAngle } from './space-time-arrows.ts';
import { wordWidth } from './text-width.ts';

export interface ArrowLabel {
  readonly row: number;
  /** Record of the message's send. */
  readonly send: number;
  readonly text: string;
  /** Centre of the text. */
  readonly x: number;
  readonly y: number;
  /** Degrees. */
  readonly angle: number;
}

const FONT = 12;
/** From the line to the middle of the text. */
const CLEAR = 9;
/** Where along the arrow, the best first: near the middle, a little towards the sender. */
const PARTS = [0.45, 0.36, 0.56, 0.28, 0.64, 0.22, 0.72, 0.8];
const CROSSING_COST = 12;
const MOST_CROSSINGS = 2;
/** With more arrows in sight than this labels are left out. */
const MOST_ARROWS = 90;

/** `inSight` is the number of arrows in the part of the plane that is seen at once. */
export function arrowLabels(
  arrows: readonly ArrowMark[],
  inSight: number,
  plane: Plane,
  obstacles: Obstacles,
): readonly ArrowLabel[] {
  if (inSight > MOST_ARROWS) return [];
  const labels: ArrowLabel[] = [];
  for (const arrow of arrows) {
    const label = labelAlong(arrow, plane, obstacles);
    if (!label) continue;
    obstacles.addBox(label);
    labels.push({
      row: arrow.row,
      send: arrow.send,
      text: arrow.text,
      x: label.x,
      y: label.y,
      angle: label.angle,
    });
  }
  return labels;
}

function labelAlong(arrow: ArrowMark, plane: Plane, obstacles: Obstacles): Box | undefined {
  const height = FONT * plane.scale;
  const width = wordWidth(arrow.text, height);
  if (arrow.bend) return free(besideLoop(arrow.bend, width, height, plane), obstacles);
  const { start, end } = arrow;
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const spare = (length - width) / 2 - plane.dot * 1.5;
  if (spare < 0) return undefined;
  let best: Box | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const [rank, part] of PARTS.entries()) {
    if (Math.abs(part - 0.5) * length > spare) continue;
    for (const side of [-1, 1]) {
      const box = boxAlong(arrow, part, side, width, height, plane);
      if (obstacles.isTaken(box)) continue;
      const crossings = obstacles.crossings(box, arrow.row, MOST_CROSSINGS + 1);
      const cost = crossings * CROSSING_COST + rank * 2 + (side > 0 ? 1 : 0);
      if (cost >= bestCost || crossings > MOST_CROSSINGS) continue;
      best = box;
      bestCost = cost;
      if (cost === 0) return best;
    }
  }
  return best;
}

function boxAlong(
  { start, end }: ArrowMark,
  part: number,
  side: number,
  width: number,
  height: number,
  plane: Plane,
): Box {
  const angle = textAngle(start, end);
  const radians = (angle * Math.PI) / 180;
  const on = between(start, end, part);
  const away = side * CLEAR * plane.scale;
  const x = on.x - away * Math.sin(radians);
  const y = on.y + away * Math.cos(radians);
  return { x, y, width, height, angle };
}

function besideLoop(bend: Point, width: number, height: number, { isVertical, scale }: Plane): Box {
  const away = 4 * scale;
  return isVertical
    ? { x: bend.x + away + width / 2, y: bend.y, width, height, angle: 0 }
    : { x: bend.x, y: bend.y - away, width, height, angle: 0 };
}

function free(box: Box, obstacles: Obstacles): Box | undefined {
  return obstacles.isTaken(box) ? undefined : box;
}
