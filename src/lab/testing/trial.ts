// Runs a protocol folder for its own test: one run, or a preset with everything that a preset promises.
import { recordOf } from '../../analysis/event-patterns.ts';
import type { RunReport } from '../../engine/report.ts';
import type { Run } from '../../engine/run.ts';
import { Simulation } from '../../engine/simulation.ts';
import { Trace } from '../../engine/trace.ts';
import { buildRun, type RunRequest } from '../build-run.ts';
import type { Source } from '../source.ts';

/** Builds the run and takes it to its end; metrics only. @throws InputError for a wrong request. */
export function trial(source: Source, request: RunRequest): RunReport {
  return trialOf(source, buildRun(source, request));
}

/** As `trial`, of a run as it stands: for what no request can say. */
export function trialOf(source: Source, run: Run): RunReport {
  return finished(source, run, 'counters').report();
}

/** As `trial`, with the trace. @throws InputError for a wrong request. */
export function tracedTrial(
  source: Source,
  request: RunRequest,
): { readonly report: RunReport; readonly trace: Trace } {
  const simulation = finished(source, buildRun(source, request), 'full');
  return { report: simulation.report(), trace: new Trace(simulation.trace()) };
}

/** Ids of the checks that failed. */
export function failed({ checks }: RunReport): string[] {
  return checks.filter(({ ok }) => ok === false).map(({ id }) => id);
}

/** What a preset's run came to, beside what it promises. */
export interface PresetOutcome {
  readonly report: RunReport;
  /** Ids of the checks that came out otherwise than expected. */
  readonly surprises: readonly string[];
  /** Ids of the beats that the run does not reach. */
  readonly missed: readonly string[];
  /** Ids of the beats in the order in which they happen. */
  readonly order: readonly string[];
  /** Of two full runs and one with counters only. */
  readonly hashes: readonly (string | undefined)[];
  /** All that the preset promises and its run doesn't keep, a line each. */
  readonly lapses: readonly string[];
}

/** Runs a preset as it stands, three times. */
export function presetOutcome(source: Source, preset: string): PresetOutcome {
  const run = buildRun(source, { preset });
  const full = finished(source, run, 'full');
  const again = finished(source, run, 'full');
  const counters = finished(source, run, 'counters');
  const report = full.report();
  const trace = new Trace(full.trace());
  const beats = source.body.presets.find(({ id }) => id === preset)?.beats ?? [];
  const placed = beats.map((beat) => ({ id: beat.id, record: recordOf(trace, beat.at) }));
  const outcome = {
    report,
    surprises: report.checks
      .filter(({ ok, expected }) => ok !== null && ok !== (expected === 'holds'))
      .map(({ id }) => id),
    missed: placed.filter(({ record }) => record < 0).map(({ id }) => id),
    order: placed.toSorted((a, b) => a.record - b.record).map(({ id }) => id),
    hashes: [report.hash, again.report().hash, counters.report().hash],
  };
  return { ...outcome, lapses: lapsesOf(outcome, placed) };
}

function lapsesOf(
  { report, surprises, missed, order, hashes }: Omit<PresetOutcome, 'lapses'>,
  placed: readonly { readonly id: string }[],
): string[] {
  const inOrder = placed.every(({ id }, i) => id === order[i]);
  return [
    ...surprises.map((id) => `the check ${id} comes out otherwise`),
    ...missed.map((id) => `the beat ${id} is not reached`),
    ...(inOrder ? [] : [`beats come in the order ${order.join(', ')}`]),
    ...report.unapplied.map((what) => `an intervention does nothing: ${JSON.stringify(what)}`),
    ...(new Set(hashes).size > 1 ? [`the same run has several hashes: ${hashes.join(', ')}`] : []),
  ];
}

function finished(source: Source, run: Run, record: 'full' | 'counters'): Simulation {
  return new Simulation(source.body, source.manifest, run, { record }).finish();
}
