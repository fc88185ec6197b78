// Partitions: for how long the network is split, and between which neighbouring lanes.
import { Kind, type Trace } from '../engine/trace.ts';
import { type Split, splitBy, splitsIn } from '../playback/conditions.ts';
import { type NodeWords, nodeName } from '../playback/narration.ts';
import type { Box } from './obstacles.ts';
import type { Plane } from './plane.ts';
import { wordWidth } from './text-width.ts';

export interface PartitionMark {
  readonly record: number;
  /** Ticks. */
  readonly from: number;
  readonly to: number;
  /** Pixels along the time axis. */
  readonly start: number;
  readonly end: number;
  /** Pixels across at which neighbouring lanes are cut from each other. */
  readonly walls: readonly number[];
  /** `partition P0 P1 | P2`; with an arrow where only one direction is cut. */
  readonly text: string;
  /** Where the text lies. */
  readonly name: Box;
}

/** Partitions with a part in the plane's window. `endTime` (ticks) ends one that does not heal. */
export function partitionMarks(
  trace: Trace,
  words: NodeWords,
  plane: Plane,
  endTime: number,
): readonly PartitionMark[] {
  const marks: PartitionMark[] = [];
  let open: Split | undefined;
  const close = (time: number) => {
    if (!open || time < plane.from || trace.time(open.record) > plane.to) return;
    marks.push(markOf(trace, open, time, words, plane));
  };
  for (const record of splitsIn(trace)) {
    close(trace.time(record));
    open = trace.kind(record) === Kind.partition ? splitBy(trace, record) : undefined;
  }
  close(endTime);
  return marks;
}

function markOf(
  trace: Trace,
  { record, groupOf: group, oneWay }: Split,
  to: number,
  words: NodeWords,
  plane: Plane,
): PartitionMark {
  const { lanes } = plane;
  const walls = lanes.slice(1).flatMap((node, i) => {
    const isCut = group[node] !== group[lanes[i]];
    return isCut ? [(plane.across(node) + plane.across(lanes[i])) / 2] : [];
  });
  const from = trace.time(record);
  const text = `partition ${splitText(group, words, oneWay)}`;
  return {
    record,
    from,
    to,
    start: plane.along(from),
    end: plane.along(to),
    walls,
    text,
    name: nameBox(text, plane.along(from), plane),
  };
}

const FONT = 11;

/** Above the region's beginning when time runs down (below it at the very start), else at its foot. */
function nameBox(text: string, start: number, plane: Plane): Box {
  const { isVertical, scale, breadth } = plane;
  const width = wordWidth(text, FONT * scale);
  const above = start - (start - 16 * scale < plane.low ? -9 : 9) * scale;
  const beside = Math.min(start + 6 * scale, Math.max(start, plane.high - width)) + width / 2;
  const along = isVertical ? above : beside;
  const across = isVertical ? 6 * scale + width / 2 : breadth - 12 * scale;
  return {
    x: isVertical ? across : along,
    y: isVertical ? along : across,
    width,
    height: FONT * scale,
    angle: 0,
  };
}

/** `P0 P1 | P2`: who is cut from whom, by the group of each node; with an arrow where only one direction is cut. */
export function splitText(group: readonly number[], words: NodeWords, oneWay: boolean): string {
  const members = new Map<number, string[]>();
  group.forEach((g, node) => {
    members.set(g, [...(members.get(g) ?? []), nodeName(words, node)]);
  });
  const sides = [...members.entries()].sort((a, b) => a[0] - b[0]).map(([, names]) => names);
  const isLong = (names: readonly string[]) => names.length > MOST_NAMES;
  // Of one long side all the others are the rest: its first and last name would not tell who is in it.
  const hasRest = sides.filter(isLong).length === 1 && sides.length > 1;
  const parts = sides.map((names) => (hasRest && isLong(names) ? 'the rest' : list(names)));
  return parts.join(oneWay ? ' ↛ ' : ' | ');
}

const MOST_NAMES = 6;

function list(names: readonly string[]): string {
  return names.length <= MOST_NAMES ? names.join(' ') : `${names[0]} … ${names.at(-1)}`;
}
