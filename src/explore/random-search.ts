// For systems that are too large to be looked at whole: many runs in time with faults at random, then calm, in which progress
// is demanded. What fails is shrunk. `advance` until it is true, then `failures`; between, `progress`.
import type { AnyBody } from '../engine/compiled.ts';
import { compile } from '../engine/compiled.ts';
import type { Manifest } from '../engine/contract.ts';
import type { RunReport } from '../engine/report.ts';
import type { Run } from '../engine/run.ts';
import { Simulation } from '../engine/simulation.ts';
import { FAULT_KINDS, type FaultKind, faultsOf, type Mix } from './fault-mix.ts';
import { shrink } from './shrink.ts';

export interface RandomOptions {
  readonly runs: number;
  /** Kinds of faults that may be mixed in; all unless given. */
  readonly kinds?: readonly FaultKind[];
  /** The run with a node less, where that makes sense. */
  readonly smaller?: (run: Run) => Run | undefined;
}

/** A property that fails, in the least run that was found. */
export interface Failure {
  readonly id: string;
  readonly run: Run;
  readonly detail: string;
  /** Records of that run. */
  readonly events: number;
}

export interface RandomProgress {
  readonly runs: number;
  readonly events: number;
  /** Events of the longest run. */
  readonly longest: number;
  readonly failures: number;
}

/** Events of a run before it is given up. */
const MAX_EVENTS = 200_000;
/** Calm lasts so many times as long as the run without faults. */
const CALM = 20;
/** Runs that a failure may be shrunk by. */
const SHRINKING = 300;

export class RandomSearch {
  readonly failures = new Map<string, Failure>();
  private readonly body: AnyBody;
  private readonly manifest: Manifest;
  private readonly run: Run;
  private readonly options: RandomOptions;
  private readonly mix: Mix;
  private done = 0;
  private events = 0;
  private longest = 0;

  /** @throws InputError where the run doesn't fit the protocol */
  constructor(body: AnyBody, manifest: Manifest, run: Run, options: RandomOptions) {
    this.body = body;
    this.manifest = manifest;
    const { end } = this.follow(run);
    const healed = Math.max(2, end.time);
    this.run = { ...run, stop: { ...run.stop, until: healed * CALM, onViolation: 'count' } };
    this.options = options;
    const { nodes, names, onMessage } = compile(body, manifest, run);
    this.mix = {
      kinds: options.kinds ?? FAULT_KINDS,
      nodes,
      types: names.filter((_, i) => onMessage[i]),
      healed,
    };
  }

  get progress(): RandomProgress {
    const { done: runs, events, longest, failures } = this;
    return { runs, events, longest, failures: failures.size };
  }

  /** Tries so many more seeds. True when all are tried. */
  advance(runs: number): boolean {
    for (let left = runs; left > 0 && this.done < this.options.runs; left--) this.tryNext();
    return this.done >= this.options.runs;
  }

  private tryNext(): void {
    const seed = this.run.seed + this.done++;
    const faults = faultsOf(seed, this.mix);
    const run = { ...this.run, seed, interventions: [...this.run.interventions, ...faults] };
    for (const { id } of failing(this.follow(run)))
      if (!this.failures.has(id)) this.failures.set(id, this.shrunk(run, id));
  }

  private shrunk(run: Run, id: string): Failure {
    const least = shrink(run, {
      fails: (next) => failing(this.follow(next)).some((check) => check.id === id),
      smaller: this.options.smaller ?? (() => undefined),
      most: SHRINKING,
    });
    const report = this.follow(least);
    const detail = failing(report).find((check) => check.id === id)?.detail ?? '';
    return { id, run: least, detail, events: report.events };
  }

  private follow(run: Run): RunReport {
    const stop = { ...run.stop, maxEvents: Math.min(run.stop.maxEvents, MAX_EVENTS) };
    const options = { record: 'counters', hash: false } as const;
    const simulation = new Simulation(this.body, this.manifest, { ...run, stop }, options).finish();
    const { events } = simulation.progress;
    this.events += events;
    this.longest = Math.max(this.longest, events);
    return simulation.report();
  }
}

/** Checks that fail though nobody expects it. A `sometimes` is nothing to fail. */
function failing({ checks }: RunReport) {
  return checks.filter((check) => check.ok === false && check.kind !== 'sometimes');
}
