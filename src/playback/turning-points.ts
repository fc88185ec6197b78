// The turning points of a run in which something goes wrong, as beats: faults, what led to it, and the violation itself.
import type { CheckResult } from '../engine/report.ts';
import { Flag, Kind, Loss, type Trace } from '../engine/trace.ts';
import type { PlacedBeat } from './beats.ts';
import { eventTitle } from './event-title.ts';
import { asSentence, stepEnd, type Wording } from './narration.ts';
import { roundStart } from './round.ts';

export interface Judged {
  readonly trace: Trace;
  readonly checks: readonly CheckResult[];
  /** It follows a schedule that was found: its end is what it is about. */
  readonly isScheduled: boolean;
}

/** More than these are no turning points. */
const MOST = 7;
const MOST_FAULTS = 3;

interface Point {
  readonly record: number;
  readonly title: string;
  /** '' where the event speaks for itself. */
  readonly caption: string;
}

/** What the run comes to, and the nodes that it is about. */
interface Climax {
  readonly points: readonly Point[];
  readonly nodes: ReadonlySet<number>;
}

/** In order, at most seven; none where nothing goes wrong, nor is seen that was looked for. */
export function turningPoints(run: Judged, words: Wording): readonly PlacedBeat[] {
  const { points, nodes } = climaxOf(run);
  if (points.length === 0) return [];
  const until = Math.max(...points.map(({ record }) => record));
  const { trace } = run;
  const said = (record: number): Point => ({
    record,
    title: eventTitle(trace, record, words),
    caption: '',
  });
  const led = [
    ...faultsUntil(trace, until).slice(-MOST_FAULTS),
    ...lastMessage(trace, until),
    ...changesUntil(trace, until, nodes).reverse(),
  ].map(said);
  return chosen(trace, [...points, ...led])
    .sort((a, b) => a.record - b.record)
    .map(({ record, title, caption }) => ({
      record,
      beat: {
        id: `record ${record}`,
        title,
        caption: caption && '{text}',
        values: { text: caption },
      },
    }));
}

/** The first of them, one a step; beside what a step comes to also what it begins with. */
function chosen(trace: Trace, points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    if (kept.length === MOST) break;
    const start = trace.stepStart(point.record);
    const beside = kept.filter(({ record }) => trace.stepStart(record) === start);
    const isCause = point.record === start && beside.every(({ caption }) => caption !== '');
    const isThere = beside.some(({ record }) => record === point.record);
    if (beside.length === 0 || point.caption !== '' || (isCause && !isThere)) kept.push(point);
  }
  return kept;
}

function climaxOf(run: Judged): Climax {
  const { trace, checks, isScheduled } = run;
  const violated = checks.filter(
    ({ kind, ok, at }) => kind === 'always' && ok === false && at >= 0,
  );
  const owed = checks.filter(({ kind, ok }) => kind === 'eventually' && ok === false);
  const last = Math.max(-1, ...violated.map(({ at }) => at));
  const isOver = isScheduled && stepEnd(trace, Math.max(0, last)) >= trace.count && last >= 0;
  const open = isScheduled && !isOver && owed.length === 0 ? roundOf(run) : undefined;
  const about = [...violated, ...owed, ...(open?.checks ?? [])];
  const points = [
    ...violationPoints(violated),
    ...(owed.length > 0 ? [endPoint(trace, owed)] : []),
    ...(open?.points ?? []),
  ];
  if (points.length === 0 && isScheduled) return sightOf(run);
  return { points, nodes: new Set(about.flatMap(({ nodes }) => nodes)) };
}

function violationPoints(violated: readonly CheckResult[]): Point[] {
  const records = [...new Set(violated.map(({ at }) => at))].sort((a, b) => a - b);
  return records.map((record) => ({
    record,
    title: 'Violation',
    caption: violated
      .filter(({ at }) => at === record)
      .map(({ name, detail }) => `Violated: ${asSentence(name)} ${asSentence(detail)}`)
      .join(' '),
  }));
}

function endPoint(trace: Trace, owed: readonly CheckResult[]): Point {
  const left = owed.map(({ name, detail }) => `${asSentence(name)} ${asSentence(detail)}`);
  return {
    record: trace.count - 1,
    title: 'Nothing more comes',
    caption: `Nothing is left to happen, and this is still owed: ${left.join(' ')}`,
  };
}

/** A round that can go on for ever, and what never comes in it. */
function roundOf({ trace, checks }: Judged) {
  const owing = checks.filter(
    ({ kind, ok, detail }) => kind === 'eventually' && ok === null && detail !== '',
  );
  const start = owing.length > 0 ? roundStart(trace) : undefined;
  if (start === undefined || start === 0) return undefined;
  const never = owing.map(({ name, detail }) => `${asSentence(name)} ${asSentence(detail)}`);
  const points: Point[] = [
    {
      record: start - 1,
      title: 'The round begins',
      caption:
        'What happens from here on can happen again and again, though whatever stays possible is done sooner or later.',
    },
    {
      record: trace.count - 1,
      title: 'And again',
      caption: `All is as it was when the round began, and so on for ever. What never comes: ${never.join(' ')}`,
    },
  ];
  return { points, checks: owing };
}

/** A schedule may lead to something worth seeing. */
function sightOf({ trace, checks }: Judged): Climax {
  const seen = checks.filter(
    ({ kind, ok, at }) => kind === 'sometimes' && ok && stepEnd(trace, at) >= trace.count,
  );
  return {
    points: seen.slice(0, 1).map(({ at, name, detail }) => ({
      record: at,
      title: 'Seen',
      caption: `${asSentence(name)} ${asSentence(detail)}`,
    })),
    nodes: new Set(seen.flatMap(({ nodes }) => nodes)),
  };
}

const FAULTS: ReadonlySet<number> = new Set([
  Kind.crash,
  Kind.recover,
  Kind.pause,
  Kind.resume,
  Kind.partition,
  Kind.heal,
  Kind.duplicate,
]);

function faultsUntil(trace: Trace, until: number): number[] {
  const faults: number[] = [];
  for (let record = 0; record <= until; record++)
    if (FAULTS.has(trace.kind(record)) || isLostByFault(trace, record)) faults.push(record);
  return faults;
}

/** What is lost to a node that is down, or at a cut, follows from another fault. */
function isLostByFault(trace: Trace, record: number): boolean {
  if (trace.kind(record) !== Kind.lose) return false;
  const reason = trace.value(record);
  return reason === Loss.random || reason === Loss.byHand;
}

function lastMessage(trace: Trace, until: number): number[] {
  for (let record = until; record >= 0; record--)
    if (trace.kind(record) === Kind.receive) return [record];
  return [];
}

/** Where one of the nodes marks something, or its band changes: the mark, or else what the step begins with. */
function changesUntil(trace: Trace, until: number, nodes: ReadonlySet<number>): number[] {
  const changes = new Set<number>();
  const bands = new Map<number, string | undefined>();
  const { facetChanges, facetValues } = trace.data;
  for (const { record, node, facets } of facetChanges) {
    const { text } = facetValues[facets].band ?? {};
    const isNew = bands.has(node) && bands.get(node) !== text;
    bands.set(node, text);
    if (isNew && record >= 0 && record <= until && nodes.has(node))
      changes.add(markIn(trace, record, node) ?? record);
  }
  for (let record = 0; record <= until; record++)
    if (trace.kind(record) === Kind.mark && nodes.has(trace.node(record))) changes.add(record);
  return [...changes].sort((a, b) => a - b);
}

function markIn(trace: Trace, record: number, node: number): number | undefined {
  for (let at = record; at < trace.count; at++) {
    if (at > record && trace.flags(at) & Flag.step) return undefined;
    if (trace.kind(at) === Kind.mark && trace.node(at) === node) return at;
  }
  return undefined;
}
