// What the command line needs of its process, so that tests can stand in for it.

import type { Host } from '../lab/job.ts';

export interface Io {
  /** Writes to standard output; resolves when more may be written. */
  out(text: string): Promise<void>;
  /** Writes to standard error. */
  err(text: string): void;
  /** Whether standard error is a terminal: progress is shown there alone. */
  readonly errIsTerminal: boolean;
  /** Aborted by Ctrl-C, or when nobody reads standard output any more. */
  readonly signal: AbortSignal;
  readFile(path: string): Promise<string>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Lets signals and messages through. */
  pause(): Promise<void>;
  readonly cores: number;
  /** What a worker thread loads; undefined where there are none. */
  readonly workerFile: URL | undefined;
}

/** What a job needs of its place, but for progress. */
export function hostOf(io: Io): Omit<Host, 'progress'> {
  return { pause: io.pause, now: io.now, cancelled: () => io.signal.aborted };
}

/** Prints a document as JSON. */
export function printJson(io: Io, document: unknown): Promise<void> {
  return io.out(`${JSON.stringify(document, null, 2)}\n`);
}

const CHUNK_CHARACTERS = 1 << 16;

/** Prints many small texts in large writes; stops when the signal is aborted. */
export async function printAll(io: Io, texts: Iterable<string>): Promise<void> {
  let waiting = '';
  for (const text of texts) {
    waiting += text;
    if (waiting.length < CHUNK_CHARACTERS) continue;
    await io.out(waiting);
    waiting = '';
    if (io.signal.aborted) return;
  }
  await io.out(waiting);
}

const PROGRESS_MS = 100;

/** A line on the terminal that is written over; nothing at all elsewhere. */
export class ProgressLine {
  private readonly io: Io;
  private last = 0;
  private shown = false;

  constructor(io: Io) {
    this.io = io;
    this.last = io.now();
  }

  show(text: () => string): void {
    if (!this.io.errIsTerminal || this.io.now() - this.last < PROGRESS_MS) return;
    this.last = this.io.now();
    this.shown = true;
    this.io.err(`\r\x1b[K${text()}`);
  }

  clear(): void {
    if (this.shown) this.io.err('\r\x1b[K');
    this.shown = false;
  }
}
