// The real process: standard streams, Ctrl-C, a reader that goes away.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Io } from './io.ts';

const FORCED_EXIT = 130;
/** A terminal's Ctrl-C reaches npm and this process, which then gets it twice at once. */
const SAME_SIGNAL_MS = 500;

/** `workerFile`: this program's own bundle, where it is one. */
export function processIo(workerFile: URL | undefined): Io {
  const abort = new AbortController();
  catchInterrupt(abort);
  let closed = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
    abort.abort();
  });
  return {
    out: (text) =>
      new Promise((resolve) => {
        if (closed || text === '') resolve();
        else process.stdout.write(text, () => resolve());
      }),
    err: (text) => {
      process.stderr.write(text);
    },
    errIsTerminal: process.stderr.isTTY === true,
    signal: abort.signal,
    readFile: (path) => readFile(path, 'utf8'),
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    cores: availableParallelism(),
    workerFile,
  };
}

/** The first Ctrl-C asks for an end with what is complete; a later one ends at once. */
function catchInterrupt(abort: AbortController): void {
  let first: number | undefined;
  process.on('SIGINT', () => {
    first ??= performance.now();
    abort.abort();
    if (performance.now() - first > SAME_SIGNAL_MS) process.exit(FORCED_EXIT);
  });
}
