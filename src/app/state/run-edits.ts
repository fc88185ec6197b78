// Changes of a run value by hand: interventions added, replaced, removed. Pure.
import type { End } from '../../engine/report.ts';
import type { Intervention, MessageName, Run } from '../../engine/run.ts';
import { Flag, Kind, type Trace } from '../../engine/trace.ts';
import { stepEnd } from '../../playback/narration.ts';

/** The run with one more intervention; one of the same kind for the same message is replaced. */
export function withIntervention(run: Run, added: Intervention): Run {
  const at = run.interventions.findIndex((what) => isSameRule(what, added));
  const interventions =
    at < 0
      ? [...run.interventions, added]
      : run.interventions.map((what, i) => (i === at ? added : what));
  return { ...run, interventions };
}

export function withoutIntervention(run: Run, index: number): Run {
  return { ...run, interventions: run.interventions.filter((_, i) => i !== index) };
}

/** A run's trace, and how it came to its end. */
export interface Ended {
  readonly trace: Trace;
  readonly end: End;
}

/** The run as it must be for that to happen in it: one that ended at its goal goes on for what is done at its end. */
export function openFor(run: Run, { trace, end }: Ended, what: Intervention): Run {
  if (end.reason !== 'goal' || 'message' in what) return run;
  const { after = -1, time } = what.at;
  const isBefore = after >= 0 ? stepEnd(trace, after) < trace.count : time < end.time;
  if (isBefore && time <= end.time) return run;
  const { goal: _, ...stop } = run.stop;
  return { ...run, stop };
}

/** Place of the rule of that kind for a message, or -1. */
export function ruleIndex(run: Run, kind: Intervention['kind'], message: MessageName): number {
  return run.interventions.findIndex(
    (what) => 'message' in what && what.kind === kind && isSameMessage(what.message, message),
  );
}

function isSameRule(a: Intervention, b: Intervention): boolean {
  return (
    'message' in a && 'message' in b && a.kind === b.kind && isSameMessage(a.message, b.message)
  );
}

function isSameMessage(a: MessageName, b: MessageName): boolean {
  return a.from === b.from && a.to === b.to && a.type === b.type && a.ordinal === b.ordinal;
}

/** Whether two runs differ in their interventions alone. */
export function differInInterventions(a: Run, b: Run): boolean {
  return a.interventions !== b.interventions && isSameBeforeInterventions(a, b);
}

/** Whether it is one run, whatever was done to it. */
export function isSameBeforeInterventions(a: Run, b: Run): boolean {
  return (
    a.protocol === b.protocol &&
    a.params === b.params &&
    a.network === b.network &&
    a.seed === b.seed &&
    a.broken === b.broken
  );
}

/**
 * Where to stand in a changed run at the same time (ticks): after the same records, where they are the same and nothing else
 * has happened until then.
 */
export function cursorInChanged(before: Trace, after: Trace, cursor: number, time: number): number {
  if (!sameBeginning(before, after, cursor)) return after.countUntil(time);
  const to = cursorAfterDeed(before, after, cursor, time);
  return to < after.count && after.time(to) < time ? after.countUntil(time) : to;
}

/**
 * Where to stand after an intervention at the cursor: after what it did at once, if that is not later than the moment on
 * the screen (`time`, in ticks). So a process that was crashed is down.
 */
export function cursorAfterDeed(before: Trace, after: Trace, cursor: number, time: number): number {
  // It happens between steps: the one that the cursor stands in is done first.
  let start = cursor;
  while (start < after.count && cursor > 0 && !(after.flags(start) & Flag.step)) start++;
  let end = start;
  while (end < after.count && isDeed(after, end) && after.time(end) <= time) {
    if (sameBeginning(before, after, end + 1)) break;
    end++;
  }
  return end > start ? end : cursor;
}

/** A crash, a partition and the like; not the fate of a message. */
function isDeed(trace: Trace, record: number): boolean {
  return (trace.flags(record) & Flag.byHand) !== 0 && DEEDS.has(trace.kind(record));
}

const DEEDS: ReadonlySet<number> = new Set([
  Kind.crash,
  Kind.recover,
  Kind.pause,
  Kind.resume,
  Kind.partition,
  Kind.heal,
  Kind.clock,
  Kind.invoke,
]);

/** Whether the first `count` records of both traces are the same events. */
export function sameBeginning(a: Trace, b: Trace, count: number): boolean {
  if (a.nodes !== b.nodes || a.count < count || b.count < count) return false;
  for (let i = 0; i < count; i++)
    if (
      a.time(i) !== b.time(i) ||
      a.kind(i) !== b.kind(i) ||
      a.node(i) !== b.node(i) ||
      a.peer(i) !== b.peer(i) ||
      a.type(i) !== b.type(i)
    )
      return false;
  return true;
}
