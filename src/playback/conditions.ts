// What outside forces have made of the world at a moment: nodes down or paused, the network partitioned.
import { Kind, type Trace } from '../engine/trace.ts';

export type Outage = 'down' | 'paused';
export type NodeCondition = Outage | 'up';

/** A partition of the network. */
export interface Split {
  /** Record that made it. */
  readonly record: number;
  /** Group of each node; those that it names nowhere form one further group. */
  readonly groupOf: readonly number[];
  readonly oneWay: boolean;
}

export interface Conditions {
  /** Nodes that are not up. */
  readonly out: ReadonlyMap<number, Outage>;
  readonly split: Split | undefined;
}

/** Conditions after `cursor` records: the same object for as long as nothing changes. */
export function conditionsAt(trace: Trace, cursor: number): Conditions {
  const history = historyOf(trace);
  return history.after(history.countBefore(cursor));
}

/** A node's condition after `cursor` records. */
export function conditionAt(trace: Trace, node: number, cursor: number): NodeCondition {
  return conditionsAt(trace, cursor).out.get(node) ?? 'up';
}

/** Whether any node is ever down, ever paused; whether the network is ever partitioned. */
export function everIn(trace: Trace): { readonly [K in Outage | 'split']: boolean } {
  const has = (kind: number) =>
    historyOf(trace).changes.some((record) => trace.kind(record) === kind);
  return { down: has(Kind.crash), paused: has(Kind.pause), split: has(Kind.partition) };
}

/** Records that make a partition or end one, in order. */
export function splitsIn(trace: Trace): readonly number[] {
  return historyOf(trace).changes.filter((record) => trace.node(record) < 0);
}

/** Records at which a node goes down or comes up again, in order. */
export function crashesAndRecoveriesIn(trace: Trace): readonly number[] {
  return historyOf(trace).changes.filter((record) => {
    const kind = trace.kind(record);
    return kind === Kind.crash || kind === Kind.recover;
  });
}

/** The partition that a record makes. */
export function splitBy(trace: Trace, record: number): Split {
  const body = trace.body(record) as Partial<SplitBody> | undefined;
  const { groups = [], oneWay = false } = body ?? {};
  const groupOf = new Array<number>(trace.nodes).fill(groups.length);
  groups.forEach((members, group) => {
    for (const node of members) if (node < trace.nodes) groupOf[node] = group;
  });
  return { record, groupOf, oneWay };
}

interface SplitBody {
  readonly groups: readonly (readonly number[])[];
  readonly oneWay: boolean;
}

const WATCHED: ReadonlySet<number> = new Set([
  Kind.crash,
  Kind.recover,
  Kind.pause,
  Kind.resume,
  Kind.partition,
  Kind.heal,
]);

/** The records that change conditions, and what they had come to when last asked. */
class History {
  readonly changes: readonly number[];
  private readonly trace: Trace;
  private count = 0;
  private last: Conditions = { out: new Map(), split: undefined };

  constructor(trace: Trace) {
    this.trace = trace;
    const changes: number[] = [];
    for (let record = 0; record < trace.count; record++)
      if (WATCHED.has(trace.kind(record))) changes.push(record);
    this.changes = changes;
  }

  countBefore(cursor: number): number {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if (this.changes[mid] < cursor) low = mid + 1;
      else high = mid;
    }
    return low;
  }

  /** After so many changes. Faults are few: going back begins anew. */
  after(count: number): Conditions {
    if (count === this.count) return this.last;
    const isLater = count > this.count;
    const out = new Map(isLater ? this.last.out : []);
    let split = isLater ? this.last.split : undefined;
    for (let i = isLater ? this.count : 0; i < count; i++) {
      const record = this.changes[i];
      const kind = this.trace.kind(record);
      if (kind === Kind.partition) split = splitBy(this.trace, record);
      else if (kind === Kind.heal) split = undefined;
      else if (kind === Kind.crash) out.set(this.trace.node(record), 'down');
      else if (kind === Kind.pause) out.set(this.trace.node(record), 'paused');
      else out.delete(this.trace.node(record));
    }
    this.count = count;
    this.last = { out, split };
    return this.last;
  }
}

const histories = new WeakMap<Trace, History>();

function historyOf(trace: Trace): History {
  const made = histories.get(trace) ?? new History(trace);
  histories.set(trace, made);
  return made;
}
