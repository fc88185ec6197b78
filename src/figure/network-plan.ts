// The network's plan: where nodes stand in a box of the page, how large they are, and how much text each has room for.
import type { Topology } from '../engine/topology.ts';
import type { NodeWords } from '../playback/narration.ts';
import { longestName, nameLines } from '../playback/node-names.ts';
import { nodePlaces } from './node-places.ts';
import type { Point } from './plane.ts';
import { wordWidth } from './text-width.ts';

export interface PlanBox {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Multiplies type and marks: 1, and 1.5 on a projector. */
  readonly scale: number;
}

/** Where the names of nodes are written: in their bodies, below them, or nowhere for want of room. */
export type NamePlace = 'inside' | 'below' | 'none';

export interface NetworkPlan extends PlanBox {
  /** Centre of each node, in pixels. */
  readonly spots: readonly Point[];
  /** Of a node's body, in pixels. */
  readonly radius: number;
  readonly names: NamePlace;
  readonly nameFont: number;
  /** Of names with an identifier there is room for that alone. */
  readonly isShort: boolean;
  /** Of the two lines below a node that say its state. */
  readonly textFont: number;
  /** Pixels that each of the lines may be long, by node. */
  readonly room: readonly [first: Float64Array, second: Float64Array];
}

/** Pixels at scale 1. */
const LARGEST = 23;
const SMALLEST = 4;
const NAME_FONT = 12.5;
const SMALLEST_NAME = 8.5;
const TEXT_FONT = 11;
/** With more nodes their states are told by colour and sign alone. */
const MOST_TEXTED = 20;
/** From line to line, in font sizes. */
const LINE = 1.2;
const MARGIN = 8;
/** At the sides, for the texts of the outermost nodes. */
const SIDE = 72;
/** A picture is stretched by so much, at most, to fill its box. */
const STRETCH = 1.5;
/** Of the distance between the two nodes that are nearest to each other. */
const PART_OF_GAP = 0.34;

export function networkPlan(
  nodes: number,
  topology: Topology | undefined,
  words: NodeWords,
  box: PlanBox,
): NetworkPlan {
  const { width, height, scale } = box;
  const places = nodePlaces(nodes, topology);
  const below = TEXT_FONT * (0.8 + (nodes <= MOST_TEXTED ? 2 : 0.6) * LINE) * scale;
  const side = Math.min(SIDE * scale, width * 0.13);
  const largest = Math.min(LARGEST * scale, height / 8);
  const across = Math.max(1, width - 2 * (side + largest));
  const down = Math.max(1, height - 2 * (MARGIN * scale + largest) - below);
  const spots = spread(places, across, down).map(({ x, y }) => ({
    x: width / 2 + x,
    y: (height - below) / 2 + y,
  }));
  const gap = leastDistance(spots);
  const radius = Math.max(SMALLEST * scale, Math.min(largest, gap * PART_OF_GAP));
  const { names, nameFont, isShort } = namePlan(longestName(words, nodes), { radius, gap, scale });
  const textFont = TEXT_FONT * scale;
  const hasTexts = names === 'inside' && nodes <= MOST_TEXTED;
  return {
    ...box,
    spots,
    radius,
    names,
    nameFont,
    isShort,
    textFont,
    room: hasTexts
      ? [roomBelow(spots, radius, textFont, 0, box), roomBelow(spots, radius, textFont, 1, box)]
      : [new Float64Array(nodes), new Float64Array(nodes)],
  };
}

/** The lines of a node's name for which there is room. */
export function linesOfName(name: string, { names, isShort }: NetworkPlan): readonly string[] {
  const lines = nameLines(name);
  if (isShort) return lines.slice(0, 1);
  return names === 'inside' ? lines : [name];
}

interface Room {
  readonly radius: number;
  readonly gap: number;
  readonly scale: number;
}

/** Where names as long as that are written: whole or at least in part inside, else below. */
function namePlan(
  name: string,
  { radius, gap, scale }: Room,
): Pick<NetworkPlan, 'names' | 'nameFont' | 'isShort'> {
  const lines = nameLines(name);
  const inside = (shown: readonly string[]) => {
    const widest = Math.max(...shown.map((line) => wordWidth(line, 1)));
    // A body is round: of two lines each has less room.
    const room = (shown.length > 1 ? 1.7 : 2) * radius - 4 * scale;
    return Math.min(NAME_FONT * scale, room / widest);
  };
  for (const shown of [lines, lines.slice(0, 1)]) {
    const nameFont = inside(shown);
    const isShort = shown.length < lines.length;
    if (nameFont >= SMALLEST_NAME * scale) return { names: 'inside', nameFont, isShort };
  }
  const nameFont = SMALLEST_NAME * scale * 1.1;
  const isHigh = gap > 2 * radius + nameFont * 1.3;
  for (const shown of [name, lines[0]])
    if (isHigh && gap > wordWidth(shown, nameFont) + 3)
      return { names: 'below', nameFont, isShort: shown !== name };
  return { names: 'none', nameFont, isShort: false };
}

/** How far below a node's centre the middle of its text's first or second line lies. */
export function textBelow({ radius, names, nameFont, textFont }: NetworkPlan, line = 0): number {
  return names === 'inside' ? lineBelow(radius, textFont, line) : lineBelow(radius, nameFont, line);
}

function lineBelow(radius: number, font: number, line: number): number {
  return radius + font * (0.95 + line * LINE);
}

/** Places as pixels from the middle, so that they fill so much room. */
function spread(places: readonly Point[], across: number, down: number): readonly Point[] {
  const [left, width] = extent(places.map(({ x }) => x));
  const [top, height] = extent(places.map(({ y }) => y));
  const [mostX, mostY] = [across / Math.max(width, TINY), down / Math.max(height, TINY)];
  const [sizeX, sizeY] = [Math.min(mostX, mostY * STRETCH), Math.min(mostY, mostX * STRETCH)];
  return places.map(({ x, y }) => ({
    x: (x - left - width / 2) * sizeX,
    y: (y - top - height / 2) * sizeY,
  }));
}

const TINY = 1e-6;

function extent(values: readonly number[]): readonly [from: number, length: number] {
  const from = Math.min(...values);
  return [from, Math.max(...values) - from];
}

function leastDistance(spots: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < spots.length; i++)
    for (let j = i + 1; j < spots.length; j++)
      least = Math.min(least, Math.hypot(spots[i].x - spots[j].x, spots[i].y - spots[j].y));
  return least;
}

const GAP = 4;

/** In one of the lines. Two texts on one height share the room between their nodes; another node's body ends it. */
function roomBelow(
  spots: readonly Point[],
  radius: number,
  font: number,
  line: number,
  { width }: PlanBox,
): Float64Array {
  return Float64Array.from(spots, (spot, i) => {
    const middle = spot.y + lineBelow(radius, font, line);
    let half = Math.min(spot.x, width - spot.x) - GAP / 2;
    for (const [j, other] of spots.entries()) {
      if (j === i) continue;
      const apart = Math.abs(other.x - spot.x);
      if (Math.abs(other.y - spot.y) < font * 2 * LINE) half = Math.min(half, apart / 2 - GAP);
      const reach = radius + font * 0.75;
      if (Math.abs(other.y - middle) < reach) half = Math.min(half, apart - radius - GAP);
    }
    return Math.max(0, 2 * half);
  });
}
