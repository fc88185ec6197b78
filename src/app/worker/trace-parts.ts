// A trace handed over in parts: cut in the worker, put together again on the page.

import { CHUNK_RECORDS, type Chunk } from '../../engine/chunks.ts';
import type { Topology } from '../../engine/topology.ts';
import type { FacetChange, Payload, TraceData, Words } from '../../engine/trace.ts';
import type { FacetColumns, TracePart } from './messages.ts';

/** How far a trace has been handed over. */
export interface HandedOver {
  readonly records: number;
  readonly names: number;
  readonly templates: number;
  readonly facetValues: number;
  readonly words: number;
  readonly facetChanges: number;
  readonly payloads: number;
}

export const NOTHING_YET: HandedOver = {
  records: 0,
  names: 0,
  templates: 0,
  facetValues: 0,
  words: 0,
  facetChanges: 0,
  payloads: 0,
};

/** Everything in `data` that came after `before`. */
export function cutPart(data: TraceData, before: HandedOver): TracePart {
  const firstChunk = Math.floor(before.records / CHUNK_RECORDS);
  return {
    from: before.records,
    firstChunk,
    count: data.count,
    nodes: data.nodes,
    ...(data.topology && { topology: data.topology }),
    chunks: data.chunks
      .slice(firstChunk)
      .map((chunk, i) => usedPart(chunk, data.count, firstChunk + i)),
    names: data.names.slice(before.names),
    templates: data.templates.slice(before.templates),
    facetValues: data.facetValues.slice(before.facetValues),
    words: data.words.slice(before.words),
    facetChanges: inColumns(data.facetChanges, before.facetChanges),
    payloads: data.payloads.slice(before.payloads),
  };
}

/** How far the page has got with `data` in its hands. */
export function handedOver(data: TraceData): HandedOver {
  return {
    records: data.count,
    names: data.names.length,
    templates: data.templates.length,
    facetValues: data.facetValues.length,
    words: data.words.length,
    facetChanges: data.facetChanges.length,
    payloads: data.payloads.length,
  };
}

function inColumns(changes: readonly FacetChange[], from: number): FacetColumns {
  const length = changes.length - from;
  const record = new Int32Array(length);
  const node = new Int32Array(length);
  const facets = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const change = changes[from + i];
    record[i] = change.record;
    node[i] = change.node;
    facets[i] = change.facets;
  }
  return { record, node, facets };
}

/** A small run needn't send a whole empty chunk. */
function usedPart(chunk: Chunk, count: number, index: number): Chunk {
  const used = Math.min(CHUNK_RECORDS, count - index * CHUNK_RECORDS);
  if (used === CHUNK_RECORDS) return chunk;
  return {
    head: chunk.head.slice(0, used),
    node: chunk.node.slice(0, used),
    peer: chunk.peer.slice(0, used),
    cause: chunk.cause.slice(0, used),
    time: chunk.time.slice(0, used),
    value: chunk.value.slice(0, used),
  };
}

/** Puts the parts of one trace together, in the order of their coming. */
export class TraceAssembly {
  private count = 0;
  private nodes = 0;
  private topology: Topology | undefined;
  private readonly chunks: Chunk[] = [];
  private readonly names: string[] = [];
  private readonly templates: string[] = [];
  private readonly facetValues: TraceData['facetValues'][number][] = [];
  private readonly words: Words[] = [];
  private readonly facetChanges: FacetChange[] = [];
  private readonly payloads: Payload[] = [];

  add(part: TracePart): void {
    this.count = part.count;
    this.nodes = part.nodes;
    this.topology = part.topology;
    this.chunks.length = part.firstChunk;
    append(this.chunks, part.chunks);
    append(this.names, part.names);
    append(this.templates, part.templates);
    append(this.facetValues, part.facetValues);
    append(this.words, part.words);
    this.addFacets(part.facetChanges);
    append(this.payloads, part.payloads);
  }

  private addFacets({ record, node, facets }: FacetColumns): void {
    for (let i = 0; i < record.length; i++)
      this.facetChanges.push({ record: record[i], node: node[i], facets: facets[i] });
  }

  /** What has come so far; undefined before the first part. The assembly is not added to afterwards. */
  data(): TraceData | undefined {
    if (this.chunks.length === 0) return undefined;
    const { count, nodes, chunks, names, templates, facetValues, words, facetChanges, payloads } =
      this;
    return {
      count,
      nodes,
      ...(this.topology && { topology: this.topology }),
      chunks,
      names,
      templates,
      facetValues,
      words,
      facetChanges,
      payloads,
    };
  }
}

function append<T>(to: T[], items: readonly T[]): void {
  for (const item of items) to.push(item);
}
