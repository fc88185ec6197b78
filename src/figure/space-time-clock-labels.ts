// Clock readings beside events: the protocol's own, Lamport's, vectors or matrices; what would overprint is left out.

import { isClockEvent, lamportOfTrace, vectorsOfTrace } from '../analysis/clocks.ts';
import type { Trace } from '../engine/trace.ts';
import { facetTimeline } from '../playback/facets.ts';
import { isInPlot, type Span, spanAlong } from './label-spans.ts';
import type { Box, Obstacles } from './obstacles.ts';
import type { Plane } from './plane.ts';
import type { EventMark } from './space-time-events.ts';
import { numberWidth } from './text-width.ts';

export const CLOCK_LABEL_KINDS = ['none', 'own', 'lamport', 'vector', 'matrix'] as const;
export type ClockLabelKind = (typeof CLOCK_LABEL_KINDS)[number];

/** A matrix of more nodes than this nobody reads beside an event. */
export const MOST_MATRIX_NODES = 4;

export interface ClockLabel {
  /** First record of the step. */
  readonly record: number;
  readonly node: number;
  readonly text: string;
  /** Place of the line: a matrix is a label a row. */
  readonly line: number;
  /** Centre of the text. */
  readonly x: number;
  readonly y: number;
  readonly span: Span;
}

const FONT = 11;
/** From line to line, in pixels at scale 1. */
const LINE = 13;
/** From the lane to the middle of a reading, beyond the band's edge. */
const CLEAR = 9;
/** Between two readings, in text sizes: `1 → 2` and `3` side by side must not read as one. */
const GAP = 1.2;
const CROSSING_COST = 10;
const MOST_CROSSINGS = 2;
/** With more arrows in sight a reading lies on none of them. */
const MANY_ARROWS = 60;
const NO_OWNER = -1;

/** A clock reading after a step, in lines; undefined where the clock has none, or one that is too large. */
export function clockLines(
  trace: Trace,
  { record, last, node }: Pick<EventMark, 'record' | 'last' | 'node'>,
  kind: ClockLabelKind,
): readonly string[] | undefined {
  if (kind === 'own') {
    const { clock } = facetTimeline(trace).facetsOf(node, record + 1);
    return clock === undefined ? undefined : [String(clock)];
  }
  // A recovery counts where the node does something at once.
  if (kind === 'none' || !isClockEvent(trace, last)) return undefined;
  if (kind === 'lamport') return [`${lamportOfTrace(trace)[last]}`];
  const vectors = vectorsOfTrace(trace);
  if (kind === 'vector') return [vectorText(vectors.at(last))];
  return trace.nodes <= MOST_MATRIX_NODES ? vectors.matrixAt(last).map(vectorText) : undefined;
}

/** `(2,1,0)` */
export function vectorText(vector: Int32Array): string {
  return `(${Array.from(vector).join(',')})`;
}

/**
 * Places readings, the first events first; each takes the side on which it crosses the fewest arrows, of which `inSight`
 * are seen at once.
 */
export function clockLabels(
  trace: Trace,
  kind: ClockLabelKind,
  events: readonly EventMark[],
  plane: Plane,
  obstacles: Obstacles,
  inSight: number,
): readonly ClockLabel[] {
  if (kind === 'none' || !plane.hasRoomForClocks) return [];
  const labels: ClockLabel[] = [];
  const most = inSight > MANY_ARROWS ? 0 : MOST_CROSSINGS;
  for (const event of events) {
    const lines = clockLines(trace, event, kind);
    if (!lines) continue;
    const box = placeBeside(event, lines, plane, obstacles, most);
    if (!box) continue;
    obstacles.addBox(box);
    const { record, node } = event;
    const [{ x, y }, span] = [box, spanAlong(box, plane)];
    for (const [line, text] of lines.entries()) {
      const down = (line - (lines.length - 1) / 2) * LINE * plane.scale;
      labels.push({ record, node, text, line, x, y: y + down, span });
    }
  }
  return labels;
}

function placeBeside(
  { at, node }: EventMark,
  lines: readonly string[],
  plane: Plane,
  obstacles: Obstacles,
  mostCrossings: number,
): Box | undefined {
  const line = FONT * plane.scale;
  const height = line + (lines.length - 1) * LINE * plane.scale;
  const width = Math.max(...lines.map((text) => numberWidth(text, line)));
  const outside = plane.placeOf(node) < plane.lanes.length / 2 ? -1 : 1;
  let best: Box | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const side of [outside, -outside])
    for (const shift of [0, -0.6, 0.6]) {
      const box = boxBeside(at, width, height, line, side, shift, plane);
      // Lanes that run down keep their readings apart, one below the other.
      const apart = plane.isVertical ? box : { ...box, width: width + GAP * line };
      if (!isInPlot(box, plane) || obstacles.isTaken(apart)) continue;
      const crossings = obstacles.crossings(box, NO_OWNER, mostCrossings + 1);
      const cost = CROSSING_COST * crossings + (side === outside ? 0 : 3) + 4 * Math.abs(shift);
      if (cost >= bestCost || crossings > mostCrossings) continue;
      best = box;
      bestCost = cost;
      if (cost === 0) return best;
    }
  return best;
}

/** `line` is the text's size; `side` is -1 before the lane and 1 after it; `shift` in text sizes along it. At the plot's ends it moves inwards. */
function boxBeside(
  at: { readonly x: number; readonly y: number },
  width: number,
  height: number,
  line: number,
  side: number,
  shift: number,
  plane: Plane,
): Box {
  const away = Math.min(plane.band / 2 + CLEAR * plane.scale, plane.gap / 2);
  const box = { width, height, angle: 0 };
  const inside = (along: number, half: number) =>
    Math.max(plane.low + half, Math.min(plane.high - half, along));
  if (plane.isVertical) {
    const y = inside(at.y + shift * height, height / 2);
    return { ...box, x: at.x + side * (away + width / 2 - line / 2), y };
  }
  const x = inside(at.x + shift * Math.max(width, 1.6 * line), width / 2);
  return { ...box, x, y: at.y + side * (away + (height - line) / 2) };
}
