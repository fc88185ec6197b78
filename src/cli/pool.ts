// Carries a sweep's tasks out: on this thread, or on worker threads that load this program again.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as catalog from '../catalog/catalog.ts';
import { loadSource, type Source } from '../lab/source.ts';
import { type Pool, runsOf } from '../lab/sweep.ts';
import type { SweepPlan } from '../lab/sweep-plan.ts';
import { runTask, type Sample, type SweepTask } from '../lab/sweep-task.ts';
import { hostOf, type Io } from './io.ts';

const MARK = 'lightcone sweep';

export interface OpenPool extends Pool {
  close(): Promise<void>;
}

/** A pool of at most `workers` threads, and no more than there are runs. */
export function openPool(io: Io, source: Source, plan: SweepPlan, workers: number): OpenPool {
  const size = Math.min(workers, runsOf(plan));
  if (size <= 1 || !io.workerFile) return inlinePool(io, source);
  return threadPool(io, io.workerFile, source.manifest.id, size);
}

function inlinePool(io: Io, source: Source): OpenPool {
  const host = hostOf(io);
  let paused = io.now();
  return {
    size: 1,
    run: (task, take) =>
      runTask(source, task, host, take).then(async () => {
        if (io.now() - paused < 20) return;
        await io.pause();
        paused = io.now();
      }),
    close: async () => {},
  };
}

type Reply =
  | { readonly kind: 'sample'; readonly sample: Sample }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

function threadPool(io: Io, file: URL, protocol: string, size: number): OpenPool {
  const all = Array.from(
    { length: size },
    () => new Worker(file, { workerData: { mark: MARK, protocol } }),
  );
  const idle = [...all];
  return {
    size,
    async run(task, take) {
      const worker = idle.pop();
      if (!worker) throw new Error('more tasks at once than workers');
      await carryOut(worker, task, take, io.signal);
      idle.push(worker);
    },
    async close() {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

/** Resolves when the task is done, or at once when the signal is aborted: what is half done is given up. */
function carryOut(
  worker: Worker,
  task: SweepTask,
  take: (sample: Sample) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (error?: Error): void => {
      worker.off('message', onReply);
      worker.off('error', finish);
      signal.removeEventListener('abort', onAbort);
      if (error) reject(error);
      else resolve();
    };
    const onAbort = (): void => finish();
    const onReply = (reply: Reply): void => {
      if (reply.kind === 'sample') take(reply.sample);
      else finish(reply.kind === 'failed' ? new Error(reply.message) : undefined);
    };
    worker.on('message', onReply);
    worker.on('error', finish);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) finish();
    else worker.postMessage(task);
  });
}

/** In a worker thread that a pool started: takes tasks until it is ended. Elsewhere: does nothing. */
export function serveTasks(): void {
  const port = parentPort;
  const data = workerData as { mark?: string; protocol?: string } | null;
  if (isMainThread || !port || data?.mark !== MARK || data.protocol === undefined) return;
  const source = loadSource(catalog, data.protocol);
  const reply = (message: Reply): void => port.postMessage(message);
  const host = {
    pause: () => Promise.resolve(),
    now: () => performance.now(),
    cancelled: () => false,
  };
  port.on('message', async (task: SweepTask) => {
    try {
      await runTask(await source, task, host, (sample) => reply({ kind: 'sample', sample }));
      reply({ kind: 'done' });
    } catch (error) {
      reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  });
}
