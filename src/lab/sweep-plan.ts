// What a sweep will run: every combination expanded and checked before anything runs.
import { InputError } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import { buildRun, type RunRequest, reviseRun } from './build-run.ts';
import type { Recording } from './job.ts';
import type { SweepSpec } from './schema/link.ts';
import type { Source } from './source.ts';
import {
  type Axis,
  axesOf,
  checkPageSize,
  checkSize,
  combinations,
  parseSeeds,
  splitAxes,
} from './sweep-axes.ts';

export interface SweepRequest {
  /** `set` may hold several values a parameter: `1..7`, `0.1,0.2`, lists with `;` between. */
  readonly run: RunRequest;
  /** Without: the run's own seed alone. */
  readonly seeds?: readonly number[];
  readonly record: Recording;
}

/** Plain data, so that a worker can make it. */
export interface SweepPlan {
  readonly protocol: string;
  readonly axes: readonly Axis[];
  /** One run a row, every value expanded. */
  readonly rows: readonly Run[];
  readonly seeds: readonly number[] | undefined;
  readonly record: Recording;
}

const MAX_RUNS = 10_000_000;

/** @throws InputError for a call that can't be taken, whichever combination is wrong */
export function planSweep(source: Source, request: SweepRequest): SweepPlan {
  const { fixed, axes } = splitAxes(source.manifest.params, request.run.set ?? {});
  const { seeds, record } = request;
  checkSize(axes, seeds?.length ?? 1, MAX_RUNS, '');
  const rows = combinations(axes).map((set) =>
    buildRun(source, { ...request.run, set: { ...fixed, ...set } }),
  );
  return { protocol: source.manifest.id, axes, rows, seeds, record };
}

/** The sweep of a run as it stands: the swept values go over its own. @throws InputError */
export function planSweepOf(source: Source, base: Run, spec: SweepSpec): SweepPlan {
  const { fixed, axes } = axesOf(source.manifest.params, spec.axes);
  checkPageSize(axes, spec.seeds);
  const seeds = parseSeeds('seeds', spec.seeds);
  const rows = combinations(axes).map((set) =>
    naming(set, () => reviseRun(source, base, { set: { ...fixed, ...set } })),
  );
  return { protocol: source.manifest.id, axes, rows, seeds, record: 'counters' };
}

/** What is wrong with another part of the run says with which of the swept values it is. */
function naming<T>(set: Readonly<Record<string, string>>, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const names = Object.keys(set);
    const isElse =
      error instanceof InputError && !names.some((name) => error.where === `parameter ${name}`);
    if (!isElse || names.length === 0) throw error;
    const values = names.map((name) => `${name}=${set[name]}`).join(', ');
    throw new InputError(error.where, `${error.message.slice(error.where.length + 2)} (${values})`);
  }
}
