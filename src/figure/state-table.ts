// The state table: a row a node, a column a variable, and what changed with the step at which the cursor stands.
import type { Facets } from '../engine/contract.ts';
import type { Trace } from '../engine/trace.ts';
import { conditionsAt, type Outage } from '../playback/conditions.ts';
import { facetTimeline } from '../playback/facets.ts';
import { type NodeState, type StateWords, stateOf } from './node-states.ts';
import { wholeText } from './node-words.ts';

export interface StateColumns {
  /** Names of the variables that several nodes have, in the order of their first appearance. */
  readonly names: readonly string[];
  /** Some nodes have variables that no other has: they share a last column. */
  readonly hasOthers: boolean;
  /** Bands, badges or cells say a state that no variable says. */
  readonly hasState: boolean;
}

export interface StateCell {
  readonly text: string;
  /** Before the step at the cursor, where that was something else. */
  readonly was: string | undefined;
}

/** Signs that a column holds, at most. */
const WIDEST = 34;
/** Values that are this short have room for what they were beside them. */
const SHORT = 14;
/** No more facets than this are measured. */
const MOST_MEASURED = 20_000;

/** How many signs each column holds, the heads' included: the same all along the run. */
export function columnWidths(trace: Trace, words: StateWords): readonly number[] {
  const { facetValues } = trace.data;
  const every = Math.ceil(facetValues.length / MOST_MEASURED) || 1;
  const columns = stateColumns(trace);
  const heads = headsOf(columns);
  const widest = heads.map(() => 0);
  for (let i = 0; i < facetValues.length; i += every)
    for (const [column, text] of textsOf(facetValues[i], trace, words).entries())
      widest[column] = Math.max(widest[column], text.length);
  return widest.map((length, column) => {
    const room = length <= SHORT ? 2 * length + BETWEEN.length : length;
    return Math.min(WIDEST, Math.max(room, heads[column].length));
  });
}

/** Between what a value was and what it is. */
export const BETWEEN = ' → ';

export function headsOf({ names, hasState, hasOthers }: StateColumns): readonly string[] {
  return [...(hasState ? ['state'] : []), ...names, ...(hasOthers ? ['its own'] : [])];
}

const known = new WeakMap<Trace, StateColumns>();

/** Columns of the whole run, so that the table keeps its shape. */
export function stateColumns(trace: Trace): StateColumns {
  const made = known.get(trace);
  if (made) return made;
  const firstNode = new Map<string, number>();
  const shared = new Set<string>();
  let hasText = false;
  for (const { node, facets } of trace.data.facetChanges) {
    const { rows = [], band, badges, cell } = trace.data.facetValues[facets];
    hasText ||= band !== undefined || cell !== undefined || (badges?.length ?? 0) > 0;
    for (const [name] of rows) {
      const first = firstNode.get(name);
      if (first === undefined) firstNode.set(name, node);
      else if (first !== node) shared.add(name);
    }
  }
  const all = [...firstNode.keys()];
  const names = trace.nodes === 1 ? all : all.filter((name) => shared.has(name));
  const columns = {
    names,
    hasOthers: names.length < all.length,
    hasState: hasText && !names.includes('state'),
  };
  known.set(trace, columns);
  return columns;
}

export interface StateRow {
  readonly state: NodeState;
  /** A cell for each head. */
  readonly cells: readonly StateCell[];
}

/** One node's row after the first `cursor` records. */
export function stateRow(trace: Trace, words: StateWords, node: number, cursor: number): StateRow {
  const { now, before, since } = facetTimeline(trace).changeOf(node, cursor);
  const step = cursor > 0 ? trace.stepStart(Math.min(cursor, trace.count) - 1) : 0;
  const earlier = cursor > 0 && since >= step ? before : now;
  const outage = conditionsAt(trace, cursor).out.get(node);
  const texts = textsOf(now, trace, words, outage);
  const was = textsOf(earlier, trace, words, conditionsAt(trace, step).out.get(node));
  return {
    state: { ...stateOf(now, words), outage },
    cells: texts.map((text, column) => cellOf(text, was[column])),
  };
}

function textsOf(facets: Facets, trace: Trace, words: StateWords, outage?: Outage): string[] {
  const { names, hasOthers, hasState } = stateColumns(trace);
  return [
    ...(hasState ? [wholeText({ ...stateOf(facets, words), outage }, facets.ring?.label)] : []),
    ...names.map((name) => variableOf(facets, name)),
    ...(hasOthers ? [othersOf(facets, names)] : []),
  ];
}

function cellOf(text: string, was: string): StateCell {
  return { text, was: was === text ? undefined : was };
}

function variableOf({ rows = [] }: Facets, name: string): string {
  const found = rows.find(([other]) => other === name);
  return found ? String(found[1]) : '';
}

function othersOf({ rows = [] }: Facets, names: readonly string[]): string {
  const others = rows.filter(([name]) => !names.includes(name));
  return others.map(([name, value]) => `${name}: ${value}`).join(', ');
}
