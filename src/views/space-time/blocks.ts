// Marks in blocks that stay the same while the window moves: what happens in one leaves the others as they are.
import { group } from 'd3-array';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import type { EventMark } from '../../figure/space-time-events.ts';

export interface ArrowBlock {
  readonly key: number;
  readonly arrows: readonly ArrowMark[];
  /** Accessible names, one an arrow. */
  readonly names: readonly string[];
  readonly firstRow: number;
  readonly lastRow: number;
  /** Records of the first send and of the last arrival: outside of these the cursor changes nothing. */
  readonly first: number;
  readonly last: number;
}

export interface EventBlock {
  readonly key: number;
  readonly marks: readonly EventMark[];
  readonly names: readonly string[];
  /** First and last record of its steps. */
  readonly first: number;
  readonly last: number;
}

/** Marks a block has, about. */
const SIZE = 48;

export function arrowBlocks(
  arrows: readonly ArrowMark[],
  nameOf: (arrow: ArrowMark) => string,
): readonly ArrowBlock[] {
  return groups(arrows, ({ row }) => row).map(([key, alike]) => ({
    key,
    arrows: alike,
    names: alike.map(nameOf),
    firstRow: alike[0].row,
    lastRow: alike[alike.length - 1].row,
    first: alike[0].send,
    last: Math.max(
      ...alike.map(({ arrival }) => (arrival < 0 ? Number.MAX_SAFE_INTEGER : arrival)),
    ),
  }));
}

export function eventBlocks(
  marks: readonly EventMark[],
  nameOf: (mark: EventMark) => string,
): readonly EventBlock[] {
  return groups(marks, ({ record }) => record).map(([key, alike]) => ({
    key,
    marks: alike,
    names: alike.map(nameOf),
    first: alike[0].record,
    last: alike[alike.length - 1].last,
  }));
}

/** By stretches of equal length in the trace, a power of two: a mark stays in its block wherever the window is. */
function groups<T>(
  marks: readonly T[],
  placeOf: (mark: T) => number,
): readonly (readonly [key: number, group: readonly T[]])[] {
  if (marks.length === 0) return [];
  const reach = placeOf(marks[marks.length - 1]) - placeOf(marks[0]) + 1;
  const length = 2 ** Math.ceil(Math.log2((reach * SIZE) / marks.length));
  return [...group(marks, (mark) => Math.floor(placeOf(mark) / length))];
}

/** The number where it lies in the block; elsewhere the block need not know of it. */
export function withinBlock(
  at: number | undefined,
  first: number,
  last: number,
): number | undefined {
  return at !== undefined && at >= first && at <= last ? at : undefined;
}
