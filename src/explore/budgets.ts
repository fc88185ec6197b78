// What faults may do in a search, and how much of it a state has used up.
import { Interner } from './interner.ts';

/** How many of each fault at most, at any moments. */
export interface Budgets {
  readonly crashes: number;
  readonly recoveries: number;
  readonly losses: number;
  /** Infinity: a message that was sent may arrive any number of times, and never leaves the network. */
  readonly duplicates: number;
  readonly partitions: number;
}

/** In the order in which reports name them. */
export const FAULT_BUDGETS = [
  'crashes',
  'recoveries',
  'losses',
  'duplicates',
  'partitions',
] as const;

export const NO_FAULTS: Budgets = {
  crashes: 0,
  recoveries: 0,
  losses: 0,
  duplicates: 0,
  partitions: 0,
};

/** The given number of each fault where there is one. */
export function givenBudgets(otherwise: Budgets, given: Partial<Budgets>): Budgets {
  const all = FAULT_BUDGETS.map((kind) => [kind, given[kind] ?? otherwise[kind]] as const);
  return Object.fromEntries(all) as unknown as Budgets;
}

/** Nobody is cut off. */
export const WHOLE = 0;

/** Faults so far, and the nodes on one side of a partition: a bit each. */
export interface Used extends Budgets {
  readonly side: number;
}

/** What was used so far, numbered: a word of each state. */
export class Usage {
  private readonly budgets: Budgets;
  private readonly all = new Interner<Used>();
  private readonly more = new Map<number, number>();

  constructor(budgets: Budgets) {
    this.budgets = budgets;
    this.number({ ...NO_FAULTS, side: WHOLE });
  }

  private number(used: Used): number {
    return this.all.numberOf(Object.values(used).join(), () => used);
  }

  get(number: number): Used {
    return this.all.values[number];
  }

  left(number: number, kind: keyof Budgets): number {
    return this.budgets[kind] - this.get(number)[kind];
  }

  /** The usage after one more of that kind. */
  after(number: number, kind: keyof Budgets): number {
    if (this.budgets[kind] === Infinity) return number;
    const key = number * 8 + FAULT_BUDGETS.indexOf(kind);
    let found = this.more.get(key);
    if (found === undefined) {
      const used = this.get(number);
      found = this.number({ ...used, [kind]: used[kind] + 1 });
      this.more.set(key, found);
    }
    return found;
  }

  /** The usage once the network is cut, or whole again. */
  cut(number: number, side: number): number {
    return this.number({ ...this.get(number), side });
  }
}
