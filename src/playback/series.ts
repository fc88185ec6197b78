// How many nodes are in each of the manifest's cells: over time, and at one moment.
import type { Manifest } from '../engine/contract.ts';
import { Kind, type Trace } from '../engine/trace.ts';
import { crashesAndRecoveriesIn } from './conditions.ts';

type Cells = NonNullable<Manifest['cells']>;

/** Counts by cell at ascending, distinct times. */
export interface CellSeries {
  readonly nodes: number;
  /** The manifest's time units. */
  readonly times: Float64Array;
  /** One list a cell, in the manifest's order; `counts[c][i]` holds from `times[i]` on. */
  readonly counts: readonly Int32Array[];
  /** The run goes in synchronous cycles: a value stands for a whole cycle, and lines may join them. */
  readonly cycles: boolean;
}

/** Of a node that is in no cell. */
export const NO_CELL = 255;

/** For each number of facets the index of its cell, or NO_CELL. */
export function cellNumbers(trace: Trace, cells: Cells): Uint8Array {
  const index = new Map(cells.map((cell, i) => [cell.id, i]));
  return Uint8Array.from(trace.data.facetValues, ({ cell }) =>
    cell === undefined ? NO_CELL : (index.get(cell) ?? NO_CELL),
  );
}

/** The cell of every node, from its number of facets; written to `into` where it is given. */
export function cellsOf(
  facetNumbers: Int32Array,
  numbers: Uint8Array,
  into: Uint8Array = new Uint8Array(facetNumbers.length),
): Uint8Array {
  for (let n = 0; n < facetNumbers.length; n++)
    into[n] = facetNumbers[n] < 0 ? NO_CELL : numbers[facetNumbers[n]];
  return into;
}

/** How many nodes are in each cell. */
export function countCells(cellOfNode: Uint8Array, cells: number): Int32Array {
  const counts = new Int32Array(256);
  for (let n = 0; n < cellOfNode.length; n++) counts[cellOfNode[n]]++;
  return counts.slice(0, cells);
}

/**
 * Number of nodes in each cell over the whole trace, one value at each time that something changed. With more than
 * `maxPoints` of them, those that hold the extremes are kept, so that no peak is lost. In a run of cycles there is one
 * value for each cycle: what it came to, at the time of its last change.
 */
export function cellSeries(
  trace: Trace,
  cells: Cells,
  ticksPerUnit: number,
  maxPoints = 2000,
): CellSeries {
  const starts = cycleStarts(trace);
  const changes = changesIn(trace);
  const rows = new Rows(cells.length, changes.length + starts.length + 2);
  walkChanges(trace, cells, changes, starts, rows);
  const whole = starts.length > 0 ? lastOfCycles(rows, starts) : rows.all();
  const kept = whole.length > maxPoints ? keepExtremes(rows, whole, maxPoints) : whole;
  return {
    nodes: trace.nodes,
    times: Float64Array.from(kept, (row) => rows.times[row] / ticksPerUnit),
    counts: cells.map((_, c) =>
      Int32Array.from(kept, (row) => rows.counts[row * cells.length + c]),
    ),
    cycles: starts.length > 0,
  };
}

/** Counts at distinct times, a row each. */
class Rows {
  length = 0;
  readonly times: Float64Array;
  readonly counts: Int32Array;
  readonly width: number;
  constructor(width: number, capacity: number) {
    this.width = width;
    this.times = new Float64Array(capacity);
    this.counts = new Int32Array(capacity * width);
  }
  put(time: number, counts: Int32Array): void {
    const isLater = this.length === 0 || time > this.times[this.length - 1];
    if (isLater) this.length++;
    this.times[this.length - 1] = time;
    this.counts.set(counts, (this.length - 1) * this.width);
  }
  all(): Int32Array {
    return Int32Array.from({ length: this.length }, (_, i) => i);
  }
}

interface Change {
  readonly record: number;
  readonly node: number;
  /** Number of its new facets; without them it went down or up. */
  readonly facets?: number;
}

/** New facets, crashes and recoveries, by record. */
function changesIn(trace: Trace): readonly Change[] {
  const moves = crashesAndRecoveriesIn(trace).map((record) => ({
    record,
    node: trace.node(record),
  }));
  const { facetChanges } = trace.data;
  return moves.length === 0
    ? facetChanges
    : [...facetChanges, ...moves].sort((a, b) => a.record - b.record);
}

/** A row for each change, each start of a cycle, and the end. A node that is down is in no cell. */
function walkChanges(
  trace: Trace,
  cells: Cells,
  changes: readonly Change[],
  starts: readonly number[],
  rows: Rows,
): void {
  const numbers = cellNumbers(trace, cells);
  const at = new Uint8Array(trace.nodes).fill(NO_CELL);
  const down = new Set<number>();
  const counts = new Int32Array(cells.length);
  let next = 0;
  const startCycles = (until: number) => {
    for (; next < starts.length && starts[next] <= until; next++) rows.put(starts[next], counts);
  };
  const count = (node: number, by: 1 | -1) => {
    if (at[node] !== NO_CELL && !down.has(node)) counts[at[node]] += by;
  };
  for (const { record, node, facets } of changes) {
    // First facets stand before the first event.
    const time = record < 0 ? 0 : trace.time(record);
    startCycles(time);
    count(node, -1);
    if (facets !== undefined) at[node] = numbers[facets];
    else if (trace.kind(record) === Kind.crash) down.add(node);
    else down.delete(node);
    count(node, 1);
    rows.put(time, counts);
  }
  if (trace.count === 0) return;
  const end = trace.time(trace.count - 1);
  startCycles(end);
  rows.put(end, counts);
}

/** Ticks at which the cycles begin. */
function cycleStarts(trace: Trace): readonly number[] {
  const starts: number[] = [];
  for (let i = 0; i < trace.count; i++)
    if (trace.kind(i) === Kind.cycle) starts.push(trace.time(i));
  return starts;
}

/** The last row before each cycle begins, and the last of all. */
function lastOfCycles(rows: Rows, starts: readonly number[]): Int32Array {
  const kept: number[] = [];
  for (let row = 0, next = 0; row < rows.length; row++) {
    while (next < starts.length && starts[next] <= rows.times[row]) next++;
    const isLast = row + 1 === rows.length || rows.times[row + 1] >= starts[next];
    if (isLast) kept.push(row);
  }
  return Int32Array.from(kept);
}

/** Of these rows, those with the least and the greatest value of each cell in each stretch of time, and its last. */
function keepExtremes(rows: Rows, of: Int32Array, maxPoints: number): Int32Array {
  const stretches = Math.max(1, Math.floor(maxPoints / (2 * rows.width + 1)));
  const begin = rows.times[of[0]];
  const span = rows.times[of[of.length - 1]] - begin || 1;
  const stretchOf = (i: number) => Math.floor(((rows.times[of[i]] - begin) / span) * stretches);
  const kept = new Set<number>([of[0]]);
  for (let from = 0; from < of.length; ) {
    let to = from + 1;
    while (to < of.length && stretchOf(to) === stretchOf(from)) to++;
    keepOfStretch(rows, of.subarray(from, to), kept);
    from = to;
  }
  return Int32Array.from(kept).sort();
}

function keepOfStretch({ counts, width }: Rows, stretch: Int32Array, kept: Set<number>): void {
  kept.add(stretch[stretch.length - 1]);
  for (let c = 0; c < width; c++) {
    let least = stretch[0];
    let most = stretch[0];
    for (const row of stretch) {
      if (counts[row * width + c] < counts[least * width + c]) least = row;
      if (counts[row * width + c] > counts[most * width + c]) most = row;
    }
    kept.add(least).add(most);
  }
}
