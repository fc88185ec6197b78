// A sweep: one protocol run over combinations of parameter values and many seeds, a row of summaries a combination.
import { summarize } from '../analysis/statistics.ts';
import type { ParamValue } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import type { SweepDocument } from './schema/documents.ts';
import type { Axis } from './sweep-axes.ts';
import type { SweepPlan } from './sweep-plan.ts';
import type { Sample, SweepTask } from './sweep-task.ts';

/** Carries tasks out, on this thread or on others. */
export interface Pool {
  readonly size: number;
  /** Hands every sample over as soon as it is there. */
  run(task: SweepTask, take: (sample: Sample) => void): Promise<void>;
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

/**
 * A seed of every row first, then two, then four: who watches sees the whole early, and then sharper.
 */
export function tasksInRounds(plan: SweepPlan): SweepTask[] {
  const { rows, seeds, record } = plan;
  const tasks: SweepTask[] = [];
  const most = seeds?.length ?? 1;
  for (let at = 0, size = 1; at < most; at += size, size = Math.min(MAX_SEEDS_A_TASK, 2 * size))
    rows.forEach((run, row) => {
      tasks.push({ row, run, seeds: (seeds ?? [run.seed]).slice(at, at + size), record });
    });
  return tasks;
}

export interface TaskHost {
  cancelled(): boolean;
  take(row: number, sample: Sample): void;
}

/** Has a pool carry out all tasks, as many at a time as it has workers. @throws what a task throws */
export async function carryOut(
  tasks: readonly SweepTask[],
  pool: Pool,
  host: TaskHost,
): Promise<void> {
  const waiting = tasks[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const task of waiting) {
      if (host.cancelled()) return;
      await pool.run(task, (sample) => host.take(task.row, sample));
    }
  };
  await Promise.all(Array.from({ length: pool.size }, work));
}

export interface SweepHost {
  cancelled(): boolean;
  progress?(done: number, total: number): void;
}

/** Runs the whole plan on a pool. Cancelled, it gives the rows of the runs that are complete. */
export async function sweep(plan: SweepPlan, pool: Pool, host: SweepHost): Promise<SweepDocument> {
  const samples: Sample[][] = plan.rows.map(() => []);
  const total = runsOf(plan);
  let done = 0;
  await carryOut(tasksOf(plan, pool.size), pool, {
    cancelled: () => host.cancelled(),
    take(row, sample) {
      samples[row].push(sample);
      host.progress?.(++done, total);
    },
  });
  return sweepDocument(plan, samples);
}

/** The rows that have samples. `samples` are those of each row, in any order. */
export function sweepDocument(
  plan: SweepPlan,
  samples: readonly (readonly Sample[])[],
): SweepDocument {
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
    // A seed whose run lacks a metric has no theory of it.
    theory: Object.assign({}, ...samples.map(({ theory }) => theory)),
    violations: samples.filter((sample) => sample.violated).map((sample) => sample.seed),
  };
}
