// The page's end of the worker: asks for runs, puts their traces together, watches that it answers, starts it anew.
import type { End, EndReason, RunReport } from '../../engine/report.ts';
import type { Run } from '../../engine/run.ts';
import { Trace } from '../../engine/trace.ts';
import type { Timing } from '../../lab/cycle-timing.ts';
import type { LinkContent } from '../../lab/link.ts';
import type { ToldBeats } from '../../playback/beats.ts';
import type { FromWorker, Refusal, SourceInfo, TheoryInfo, ToWorker, Wish } from './messages.ts';
import { TraceAssembly } from './trace-parts.ts';

/** Without a word for so long, the worker is in an endless loop: long work says every now and then that it goes on. */
const SILENCE_MS = 5000;
const GRACE_MS = 200;
/** A worker that doesn't hear in time that its run is cancelled is ended. */
const HEARING_MS = 1000;

/** What a run came to. */
export interface Outcome {
  readonly run: Run;
  readonly trace: Trace;
  readonly end: End;
  /** Absent where the worker had to be stopped: the trace goes up to what it had handed over. */
  readonly report: RunReport | undefined;
  /** Records that the run shares with its preset: what the preset says of later ones may not be true. */
  readonly asInPreset: number;
  /** What the beats of its preset are in the preset's own run; undefined where nobody knows. */
  readonly told: ToldBeats | undefined;
  readonly theory: TheoryInfo | undefined;
  /** undefined where the run did not come to its end. */
  readonly timing: Timing | undefined;
}

export interface Prepared {
  readonly run: Run;
  readonly source: SourceInfo;
  readonly view: LinkContent['view'];
  /** A link's. */
  readonly sweep: LinkContent['sweep'] | undefined;
  readonly contrast: LinkContent['contrast'] | undefined;
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

/** Why a run came to nothing; with something to show it is an outcome that ended so. */
export type StopReason = Extract<EndReason, 'loop' | 'memory' | 'cancelled' | 'error'>;

/** The run was stopped before there was anything to show. */
export class StoppedError extends Error {
  readonly reason: StopReason;
  constructor(reason: StopReason, detail: string) {
    super(detail);
    this.name = 'StoppedError';
    this.reason = reason;
  }
}

export interface Progress {
  readonly events: number;
  /** Ticks. */
  readonly time: number;
}

export interface Task {
  readonly message: ToWorker;
  /** Returns true when the task is done. */
  readonly on: (message: FromWorker) => boolean;
  /** The worker was silent for too long, or broke down, or had to be ended. */
  readonly fail: (reason: StopReason, detail: string) => void;
  /** It is asked of the next worker: what has come of it is forgotten. */
  readonly again?: () => void;
}

interface Manners {
  /** In the browser's tools. */
  readonly name: string;
  /** Milliseconds without a word after which it is taken for stuck. */
  readonly silenceMs: number;
}

export class WorkerClient {
  private readonly manners: Manners;
  private worker: Worker | undefined;
  private ready = false;
  private nextId = 1;
  private readonly tasks = new Map<number, Task>();
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(manners: Manners = { name: 'lightcone', silenceMs: SILENCE_MS }) {
    this.manners = manners;
  }

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

  /** Something that tells of itself while it goes on; returns what cancels it. */
  begin(make: (id: number) => ToWorker, task: Omit<Task, 'message'>): () => void {
    const id = this.post(make, task);
    return () => this.cancel(id);
  }

  /** Ends the worker, and what it is busy with. A later task gets another one. */
  close(): void {
    this.leave();
    const waiting = [...this.tasks.values()];
    this.tasks.clear();
    for (const { fail } of waiting) fail('cancelled', 'cancelled');
  }

  /** Runs it; a run that never answers comes back with what it had handed over. @throws RefusedError, StoppedError */
  run(run: Run, preview: boolean, onProgress: (progress: Progress) => void): RunningTask {
    let cancel = () => {};
    const outcome = new Promise<Outcome>((resolve, reject) => {
      const task = runTask(run, { resolve, reject, onProgress });
      cancel = this.begin((id) => ({ kind: 'run', id, run, preview }), task);
    });
    return { outcome, cancel: () => cancel() };
  }

  private cancel(id: number): void {
    if (!this.tasks.has(id)) return;
    this.send({ kind: 'cancel', id });
    setTimeout(() => {
      if (this.tasks.has(id)) this.giveUp('cancelled', 'cancelled', id);
    }, HEARING_MS);
  }

  private ask(
    make: (id: number) => ToWorker,
    reject: (error: Error) => void,
    take: (message: FromWorker) => boolean,
  ): void {
    this.post(make, {
      on: (message) => {
        if (message.kind === 'refused') reject(new RefusedError(message.refusal));
        if (message.kind === 'failed') reject(new Error(message.detail));
        return message.kind === 'refused' || message.kind === 'failed' || take(message);
      },
      fail: (_, detail) => reject(new Error(detail)),
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
      name: this.manners.name,
    });
    this.ready = false;
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.take(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.giveUp('error', event.message || 'the simulation’s code could not be loaded');
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
    this.silence = setTimeout(() => this.lastChance(), this.manners.silenceMs);
  }

  /** A page that was asleep takes its waiting messages first. */
  private lastChance(): void {
    const seconds = this.manners.silenceMs / 1000;
    this.silence = setTimeout(
      () => this.giveUp('loop', `a handler did not return within ${seconds} seconds`),
      GRACE_MS,
    );
  }

  private leave(): void {
    this.worker?.terminate();
    this.worker = undefined;
    clearTimeout(this.silence);
    this.silence = undefined;
  }

  /** Ends the worker. The run it was busy with, or the one named, fails; the rest is asked of the next worker. */
  private giveUp(reason: StopReason, detail: string, id?: number): void {
    this.leave();
    const waiting = [...this.tasks.entries()];
    const isCulprit = ([number, { message }]: readonly [number, Task]) =>
      id === undefined ? message.kind === 'run' : number === id;
    const culprit = waiting.find(isCulprit) ?? waiting[0];
    if (!culprit) return;
    this.tasks.delete(culprit[0]);
    culprit[1].fail(reason, detail);
    for (const task of this.tasks.values()) {
      task.again?.();
      this.send(task.message);
    }
  }
}

interface RunEnds {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: (progress: Progress) => void;
}

/** Puts the parts of a run's trace together and makes an outcome of them, however it ends. */
function runTask(run: Run, { resolve, reject, onProgress }: RunEnds): Omit<Task, 'message'> {
  let assembly = new TraceAssembly();
  let latest: Progress = { events: 0, time: 0 };
  const progress = (events: number, time: number) => {
    latest = { events, time };
    onProgress(latest);
  };
  const end = (end: End, rest: Partial<Extract<FromWorker, { kind: 'done' }>> = {}) => {
    const { report, asInPreset = 0, told, theory, timing } = rest;
    const data = assembly.data();
    const trace = data && new Trace(data);
    if (trace) resolve({ run, trace, end, report, asInPreset, told, theory, timing });
    return data !== undefined;
  };
  const fail = (reason: StopReason, detail: string) => {
    if (!end({ time: latest.time, reason, detail })) reject(new StoppedError(reason, detail));
  };
  const on = (message: FromWorker) => {
    switch (message.kind) {
      case 'going':
        progress(message.events, message.time);
        return false;
      case 'part':
        assembly.add(message.part);
        progress(message.part.count, message.time);
        return false;
      case 'failed':
        fail(message.isMemory ? 'memory' : 'error', message.detail);
        return true;
      case 'refused':
        reject(new RefusedError(message.refusal));
        return true;
      case 'done':
        end(message.report.end, message);
        return true;
      default:
        return false;
    }
  };
  const again = () => {
    assembly = new TraceAssembly();
  };
  return { on, fail, again };
}

export interface RunningTask {
  readonly outcome: Promise<Outcome>;
  readonly cancel: () => void;
}
