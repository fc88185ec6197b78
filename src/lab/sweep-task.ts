// A sweep's unit of work: some seeds of one combination, and what each of their runs came to.
import type { Run } from '../engine/run.ts';
import { type Host, type Recording, runJob, succeeded } from './job.ts';
import type { Source } from './source.ts';

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
