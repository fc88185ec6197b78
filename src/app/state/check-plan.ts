// What to check of a run, how far, and with which faults: as the form has it, as a job, and as a link keeps it.
import type { Run } from '../../engine/run.ts';
import { FAULT_BUDGETS } from '../../explore/budgets.ts';
import { byHand } from '../../explore/by-hand.ts';
import { FAULT_KINDS, type FaultKind } from '../../explore/fault-mix.ts';
import type { Timing } from '../../explore/search.ts';
import type { LinkContent } from '../../lab/link.ts';
import type { CheckWork } from '../worker/messages.ts';

export interface CheckPlan {
  /** Every schedule, or runs at random. */
  readonly mode: 'every' | 'random';
  readonly timing: Timing;
  readonly crashes: number;
  readonly recoveries: number;
  readonly losses: number;
  /** Infinity: any number. */
  readonly duplicates: number;
  readonly partitions: number;
  /** Alike nodes stand for one another, where the protocol declares them. */
  readonly symmetry: boolean;
  readonly states: number;
  readonly steps: number;
  readonly seconds: number;
  readonly megabytes: number;
  /** At random. */
  readonly runs: number;
  readonly kinds: readonly FaultKind[];
}

export const FIRST_PLAN: CheckPlan = {
  mode: 'every',
  timing: 'asynchronous',
  crashes: 0,
  recoveries: 0,
  losses: 0,
  duplicates: 0,
  partitions: 0,
  symmetry: true,
  states: 1_000_000,
  steps: 1000,
  seconds: 60,
  megabytes: 500,
  runs: 300,
  kinds: FAULT_KINDS,
};

/** What the form begins with: the faults that the run has by hand may come at any moment. */
export function firstPlan(run: Run, nodes: number): CheckPlan {
  return { ...FIRST_PLAN, ...byHand(run, nodes, false).budgets };
}

/** The plan's whole numbers. */
export type PlanNumber = {
  [K in keyof CheckPlan]: CheckPlan[K] extends number ? K : never;
}[keyof CheckPlan];

/** A plan as it stands in the form: its numbers as they are typed. */
export type WrittenPlan = Omit<CheckPlan, PlanNumber> & Readonly<Record<PlanNumber, string>>;

const ANY = 'any';

function numbersOf(plan: CheckPlan): readonly PlanNumber[] {
  return Object.keys(plan).filter(
    (name) => typeof plan[name as PlanNumber] === 'number',
  ) as PlanNumber[];
}

export function writtenPlan(plan: CheckPlan): WrittenPlan {
  const numbers = numbersOf(plan).map((name) => [name, writtenNumber(plan[name])] as const);
  return { ...plan, ...(Object.fromEntries(numbers) as Record<PlanNumber, string>) };
}

function writtenNumber(value: number): string {
  return value === Infinity ? ANY : String(value);
}

/** What is wrong with which number; no full stop. */
export type PlanProblems = Partial<Record<PlanNumber, string>>;

/** The plan as it is written; undefined beside what is wrong with it. */
export function readPlan(written: WrittenPlan): {
  readonly plan: CheckPlan | undefined;
  readonly problems: PlanProblems;
} {
  const problems: PlanProblems = {};
  const plan = { ...written } as Record<string, unknown>;
  for (const name of numbersOf(FIRST_PLAN)) {
    const text = written[name].trim().replaceAll(',', '');
    if (name === 'duplicates' && text === ANY) plan[name] = Infinity;
    else if (/^\d{1,15}$/.test(text) && Number(text) >= leastOf(name)) plan[name] = Number(text);
    else
      problems[name] =
        `a whole number from ${leastOf(name)}${name === 'duplicates' ? `, or ${ANY}` : ''}`;
  }
  const isWrong = Object.keys(problems).length > 0;
  return { plan: isWrong ? undefined : (plan as unknown as CheckPlan), problems };
}

const BYTES = 1_000_000;

/** A run that follows a schedule is checked as the run that it is a schedule of. */
export function workOf({ schedule: _, ...run }: Run, plan: CheckPlan): CheckWork {
  const { mode, timing, symmetry, states, steps, seconds, megabytes, runs, kinds } = plan;
  const maxMs = seconds * 1000;
  if (mode === 'random') return { mode, job: { run, runs, kinds, maxMs } };
  const { crashes, recoveries, losses, duplicates, partitions } = plan;
  const budgets = { crashes, recoveries, losses, duplicates, partitions };
  const bounds = { maxStates: states, maxDepth: steps, maxBytes: megabytes * BYTES };
  return { mode, job: { run, options: { timing, symmetry, ...budgets, ...bounds }, maxMs } };
}

type Entries = NonNullable<LinkContent['view']>;

const PREFIX = 'check.';

/** What a link keeps of a plan: flat, and only what is otherwise than at first. */
export function planEntries(plan: CheckPlan): Entries {
  const kept: Record<string, string | number | boolean> = { [`${PREFIX}mode`]: plan.mode };
  for (const [name, value] of Object.entries(plan)) {
    if (value === FIRST_PLAN[name as keyof CheckPlan]) continue;
    kept[PREFIX + name] = Array.isArray(value) ? value.join(',') : value === Infinity ? ANY : value;
  }
  return kept;
}

/** The plan that a link keeps, undefined where it has none; what isn't known here is as at first. */
export function planIn(view: LinkContent['view']): CheckPlan | undefined {
  const entry = (name: string) => view?.[PREFIX + name];
  const mode = oneOf(['every', 'random'] as const, entry('mode'));
  if (!mode) return undefined;
  const numbers = Object.entries(FIRST_PLAN).flatMap(([name, first]) => {
    if (typeof first !== 'number') return [];
    const kept = name === 'duplicates' && entry(name) === ANY ? Infinity : entry(name);
    return isCount(kept, name) ? [[name, kept] as const] : [];
  });
  const kinds = entry('kinds');
  return {
    ...FIRST_PLAN,
    ...Object.fromEntries(numbers),
    mode,
    timing: oneOf(['asynchronous', 'synchronous'] as const, entry('timing')) ?? FIRST_PLAN.timing,
    symmetry: entry('symmetry') !== false,
    ...(typeof kinds === 'string' && {
      kinds: FAULT_KINDS.filter((kind) => kinds.split(',').includes(kind)),
    }),
  };
}

function oneOf<T>(names: readonly T[], value: unknown): T | undefined {
  return names.find((name) => name === value);
}

function isCount(value: unknown, name: string): value is number {
  if (value === Infinity) return true;
  return Number.isSafeInteger(value) && Number(value) >= leastOf(name);
}

/** Faults may be none; of all else there is at least one. */
export function leastOf(name: string): number {
  return FAULT_BUDGETS.some((budget) => budget === name) ? 0 : 1;
}
