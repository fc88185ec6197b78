// A sweep: one protocol run over combinations of parameter values and many seeds, a row of summaries a combination.
import { summarize } from '../analysis/statistics.ts';
import { InputError, type ParamValue } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import { buildRun, type RunRequest } from './build-run.ts';
import { type Host, type Recording, runJob, succeeded } from './job.ts';
import type { SweepDocument } from './schema/documents.ts';
import type { Source } from './source.ts';
import { type Axis, combinations, splitAxes } from './sweep-axes.ts';

export interface SweepRequest {
  /** `set` may hold several values a parameter: `1..7`, `0.1,0.2`, lists with `;` between. */
  readonly run: RunRequest;
  /** Without: the run's own seed alone. */
  readonly seeds?: readonly number[];
  readonly record: Recording;
}

/** Some seeds of one combination: plain data, so that a worker can take it. */
export interface SweepTask {
  readonly row: number;
  readonly run: Run;
  readonly seeds: readonly number[];
  readonly record: Recording;
}

/** What one run came to. */
export interface Sample {
  readonly seed: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly theory: Readonly<Record<string, number>>;
  readonly violated: boolean;
}

/** Carries tasks out, on this thread or on others. */
export interface Pool {
  readonly size: number;
  /** Hands every sample over as soon as it is there. */
  run(task: SweepTask, take: (sample: Sample) => void): Promise<void>;
}

export interface SweepPlan {
  readonly protocol: string;
  readonly axes: readonly Axis[];
  /** One run a row, every value expanded. */
  readonly rows: readonly Run[];
  readonly seeds: readonly number[] | undefined;
  readonly record: Recording;
}

const MAX_RUNS = 10_000_000;

/** Expands and checks every combination before anything runs. @throws InputError */
export function planSweep(source: Source, request: SweepRequest): SweepPlan {
  const { fixed, axes } = splitAxes(source.manifest.params, request.run.set ?? {});
  const seeds = request.seeds;
  const runs = axes.reduce((product, axis) => product * axis.written.length, seeds?.length ?? 1);
  if (runs > MAX_RUNS) throw new InputError('sweep', `${runs} runs are more than ${MAX_RUNS}`);
  const rows = combinations(axes).map((set) =>
    buildRun(source, { ...request.run, set: { ...fixed, ...set } }),
  );
  return { protocol: source.manifest.id, axes, rows, seeds, record: request.record };
}

/** How many runs a plan has. */
export function runsOf(plan: SweepPlan): number {
  return plan.rows.length * (plan.seeds?.length ?? 1);
}

const MAX_SEEDS_A_TASK = 32;

/** In the order of rows; small enough that every worker gets several. */
export function tasksOf(plan: SweepPlan, workers: number): SweepTask[] {
  const size = Math.min(MAX_SEEDS_A_TASK, Math.max(1, Math.ceil(runsOf(plan) / (workers * 8))));
  return plan.rows.flatMap((run, row) => {
    const seeds = plan.seeds ?? [run.seed];
    const tasks: SweepTask[] = [];
    for (let at = 0; at < seeds.length; at += size)
      tasks.push({ row, run, seeds: seeds.slice(at, at + size), record: plan.record });
    return tasks;
  });
}

/** What a worker does with a task. A run that is cancelled gives no sample. */
export async function runTask(
  source: Source,
  task: SweepTask,
  host: Host,
  take: (sample: Sample) => void,
): Promise<void> {
  for (const seed of task.seeds) {
    const job = { run: { ...task.run, seed }, record: task.record, hash: false };
    const { report } = await runJob(job, source, host);
    if (report.end.reason === 'cancelled') return;
    const { metrics, theory } = report;
    take({ seed, metrics, theory, violated: !succeeded(report) });
  }
}

export interface SweepHost {
  cancelled(): boolean;
  progress?(done: number, total: number): void;
}

/** Runs the whole plan on a pool. Cancelled, it gives the rows of the runs that are complete. */
export async function sweep(plan: SweepPlan, pool: Pool, host: SweepHost): Promise<SweepDocument> {
  const samples: Sample[][] = plan.rows.map(() => []);
  const tasks = tasksOf(plan, pool.size)[Symbol.iterator]();
  const total = runsOf(plan);
  let done = 0;
  const work = async (): Promise<void> => {
    for (const task of tasks) {
      if (host.cancelled()) return;
      await pool.run(task, (sample) => {
        samples[task.row].push(sample);
        host.progress?.(++done, total);
      });
    }
  };
  await Promise.all(Array.from({ length: pool.size }, work));
  const rows = plan.rows.map((run, row) => rowOf(plan.axes, run, samples[row]));
  return { protocol: plan.protocol, rows: rows.filter((row) => row.runs > 0) };
}

type Row = SweepDocument['rows'][number];

/** Samples in the order of seeds, so that the number of workers changes nothing. */
function rowOf(axes: readonly Axis[], run: Run, unordered: readonly Sample[]): Row {
  const samples = unordered.toSorted((a, b) => a.seed - b.seed);
  const names = new Set(samples.flatMap((sample) => Object.keys(sample.metrics)));
  const valuesOf = (name: string) =>
    samples.flatMap((sample) =>
      Object.hasOwn(sample.metrics, name) ? [sample.metrics[name]] : [],
    );
  const set: Record<string, ParamValue> = {};
  for (const { name } of axes) set[name] = run.params[name];
  return {
    set: set as Row['set'],
    runs: samples.length,
    metrics: Object.fromEntries([...names].map((name) => [name, summarize(valuesOf(name))])),
    theory: samples[0]?.theory ?? {},
    violations: samples.filter((sample) => sample.violated).map((sample) => sample.seed),
  };
}
