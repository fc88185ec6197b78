// Why an intervention found nothing to act on in a run, read from its trace. Pure.
import type { Intervention, MessageName, Place } from '../../engine/run.ts';
import { Flag, Kind, type Trace } from '../../engine/trace.ts';
import { conditionAt, conditionsAt } from '../../playback/conditions.ts';
import { eventNumber, nodeName, stepEnd } from '../../playback/narration.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { messageText } from '../words/interventions.ts';
import { groupDigits, timeWithUnit } from '../words/time.ts';
import type { Ended } from './run-edits.ts';

/** `P2 is down already`; no full stop. */
export function whyUnapplied(
  what: Intervention,
  { trace, end }: Ended,
  manifest: NamedManifest,
): string {
  if ('message' in what) return `no ${messageText(what.message, manifest)} was sent`;
  const { at } = what;
  if (at.after !== undefined && at.after >= trace.count)
    return `the run has no event ${groupDigits(eventNumber(at.after))}`;
  if (at.time > end.time) return `the run ends before, at ${timeWithUnit(end.time, manifest.time)}`;
  const cursor = cursorAt(at, trace);
  return (
    obstacle(what, trace, cursor, manifest) ??
    obstacle(what, trace, pastOthers(trace, cursor), manifest) ??
    'the run ends before its turn comes'
  );
}

/** Records that have happened when its turn comes: steps are whole, and at one time interventions go first. */
function cursorAt({ after = -1, time }: Place, trace: Trace): number {
  return Math.max(after < 0 ? 0 : stepEnd(trace, after), trace.countUntil(time - 1));
}

/** After the interventions that act at the same moment. */
function pastOthers(trace: Trace, cursor: number): number {
  let at = cursor;
  while (at < trace.count && isByHand(trace, at)) at++;
  return at;
}

function isByHand(trace: Trace, record: number): boolean {
  return (
    (trace.flags(record) & Flag.byHand) !== 0 &&
    trace.kind(record) !== Kind.send &&
    trace.kind(record) !== Kind.duplicate &&
    trace.kind(record) !== Kind.receive &&
    trace.kind(record) !== Kind.lose
  );
}

/** undefined: nothing stands in its way there. */
function obstacle(
  what: Exclude<Intervention, { readonly message: MessageName }>,
  trace: Trace,
  cursor: number,
  manifest: NamedManifest,
): string | undefined {
  if (what.kind === 'heal')
    return conditionsAt(trace, cursor).split ? undefined : 'the network is not partitioned';
  if (!('node' in what)) return undefined;
  const condition = conditionAt(trace, what.node, cursor);
  const text = OBSTACLES[what.kind]?.[condition];
  return text && `${nodeName(manifest, what.node)} ${text}`;
}

type Obstacles = Partial<Record<ReturnType<typeof conditionAt>, string>>;

const OBSTACLES: Readonly<Record<string, Obstacles | undefined>> = {
  crash: { down: 'is down already' },
  recover: { up: 'is up', paused: 'is up' },
  pause: { down: 'is down', paused: 'is paused already' },
  resume: { down: 'is down', up: 'is not paused' },
  command: { down: 'is down', paused: 'is paused then, and crashes before it goes on' },
};
