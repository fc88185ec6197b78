// Labels about a ring: names and states of nodes outside it, then keys; none on another, none beyond the picture.
import { type Box, Obstacles } from './obstacles.ts';
import type { Point } from './plane.ts';
import { onRim, outwards, type RingPlan, type RingSpot } from './ring-plan.ts';
import { fitNumber, numberWidth, wordWidth } from './text-width.ts';

export interface RingLabel extends Point {
  readonly key: string;
  readonly node: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Its name, and its state where there is room. */
  readonly name: string;
  readonly text: string;
  /** Pixels from the middle of the label to the middle of each of its lines. */
  readonly nameAt: number;
  readonly textAt: number;
}

export interface RingLabelled {
  readonly node: number;
  readonly name: string;
  /** '' for none. */
  readonly text: string;
  /** Those that matter most have theirs first. */
  readonly isMarked: boolean;
}

/** Pixels at scale 1. */
export const RING_FONT = 12;
export const RING_TEXT_FONT = 11;
const LINE = 14;
const GAP = 7;

export interface RingLabels {
  readonly labels: readonly RingLabel[];
  readonly keys: readonly KeyLabel[];
  /** All that is drawn, for labels to come. */
  readonly taken: Obstacles;
}

export interface KeyLabel extends Point {
  readonly at: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** `keys` in the order in which they have their labels. */
export function ringLabels(
  plan: RingPlan,
  nodes: readonly RingLabelled[],
  keys: readonly { readonly at: number; readonly text: string }[],
): RingLabels {
  const taken = new Obstacles();
  for (const { x, y } of plan.spots.flat()) taken.addCircle(x, y, plan.radius + 1);
  const ordered = spreadOut(nodes).toSorted((a, b) => Number(b.isMarked) - Number(a.isMarked));
  const labels = ordered.flatMap((one) =>
    plan.spots[one.node].flatMap((spot, i) => {
      const label = nodeLabel(plan, one, spot, `${one.node} ${i}`, taken);
      return label ? [label] : [];
    }),
  );
  const keyLabels = keys.flatMap((key) => {
    const label = keyLabel(plan, key, taken);
    return label ? [label] : [];
  });
  return { labels, keys: keyLabels, taken };
}

/** Every fourth, then those between: where not all have room, those that have are spread evenly. */
function spreadOut<T>(items: readonly T[]): readonly T[] {
  const step = [8, 4, 2].find((size) => items.length > size * 4) ?? 1;
  const rank = (i: number) => {
    let size = step;
    while (size > 1 && i % size !== 0) size /= 2;
    return -size;
  };
  return items
    .map((item, i) => ({ item, rank: rank(i) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function nodeLabel(
  plan: RingPlan,
  { node, name, text }: RingLabelled,
  spot: RingSpot,
  key: string,
  taken: Obstacles,
): RingLabel | undefined {
  const { scale } = plan;
  const nameWidth = wordWidth(name, RING_FONT * scale);
  const state = fitNumber(text, roomBeside(plan, spot), RING_TEXT_FONT * scale);
  const stateWidth = numberWidth(state, RING_TEXT_FONT * scale);
  const tries = state === '' ? [''] : [state, ''];
  for (const shown of tries) {
    const widths = shown === '' ? [nameWidth] : [nameWidth, stateWidth];
    const { anchor, x, y, boxes } = placed(plan, spot, widths);
    if (!boxes.every((box) => isFree(box, plan, taken))) continue;
    for (const box of boxes) taken.addBox(box);
    const half = ((widths.length - 1) * LINE * scale) / 2;
    return { key, node, name, text: shown, x, y, anchor, nameAt: -half, textAt: half };
  }
  return undefined;
}

/** Pixels between a label's beginning and the picture's edge. */
function roomBeside({ width, radius, scale }: RingPlan, { at, x }: RingSpot): number {
  const [ox] = at === undefined ? [1, 0] : outwards(at);
  const side = GAP * scale + radius;
  if (Math.abs(ox) < UPRIGHT) return 2 * Math.min(x, width - x);
  return (ox > 0 ? width - x : x) - side;
}

/** Labels of what stands almost above or below the middle are centred. */
const UPRIGHT = 0.3;

/** The lines of a label beside a spot, outwards of it. */
function placed({ radius, scale }: RingPlan, { at, x, y }: RingSpot, widths: readonly number[]) {
  const [ox, oy] = at === undefined ? [1, 0] : outwards(at);
  const far = radius + GAP * scale;
  const anchor: RingLabel['anchor'] = Math.abs(ox) < UPRIGHT ? 'middle' : ox > 0 ? 'start' : 'end';
  const from = { x: x + ox * far, y: y + oy * far };
  const line = LINE * scale;
  const middle = from.y + (oy * widths.length * line) / 2;
  const boxes = widths.map((width, i) => ({
    x: from.x + { start: width / 2, middle: 0, end: -width / 2 }[anchor],
    y: middle + (i - (widths.length - 1) / 2) * line,
    width,
    height: line * 0.9,
    angle: 0,
  }));
  return { anchor, x: from.x, y: middle, boxes };
}

function isFree(box: Box, { width, height }: RingPlan, taken: Obstacles): boolean {
  return (
    box.x - box.width / 2 >= 0 &&
    box.x + box.width / 2 <= width &&
    box.y - box.height / 2 >= 0 &&
    box.y + box.height / 2 <= height &&
    !taken.isTaken(box)
  );
}

/** Rows about the ring in which a key's label may stand. */
const KEY_ROWS = [0, 1, 2];

function keyLabel(
  plan: RingPlan,
  { at, text }: { readonly at: number; readonly text: string },
  taken: Obstacles,
): KeyLabel | undefined {
  const { rim, centre, scale, radius } = plan;
  const width = wordWidth(text, RING_TEXT_FONT * scale);
  for (const row of KEY_ROWS) {
    const spot = { at, ...onRim(at, rim + row * LINE * scale - radius / 2, centre) };
    const { anchor, x, y, boxes } = placed(plan, spot, [width]);
    if (!isFree(boxes[0], plan, taken)) continue;
    taken.addBox(boxes[0]);
    return { at, text, x, y, anchor };
  }
  return undefined;
}
