// How many messages of each type have been sent up to a moment: lists of sends, made once a trace.
import { Kind, type Trace } from '../../engine/trace.ts';

const listsOf = new WeakMap<Trace, ReadonlyMap<string, readonly number[]>>();

/** Sends of `type` among the first `cursor` records, those of a node to itself left out. */
export function sentUntil(trace: Trace, type: string, cursor: number): number {
  const list = listsIn(trace).get(type) ?? [];
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (list[mid] < cursor) low = mid + 1;
    else high = mid;
  }
  return low;
}

function listsIn(trace: Trace): ReadonlyMap<string, readonly number[]> {
  const known = listsOf.get(trace);
  if (known) return known;
  const lists = new Map<string, number[]>();
  for (let i = 0; i < trace.count; i++) {
    if (trace.kind(i) !== Kind.send || trace.node(i) === trace.peer(i)) continue;
    const list = lists.get(trace.type(i));
    if (list) list.push(i);
    else lists.set(trace.type(i), [i]);
  }
  listsOf.set(trace, lists);
  return lists;
}

/** Types in the order of their first sending. */
export function typesSent(trace: Trace): readonly string[] {
  return [...listsIn(trace).keys()];
}

/** Sends of `type` in the whole trace. */
export function sentInAll(trace: Trace, type: string): number {
  return listsIn(trace).get(type)?.length ?? 0;
}
