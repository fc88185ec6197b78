// When what waits may happen, where delays have bounds: differences between the times left (Berthomieu and Diaz 1991).
import { roomFor } from './room.ts';
import { StateStore } from './state-store.ts';

/** Ticks from now to the earliest and to the latest moment of something. */
export interface Interval {
  readonly earliest: number;
  readonly latest: number;
}

/** Something of the zone before (its place there), or something new. */
export type Source = number | Interval;

/** No bound. Sums of two stay whole and small enough for an int. */
const NEVER = 1 << 29;
/** What happens at any moment: a crash. */
export const ANY_MOMENT = -1;
/** The source of row and column 0. */
const NOW = -1;

/**
 * A zone of k things is a matrix of k + 1 rows: entry (i, j) bounds the time left of i less that of j, in ticks, from above;
 * row and column 0 stand for now. It is kept closed, and once for all states that have it. A run in time exists through a
 * sequence of zones exactly if each thing that happens is allowed to in its turn: no run is missed, and none is made up.
 */
export class Zones {
  private readonly store = new StateStore();
  private matrix: Int32Array = new Int32Array(64);
  private before: Int32Array = new Int32Array(64);
  private passed: Int32Array = new Int32Array(64);

  get bytes(): number {
    return this.store.bytes;
  }

  /** Whether the thing at that place may be the next to happen. */
  allows(zone: number, place: number): boolean {
    const size = this.open(zone);
    const column = place + 1;
    for (let row = 1; row < size; row++) if (this.before[row * size + column] < 0) return false;
    return true;
  }

  /** The zone after something happened, or ANY_MOMENT passed: what waits then, old and new. */
  after(zone: number, place: number, sources: readonly Source[]): number {
    const size = this.open(zone);
    this.pass(size, place);
    const next = sources.length + 1;
    this.matrix = roomFor(this.matrix, next * next);
    const { matrix, passed } = this;
    const old = (source: Source) => (typeof source === 'number' ? source + 1 : 0);
    const most = (source: Source) => (typeof source === 'number' ? 0 : source.latest);
    const least = (source: Source) => (typeof source === 'number' ? 0 : source.earliest);
    for (let i = 0; i < next; i++)
      for (let j = 0; j < next; j++) {
        const a: Source = i === 0 ? NOW : sources[i - 1];
        const b: Source = j === 0 ? NOW : sources[j - 1];
        const between = passed[old(a) * size + old(b)];
        matrix[i * next + j] = i === j ? 0 : between + most(a) - least(b);
      }
    return this.store.add(matrix, next * next);
  }

  /** The same zone with a copy of something at its end: it happens at another time, at most `width` ticks before or after. */
  withCopy(zone: number, place: number, width: number): number {
    const size = this.open(zone);
    const next = size + 1;
    this.matrix = roomFor(this.matrix, next * next);
    const { matrix, before } = this;
    const old = (i: number) => (i < size ? i : place + 1);
    // Whatever else is known of the one is known of the other.
    let apart = width;
    for (let k = 0; k < size; k++)
      if (k !== place + 1)
        apart = Math.min(apart, before[(place + 1) * size + k] + before[k * size + place + 1]);
    for (let i = 0; i < next; i++)
      for (let j = 0; j < next; j++) {
        const areTwins = i !== j && old(i) === old(j);
        matrix[i * next + j] = areTwins ? apart : before[old(i) * size + old(j)];
      }
    return this.store.add(matrix, next * next);
  }

  /** The zone in which nothing waits. */
  empty(): number {
    this.matrix[0] = 0;
    return this.store.add(this.matrix, 1);
  }

  private open(zone: number): number {
    const length = this.store.lengthOf(zone);
    this.before = roomFor(this.before, length);
    this.store.read(zone, this.before);
    return Math.round(Math.sqrt(length));
  }

  /** `passed`: the matrix of the same things once the one at `place` has happened, first of all. */
  private pass(size: number, place: number): void {
    this.passed = roomFor(this.passed, size * size);
    const { before, passed } = this;
    const happened = place + 1;
    for (let i = 1; i < size; i++) {
      passed[i * size] = place === ANY_MOMENT ? before[i * size] : before[i * size + happened];
      let least = 0;
      for (let k = 1; k < size; k++) least = Math.min(least, before[k * size + i]);
      passed[i] = least;
    }
    passed[0] = 0;
    for (let i = 1; i < size; i++)
      for (let j = 1; j < size; j++)
        passed[i * size + j] = Math.min(before[i * size + j], passed[i * size] + passed[j]);
  }
}

/** Ticks that a time may be. @throws RangeError for more than zones can tell apart */
export function boundedTicks(ticks: number): number {
  if (!(ticks < NEVER)) throw new RangeError(`${ticks} ticks are too many for synchronous timing`);
  return ticks;
}
