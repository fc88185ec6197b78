// What a run comes to: how it ended, what was counted, what the checks say.
import type { MessageCounts } from './contract.ts';
import type { Intervention } from './run.ts';

export type EndReason =
  | 'quiescent'
  | 'goal'
  | 'until'
  | 'violation'
  | 'max-events'
  | 'error'
  | 'loop'
  | 'memory'
  | 'cancelled';

/** Whether the run went on until nothing more could happen, or to its goal: then what must come in the end is decided. */
export function isDecided(reason: EndReason | undefined): boolean {
  return reason === 'quiescent' || reason === 'goal';
}

export interface End {
  /** Ticks. */
  readonly time: number;
  readonly reason: EndReason;
  /** In words: which property, which handler at which node, which bound. '' when quiescent. */
  readonly detail: string;
}

export interface CheckResult {
  readonly id: string;
  readonly name: string;
  readonly kind: 'always' | 'eventually' | 'sometimes';
  /** null: the run was bounded before it was decided, or ended while what is owed could still come; or a state was not seen that nothing promises. */
  readonly ok: boolean | null;
  /** `fails` only where the preset says so, and the run is the preset's (as-promised.ts). */
  readonly expected: 'holds' | 'fails';
  /** Violations of an `always` property. */
  readonly count: number;
  /** Trace record of the first violation, or of the first sight of a `sometimes` property; -1 for none. */
  readonly at: number;
  /** Nodes involved. */
  readonly nodes: readonly number[];
  readonly detail: string;
}

export interface RunReport {
  readonly end: End;
  /** Records of the trace, counted whether recorded or not. */
  readonly events: number;
  readonly messages: MessageCounts;
  readonly checks: readonly CheckResult[];
  readonly metrics: Readonly<Record<string, number>>;
  readonly lists: Readonly<Record<string, readonly number[]>>;
  /** Values of the formulas that hold for these parameters, under the metrics' names. */
  readonly theory: Readonly<Record<string, number>>;
  /** That the algorithm takes for granted what this network does not give; absent where it does. */
  readonly breach: string | undefined;
  /** 16 hexadecimal digits; absent for a partial run or where hashing was off. */
  readonly hash: string | undefined;
  /** Interventions that found nothing to act on. */
  readonly unapplied: readonly Intervention[];
}
