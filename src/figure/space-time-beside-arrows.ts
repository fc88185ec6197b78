// A label for an arrow that is too short to carry one along it: level, beside the line, where nothing else is.
import { isInPlot } from './label-spans.ts';
import type { Box, Obstacles } from './obstacles.ts';
import type { Plane, Point } from './plane.ts';
import { type ArrowMark, between } from './space-time-arrows.ts';
import { wordWidth } from './text-width.ts';

interface ShortArrow {
  readonly row: number;
  readonly text: string;
  readonly start: Point;
  readonly end: Point;
  readonly bend?: Point | undefined;
  readonly stub?: 'out' | 'in' | undefined;
}

/** From the line to the text, in pixels at scale 1. */
const CLEAR = 6;
/** Where along the arrow, the best first. */
const PARTS = [0.5, 0.36, 0.64, 0.24, 0.76];

/** A box for a text of that height beside the arrow that touches nothing, on as few lines as may be; undefined where there is none. */
export function boxBesideArrow(
  arrow: ShortArrow,
  height: number,
  plane: Plane,
  obstacles: Obstacles,
  mostCrossings: number,
): Box | undefined {
  if (arrow.stub || arrow.bend) return undefined;
  const width = wordWidth(arrow.text, height);
  let best: Box | undefined;
  let fewest = mostCrossings + 1;
  for (const part of PARTS)
    for (const side of [1, -1]) {
      const box = boxAt(arrow, part, side, width, height, plane);
      if (!isInPlot(box, plane) || obstacles.isTaken(box)) continue;
      // Its own line counts as well: a level text would lie across a slanted one.
      const crossings = obstacles.crossings(box, NO_OWNER, fewest);
      if (crossings >= fewest) continue;
      if (crossings === 0) return box;
      best = box;
      fewest = crossings;
    }
  return best;
}

const NO_OWNER = -1;

/** At the side of a steep line, above or below a flat one. */
function boxAt(
  { start, end }: ShortArrow,
  part: number,
  side: number,
  width: number,
  height: number,
  { scale }: Plane,
): Box {
  const { x, y } = between(start, end, part);
  const [dx, dy] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)];
  const box = { width, height, angle: 0 };
  if (dy > dx)
    return { ...box, x: x + side * (width / 2 + CLEAR * scale + ((height / 2) * dx) / dy), y };
  const rise = Math.min(((width / 2) * dy) / (dx || 1), dy * Math.max(part, 1 - part));
  return { ...box, x, y: y - side * (height / 2 + CLEAR * scale + rise) };
}

/** An arrow that has its label. */
export interface Named {
  readonly arrow: ArrowMark;
  readonly label: Point & { readonly text: string };
}

/** Within so many pixels, at scale 1, no text is said twice; and none lies on a line where its type is known already. */
const NEAR = 60;
const FAR = 220;

/** A box beside the arrow, unless the same is said near it or of the same broadcast. */
export function boxSayingNew(
  arrow: ArrowMark,
  named: readonly Named[],
  height: number,
  plane: Plane,
  obstacles: Obstacles,
): Box | undefined {
  const alike = named.filter((other) => other.arrow.type === arrow.type);
  const isTold = alike.some(
    ({ arrow: { from, sent } }) => from === arrow.from && sent === arrow.sent,
  );
  if (isTold) return undefined;
  const middle = between(arrow.start, arrow.end, 0.5);
  const isKnown = alike.some(({ label }) => apart(label, middle) < FAR * plane.scale);
  const box = boxBesideArrow(arrow, height, plane, obstacles, isKnown ? 0 : 1);
  const isSaid = alike.some(
    ({ label }) => box && label.text === arrow.text && apart(label, box) < NEAR * plane.scale,
  );
  return isSaid ? undefined : box;
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
