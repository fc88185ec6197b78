// Which nodes are down at a moment: crashed and not yet recovered.
import { Kind, type Trace } from '../engine/trace.ts';

interface Change {
  readonly record: number;
  readonly node: number;
  readonly down: boolean;
}

const changesOf = new WeakMap<Trace, readonly Change[]>();

/** Nodes that are down after the first `cursor` records. Crashes are few: the list is walked from its start. */
export function downAt(trace: Trace, cursor: number): ReadonlySet<number> {
  const down = new Set<number>();
  for (const change of changes(trace)) {
    if (change.record >= cursor) break;
    if (change.down) down.add(change.node);
    else down.delete(change.node);
  }
  return down;
}

/** Whether any node is ever down. */
export function hasCrashes(trace: Trace): boolean {
  return changes(trace).length > 0;
}

function changes(trace: Trace): readonly Change[] {
  let found = changesOf.get(trace);
  if (!found) {
    found = findChanges(trace);
    changesOf.set(trace, found);
  }
  return found;
}

function findChanges(trace: Trace): readonly Change[] {
  const found: Change[] = [];
  for (let record = 0; record < trace.count; record++) {
    const kind = trace.kind(record);
    if (kind === Kind.crash || kind === Kind.recover)
      found.push({ record, node: trace.node(record), down: kind === Kind.crash });
  }
  return found;
}
