// The facets of every node at any moment of a trace, backwards as well.
import type { Facets } from '../engine/contract.ts';
import type { Trace, TraceData } from '../engine/trace.ts';
import { type ChangeColumns, Keyframes } from './keyframes.ts';

const NONE: Facets = {};

/** What a node's facets are at a moment, and what they were before they last changed. */
export interface FacetsAt {
  readonly now: Facets;
  readonly before: Facets;
  /** Record that brought `now`; -1 while there are none. */
  readonly since: number;
}

export class FacetTimeline {
  private readonly data: TraceData;
  private readonly keyframes: Keyframes;
  /** Changes of node n, in order: byNode[starts[n]] to byNode[starts[n + 1] - 1]. Made when first asked for. */
  private index: { readonly starts: Int32Array; readonly byNode: Int32Array } | undefined;

  /** `every` is the number of changes from one keyframe to the next; by default chosen for the size. */
  constructor(trace: Trace, every?: number) {
    this.data = trace.data;
    this.keyframes = new Keyframes(trace.nodes, columnsOf(trace.data), every);
  }

  /**
   * For every node the number of its facets (in `TraceData.facetValues`) after the first `cursor` records, -1 for none
   * yet. Written to `into` where it is given.
   */
  facetNumbersAt(cursor: number, into?: Int32Array): Int32Array {
    return this.keyframes.at(cursor, into);
  }

  /** One node's facets after the first `cursor` records, `{}` where there are none yet. */
  facetsOf(node: number, cursor: number): Facets {
    return this.changeOf(node, cursor).now;
  }

  /** One node's facets after the first `cursor` records, beside those before. */
  changeOf(node: number, cursor: number): FacetsAt {
    const { record, value } = this.keyframes.changes;
    const { starts, byNode } = this.indexByNode();
    let low = starts[node];
    let high = starts[node + 1];
    while (low < high) {
      const mid = (low + high) >>> 1;
      if (record[byNode[mid]] < cursor) low = mid + 1;
      else high = mid;
    }
    const facets = (at: number) =>
      at < starts[node] ? NONE : this.data.facetValues[value[byNode[at]]];
    return {
      now: facets(low - 1),
      before: facets(low - 2),
      since: low > starts[node] ? record[byNode[low - 1]] : -1,
    };
  }

  private indexByNode(): { readonly starts: Int32Array; readonly byNode: Int32Array } {
    this.index ??= indexByNode(this.keyframes.changes.node, this.data.nodes);
    return this.index;
  }
}

const timelines = new WeakMap<Trace, FacetTimeline>();

/** The timeline of a trace, made once however many views ask. */
export function facetTimeline(trace: Trace): FacetTimeline {
  let made = timelines.get(trace);
  if (!made) {
    made = new FacetTimeline(trace);
    timelines.set(trace, made);
  }
  return made;
}

function columnsOf(data: TraceData): ChangeColumns {
  const { facetChanges } = data;
  const record = new Int32Array(facetChanges.length);
  const node = new Int32Array(facetChanges.length);
  const value = new Int32Array(facetChanges.length);
  for (let i = 0; i < facetChanges.length; i++) {
    const change = facetChanges[i];
    record[i] = change.record;
    node[i] = change.node;
    value[i] = change.facets;
  }
  return { record, node, value };
}

/** Counting sort: stable, so that a node's changes stay in order. */
function indexByNode(node: Int32Array, nodes: number) {
  const starts = new Int32Array(nodes + 1);
  for (let i = 0; i < node.length; i++) starts[node[i] + 1]++;
  for (let n = 0; n < nodes; n++) starts[n + 1] += starts[n];
  const next = starts.slice();
  const byNode = new Int32Array(node.length);
  for (let i = 0; i < node.length; i++) byNode[next[node[i]]++] = i;
  return { starts, byNode };
}
