// Compares what two simulations tell: every record with its words, bodies and facets, and the report.
import { equalPlain } from '../plain.ts';
import type { Simulation } from '../simulation.ts';
import { Trace, type TraceData } from '../trace.ts';

/** Record i in full, for messages. */
function shown(trace: Trace, i: number): string {
  if (i >= trace.count) return 'nothing';
  const columns = [trace.time(i), trace.kindName(i), trace.type(i), trace.node(i), trace.peer(i)];
  return JSON.stringify([
    ...columns,
    trace.cause(i),
    trace.value(i),
    trace.flags(i),
    trace.body(i),
  ]);
}

function sameColumns(a: Trace, b: Trace, i: number): boolean {
  return (
    a.kind(i) === b.kind(i) &&
    a.flags(i) === b.flags(i) &&
    a.type(i) === b.type(i) &&
    a.node(i) === b.node(i) &&
    a.peer(i) === b.peer(i) &&
    a.cause(i) === b.cause(i) &&
    a.time(i) === b.time(i) &&
    Object.is(a.value(i), b.value(i))
  );
}

/** What stands beside the records, with numbers looked up. */
function beside(data: TraceData, until: number): (readonly [record: number, what: unknown])[] {
  const { facetChanges, facetValues, payloads, templates, words } = data;
  return [
    ...words.map((w) => [w.record, [templates[w.template], w.values]] as const),
    ...payloads.map((payload) => [payload.record, payload.body] as const),
    ...facetChanges.map((f) => [f.record, [f.node, facetValues[f.facets]]] as const),
  ].filter(([record]) => record < until);
}

/** First of the first `until` records that differs between `a` and `b`; -1 where none does. */
export function firstDifferent(a: Trace, b: Trace, until = Infinity): number {
  const shorter = Math.min(a.count, b.count, until);
  for (let i = 0; i < shorter; i++) if (!sameColumns(a, b, i)) return i;
  if (shorter < until && a.count !== b.count) return shorter;
  const [besideA, besideB] = [beside(a.data, shorter), beside(b.data, shorter)];
  const at = besideA.findIndex((entry, n) => !equalPlain(entry, besideB[n]));
  if (at >= 0) return besideA[at][0];
  return besideB.length > besideA.length ? besideB[besideA.length][0] : -1;
}

/** In words where two simulations differ; '' where they don't. */
export function difference(a: Simulation, b: Simulation): string {
  const [ta, tb] = [new Trace(a.trace()), new Trace(b.trace())];
  const at = firstDifferent(ta, tb);
  if (at >= 0) return `record ${at}: ${shown(ta, at)} / ${shown(tb, at)}`;
  for (const table of ['names', 'templates', 'facetValues'] as const)
    if (!equalPlain(ta.data[table], tb.data[table]))
      return `${table} ${JSON.stringify(ta.data[table])} / ${JSON.stringify(tb.data[table])}`;
  const [ra, rb] = [a.report(), b.report()];
  return equalPlain(ra, rb) ? '' : `reports ${JSON.stringify(ra)} / ${JSON.stringify(rb)}`;
}
