// The trace: the one product of a run. Typed columns in chunks, 32 bytes a record, beside payloads, words and facets.
import { CHUNK_RECORDS, type Chunk, copyChunk, newChunk, CHUNK_SHIFT as SHIFT } from './chunks.ts';
import type { EventKind, Facets, WordValues } from './contract.ts';
import type { Topology } from './topology.ts';

/** Order is part of the format: a kind's number is its place here. Append only. */
export const EVENT_KINDS: readonly EventKind[] = [
  'start',
  'invoke',
  'respond',
  'send',
  'receive',
  'lose',
  'duplicate',
  'timer',
  'mark',
  'cycle',
  'crash',
  'recover',
  'pause',
  'resume',
  'partition',
  'heal',
  'clock',
];

/** Numbers of the kinds, for code that meets millions of records. */
export const Kind = {
  start: 0,
  invoke: 1,
  respond: 2,
  send: 3,
  receive: 4,
  lose: 5,
  duplicate: 6,
  timer: 7,
  mark: 8,
  cycle: 9,
  crash: 10,
  recover: 11,
  pause: 12,
  resume: 13,
  partition: 14,
  heal: 15,
  clock: 16,
} as const;

/** Bits of the flags column. */
export const Flag = {
  /** Control traffic of the link layer. */
  control: 1,
  /** Periodic activity, and what it causes. */
  background: 2,
  /** A further send of the broadcast that the record before began: one event. */
  broadcast: 4,
  /** The body was corrupted on the way. */
  corrupted: 8,
  /** A second copy that the network made. */
  copy: 16,
  /** Its fate was set by an intervention. */
  byHand: 32,
  /** The record begins a step; those after it up to the next such record belong to the same step. */
  step: 64,
} as const;

/** Why a message was lost: the value of a `lose` record. */
export const LOSS_REASONS = [
  'loss',
  'by hand',
  'receiver is down',
  'partition',
  'corrupted',
] as const;

/** Places of the reasons in that list. */
export const Loss = { random: 0, byHand: 1, down: 2, partition: 3, corrupted: 4 } as const;

/** Records of a trace, and sentences, bodies and changes of facets beside them, before it is too much: about 2 GB each. */
const MAX_RECORDS = 1830 << 15;
const MAX_BESIDE = 12_000_000;

/** A trace that has become too large to keep. */
export class MemoryError extends Error {}

const MASK = CHUNK_RECORDS - 1;

/** A sentence: an interned template and its values. `record` is the event it belongs to. */
export interface Words {
  readonly record: number;
  readonly template: number;
  readonly values: WordValues | undefined;
}

/** From `record` on (-1: before the first), `node` has facets number `facets`. In the order of records. */
export interface FacetChange {
  readonly record: number;
  readonly node: number;
  readonly facets: number;
}

/** An object body, beside the records. In the order of records. */
export interface Payload {
  readonly record: number;
  readonly body: unknown;
}

/** The trace read whole: what views, exports and analyses get. Its fields are plain and cross to a worker as they are. */
export interface TraceData {
  readonly count: number;
  readonly nodes: number;
  /** Who is linked to whom, where that is not everybody with everybody. */
  readonly topology?: Topology;
  readonly chunks: readonly Chunk[];
  /** Message types, timer names, commands and marks by their number in the type column; [0] is ''. */
  readonly names: readonly string[];
  readonly templates: readonly string[];
  readonly facetValues: readonly Facets[];
  readonly words: readonly Words[];
  readonly facetChanges: readonly FacetChange[];
  readonly payloads: readonly Payload[];
}

/** Reads one trace; the columns by record index. Immutable. */
export class Trace {
  readonly data: TraceData;
  readonly count: number;
  readonly nodes: number;
  constructor(data: TraceData) {
    this.data = data;
    this.count = data.count;
    this.nodes = data.nodes;
  }
  kind(i: number): number {
    return this.data.chunks[i >> SHIFT].head[i & MASK] & 255;
  }
  kindName(i: number): EventKind {
    return EVENT_KINDS[this.kind(i)];
  }
  flags(i: number): number {
    return (this.data.chunks[i >> SHIFT].head[i & MASK] >> 8) & 255;
  }
  /** Message type, timer name, command or mark; '' where there is none. */
  type(i: number): string {
    return this.data.names[this.typeNumber(i)];
  }
  typeNumber(i: number): number {
    return this.data.chunks[i >> SHIFT].head[i & MASK] >>> 16;
  }
  /** The node at which it happened; -1 for the whole network (partition, heal, cycle). */
  node(i: number): number {
    return this.data.chunks[i >> SHIFT].node[i & MASK];
  }
  /** The message's other end, or -1. */
  peer(i: number): number {
    return this.data.chunks[i >> SHIFT].peer[i & MASK];
  }
  /** Record that caused it: of a receive or a loss its send, of a send what the node was handling; -1 for none. */
  cause(i: number): number {
    return this.data.chunks[i >> SHIFT].cause[i & MASK];
  }
  /** Ticks of true time. */
  time(i: number): number {
    return this.data.chunks[i >> SHIFT].time[i & MASK];
  }
  /** The number it carries: an integer body, a mark's value, the reason of a loss, the delay of a timer. NaN for none. */
  value(i: number): number {
    return this.data.chunks[i >> SHIFT].value[i & MASK];
  }
  /** The body of a message: a number, an object, or undefined. Of a receive, its send's. */
  body(i: number): unknown {
    const kind = this.kind(i);
    if (kind === Kind.receive || kind === Kind.lose || kind === Kind.duplicate)
      return this.body(this.cause(i));
    const value = this.value(i);
    if (!Number.isNaN(value)) return value;
    const found = this.data.payloads[lowerBound(this.data.payloads, i)];
    return found?.record === i ? found.body : undefined;
  }
  /** Sentences said at record i. */
  wordsAt(i: number): readonly Words[] {
    const { words } = this.data;
    const from = lowerBound(words, i);
    let to = from;
    while (to < words.length && words[to].record === i) to++;
    return words.slice(from, to);
  }
  /** First record of the step that record i belongs to. */
  stepStart(i: number): number {
    let at = i;
    while (at > 0 && !(this.flags(at) & Flag.step)) at--;
    return at;
  }
  /** Number of records with a time of at most `time`. */
  countUntil(time: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if (this.time(mid) <= time) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}

/** Index of the first item whose record is at least `record`. */
export function lowerBound(items: readonly { readonly record: number }[], record: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (items[mid].record < record) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Writes one trace. Appending allocates only when a chunk is full. */
export class TraceWriter {
  count = 0;
  readonly nodes: number;
  readonly names: string[] = [''];
  private readonly topology: Topology | undefined;
  private readonly templates: string[] = [];
  private readonly templateNumbers = new Map<string, number>();
  private readonly facetValues: Facets[] = [];
  private readonly facetNumbers = new Map<string, number>();
  private readonly chunks: Chunk[];
  /** Columns of the chunk that is being filled: a look-up fewer for each. */
  private head!: Int32Array;
  private node!: Int32Array;
  private peer!: Int32Array;
  private cause!: Int32Array;
  private time!: Float64Array;
  private value!: Float64Array;
  private words: Words[] = [];
  private facetChanges: FacetChange[] = [];
  private payloads: Payload[] = [];
  private readonly current: Int32Array;

  /** `chunks`: whose last it goes on in. */
  constructor(nodes: number, names: string[], topology?: Topology, chunks = [newChunk()]) {
    this.nodes = nodes;
    this.names = names;
    this.topology = topology;
    this.chunks = chunks;
    this.fill(chunks.length - 1);
    this.current = new Int32Array(nodes).fill(-1);
  }

  append(
    kind: number,
    flags: number,
    type: number,
    node: number,
    peer: number,
    cause: number,
    time: number,
    value: number,
  ): void {
    const i = this.count & MASK;
    if (i === 0 && this.count > 0) this.grow();
    this.head[i] = kind | (flags << 8) | (type << 16);
    this.node[i] = node;
    this.peer[i] = peer;
    this.cause[i] = cause;
    this.time[i] = time;
    this.value[i] = value;
    this.count++;
  }

  /** @throws MemoryError at the most that a page can hold */
  private grow(): void {
    const beside = this.words.length + this.payloads.length + this.facetChanges.length;
    if (this.count >= MAX_RECORDS || beside > MAX_BESIDE)
      throw new MemoryError(`the trace has ${this.count} records`);
    const next = this.count >> SHIFT;
    if (next === this.chunks.length) this.chunks.push(newChunk());
    this.fill(next);
  }

  /** Goes on in that chunk. */
  private fill(chunk: number): void {
    const { head, node, peer, cause, time, value } = this.chunks[chunk];
    this.head = head;
    this.node = node;
    this.peer = peer;
    this.cause = cause;
    this.time = time;
    this.value = value;
  }

  payload(record: number, body: unknown): void {
    this.payloads.push({ record, body });
  }

  say(record: number, template: string, values: WordValues | undefined): void {
    let number = this.templateNumbers.get(template);
    if (number === undefined) {
      number = this.templates.push(template) - 1;
      this.templateNumbers.set(template, number);
    }
    this.words.push({ record, template: number, values });
  }

  /** Notes the node's facets from `record` on, if they changed. */
  facets(record: number, node: number, facets: Facets): void {
    const key = JSON.stringify(facets);
    let number = this.facetNumbers.get(key);
    if (number === undefined) {
      number = this.facetValues.push(facets) - 1;
      this.facetNumbers.set(key, number);
    }
    if (this.current[node] === number) return;
    this.current[node] = number;
    this.facetChanges.push({ record, node, facets: number });
  }

  /** Everything so far. Chunks are shared with the writer: records below `count` never change again. */
  data(): TraceData {
    return {
      count: this.count,
      nodes: this.nodes,
      ...(this.topology && { topology: this.topology }),
      chunks: this.chunks.slice(0, Math.max(1, (this.count + MASK) >> SHIFT)),
      names: this.names.slice(),
      templates: this.templates.slice(),
      facetValues: this.facetValues.slice(),
      words: this.words.slice(),
      facetChanges: this.facetChanges.slice(),
      payloads: this.payloads.slice(),
    };
  }

  /** A writer that goes on after the first `count` records of this one, which had `names` names, for a run that changes from there. */
  fork(count: number, names: number): TraceWriter {
    const { nodes, topology } = this;
    const whole = count >> SHIFT;
    const chunks = this.chunks.slice(0, whole);
    if ((count & MASK) > 0 || whole === 0) chunks.push(copyChunk(this.chunks[whole]));
    const next = new TraceWriter(nodes, this.names.slice(0, names), topology, chunks);
    next.count = count;
    next.words = this.words.slice(0, lowerBound(this.words, count));
    next.payloads = this.payloads.slice(0, lowerBound(this.payloads, count));
    next.facetChanges = this.facetChanges.slice(0, lowerBound(this.facetChanges, count));
    for (const change of next.facetChanges) next.current[change.node] = change.facets;
    next.keepUsed(this);
    return next;
  }

  /** Takes over the templates and facets that its records use: numbers are given in the order of use, so a prefix. */
  private keepUsed(from: TraceWriter): void {
    const templates = 1 + this.words.reduce((last, { template }) => Math.max(last, template), -1);
    for (const template of from.templates.slice(0, templates))
      this.templateNumbers.set(template, this.templates.push(template) - 1);
    const facets =
      1 + this.facetChanges.reduce((last, change) => Math.max(last, change.facets), -1);
    for (const [key, number] of from.facetNumbers)
      if (number < facets) this.facetNumbers.set(key, number);
    for (const value of from.facetValues.slice(0, facets)) this.facetValues.push(value);
  }
}
