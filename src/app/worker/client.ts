// The page's end of the worker: asks for runs, puts their traces together, watches that it answers, starts it anew.
import type { End, RunReport } from '../../engine/report.ts';
import type { Run } from '../../engine/run.ts';
import { Trace } from '../../engine/trace.ts';
import type { LinkContent } from '../../lab/link.ts';
import type { FromWorker, Refusal, SourceInfo, TheoryInfo, ToWorker, Wish } from './messages.ts';
import { TraceAssembly } from './trace-parts.ts';

/** Without a word for so long, the worker is in an endless loop. */
const SILENCE_MS = 5000;
const GRACE_MS = 200;

/** What a run came to. */
export interface Outcome {
  readonly run: Run;
  readonly trace: Trace;
  readonly end: End;
  /** Absent where the worker had to be stopped: the trace goes up to what it had handed over. */
  readonly report: RunReport | undefined;
  /** Records that the run shares with its preset: what the preset says of later ones may not be true. */
  readonly asInPreset: number;
  readonly theory: TheoryInfo | undefined;
}

export interface Prepared {
  readonly run: Run;
  readonly source: SourceInfo;
  readonly view: LinkContent['view'];
}

/** Something was not taken, and why. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

export interface Progress {
  readonly events: number;
  /** Ticks. */
  readonly time: number;
}

interface Task {
  readonly message: ToWorker;
  /** Returns true when the task is done. */
  readonly on: (message: FromWorker) => boolean;
  /** The worker was silent for too long, or broke down. */
  readonly fail: (detail: string) => void;
}

export class WorkerClient {
  private worker: Worker | undefined;
  private ready = false;
  private nextId = 1;
  private readonly tasks = new Map<number, Task>();
  private silence: ReturnType<typeof setTimeout> | undefined;

  /** Makes a run value. @throws RefusedError */
  prepare(wish: Wish): Promise<Prepared> {
    return new Promise((resolve, reject) => {
      this.ask(
        (id) => ({ kind: 'prepare', id, wish }),
        reject,
        (message) => {
          if (message.kind === 'prepared') resolve(message);
          return message.kind === 'prepared';
        },
      );
    });
  }

  /** The link of a run and of how its screen stands. */
  pack(content: LinkContent): Promise<string> {
    return new Promise((resolve, reject) => {
      this.ask(
        (id) => ({ kind: 'pack', id, content }),
        reject,
        (message) => {
          if (message.kind === 'packed') resolve(message.fragment);
          return message.kind === 'packed';
        },
      );
    });
  }

  /** Runs it; a run that never answers comes back with what it had handed over. @throws RefusedError */
  run(run: Run, preview: boolean, onProgress: (progress: Progress) => void): RunningTask {
    const assembly = new TraceAssembly();
    let latest: Progress = { events: 0, time: 0 };
    let id = 0;
    const outcome = new Promise<Outcome>((resolve, reject) => {
      const end = (end: End, report?: RunReport, asInPreset = 0, theory?: TheoryInfo) => {
        const data = assembly.data();
        if (data) resolve({ run, trace: new Trace(data), end, report, asInPreset, theory });
        else reject(new Error(end.detail));
      };
      const task: Omit<Task, 'message'> = {
        on: (message) => {
          if (message.kind === 'refused') reject(new RefusedError(message.refusal));
          if (message.kind === 'part') {
            assembly.add(message.part);
            latest = { events: message.part.count, time: message.time };
            onProgress(latest);
          }
          if (message.kind === 'done')
            end(message.report.end, message.report, message.asInPreset, message.theory);
          return message.kind !== 'part';
        },
        fail: (detail) => end({ time: latest.time, reason: 'loop', detail }),
      };
      id = this.post((number) => ({ kind: 'run', id: number, run, preview }), task);
    });
    return { outcome, cancel: () => this.send({ kind: 'cancel', id }) };
  }

  private ask(
    make: (id: number) => ToWorker,
    reject: (error: Error) => void,
    take: (message: FromWorker) => boolean,
  ): void {
    this.post(make, {
      on: (message) => {
        if (message.kind === 'refused') reject(new RefusedError(message.refusal));
        return message.kind === 'refused' || take(message);
      },
      fail: (detail) => reject(new Error(detail)),
    });
  }

  private post(make: (id: number) => ToWorker, task: Omit<Task, 'message'>): number {
    const id = this.nextId++;
    const message = make(id);
    this.tasks.set(id, { ...task, message });
    this.send(message);
    return id;
  }

  private send(message: ToWorker): void {
    this.worker ??= this.start();
    this.worker.postMessage(message);
    if (this.silence === undefined) this.listen();
  }

  private start(): Worker {
    const worker = new Worker(new URL('./run-worker.ts', import.meta.url), {
      type: 'module',
      name: 'lightcone',
    });
    this.ready = false;
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.take(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.giveUp(event.message || 'the simulation’s code could not be loaded');
    });
    return worker;
  }

  private take(message: FromWorker): void {
    if (message.kind === 'ready') this.ready = true;
    if ('id' in message) {
      const task = this.tasks.get(message.id);
      if (task?.on(message)) this.tasks.delete(message.id);
    }
    this.listen();
  }

  /** Waits for the next word as long as something is under way. Before the worker is ready, its code is loading. */
  private listen(): void {
    clearTimeout(this.silence);
    this.silence = undefined;
    if (this.tasks.size === 0 || !this.ready) return;
    this.silence = setTimeout(() => this.lastChance(), SILENCE_MS);
  }

  /** A page that was asleep takes its waiting messages first. */
  private lastChance(): void {
    this.silence = setTimeout(
      () => this.giveUp(`a handler did not return within ${SILENCE_MS / 1000} seconds`),
      GRACE_MS,
    );
  }

  /** Ends the worker. The run it was busy with fails; what had not begun is asked of the next worker. */
  private giveUp(detail: string): void {
    this.worker?.terminate();
    this.worker = undefined;
    clearTimeout(this.silence);
    this.silence = undefined;
    const waiting = [...this.tasks.entries()];
    const culprit = waiting.find(([, task]) => task.message.kind === 'run') ?? waiting[0];
    if (!culprit) return;
    this.tasks.delete(culprit[0]);
    culprit[1].fail(detail);
    for (const task of this.tasks.values()) this.send(task.message);
  }
}

export interface RunningTask {
  readonly outcome: Promise<Outcome>;
  readonly cancel: () => void;
}
