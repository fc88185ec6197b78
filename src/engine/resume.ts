// Where a changed run may go on from the run before it: the last checkpoint before anything differs.
import type { Checkpoint } from './checkpoints.ts';
import { equalPlain } from './plain.ts';
import { channelKey } from './rules.ts';
import type { Intervention, MessageName, Run } from './run.ts';
import { Flag, Kind, Trace, type TraceData } from './trace.ts';
import type { World } from './world.ts';

export interface ResumePoint {
  readonly world: World;
  /** How many names the trace had by then. */
  readonly names: number;
  /** Checkpoints up to that point, good for the changed run as well. */
  readonly earlier: readonly Checkpoint[];
}

/** What resuming needs of the run before. */
export interface ResumeSource {
  readonly run: Run;
  readonly checkpoints: readonly Checkpoint[];
  trace(): TraceData;
}

/** undefined: the runs differ in more than interventions, or from the start. */
export function resumePoint(from: ResumeSource, run: Run): ResumePoint | undefined {
  if (!equalPlain(bare(from.run), bare(run))) return undefined;
  const trace = new Trace(from.trace());
  const unchanged = firstDifference(from.run, run, trace);
  const earlier = from.checkpoints.filter((checkpoint) => checkpoint.events <= unchanged);
  const last = earlier.at(-1);
  if (!last) return undefined;
  const world = last.world.clone();
  countOrdinals(world, run, trace, last.events);
  return { world, names: last.names, earlier };
}

function bare(run: Run): object {
  return { ...run, preset: undefined, interventions: [] };
}

/** Records that two runs share for certain, given the trace of one of them. */
export function recordsShared(a: Run, b: Run, trace: Trace): number {
  return equalPlain(bare(a), bare(b)) ? firstDifference(a, b, trace) : 0;
}

/** Checkpoints of at most so many records are good for both runs. */
function firstDifference(a: Run, b: Run, trace: Trace): number {
  let same = 0;
  const shorter = Math.min(a.interventions.length, b.interventions.length);
  while (same < shorter && equalPlain(a.interventions[same], b.interventions[same])) same++;
  let first = trace.count;
  for (const run of [a, b])
    for (const what of run.interventions.slice(same))
      first = Math.min(first, effectOf(what, trace));
  return first;
}

/** Number of records up to which a checkpoint doesn't know of an intervention: one more, and it is on the agenda. */
function effectOf(what: Intervention, trace: Trace): number {
  if ('message' in what) return sendOf(what.message, trace);
  return what.at.after ?? 0;
}

function isOn(name: MessageName, trace: Trace, i: number): boolean {
  return (
    trace.kind(i) === Kind.send &&
    trace.node(i) === name.from &&
    trace.peer(i) === name.to &&
    trace.type(i) === name.type
  );
}

function sendOf(name: MessageName, trace: Trace): number {
  let ordinal = 0;
  for (let i = 0; i < trace.count; i++)
    if (isOn(name, trace, i) && ordinal++ === name.ordinal) return i;
  return trace.count;
}

/** Sends already made on the channels that interventions name: the world counts only those. */
function countOrdinals(world: World, run: Run, trace: Trace, events: number): void {
  world.ordinals.clear();
  for (const what of run.interventions) {
    if (!('message' in what)) continue;
    const { from, to, type } = what.message;
    const key = channelKey(from, to, type);
    if (world.ordinals.has(key)) continue;
    let count = 0;
    for (let i = 0; i < events; i++)
      if (isOn(what.message, trace, i) && !(trace.flags(i) & Flag.copy)) count++;
    world.ordinals.set(key, count);
  }
}
