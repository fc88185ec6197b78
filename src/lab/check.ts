// A check as plain data: every schedule of a run within bounds. Carried out in slices, with progress, so that it can be cancelled.
import type { Run } from '../engine/run.ts';
import { type Exploration, reportOf } from '../explore/report.ts';
import { type Progress, Search, type SearchOptions } from '../explore/search.ts';
import type { Host } from './job.ts';
import { smallest } from './smallest.ts';
import type { Source } from './source.ts';

export interface CheckJob {
  readonly run: Run;
  readonly options: SearchOptions;
  /** Milliseconds before it gives up; no bound where absent. */
  readonly maxMs?: number;
}

export interface CheckProgress extends Progress {
  readonly statesPerSecond: number;
  /** The search is over, and what failed is looked for with fewer nodes and faults: the numbers are those of that search. */
  readonly isShrinking: boolean;
}

/** Where a check runs. */
export interface CheckHost extends Omit<Host, 'progress'> {
  /** `found`: what the search has come to so far, where that is more than when it was told last. */
  progress?(progress: CheckProgress, found: Exploration | undefined): void;
}

export interface CheckResult {
  readonly exploration: Exploration;
  /** As it was at the end. */
  readonly progress: CheckProgress;
  readonly wallMs: number;
}

const FIRST_SLICE_STATES = 100;
const SLICE_MS = 40;
/** A rate is told of about so much of the past. */
const RATE_MS = 1000;

/**
 * What fails is made small: with fewer nodes and faults, if it fails so as well. Cancelled or out of time, it gives what
 * was found so far. @throws InputError for a run that can't be explored
 */
export async function checkJob(
  { run, options, maxMs = Infinity }: CheckJob,
  source: Source,
  host: CheckHost,
): Promise<CheckResult> {
  const begin = host.now();
  const search = new Search(source.body, source.manifest, run, options);
  const slices = new Slices(host, begin + maxMs);
  await slices.finish(search, false);
  const ms = Math.max(1, host.now() - begin);
  const statesPerSecond = Math.round((search.progress.states * 1000) / ms);
  const progress = { ...search.progress, statesPerSecond, isShrinking: false };
  const exploration = await smallest(source, run, options, search, (smaller) =>
    slices.finish(smaller, true),
  );
  return { exploration, progress, wallMs: host.now() - begin };
}

/** Carries searches out in slices, one after another, until it is cancelled or time is up. */
class Slices {
  private readonly host: CheckHost;
  private readonly end: number;
  private readonly rate: Rate;
  private states = FIRST_SLICE_STATES;

  constructor(host: CheckHost, end: number) {
    this.host = host;
    this.end = end;
    this.rate = new Rate(host.now());
  }

  /** What a smaller search finds is none of the host's business. */
  async finish(search: Search, isShrinking: boolean): Promise<void> {
    const { host } = this;
    let sliceBegin = host.now();
    let told = 0;
    while (!search.advance(this.states)) {
      const now = host.now();
      if (now - sliceBegin < SLICE_MS / 2) this.states *= 2;
      else if (now - sliceBegin > SLICE_MS * 2) this.states = Math.max(1, this.states >> 1);
      const { progress } = search;
      const statesPerSecond = this.rate.at(now, progress.states);
      const isNew = !isShrinking && search.found.size > told;
      const found = isNew ? reportOf(search) : undefined;
      host.progress?.({ ...progress, statesPerSecond, isShrinking }, found);
      told = search.found.size;
      await host.pause();
      sliceBegin = host.now();
      if (host.cancelled()) search.stop('cancelled');
      else if (sliceBegin > this.end) search.stop('time');
    }
  }
}

/** How many states a second, of late. */
class Rate {
  private since: number;
  private from = 0;
  private last = 0;

  constructor(begin: number) {
    this.since = begin;
  }

  at(now: number, states: number): number {
    const elapsed = now - this.since;
    if (elapsed <= 0) return this.last;
    const rate = Math.round(((states - this.from) * 1000) / elapsed);
    if (elapsed >= RATE_MS || this.last === 0) {
      this.last = rate;
      this.since = now;
      this.from = states;
    }
    return this.last;
  }
}
