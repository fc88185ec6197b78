// Keyframes over a long list of changes: the value of every node after any number of them, without a run from the start.

/** Changes in the order of their records: from `record[i]` on, `node[i]` has `value[i]`. */
export interface ChangeColumns {
  readonly record: Int32Array;
  readonly node: Int32Array;
  readonly value: Int32Array;
}

/** Keyframes together take about as much memory as the changes, and a seek replays at most as many as there are nodes. */
const MIN_CHANGES_BETWEEN = 1024;

export class Keyframes {
  readonly changes: ChangeColumns;
  private readonly nodes: number;
  private readonly every: number;
  /** One row of `nodes` values for each keyframe; row f stands after f * every changes. */
  private readonly frames: Int32Array;

  /** `every` is the number of changes from one keyframe to the next. Nodes start at -1. */
  constructor(nodes: number, changes: ChangeColumns, every = Math.max(MIN_CHANGES_BETWEEN, nodes)) {
    this.nodes = nodes;
    this.changes = changes;
    this.every = every;
    const count = Math.floor(changes.record.length / every) + 1;
    this.frames = new Int32Array(count * nodes).fill(-1, 0, nodes);
    for (let f = 1; f < count; f++) {
      this.frames.copyWithin(f * nodes, (f - 1) * nodes, f * nodes);
      this.replay(this.frames.subarray(f * nodes, (f + 1) * nodes), (f - 1) * every, f * every);
    }
  }

  /** How many changes lie before `cursor`, a number of records. */
  countBefore(cursor: number): number {
    return firstAtLeast(this.changes.record, cursor);
  }

  /** The value of every node after the first `cursor` records, -1 for none yet; written to `into` where it is given. */
  at(cursor: number, into: Int32Array = new Int32Array(this.nodes)): Int32Array {
    const upTo = this.countBefore(cursor);
    const frame = Math.floor(upTo / this.every);
    into.set(this.frames.subarray(frame * this.nodes, (frame + 1) * this.nodes));
    this.replay(into, frame * this.every, upTo);
    return into;
  }

  private replay(into: Int32Array, from: number, to: number): void {
    const { node, value } = this.changes;
    for (let i = from; i < to; i++) into[node[i]] = value[i];
  }
}

/** Index of the first number that is at least `bound` in an ascending list. */
function firstAtLeast(ascending: Int32Array, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (ascending[mid] < bound) low = mid + 1;
    else high = mid;
  }
  return low;
}
