// Random traces, and Lamport's happened-before in them by brute force.
import * as fc from 'fast-check';
import { Kind, type Trace } from '../../engine/trace.ts';
import { broadcastOf, isProcessEvent } from '../causality.ts';
import { randomTrace } from './small-traces.ts';

const acts = fc.array(
  fc.record({ what: fc.integer({ min: 0, max: 6 }), node: fc.nat(4), pick: fc.nat(50) }),
  { maxLength: 45 },
);
export const traces = fc
  .tuple(fc.integer({ min: 2, max: 5 }), acts)
  .map(([nodes, list]) => randomTrace(nodes, list));

/** before[a] has b: the first record of event a happened before that of event b, by Warshall's closure. */
export function closure(trace: Trace): readonly boolean[][] {
  const event = (i: number) => broadcastOf(trace, i)[0];
  const before = Array.from({ length: trace.count }, () =>
    new Array<boolean>(trace.count).fill(false),
  );
  const last = new Map<number, number>();
  for (let i = 0; i < trace.count; i++) {
    if (!isProcessEvent(trace, i) || event(i) !== i) continue;
    const previous = last.get(trace.node(i));
    if (previous !== undefined) before[previous][i] = true;
    last.set(trace.node(i), i);
    if (trace.kind(i) === Kind.receive) before[event(trace.cause(i))][i] = true;
  }
  for (let k = 0; k < trace.count; k++)
    for (let a = 0; a < trace.count; a++)
      if (before[a][k]) for (let b = 0; b < trace.count; b++) before[a][b] ||= before[k][b];
  return before;
}

/** Records of events of processes. */
export function events(trace: Trace): number[] {
  const all = Array.from({ length: trace.count }, (_, i) => i);
  return all.filter((i) => isProcessEvent(trace, i));
}
