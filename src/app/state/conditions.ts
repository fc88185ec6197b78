// What outside forces have made of the world at a moment: nodes down or paused, the network partitioned.
import { Kind, type Trace } from '../../engine/trace.ts';

export type NodeCondition = 'up' | 'down' | 'paused';

interface Change {
  readonly record: number;
  readonly kind: number;
  readonly node: number;
}

const WATCHED: readonly number[] = [
  Kind.crash,
  Kind.recover,
  Kind.pause,
  Kind.resume,
  Kind.partition,
  Kind.heal,
];
const changesOf = new WeakMap<Trace, readonly Change[]>();

/** A node's condition after `cursor` records. */
export function conditionAt(trace: Trace, node: number, cursor: number): NodeCondition {
  const last = changesIn(trace).findLast(
    (change) => change.record < cursor && change.node === node,
  );
  if (last?.kind === Kind.crash) return 'down';
  return last?.kind === Kind.pause ? 'paused' : 'up';
}

/** Whether the network is partitioned after `cursor` records. */
export function isPartitionedAt(trace: Trace, cursor: number): boolean {
  const last = changesIn(trace).findLast(({ record, node }) => record < cursor && node < 0);
  return last?.kind === Kind.partition;
}

function changesIn(trace: Trace): readonly Change[] {
  const known = changesOf.get(trace);
  if (known) return known;
  const found: Change[] = [];
  for (let record = 0; record < trace.count; record++) {
    const kind = trace.kind(record);
    if (WATCHED.includes(kind)) found.push({ record, kind, node: trace.node(record) });
  }
  changesOf.set(trace, found);
  return found;
}
