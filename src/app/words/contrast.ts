// A contrast in words: what its runs have in common, what differs between their values, where they first part.

import type { Parting } from '../../analysis/difference.ts';
import { Outcome as Fate, messagesOf, nameOfMessage, rowOfName } from '../../analysis/messages.ts';
import { workloadOf, workloadParting } from '../../analysis/workload.ts';
import { manifestOf } from '../../catalog/catalog.ts';
import type { Manifest } from '../../engine/contract.ts';
import { NETWORK_NAMES } from '../../engine/network.ts';
import type { MessageName, Run } from '../../engine/run.ts';
import { Kind, type Trace } from '../../engine/trace.ts';
import { eventTitle } from '../../playback/event-title.ts';
import { captionOf, commandTitle, nodeName, timeEquation } from '../../playback/narration.ts';
import { meaningOf, recordMeaning } from '../../playback/same-event.ts';
import type { Outcome } from '../worker/client.ts';
import { interventionText } from './interventions.ts';
import { wordsOf } from './run-words.ts';
import { counted, paramTitle, valueText } from './sweep.ts';
import { isCycle, timeWithUnit } from './time.ts';

/** A run of a contrast that is there. */
export interface Side {
  readonly title: string;
  readonly outcome: Outcome;
}

const MOST_NAMED = 3;

/** What `run` has otherwise than `first`, a phrase each; nothing of the values where the algorithm is another. */
export function changesText(first: Run, run: Run): readonly string[] {
  const manifest = manifestOf(run.protocol);
  if (run.protocol !== first.protocol) return [manifest.title, ...surroundings(first, run)];
  const params = Object.keys(manifest.params).filter(
    (name) => !isSame(first.params[name], run.params[name]),
  );
  const other = (name: string) =>
    `${paramTitle(manifest, name)} ${valueText(run.params[name])}, not ${valueText(first.params[name])}`;
  return [
    ...(run.broken === first.broken ? [] : [run.broken ? 'a wrong variant' : 'the right variant']),
    ...params.slice(0, MOST_NAMED).map(other),
    ...(params.length > MOST_NAMED ? [`${params.length - MOST_NAMED} more values`] : []),
    ...surroundings(first, run),
    ...deeds(first, run),
  ];
}

function surroundings(first: Run, run: Run): readonly string[] {
  const names = NETWORK_NAMES.filter((name) => first.network[name] !== run.network[name]);
  return [
    ...names.map((name) => `network ${name} ${run.network[name]}, not ${first.network[name]}`),
    ...(isSame(first.network.pairs, run.network.pairs) ? [] : ['other delays of single links']),
    ...(first.seed === run.seed ? [] : [`seed ${run.seed}, not ${first.seed}`]),
  ];
}

/** What was done to one and not to the other. */
function deeds(first: Run, run: Run): readonly string[] {
  const without = (a: Run, b: Run) =>
    a.interventions.filter((what) => !b.interventions.some((other) => isSame(what, other)));
  const manifest = manifestOf(run.protocol);
  const [added, gone] = [without(run, first), without(first, run)];
  const texts = [
    ...added.map((what) => interventionText(what, manifest)),
    ...gone.map((what) => `not: ${interventionText(what, manifest)}`),
  ];
  if (texts.length <= MOST_NAMED) return texts;
  return [`${counted(texts.length, 'intervention')} otherwise`];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether what a run costs may be held against the first one's: as many nodes, asked for the same at the same times. */
export function isOneWorkload(first: Outcome, { trace }: Outcome): boolean {
  return first.trace.nodes === trace.nodes && !workloadParting(first.trace, trace);
}

/** On what the runs stand together, and what cannot stand on it. Whole sentences. */
export function workloadText([first, ...others]: readonly Side[]): readonly string[] {
  const apart = others.flatMap((side) => {
    const text = apartText(first, side);
    return text === undefined ? [] : [text];
  });
  const refusals = [first, ...others].flatMap(({ title, outcome: { trace } }) => {
    const { refused } = workloadOf(trace);
    return refused > 0 ? [`${counted(refused, 'request')} refused in “${title}”.`] : [];
  });
  return [...(apart.length > 0 ? apart : [togetherText(first, others)]), ...refusals];
}

function togetherText({ outcome }: Side, others: readonly Side[]): string {
  const { requests } = workloadOf(outcome.trace);
  const runs = [outcome, ...others.map((side) => side.outcome)].map(({ run }) => run);
  const isOne = (part: 'network' | 'seed') => runs.every((run) => isSame(run[part], runs[0][part]));
  const load =
    requests.length === 0
      ? `${counted(outcome.trace.nodes, 'node')}, and nobody asks from outside`
      : `${counted(requests.length, 'request')} at the same ${requests.length === 1 ? 'time' : 'times'}`;
  const common = [
    isOne('network') ? 'the same network' : '',
    isOne('seed') ? `seed ${runs[0].seed}` : '',
  ].filter((text) => text !== '');
  return `One workload: ${[load, ...common].join(', ')}.`;
}

function apartText(first: Side, side: Side): string | undefined {
  const [a, b] = [first.outcome.trace, side.outcome.trace];
  if (a.nodes !== b.nodes)
    return `“${side.title}” stands on another workload: ${counted(b.nodes, 'node')}, not ${a.nodes}.`;
  const parting = workloadParting(a, b);
  if (!parting) return undefined;
  const words = wordsOf(side.outcome);
  const who = `${nodeName(words, parting.node)}: ${commandTitle(parting.type, words)}`;
  const [has, hasNot] = parting.isOfFirst ? [first, side] : [side, first];
  return `“${side.title}” stands on another workload, ${whenText(parting.time, words)}: ${who} in “${has.title}”, not in “${hasNot.title}”.`;
}

/** `First difference, at 12 ms: P1 receives REQUEST from P2 in “After”; in “Before” that message is lost.` */
export function partingText(first: Side, side: Side, parting: Parting): string {
  const [here, there] = parting.record >= 0 ? [side, first] : [first, side];
  const record = Math.max(parting.record, parting.gone);
  const { outcome } = here;
  const { trace } = outcome;
  const words = wordsOf(outcome);
  const when = `First difference, ${whenText(parting.time, words)}`;
  const same = sameAtThatTime(trace, record, there.outcome.trace);
  if (same !== undefined) {
    const told = [
      `In “${here.title}”: ${captionOf(trace, record, words)}`,
      `In “${there.title}”: ${captionOf(there.outcome.trace, same, wordsOf(there.outcome))}`,
    ];
    return [`${when}.`, ...(here === first ? told : told.toReversed())].join(' ');
  }
  const what = happening(outcome, record);
  return `${when}: in “${here.title}” ${what}; in “${there.title}” ${otherwise(trace, record, there.outcome)}.`;
}

/** `at 12 ms`, `in cycle 3`. */
function whenText(ticks: number, { time }: Pick<Manifest, 'time'>): string {
  return isCycle(time) ? `in ${timeEquation(ticks, time)}` : `at ${timeWithUnit(ticks, time)}`;
}

function happening(outcome: Outcome, record: number): string {
  const { trace } = outcome;
  const words = wordsOf(outcome);
  const peer = nodeName(words, trace.peer(record));
  if (trace.kind(record) === Kind.lose)
    return `${trace.type(record)} from ${peer} to ${nodeName(words, trace.node(record))} is lost`;
  const title = eventTitle(trace, record, words);
  return trace.kind(record) === Kind.receive ? `${title} from ${peer}` : title;
}

/** The same event at the same time, with another content; undefined where there is none. */
function sameAtThatTime(trace: Trace, record: number, there: Trace): number | undefined {
  if (MESSAGE_ENDS.has(trace.kind(record))) return undefined;
  const same = recordMeaning(there, meaningOf(trace, record));
  return same >= 0 && there.time(same) === trace.time(record) ? same : undefined;
}

/** What becomes of a message is told by the message. */
const MESSAGE_ENDS: ReadonlySet<number> = new Set([Kind.receive, Kind.lose, Kind.duplicate]);

/** What is there instead of that event. */
function otherwise(trace: Trace, record: number, there: Outcome): string {
  const row = messagesOf(trace).rowOf[record];
  if (row >= 0 && MESSAGE_ENDS.has(trace.kind(record))) {
    const messages = messagesOf(trace);
    const name = nameOfMessage(trace, messages, row);
    return fateText(there, name, messages.copy[row] === 1, trace.time(record));
  }
  const same = recordMeaning(there.trace, meaningOf(trace, record));
  if (same < 0) return 'that does not happen';
  return `that happens ${whenText(there.trace.time(same), wordsOf(there))}`;
}

/** `time`: when it comes to its end in the other run, in ticks. */
function fateText(there: Outcome, name: MessageName, isCopy: boolean, time: number): string {
  const { trace } = there;
  const messages = messagesOf(trace);
  const row = rowOfName(trace, messages, name, isCopy);
  if (row < 0) return 'that message is never sent';
  const arrival = messages.arrival[row];
  if (arrival < 0) return 'that message is still under way at the end';
  const isThen = trace.time(arrival) === time;
  const when = isThen ? 'then' : whenText(trace.time(arrival), wordsOf(there));
  const fate = messages.outcome[row] === Fate.received ? 'arrives' : 'is lost';
  return `that message ${fate} ${when}`;
}
