// Bands on the lanes: a stretch for as long as a node's state says so, hatched while it is down or paused.
import type { Facets, Tone } from '../engine/contract.ts';
import { Kind, type Trace } from '../engine/trace.ts';
import { filled, type NodeWords } from '../playback/narration.ts';
import type { Plane } from './plane.ts';
import type { EventMark } from './space-time-events.ts';
import { fitNumber, numberWidth } from './text-width.ts';

export type BandTone = Tone | 'down' | 'paused';

export interface BandMark {
  readonly node: number;
  /** Record that began it. */
  readonly record: number;
  readonly tone: BandTone;
  readonly text: string;
  /** Ticks. */
  readonly from: number;
  readonly to: number;
  /** Pixels along the time axis. */
  readonly start: number;
  readonly end: number;
  /** Pixels across: the lane it lies on. */
  readonly across: number;
  /** Stretches free of dots, in pixels along, that may hold the text. */
  readonly free: readonly (readonly [start: number, end: number])[];
}

interface Stretch {
  readonly record: number;
  /** Ticks; the last one of a lane goes on for ever. */
  readonly from: number;
  readonly to: number;
  readonly tone: BandTone;
  readonly text: string;
}

/** Pixels that a band must be long. */
const THINNEST = 0.8;

/** Bands of all lanes that lie in the plane's window. */
export function bandMarks(
  trace: Trace,
  words: NodeWords,
  plane: Plane,
  events: readonly EventMark[],
  endTime: number,
): readonly BandMark[] {
  const dots = dotsByNode(events, plane);
  const thinnest = ((plane.to - plane.from) / plane.length) * THINNEST;
  const marks: BandMark[] = [];
  for (const [node, stretches] of stretchesOf(trace, words).entries()) {
    if (!plane.isShown(node)) continue;
    for (let i = firstUntil(stretches, plane.from); i < stretches.length; i++) {
      const stretch = stretches[i];
      if (stretch.from > plane.to) break;
      const to = Math.min(stretch.to, endTime);
      if (to - stretch.from > thinnest)
        marks.push(markOf(node, stretch, to, plane, dots.get(node) ?? []));
    }
  }
  return marks;
}

/** Place of the first stretch that ends at that time or later. */
function firstUntil(stretches: readonly Stretch[], time: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (stretches[mid].to < time) low = mid + 1;
    else high = mid;
  }
  return low;
}

interface Change {
  readonly record: number;
  readonly facets?: Facets;
  /** A record that takes the node down or up, stops it or lets it go on. */
  readonly kind?: number;
}

const OUTSIDE: ReadonlySet<number> = new Set([Kind.crash, Kind.recover, Kind.pause, Kind.resume]);
const known = new WeakMap<Trace, readonly (readonly Stretch[])[]>();

/** The stretches of each lane, in order; made once a trace. */
function stretchesOf(trace: Trace, words: NodeWords): readonly (readonly Stretch[])[] {
  const made = known.get(trace);
  if (made) return made;
  const stretches = changesByNode(trace).map((changes) => join(trace, changes, words));
  known.set(trace, stretches);
  return stretches;
}

/** Facet changes and faults of each node, in order. */
function changesByNode(trace: Trace): readonly (readonly Change[])[] {
  const made: Change[][] = Array.from({ length: trace.nodes }, () => []);
  for (let record = 0; record < trace.count; record++)
    if (OUTSIDE.has(trace.kind(record)))
      made[trace.node(record)].push({ record, kind: trace.kind(record) });
  for (const { record, node, facets } of trace.data.facetChanges)
    made[node].push({ record, facets: trace.data.facetValues[facets] });
  for (const list of made) list.sort((a, b) => a.record - b.record);
  return made;
}

/** What a lane shows from each change on; changes that leave it as it is are joined. */
function join(trace: Trace, changes: readonly Change[], words: NodeWords): readonly Stretch[] {
  const joined: Stretch[] = [];
  let open: Stretch | undefined;
  const close = (to: number) => {
    if (open && to > open.from) joined.push({ ...open, to });
  };
  let facets: Facets = {};
  let outside: 'down' | 'paused' | undefined;
  for (const { record, facets: changed, kind } of changes) {
    // The first facets stand before the first event.
    const from = record < 0 ? 0 : trace.time(record);
    if (changed) facets = changed;
    if (kind === Kind.crash) outside = 'down';
    else if (kind === Kind.pause) outside = 'paused';
    else if (kind !== undefined) outside = undefined;
    const next = stretchFrom(record, from, facets, outside, words);
    if (open && next && open.tone === next.tone && open.text === next.text) continue;
    close(from);
    open = next;
  }
  close(Number.POSITIVE_INFINITY);
  return joined;
}

function stretchFrom(
  record: number,
  from: number,
  { band }: Facets,
  outside: 'down' | 'paused' | undefined,
  words: NodeWords,
): Stretch | undefined {
  const to = from;
  if (outside)
    return { record, from, to, tone: outside, text: outside === 'down' ? 'crashed' : 'paused' };
  if (!band) return undefined;
  return {
    record,
    from,
    to,
    tone: band.tone,
    text: filled(band.text, band.values, words),
  };
}

function markOf(
  node: number,
  { record, from, tone, text }: Stretch,
  to: number,
  plane: Plane,
  dots: readonly number[],
): BandMark {
  const [start, end] = [plane.along(from), plane.along(to)];
  const across = plane.across(node);
  const free = freeStretches(start, end, dots, plane.dot + 4 * plane.scale);
  return { node, record, tone, text, from, to, start, end, across, free };
}

function dotsByNode(
  events: readonly EventMark[],
  plane: Plane,
): ReadonlyMap<number, readonly number[]> {
  const dots = new Map<number, number[]>(plane.lanes.map((node) => [node, []]));
  for (const { node, time } of events) dots.get(node)?.push(plane.along(time));
  return dots;
}

function freeStretches(
  start: number,
  end: number,
  dots: readonly number[],
  clear: number,
): readonly (readonly [number, number])[] {
  const free: (readonly [number, number])[] = [];
  let from = start + clear;
  for (const dot of dots) {
    if (dot < start - clear || dot > end + clear) continue;
    if (dot - clear > from) free.push([from, dot - clear]);
    from = Math.max(from, dot + clear);
  }
  if (end - clear > from) free.push([from, end - clear]);
  return free;
}

/** Of a band's text, in pixels at scale 1. */
export const BAND_FONT = 11;

/** A band's text and where it begins, in pixels along. */
export interface BandText {
  readonly text: string;
  readonly at: number;
}

/** Puts a band's text into the first free stretch between `from` and `to` that holds it, else what fits into the longest. */
export function placeBandText(
  { text, free }: BandMark,
  from: number,
  to: number,
  fontSize: number,
): BandText | undefined {
  const width = numberWidth(text, fontSize);
  let longest: readonly [number, number] = [0, 0];
  for (const [start, end] of free) {
    const seen = [Math.max(start, from + fontSize / 2), Math.min(end, to)] as const;
    if (seen[1] - seen[0] >= width) return { text, at: seen[0] };
    if (seen[1] - seen[0] > longest[1] - longest[0]) longest = seen;
  }
  const part = fitNumber(text, longest[1] - longest[0], fontSize);
  return part === '' ? undefined : { text: part, at: longest[0] };
}
