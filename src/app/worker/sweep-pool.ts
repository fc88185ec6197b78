// The page's workers of a sweep: made as they are needed, watched that they answer, ended together.
import type { Run } from '../../engine/run.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';
import type { Pool } from '../../lab/sweep.ts';
import type { SweepPlan } from '../../lab/sweep-plan.ts';
import type { Sample, SweepTask } from '../../lab/sweep-task.ts';
import { RefusedError } from './client.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** Without a word for so long, a handler does not return: a slice of the largest runs takes a few seconds. */
const SILENCE_MS = 20_000;
/** The page itself and the run on its stage want a core as well. */
const SPARED_CORES = 1;
const MOST_WORKERS = 8;

/** How many workers a sweep takes on a device of so many cores. */
export function workersFor(cores: number): number {
  return Math.max(1, Math.min(MOST_WORKERS, cores - SPARED_CORES));
}

/** A worker broke down or fell silent within a run. */
export class BrokenRunError extends Error {
  readonly row: number;
  readonly seed: number;
  constructor(detail: string, row: number, seed: number) {
    super(detail);
    this.name = 'BrokenRunError';
    this.row = row;
    this.seed = seed;
  }
}

export class SweepPool implements Pool {
  readonly size: number;
  private readonly hands = new Set<Hand>();
  private readonly idle: Hand[] = [];
  private isClosed = false;

  constructor(size: number) {
    this.size = size;
  }

  /** @throws RefusedError where the sweep can't be taken */
  plan(run: Run, spec: SweepSpec): Promise<SweepPlan> {
    return new Promise((resolve, reject) => {
      const failed = (detail: string) => reject(new Error(detail));
      this.employ(
        (id) => ({ kind: 'plan', id, run, spec }),
        { failed, reject },
        (message) => {
          if (message.kind === 'planned') resolve(message.plan);
          return message.kind === 'planned';
        },
      );
    });
  }

  /** Ends early, and without error, when the pool is closed. @throws BrokenRunError */
  run(task: SweepTask, take: (sample: Sample) => void): Promise<void> {
    let taken = 0;
    return new Promise((resolve, reject) => {
      const failed = (detail: string) =>
        reject(new BrokenRunError(detail, task.row, task.seeds[taken]));
      const ends = { failed, reject: (error: Error) => failed(error.message), closed: resolve };
      this.employ(
        (id) => ({ kind: 'sweep', id, task }),
        ends,
        (message) => {
          if (message.kind === 'samples')
            for (const sample of message.samples) {
              taken++;
              take(sample);
            }
          if (message.kind === 'swept') resolve();
          return message.kind === 'swept';
        },
      );
    });
  }

  /** Ends every worker; what they were busy with comes to nothing. */
  close(): void {
    this.isClosed = true;
    for (const hand of this.hands) hand.end();
    this.hands.clear();
    this.idle.length = 0;
  }

  private employ(make: (id: number) => ToWorker, ends: Ends, take: Take): void {
    if (this.isClosed) {
      ends.closed?.();
      return;
    }
    const hand = this.idle.pop() ?? new Hand();
    this.hands.add(hand);
    hand.ask(make, ends, take, (isFit) => {
      if (isFit) this.idle.push(hand);
      else this.hands.delete(hand);
    });
  }
}

interface Ends {
  readonly failed: (detail: string) => void;
  readonly reject: (error: Error) => void;
  readonly closed?: () => void;
}

/** Returns true when that was the answer. */
type Take = (message: FromWorker) => boolean;

interface Job extends Ends {
  readonly take: Take;
  /** Afterwards the worker may take the next job, or it has been ended. */
  readonly over: (isFit: boolean) => void;
}

/** One worker, with one job at a time. */
class Hand {
  private readonly worker: Worker;
  private job: Job | undefined;
  private isReady = false;
  private nextId = 1;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.worker = new Worker(new URL('./run-worker.ts', import.meta.url), {
      type: 'module',
      name: 'lightcone sweep',
    });
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) =>
      this.hear(data),
    );
    this.worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.fail(event.message || 'the simulation’s code could not be loaded');
    });
  }

  ask(make: (id: number) => ToWorker, ends: Ends, take: Take, over: Job['over']): void {
    this.job = { ...ends, take, over };
    this.worker.postMessage(make(this.nextId++));
    this.listen();
  }

  end(): void {
    this.worker.terminate();
    const job = this.leave();
    job?.closed?.();
  }

  private hear(message: FromWorker): void {
    if (message.kind === 'ready') this.isReady = true;
    this.listen();
    if (message.kind === 'refused')
      return this.leaveFit((job) => job.reject(new RefusedError(message.refusal)));
    if (message.kind === 'failed') return this.leaveFit((job) => job.failed(message.detail));
    if (this.job?.take(message)) this.leaveFit(() => {});
  }

  private leaveFit(answer: (job: Job) => void): void {
    const job = this.leave();
    if (!job) return;
    job.over(true);
    answer(job);
  }

  private fail(detail: string): void {
    this.worker.terminate();
    const job = this.leave();
    job?.over(false);
    job?.failed(detail);
  }

  private leave(): Job | undefined {
    clearTimeout(this.silence);
    const { job } = this;
    this.job = undefined;
    return job;
  }

  /** Before the worker is ready, its code is loading. */
  private listen(): void {
    clearTimeout(this.silence);
    if (!this.job || !this.isReady) return;
    const detail = `a handler did not return within ${SILENCE_MS / 1000} seconds`;
    this.silence = setTimeout(() => this.fail(detail), SILENCE_MS);
  }
}
