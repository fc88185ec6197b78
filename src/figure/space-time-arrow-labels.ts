// Message types along the arrows, each where it lies on nothing and crosses the fewest lines.
import { isInPlot, type Span, spanAlong } from './label-spans.ts';
import type { Box, Obstacles } from './obstacles.ts';
import type { Plane, Point } from './plane.ts';
import { type ArrowMark, between, textAngle } from './space-time-arrows.ts';
import { boxSayingNew, type Named } from './space-time-beside-arrows.ts';
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
  readonly span: Span;
}

/** Of the text, in pixels at scale 1. */
export const ARROW_FONT = 12;
/** From the line to the middle of the text. */
const CLEAR = 9;
/** Where along the arrow, the best first: near the middle, a little towards the sender. */
const PARTS = [0.45, 0.36, 0.56, 0.28, 0.64, 0.22, 0.72, 0.8];
const CROSSING_COST = 12;
const MOST_CROSSINGS = 2;
/** With more arrows in sight than this labels are left out. */
const MOST_ARROWS = 90;

/** Control traffic is known by its dashes: no more than a few of it are named. */
const MOST_CONTROLS = 8;
/** With more arrows in sight than this they say no more than the type. */
const MOST_WITH_FIELDS = 36;

/**
 * `inSight` is the number of arrows in the part of the plane that is seen at once; `fieldOf` gives what a message
 * carries, '' for nothing: it stands beside the type where there is room for both.
 */
export function arrowLabels(
  arrows: readonly ArrowMark[],
  inSight: number,
  plane: Plane,
  obstacles: Obstacles,
  fieldOf: (arrow: ArrowMark) => string,
): readonly ArrowLabel[] {
  if (inSight > MOST_ARROWS) return [];
  const labels: ArrowLabel[] = [];
  const named: Named[] = [];
  const isLone = arrows.every(({ type }) => type === arrows[0].type);
  const control = arrows.filter(({ isControl }) => isControl).length / arrows.length;
  const hasRoom = inSight * (1 - control) <= MOST_WITH_FIELDS;
  const place = (arrow: ArrowMark, boxOf: (arrow: ArrowMark) => Box | undefined) => {
    const field = arrow.isControl ? '' : fieldOf(arrow);
    for (const text of textsOf(arrow, field, hasRoom, isLone)) {
      const box = boxOf({ ...arrow, text });
      if (!box) continue;
      obstacles.addBox(box);
      const label = labelAt({ ...arrow, text }, box, plane);
      labels.push(label);
      named.push({ arrow, label });
      return true;
    }
    return false;
  };
  let controls = 0;
  const unnamed: ArrowMark[] = [];
  for (const arrow of arrows.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const { isControl } = arrow;
    if (isControl && controls >= MOST_CONTROLS) break;
    const most = isControl ? 0 : MOST_CROSSINGS;
    if (!place(arrow, (one) => boxOfLabel(one, plane, obstacles, most))) unnamed.push(arrow);
    else if (isControl) controls++;
  }
  // What is too short to carry its label has it beside, where that says something new.
  const height = ARROW_FONT * plane.scale;
  for (const arrow of unnamed.filter(({ isControl }) => !isControl))
    place(arrow, (one) => boxSayingNew(one, named, height, plane, obstacles));
  return labels;
}

/** What is lost is named first: that matters. Control traffic comes last, with what room is left. */
function rankOf({ outcome, isControl }: ArrowMark): number {
  if (isControl) return 2;
  return outcome === 'lost' ? 0 : 1;
}

/** The best first. A type that all messages share says nothing: where room is short the number stands alone. */
function textsOf(
  arrow: ArrowMark,
  field: string,
  hasRoom: boolean,
  isLone: boolean,
): readonly string[] {
  const { type, text } = arrow;
  // That it is lost its cross says as well.
  const short = text === type ? [type] : [text, type];
  if (field === '' || (!hasRoom && !isLone)) return short;
  const alone = `${field}${text.slice(type.length)}`;
  if (!hasRoom) return [alone];
  const isTelling = isLone || field.startsWith('[');
  return [withField(arrow, field), ...(isTelling ? [alone] : []), ...short];
}

/** `REQUEST 8, by hand`. */
function withField({ type, text }: ArrowMark, field: string): string {
  return `${type} ${field}${text.slice(type.length)}`;
}

export function labelAt({ row, send, text }: ArrowMark, box: Box, plane: Plane): ArrowLabel {
  const { x, y, angle } = box;
  return { row, send, text, x, y, angle, span: spanAlong(box, plane) };
}

/** The best place along an arrow where its label lies on nothing and crosses at most so many lines. */
export function boxOfLabel(
  arrow: ArrowMark,
  plane: Plane,
  obstacles: Obstacles,
  mostCrossings: number,
): Box | undefined {
  if (arrow.stub) return undefined;
  const height = ARROW_FONT * plane.scale;
  const width = wordWidth(arrow.text, height);
  const isFree = (box: Box) => isInPlot(box, plane) && !obstacles.isTaken(box);
  if (arrow.bend) {
    const box = besideLoop(arrow.bend, width, height, plane);
    return isFree(box) ? box : undefined;
  }
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
      if (!isFree(box)) continue;
      const crossings = obstacles.crossings(box, arrow.row, mostCrossings + 1);
      const cost = crossings * CROSSING_COST + rank * 2 + (side > 0 ? 1 : 0);
      if (cost >= bestCost || crossings > mostCrossings) continue;
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
