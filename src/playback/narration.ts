// Records in words: what happened where and when, and why, as the node said it.
import type { EventKind, Manifest, WordValues } from '../engine/contract.ts';
import { fillTemplate } from '../engine/narration.ts';
import { Flag, Kind, LOSS_REASONS, type Trace } from '../engine/trace.ts';

/** What nodes are called by. */
export interface NodeWords extends Pick<Manifest, 'nodeLabel'> {
  /** By id, where nodes of a run have names of their own. */
  readonly nodeNames?: readonly string[];
}

/** What of a manifest words need. */
export interface Wording extends NodeWords, Pick<Manifest, 'time' | 'commands'> {}

/** What a node is called: `P2`, or `18 (N5)` where the run has an identifier for it. */
export function nodeName({ nodeLabel, nodeNames }: NodeWords, node: number): string {
  return nodeNames?.[node] ?? `${nodeLabel}${node}`;
}

/** A template with its values put in, nodes by their names. */
export function filled(template: string, values: WordValues | undefined, words: NodeWords): string {
  return fillTemplate(template, values, (node) => nodeName(words, node));
}

/** The number people know a record by: the first event is event 1. */
export function eventNumber(record: number): number {
  return record + 1;
}

const MOST_DECIMALS = 9;

/**
 * A time in the protocol's units, without the unit: one decimal where it is not whole, and as many as tell it from
 * another time, `apartFrom` (ticks; without one from zero).
 */
export function timeNumber(
  ticks: number,
  { ticks: each }: Manifest['time'],
  apartFrom = 0,
): string {
  const written = (time: number, decimals: number) =>
    String(Number((time / each).toFixed(decimals)));
  let decimals = Math.abs(ticks / each) < 1000 ? 1 : 0;
  const isAlike = () => written(ticks, decimals) === written(apartFrom, decimals);
  while (ticks !== apartFrom && decimals < MOST_DECIMALS && isAlike()) decimals++;
  return written(ticks, decimals);
}

/** Between a number and its unit no line breaks. */
export const NO_BREAK = '\u00a0';

/** A text in which numbers of that unit, or of several (`cycles`), stay on one line with it. */
export function keepingUnits(text: string, { unit }: Manifest['time']): string {
  return text.replace(new RegExp(`(\\d) (?=${unit}s?\\b)`, 'g'), `$1${NO_BREAK}`);
}

/** `t = 28.4 ms`; for protocols in cycles `cycle 13`. With as many decimals as tell it from `apartFrom` (ticks). */
export function timeEquation(ticks: number, time: Manifest['time'], apartFrom?: number): string {
  if (time.unit === 'cycle' && apartFrom === undefined)
    return `cycle${NO_BREAK}${Math.floor(ticks / time.ticks)}`;
  if (time.unit === 'cycle') return `cycle${NO_BREAK}${timeNumber(ticks, time, apartFrom)}`;
  return `t = ${timeNumber(ticks, time, apartFrom)}${NO_BREAK}${time.unit}`;
}

/**
 * What happened, without the node at which it did: `receives OK from P1`. `messageOf` says what is sent, by a record of
 * the message; its type unless told otherwise.
 */
export function eventPredicate(
  trace: Trace,
  record: number,
  words: Wording,
  messageOf: (record: number) => string = (at) => trace.type(at),
): string {
  const type = trace.type(record);
  const peer = nodeName(words, trace.peer(record));
  switch (trace.kind(record)) {
    case Kind.invoke:
      return `is asked to ${commandTitle(type, words).toLowerCase()}`;
    case Kind.respond:
      return answerTo(commandTitle(type, words).toLowerCase(), trace.body(record));
    case Kind.send:
      return `sends ${messageOf(record)} to ${peer}`;
    case Kind.receive:
      return `receives ${isCorrupted(trace, record) ? 'a corrupted ' : ''}${messageOf(record)} from ${peer}`;
    case Kind.lose:
      return `does not get ${messageOf(record)} from ${peer}: ${lossReason(trace, record)}`;
    case Kind.duplicate:
      return `sends ${messageOf(record)} to ${peer}, and the network copies it`;
    case Kind.timer:
      return `is called by its timer ${type}`;
    case Kind.mark:
      return `marks ${type}${Number.isNaN(trace.value(record)) ? '' : ` ${trace.value(record)}`}`;
    default:
      return predicateOf(trace.kindName(record));
  }
}

/** A text is a reason why nothing came of it; else it is done. */
function answerTo(command: string, body: unknown): string {
  return typeof body === 'string' ? `answers ${command}: ${body}` : `has done ${command}`;
}

/** What a node does or suffers that no message, timer or command tells of. */
export const PREDICATES = {
  start: 'starts',
  crash: 'crashes',
  recover: 'recovers',
  pause: 'is paused',
  resume: 'goes on',
  clock: 'has its clock set',
} as const;

function predicateOf(kind: EventKind): string {
  return kind in PREDICATES ? PREDICATES[kind as keyof typeof PREDICATES] : kind;
}

/** What befalls the whole network. */
export const NETWORK_SENTENCES = {
  partition: 'the network is partitioned',
  heal: 'the partition heals',
} as const;

/** The word on a command's button. */
export function commandTitle(command: string, { commands }: Pick<Wording, 'commands'>): string {
  return commands?.[command] ?? command;
}

function isCorrupted(trace: Trace, record: number): boolean {
  return (trace.flags(record) & Flag.corrupted) !== 0;
}

const REASONS: Readonly<Record<string, string>> = {
  loss: 'lost on the way',
  'by hand': 'taken away by hand',
  partition: 'cut off by the partition',
  corrupted: 'discarded as corrupted',
};

/** Why a lost message was lost. */
export function lossReason(trace: Trace, record: number): string {
  const reason = LOSS_REASONS[trace.value(record)];
  return REASONS[reason] ?? reason;
}

/** The whole event, without a full stop: `P1 receives OK from P2`. */
export function eventSentence(trace: Trace, record: number, words: Wording): string {
  switch (trace.kind(record)) {
    case Kind.cycle:
      return `cycle ${trace.value(record)} begins`;
    case Kind.partition:
      return NETWORK_SENTENCES.partition;
    case Kind.heal:
      return NETWORK_SENTENCES.heal;
    default:
      return `${nodeName(words, trace.node(record))} ${eventPredicate(trace, record, words)}`;
  }
}

/** After the last record of the step that `record` belongs to. */
export function stepEnd(trace: Trace, record: number): number {
  let at = record + 1;
  while (at < trace.count && !(trace.flags(at) & Flag.step)) at++;
  return at;
}

/** The sentences said at one record. */
export function saidAt(trace: Trace, record: number, words: NodeWords): readonly string[] {
  return trace
    .wordsAt(record)
    .map(({ template, values }) => filled(trace.data.templates[template], values, words));
}

/** Why the node did what it did in that step, as it said it; '' where it said nothing. */
export function narrationOf(trace: Trace, record: number, words: Wording): string {
  const start = trace.stepStart(record);
  const sentences: string[] = [];
  for (let at = start; at < stepEnd(trace, start); at++)
    sentences.push(...saidAt(trace, at, words));
  const joined = keepingUnits(sentences.join('; '), words.time);
  const needsSubject = /^\p{Ll}/u.test(joined) && trace.node(start) >= 0;
  return needsSubject ? `${nodeName(words, trace.node(start))} ${joined}` : joined;
}

/** What to read at a record: why the node did what it did, or else what happened. A whole sentence. */
export function captionOf(trace: Trace, record: number, words: Wording): string {
  return asSentence(narrationOf(trace, record, words) || eventSentence(trace, record, words));
}

export function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With a capital letter and a full stop. */
export function asSentence(text: string): string {
  const capital = withCapital(text);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
