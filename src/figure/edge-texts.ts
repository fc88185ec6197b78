// Texts at the lines of one node: beside each line's outer part, on no other text and over no line, or left out.
import { type FlightPath, pointOnPath } from './flight-path.ts';
import type { NodeEdge } from './node-edges.ts';
import { type Box, Obstacles } from './obstacles.ts';
import type { Point } from './plane.ts';
import { numberWidth } from './text-width.ts';

export interface EdgeText extends Box {
  readonly edge: NodeEdge;
  readonly text: string;
}

/** Pixels at scale 1. */
const FONT = 10.5;
const CLEAR = 3.5;
/** Where along the line, the best first: towards its head, away from the others of the same node. */
const PARTS = [0.7, 0.62, 0.78, 0.54, 0.46, 0.86];
/** A curve is kept as so many straight pieces. */
const PIECES = 8;
const NO_OWNER = -1;

/** `edges` are all that are drawn; those of node `of` have their texts. `taken` stays as it is. */
export function edgeTexts(
  edges: readonly NodeEdge[],
  of: number | undefined,
  pathOf: (edge: NodeEdge) => FlightPath,
  taken: Obstacles,
  scale: number,
): readonly EdgeText[] {
  const named = edges.filter(({ from, text }) => from === of && text !== undefined);
  if (named.length === 0) return [];
  const obstacles = new Obstacles(taken);
  for (const edge of edges) addLine(obstacles, pathOf(edge));
  const texts: EdgeText[] = [];
  for (const edge of named) {
    const text = edge.text ?? '';
    const size = { width: numberWidth(text, FONT * scale), height: FONT * 1.1 * scale };
    const box = PARTS.flatMap((part) => beside(pathOf(edge), part, size, scale)).find(
      (one) => !obstacles.isTaken(one) && obstacles.crossings(one, NO_OWNER, 1) === 0,
    );
    if (!box) continue;
    obstacles.addBox(box);
    texts.push({ ...box, edge, text });
  }
  return texts;
}

function addLine(obstacles: Obstacles, path: FlightPath): void {
  let a = path.start;
  for (let i = 1; i <= PIECES; i++) {
    const b = pointOnPath(path, i / PIECES);
    obstacles.addLine(a, b, 0);
    a = b;
  }
}

/** Boxes on either side of a line, just clear of it. */
function beside(
  path: FlightPath,
  part: number,
  size: Pick<Box, 'width' | 'height'>,
  scale: number,
): readonly Box[] {
  const at = pointOnPath(path, part);
  const normal = normalAt(path, part);
  const far =
    (Math.abs(normal.x) * size.width + Math.abs(normal.y) * size.height) / 2 + CLEAR * scale;
  return [1, -1].map((side) => ({
    x: at.x + side * normal.x * far,
    y: at.y + side * normal.y * far,
    ...size,
    angle: 0,
  }));
}

const STEP = 0.02;

function normalAt(path: FlightPath, part: number): Point {
  const [a, b] = [pointOnPath(path, part - STEP), pointOnPath(path, part + STEP)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
}
