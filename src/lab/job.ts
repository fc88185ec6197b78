// A job as plain data and its execution in slices, with progress, so that it can be cancelled and freezes nothing.
import type { CheckResult, RunReport } from '../engine/report.ts';
import type { Run } from '../engine/run.ts';
import { Simulation } from '../engine/simulation.ts';
import type { TraceData } from '../engine/trace.ts';
import type { Source } from './source.ts';

export type Recording = 'full' | 'counters';

export interface RunJob {
  readonly run: Run;
  readonly record: Recording;
  /** False: no hash. */
  readonly hash?: boolean;
}

export interface Progress {
  /** Records so far. */
  readonly events: number;
  /** Ticks. */
  readonly time: number;
}

/** What a job needs of the place where it runs. */
export interface Host {
  /** Lets signals and messages through; called between slices. */
  pause(): Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** True from the moment on when the job should end with what it has. */
  cancelled(): boolean;
  progress?(progress: Progress): void;
}

export interface RunResult {
  readonly report: RunReport;
  /** Only of a `full` recording. */
  readonly trace: TraceData | undefined;
  readonly wallMs: number;
}

/** Milliseconds as documents give them: to the microsecond. */
export function roundedMs(wallMs: number): number {
  return Math.round(wallMs * 1000) / 1000;
}

const FIRST_SLICE_STEPS = 1000;
const SLICE_MS = 40;

/** @throws InputError where the run doesn't fit the protocol */
export async function runJob(job: RunJob, source: Source, host: Host): Promise<RunResult> {
  const begin = host.now();
  const simulation = newSimulation(job, source);
  let steps = FIRST_SLICE_STEPS;
  let sliceBegin = begin;
  while (!simulation.advance(steps)) {
    steps = nextSlice(steps, host.now() - sliceBegin);
    host.progress?.(simulation.progress);
    await host.pause();
    sliceBegin = host.now();
    if (host.cancelled()) simulation.cancel();
  }
  const report = simulation.report();
  const trace = job.record === 'full' ? simulation.trace() : undefined;
  return { report, trace, wallMs: host.now() - begin };
}

function newSimulation({ run, record, hash }: RunJob, { manifest, body }: Source): Simulation {
  return new Simulation(body, manifest, run, { record, ...(hash !== undefined && { hash }) });
}

function nextSlice(steps: number, tookMs: number): number {
  if (tookMs < SLICE_MS / 2) return Math.min(steps * 2, 1_000_000);
  return tookMs > SLICE_MS * 2 ? Math.max(100, steps >> 1) : steps;
}

/** Whether a check came out as it should, or was not decided. */
export function asExpected(check: Pick<CheckResult, 'ok' | 'expected'>): boolean {
  return check.ok === null || check.ok === (check.expected === 'holds');
}

/** Whether the run did what it should: it got to an end of its own, and every check came out as expected or null. */
export function succeeded(report: RunReport): boolean {
  const { reason } = report.end;
  const broke = reason === 'error' || reason === 'loop' || reason === 'memory';
  return !broke && report.checks.every(asExpected);
}
