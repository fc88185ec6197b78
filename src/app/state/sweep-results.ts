// What has come of the sweep that was begun last: its plan, the runs so far, how it stands. Kept while the page is.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Run } from '../../engine/run.ts';
import { canonicalJson } from '../../lab/canonical-json.ts';
import type { SweepPlan } from '../../lab/sweep-plan.ts';
import type { Sample } from '../../lab/sweep-task.ts';
import type { Refusal } from '../worker/messages.ts';
import type { OpenSweep } from './screen.ts';

/** One run of the sweep. */
export interface SweptRun {
  readonly row: number;
  readonly seed: number;
}

export interface SweepFailure {
  readonly message: string;
  /** The run that it broke down in, where it was one. */
  readonly at: SweptRun | undefined;
}

export type SweepStatus = 'none' | 'planning' | 'running' | 'done' | 'stopped' | 'failed';

export interface SweepResults {
  readonly sweep: OpenSweep | undefined;
  readonly status: SweepStatus;
  readonly plan: SweepPlan | undefined;
  /** Of each row, in the order of arrival; a row's array is a new one when runs have come. */
  readonly samples: readonly (readonly Sample[])[];
  readonly done: number;
  readonly total: number;
  /** Why the sweep was not begun. */
  readonly refused: Refusal | undefined;
  readonly failure: SweepFailure | undefined;
  /** The run of it that was opened last, and as what it stands on the stage. */
  readonly opened: (SweptRun & { readonly run: Run }) | undefined;
}

export const NOTHING: SweepResults = {
  sweep: undefined,
  status: 'none',
  plan: undefined,
  samples: [],
  done: 0,
  total: 0,
  refused: undefined,
  failure: undefined,
  opened: undefined,
};

export const results = createStore<SweepResults>()(() => NOTHING);

export function useResults<T>(select: (state: SweepResults) => T): T {
  return useStore(results, select);
}

/** Whether what there is came of this very sweep, to its end or so far. */
export function isAtHand(sweep: OpenSweep): boolean {
  const { sweep: mine, status } = results.getState();
  if (!mine || status === 'none') return false;
  return (
    mine === sweep ||
    (canonicalJson(mine.spec) === canonicalJson(sweep.spec) &&
      (mine.run === sweep.run || canonicalJson(mine.run) === canonicalJson(sweep.run)))
  );
}

/** Whether a run on the stage is the one whose values are swept, or one of the sweep's runs, opened from it. */
export function isOfSweep(run: Run, sweep: OpenSweep): boolean {
  return run === sweep.run || run === results.getState().opened?.run;
}
