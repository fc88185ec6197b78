// What a search came to: each property's verdict, and the shortest schedule that shows it, as a run.
import type { Choice, Run } from '../engine/run.ts';
import { Act, kindOf } from './acts.ts';
import { type Budgets, FAULT_BUDGETS } from './budgets.ts';
import type { Found } from './found.ts';
import { scheduledRun, scheduleOf } from './schedule.ts';
import { linesOf } from './schedule-words.ts';
import type { Cut, Search, Timing } from './search.ts';
import { type TrailStep, trailTo } from './trail.ts';

/** A schedule that leads somewhere, as a run that follows it and as one line a step. */
export interface Witness {
  readonly run: Run & { readonly schedule: readonly Choice[] };
  readonly lines: readonly string[];
  readonly detail: string;
  /** Number of lines before those that repeat for ever; undefined where the schedule ends. */
  readonly round: number | undefined;
  readonly size: WitnessSize;
}

/** How much a schedule takes. */
export interface WitnessSize {
  /** Steps after the beginning. */
  readonly events: number;
  readonly nodes: number;
  /** How many of each happen in it; Infinity of duplicates where each message may come any number of times. */
  readonly faults: Budgets;
}

export interface PropertyResult {
  readonly id: string;
  readonly kind: 'always' | 'eventually' | 'sometimes';
  /** An English sentence. */
  readonly name: string;
  /** null: the search ended before it was decided. */
  readonly ok: boolean | null;
  /** What the witness was made from, where it is of fewer nodes or faults than were asked for. */
  readonly shrunkFrom?: WitnessSize;
  /** The shortest schedule to a violation, to an end or a fair round that owes something, or to the sight of a `sometimes`. */
  readonly witness: Witness | undefined;
}

export interface Exploration {
  /** Every state that can be reached was looked at. */
  readonly exhausted: boolean;
  /** What ended the search before that. */
  readonly cut: Cut | undefined;
  readonly timing: Timing;
  /** How many of each fault may happen in a schedule. */
  readonly budgets: Budgets;
  /** In words: what was done to the run by hand, or happens by chance, and is no part of any schedule. */
  readonly leftOut: readonly string[];
  readonly states: number;
  readonly transitions: number;
  /** Steps of the longest of the shortest schedules. */
  readonly depth: number;
  /** Whether states stand for others that differ in the names of alike nodes alone. */
  readonly exchanged: boolean;
  /** States in which nothing is left to happen. */
  readonly ends: number;
  /** Memory that the search took, about. */
  readonly bytes: number;
  readonly results: readonly PropertyResult[];
  /** A schedule in which a handler throws. */
  readonly error: Witness | undefined;
}

/** What the search has found so far; at its end, what it came to. */
export function reportOf(search: Search): Exploration {
  const { exhausted, cut, ends, failure, compiled, options } = search;
  const { watch } = search.successors;
  const { states, transitions, depth, bytes } = search.progress;
  return {
    exhausted,
    cut,
    timing: options.timing ?? 'asynchronous',
    budgets: search.budgets,
    leftOut: search.leftOut,
    exchanged: search.renaming !== undefined,
    states,
    transitions,
    depth,
    ends,
    bytes,
    results: compiled.properties.map(({ id, kind, name }, i) => {
      const found = search.found.get(id);
      const isDecided = exhausted && !search.undecided.has(id) && !watch.isTimed(i);
      const ok = found ? kind === 'sometimes' : isDecided ? kind !== 'sometimes' : null;
      return { id, kind, name, ok, witness: found && witnessOf(search, found) };
    }),
    error: failure && witnessOf(search, failure),
  };
}

function witnessOf(search: Search, found: Found): Witness {
  const { steps, round } = trailTo(search, found);
  const lines = linesOf(search.compiled, search.successors.items, steps);
  return {
    run: scheduledRun(search, scheduleOf(search, steps)),
    lines,
    detail: found.detail,
    round: round === undefined ? undefined : round - 1,
    size: {
      events: lines.length,
      nodes: search.compiled.nodes,
      faults: faultsIn(steps, search.budgets),
    },
  };
}

const FAULT_ACTS: Readonly<Record<keyof Budgets, number>> = {
  crashes: Act.crash,
  recoveries: Act.recover,
  losses: Act.lose,
  duplicates: Act.duplicate,
  partitions: Act.partition,
};

function faultsIn(steps: readonly TrailStep[], budgets: Budgets): Budgets {
  const count = (kind: keyof Budgets) =>
    budgets[kind] === Infinity
      ? Infinity
      : steps.filter(({ act }) => kindOf(act) === FAULT_ACTS[kind]).length;
  return Object.fromEntries(FAULT_BUDGETS.map((kind) => [kind, count(kind)])) as unknown as Budgets;
}
