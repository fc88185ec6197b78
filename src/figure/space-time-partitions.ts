// Partitions: for how long the network is split, and between which neighbouring lanes.
import { Kind, type Trace } from '../engine/trace.ts';
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

interface Split {
  readonly record: number;
  readonly groups: readonly (readonly number[])[];
  readonly oneWay: boolean;
}

/** Partitions with a part in the plane's window. `endTime` (ticks) ends one that does not heal. */
export function partitionMarks(
  trace: Trace,
  nodeLabel: string,
  plane: Plane,
  endTime: number,
): readonly PartitionMark[] {
  const marks: PartitionMark[] = [];
  let open: Split | undefined;
  const close = (time: number) => {
    if (!open || time < plane.from || trace.time(open.record) > plane.to) return;
    marks.push(markOf(trace, open, time, nodeLabel, plane));
  };
  for (const record of changesOf(trace)) {
    close(trace.time(record));
    open = trace.kind(record) === Kind.partition ? splitOf(trace, record) : undefined;
  }
  close(endTime);
  return marks;
}

const known = new WeakMap<Trace, readonly number[]>();

function changesOf(trace: Trace): readonly number[] {
  let found = known.get(trace);
  if (!found) {
    const records: number[] = [];
    for (let i = 0; i < trace.count; i++)
      if (trace.kind(i) === Kind.partition || trace.kind(i) === Kind.heal) records.push(i);
    found = records;
    known.set(trace, found);
  }
  return found;
}

function splitOf(trace: Trace, record: number): Split {
  const body = trace.body(record) as Partial<Split> | undefined;
  return { record, groups: body?.groups ?? [], oneWay: body?.oneWay ?? false };
}

/** Group of each node; those named nowhere form one further group. */
export function groupsOf(groups: readonly (readonly number[])[], nodes: number): readonly number[] {
  const group = new Array<number>(nodes).fill(groups.length);
  groups.forEach((members, g) => {
    for (const node of members) if (node < nodes) group[node] = g;
  });
  return group;
}

function markOf(
  trace: Trace,
  { record, groups, oneWay }: Split,
  to: number,
  nodeLabel: string,
  plane: Plane,
): PartitionMark {
  const group = groupsOf(groups, plane.nodes);
  const lanes = Array.from(group.keys()).sort((a, b) => plane.placeOf(a) - plane.placeOf(b));
  const walls = lanes.slice(1).flatMap((node, i) => {
    const isCut = group[node] !== group[lanes[i]];
    return isCut ? [(plane.across(node) + plane.across(lanes[i])) / 2] : [];
  });
  const from = trace.time(record);
  const text = `partition ${splitText(group, nodeLabel, oneWay)}`;
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

function splitText(group: readonly number[], nodeLabel: string, oneWay: boolean): string {
  const members = new Map<number, string[]>();
  group.forEach((g, node) => {
    members.set(g, [...(members.get(g) ?? []), `${nodeLabel}${node}`]);
  });
  const parts = [...members.entries()].sort((a, b) => a[0] - b[0]).map(([, names]) => list(names));
  return parts.join(oneWay ? ' ↛ ' : ' | ');
}

const MOST_NAMES = 6;

function list(names: readonly string[]): string {
  return names.length <= MOST_NAMES ? names.join(' ') : `${names[0]} … ${names.at(-1)}`;
}
