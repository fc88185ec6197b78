// Benchmarks on a thread of their own: a benchmark never pauses, and Ctrl-C must still be heard.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { BenchHost, Row } from '../lab/bench/row.ts';

const MARK = 'lightcone bench';

type Reply =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'done' };

/** A host that may call it off. */
interface Caller extends BenchHost {
  readonly signal: AbortSignal;
}

/** Runs the named benchmarks one after another; resolves at the end, or at once when the signal is aborted. */
export async function runBenchmarks(
  file: URL | undefined,
  names: readonly string[],
  host: Caller,
): Promise<void> {
  if (!file) return runHere(names, host);
  const worker = new Worker(file, { workerData: { mark: MARK, names } });
  try {
    await untilDone(worker, host);
  } finally {
    await worker.terminate();
  }
}

async function runHere(names: readonly string[], host: BenchHost): Promise<void> {
  const { benchmarks } = await import('./benchmarks.ts');
  for (const name of names) await benchmarks[name](host);
}

function untilDone(worker: Worker, host: Caller): Promise<void> {
  return new Promise((resolve, reject) => {
    host.signal.addEventListener('abort', () => resolve());
    worker.on('error', reject);
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'progress') host.progress(reply.text);
      else if (reply.kind === 'rows') host.take(reply.rows);
      else resolve();
    });
  });
}

/** In a worker thread started here: runs its benchmarks. Elsewhere: does nothing. */
export function serveBenchmarks(): void {
  const port = parentPort;
  const data = workerData as { mark?: string; names?: readonly string[] } | null;
  if (isMainThread || !port || data?.mark !== MARK || !data.names) return;
  const reply = (message: Reply): void => port.postMessage(message);
  runHere(data.names, {
    progress: (text) => reply({ kind: 'progress', text }),
    take: (rows) => reply({ kind: 'rows', rows }),
  }).then(
    () => reply({ kind: 'done' }),
    (error: unknown) => {
      throw error;
    },
  );
}
