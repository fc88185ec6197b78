// What has come of the check that was begun last, and whether the run can be explored at all. Kept while the page is.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Run } from '../../engine/run.ts';
import type { Failure, RandomProgress } from '../../explore/random-search.ts';
import type { Exploration } from '../../explore/report.ts';
import type { Timing } from '../../explore/search.ts';
import { canonicalJson } from '../../lab/canonical-json.ts';
import type { CheckProgress } from '../../lab/check.ts';
import type { Refusal } from '../worker/messages.ts';
import type { OpenCheck } from './screen.ts';

export type CheckStatus = 'none' | 'running' | 'done' | 'stopped' | 'failed';

/** Whether a run can be explored under one timing. */
export interface Probe {
  /** Why it can't be. */
  readonly refusal: Refusal | undefined;
  /** Its protocol declares nodes alike. */
  readonly exchanges: boolean;
}

export type Probes = Partial<Record<Timing, Probe>>;

/** What came of a check. */
export interface CheckCame {
  readonly check: OpenCheck | undefined;
  readonly status: CheckStatus;
  readonly every: {
    readonly progress: CheckProgress | undefined;
    readonly found: Exploration | undefined;
    /** The search is over, and what fails is being made smaller. */
    readonly isShrinking: boolean;
  };
  readonly random: {
    readonly progress: RandomProgress | undefined;
    readonly found: readonly Failure[];
  };
  /** How long it has taken so far. */
  readonly elapsedMs: number;
  readonly refused: Refusal | undefined;
  readonly failure: string | undefined;
  /** The run of it that was opened last, as it stands on the stage. */
  readonly opened: Run | undefined;
}

interface CheckResults extends CheckCame {
  readonly probes: Probes;
}

export const NO_CHECK: CheckCame = {
  check: undefined,
  status: 'none',
  every: { progress: undefined, found: undefined, isShrinking: false },
  random: { progress: undefined, found: [] },
  elapsedMs: 0,
  refused: undefined,
  failure: undefined,
  opened: undefined,
};

export const checkResults = createStore<CheckResults>()(() => ({ ...NO_CHECK, probes: {} }));

export function useCheckResults<T>(select: (state: CheckResults) => T): T {
  return useStore(checkResults, select);
}

/** Whether what there is came of this very check, to its end or so far. */
export function isCheckAtHand({ run, plan }: OpenCheck): boolean {
  const { check, status } = checkResults.getState();
  if (!check || status === 'none') return false;
  return isSame(check.plan, plan) && isSame(check.run, run);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

/** Whether a run on the stage is the one that is checked, or one that the check found. */
export function isOfCheck(run: Run, { run: checked }: OpenCheck): boolean {
  return run === checked || run === checkResults.getState().opened;
}
