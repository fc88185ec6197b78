// Searches around a ring: the stretch that each still has to cover, hop by hop, as the nodes that had it at hand saw it.
import type { Trace } from '../engine/trace.ts';
import { stretch } from './ring-plan.ts';

export interface SearchHop {
  /** Record with which the node had the search at hand, and the one with which it no longer had it. */
  readonly since: number;
  readonly until: number;
  readonly node: number;
  /** Fractions of the circle, clockwise. */
  readonly from: number;
  readonly to: number;
}

export interface RingSearch {
  /** What is looked for. */
  readonly text: string;
  /** In order, each within the one before. */
  readonly hops: readonly SearchHop[];
}

export interface SearchNow {
  readonly text: string;
  /** The hops up to now; the last one is what is left. */
  readonly hops: readonly SearchHop[];
  /** Whether a node has it at hand; else it is on its way to the next. */
  readonly isAtHand: boolean;
}

/** The searches that are under way after the first `cursor` records. */
export function searchesAt(trace: Trace, cursor: number): readonly SearchNow[] {
  const found: SearchNow[] = [];
  for (const { text, hops } of searchesOf(trace)) {
    const first = hops[0];
    const last = hops[hops.length - 1];
    if (first.since >= cursor || last.until < cursor) continue;
    const now = hops.filter(({ since }) => since < cursor);
    found.push({ text, hops: now, isAtHand: now[now.length - 1].until >= cursor });
  }
  return found;
}

const known = new WeakMap<Trace, readonly RingSearch[]>();

/** All searches of a run, in the order in which they begin. */
function searchesOf(trace: Trace): readonly RingSearch[] {
  const made = known.get(trace);
  if (made) return made;
  const searches: { readonly text: string; readonly hops: SearchHop[] }[] = [];
  const latest = new Map<string, SearchHop[]>();
  for (const { text, hop } of hopsOf(trace)) {
    const open = latest.get(text);
    if (open && isWithin(hop, open[open.length - 1])) {
      open.push(hop);
      continue;
    }
    const hops = [hop];
    latest.set(text, hops);
    searches.push({ text, hops });
  }
  known.set(trace, searches);
  return searches;
}

const HAIR = 1e-9;

/** A search goes on where the next stretch leads to the same place and is no longer. */
function isWithin(next: SearchHop, last: SearchHop): boolean {
  return (
    Math.abs(next.to - last.to) < HAIR &&
    stretch(next.from, next.to) <= stretch(last.from, last.to) + HAIR
  );
}

interface NamedHop {
  readonly text: string;
  readonly hop: SearchHop;
}

/** Every stretch that a node ever has at hand, by when it gets it. */
function hopsOf(trace: Trace): readonly NamedHop[] {
  const hops: NamedHop[] = [];
  const open = new Map<string, Omit<SearchHop, 'until'> & { readonly text: string }>();
  const byNode = new Map<number, ReadonlySet<string>>();
  const close = (key: string, until: number) => {
    const one = open.get(key);
    open.delete(key);
    if (!one) return;
    const { text, ...hop } = one;
    hops.push({ text, hop: { ...hop, until } });
  };
  for (const { record, node, facets } of trace.data.facetChanges) {
    const arcs = trace.data.facetValues[facets].ring?.arcs ?? [];
    const keys = new Set(arcs.map(({ from, to, text }) => `${node} ${from} ${to} ${text}`));
    for (const key of byNode.get(node) ?? []) if (!keys.has(key)) close(key, record);
    for (const { from, to, text } of arcs) {
      const key = `${node} ${from} ${to} ${text}`;
      if (!open.has(key)) open.set(key, { since: record, node, from, to, text });
    }
    byNode.set(node, keys);
  }
  for (const key of [...open.keys()]) close(key, Number.MAX_SAFE_INTEGER);
  return hops.sort((a, b) => a.hop.since - b.hop.since);
}
