// Benchmarks on threads: each subject on one of its own, as if it alone had been started, taking turns; Ctrl-C is heard meanwhile.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  type BenchHost,
  type Group,
  measure,
  type Round,
  roundOf,
  type SubjectBenchmark,
} from '../lab/bench/row.ts';

const MARK = 'lightcone bench';

/** What a thread is started for: one subject. */
interface Task {
  readonly mark: typeof MARK;
  readonly benchmark: string;
  readonly size: number;
  readonly subject: string;
}

/** A host that may call it off. */
interface Caller extends BenchHost {
  readonly signal: AbortSignal;
}

/**
 * Runs the named benchmarks one after another; resolves at the end, or at once when the signal is aborted. What code one
 * subject has met doesn't make another slower: the engine's compiler would else have prepared for both.
 */
export async function runBenchmarks(
  file: URL | undefined,
  names: readonly string[],
  host: Caller,
): Promise<void> {
  const aborted = new Promise<'aborted'>((resolve) => {
    host.signal.addEventListener('abort', () => resolve('aborted'));
  });
  const { benchmarks } = await import('./benchmarks.ts');
  for (const name of names) {
    const benchmark = benchmarks[name];
    const done =
      typeof benchmark === 'function'
        ? benchmark(host)
        : measureGroups(file, name, benchmark, host, aborted);
    if ((await Promise.race([done, aborted])) === 'aborted') return;
  }
}

async function measureGroups(
  file: URL | undefined,
  name: string,
  benchmark: SubjectBenchmark,
  host: Caller,
  aborted: Promise<'aborted'>,
): Promise<void> {
  for (const group of await benchmark.groups()) {
    if (host.signal.aborted) return;
    if (file) await onThreads(file, name, benchmark.unit, group, host, aborted);
    else await here(name, benchmark, group, host);
  }
  if (benchmark.further && !host.signal.aborted) host.take(await benchmark.further());
}

async function here(
  name: string,
  benchmark: SubjectBenchmark,
  group: Group,
  host: BenchHost,
): Promise<void> {
  const { size, subjects } = group;
  const all = await Promise.all(subjects.map((subject) => benchmark.subject(size, subject)));
  await measure(name, benchmark.unit, group, all.map(roundOf), host);
}

async function onThreads(
  file: URL,
  benchmark: string,
  unit: string,
  group: Group,
  host: BenchHost,
  aborted: Promise<'aborted'>,
): Promise<void> {
  const { size, subjects } = group;
  const workers = subjects.map((subject) => {
    const workerData: Task = { mark: MARK, benchmark, size, subject };
    return new Worker(file, { workerData });
  });
  try {
    const measured = measure(benchmark, unit, group, workers.map(roundOn), host);
    await Promise.race([measured, aborted]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** One round of the subject on that thread. */
function roundOn(worker: Worker): Round {
  return () =>
    new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (rate: number) => {
        worker.off('error', reject);
        resolve(rate);
      });
      worker.postMessage('round');
    });
}

/** In a thread started here: does its subject's rounds as they are asked for. Elsewhere: does nothing. */
export function serveBenchmarks(): void {
  const port = parentPort;
  const task = workerData as Partial<Task> | null;
  if (isMainThread || !port || task?.mark !== MARK) return;
  const round = subjectRound(task as Task);
  port.on('message', () => {
    round
      .then((once) => once())
      .then(
        (rate) => port.postMessage(rate),
        (error: unknown) => {
          throw error;
        },
      );
  });
}

async function subjectRound({ benchmark, size, subject }: Task): Promise<Round> {
  const { benchmarks } = await import('./benchmarks.ts');
  const found = benchmarks[benchmark];
  if (typeof found === 'function') throw new Error(`${benchmark} has no subjects`);
  return roundOf(await found.subject(size, subject));
}
