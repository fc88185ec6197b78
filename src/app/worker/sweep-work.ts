// A sweep's task in the worker: its runs one after another, handed over in parcels, with a sign of life meanwhile.
import type { Source } from '../../lab/source.ts';
import { runTask, type Sample, type SweepTask } from '../../lab/sweep-task.ts';
import type { FromWorker } from './messages.ts';

/** A message for each of a thousand short runs would take longer than the runs. */
const PARCEL_MS = 50;
const ALIVE_MS = 500;

export async function sweepTask(
  source: Source,
  id: number,
  task: SweepTask,
  tell: (message: FromWorker) => void,
): Promise<void> {
  let parcel: Sample[] = [];
  let told = performance.now();
  const handOver = () => {
    told = performance.now();
    if (parcel.length > 0) tell({ kind: 'samples', id, samples: parcel });
    parcel = [];
  };
  const host = {
    // Whoever cancels a sweep ends its workers: no message need be let in between.
    cancelled: () => false,
    now: () => performance.now(),
    async pause() {
      if (performance.now() - told < ALIVE_MS) return;
      handOver();
      tell({ kind: 'alive' });
    },
  };
  await runTask(source, task, host, (sample) => {
    parcel.push(sample);
    if (performance.now() - told >= PARCEL_MS) handOver();
  });
  handOver();
  tell({ kind: 'swept', id });
}
