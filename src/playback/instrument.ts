// Instruments laid on a run: an event's cone, a path, the longest chain, a cut, a search; and what each reads at a moment.
import { coneOf, isProcessEvent } from '../analysis/causality.ts';
import { type Chain, longestChain, shortestChain } from '../analysis/chains.ts';
import { type ConeCounts, coneCounts } from '../analysis/cone-counts.ts';
import { type Cut, type CutReading, readCut } from '../analysis/cuts.ts';
import { type Found, findEvents } from '../analysis/search/find.ts';
import { parseQuery, type Vocabulary } from '../analysis/search/query.ts';
import { variablesOf } from '../analysis/search/states.ts';
import { InputError } from '../engine/params.ts';
import type { Trace } from '../engine/trace.ts';
import { type NodeWords, nodeName } from './narration.ts';

/** One at a time. Events are records of the trace. */
export type Instrument =
  /** Without an event: of the one that is picked, or has just happened. */
  | { readonly kind: 'cone'; readonly event?: number | undefined }
  | { readonly kind: 'path'; readonly from?: number | undefined; readonly to?: number | undefined }
  | { readonly kind: 'chain'; readonly until: 'end' | 'now' }
  | { readonly kind: 'cut'; readonly cut: Cut }
  | { readonly kind: 'search'; readonly query: string };

export type InstrumentKind = Instrument['kind'];

export type Reading =
  | ConeReading
  | PathReading
  | { readonly kind: 'chain'; readonly chain?: Chain | undefined }
  | ({ readonly kind: 'cut'; readonly cut: Cut } & CutReading)
  | SearchReading;

/** Nothing is counted where no event has happened yet. */
export interface ConeReading {
  readonly kind: 'cone';
  readonly isPinned: boolean;
  readonly event?: number;
  readonly counts?: ConeCounts;
}

/** Without a chain between two events: they are concurrent. */
export interface PathReading {
  readonly kind: 'path';
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly chain?: Chain | undefined;
}

export interface SearchReading {
  readonly kind: 'search';
  /** Nothing where nothing is asked, or where it can't be read. */
  readonly found?: Found;
  /** What is wrong with the query, and where. */
  readonly problem?: string;
}

/** What an instrument may depend on beside the trace. */
export interface Moment {
  readonly cursor: number;
  /** Record of the event that is picked. */
  readonly picked: number | undefined;
}

interface Kept {
  readonly question: string;
  readonly reading: Reading;
}

const kept = new WeakMap<Trace, Kept>();

/** Reads the instrument; the last reading of a trace is kept: stage, bar and inspector ask for the same. */
export function readInstrument(
  trace: Trace,
  instrument: Instrument,
  moment: Moment,
  words: NodeWords,
): Reading {
  const question = JSON.stringify([instrument, momentOf(trace, instrument, moment)]);
  const last = kept.get(trace);
  if (last?.question === question) return last.reading;
  const reading = read(trace, instrument, moment, words);
  kept.set(trace, { question, reading });
  return reading;
}

/** What of the moment the reading hangs on. */
function momentOf(trace: Trace, instrument: Instrument, moment: Moment): number | undefined {
  if (instrument.kind === 'cone') return instrument.event ?? lookedAt(trace, moment);
  return instrument.kind === 'chain' && instrument.until === 'now' ? moment.cursor : undefined;
}

/** The event that is picked, or has just happened. */
function lookedAt(trace: Trace, { cursor, picked }: Moment): number | undefined {
  return picked ?? lastEvent(trace, cursor);
}

function lastEvent(trace: Trace, cursor: number): number | undefined {
  for (let at = Math.min(cursor, trace.count) - 1; at >= 0; at--)
    if (isProcessEvent(trace, at)) return at;
  return undefined;
}

function read(trace: Trace, instrument: Instrument, moment: Moment, words: NodeWords): Reading {
  switch (instrument.kind) {
    case 'cone':
      return readCone(trace, instrument.event, momentOf(trace, instrument, moment));
    case 'path':
      return readPath(trace, instrument.from, instrument.to);
    case 'chain': {
      const until = instrument.until === 'now' ? moment.cursor : trace.count;
      return { kind: 'chain', chain: longestChain(trace, until) };
    }
    case 'cut':
      return { kind: 'cut', cut: instrument.cut, ...readCut(trace, instrument.cut) };
    case 'search':
      return search(trace, instrument.query, words);
  }
}

function readCone(
  trace: Trace,
  pinned: number | undefined,
  event: number | undefined,
): ConeReading {
  const isPinned = pinned !== undefined;
  if (event === undefined || event >= trace.count || !isProcessEvent(trace, event))
    return { kind: 'cone', isPinned: false };
  return { kind: 'cone', isPinned, event, counts: coneCounts(trace, coneOf(trace, event)) };
}

/** From the earlier of the two to the later, whichever was picked first. */
function readPath(trace: Trace, from: number | undefined, to: number | undefined): PathReading {
  if (from === undefined || to === undefined) return { kind: 'path', from, to };
  const [first, last] = from <= to ? [from, to] : [to, from];
  return { kind: 'path', from: first, to: last, chain: shortestChain(trace, first, last) };
}

function search(trace: Trace, query: string, words: NodeWords): SearchReading {
  if (query.trim() === '') return { kind: 'search' };
  try {
    const read = parseQuery(query, vocabularyOf(trace, words));
    const found = findEvents(trace, read, (node) => nodeName(words, node));
    return { kind: 'search', found };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'search', problem: error.message };
    throw error;
  }
}

/** What may be asked for in this run. */
export function vocabularyOf(trace: Trace, words: NodeWords): Vocabulary {
  return {
    types: trace.data.names.slice(1),
    variables: variablesOf(trace),
    nodes: Array.from({ length: trace.nodes }, (_, node) => nodeName(words, node)),
  };
}
