// What a check came to in words, for the command line and the page alike.
import { type Budgets, FAULT_BUDGETS } from '../explore/budgets.ts';
import type { PropertyResult, WitnessSize } from '../explore/report.ts';
import type { Cut } from '../explore/search.ts';

/** Why not all schedules were looked at. */
export const CUT_WORDS: Readonly<Record<Cut, string>> = {
  states: 'stopped at the bound of states',
  depth: 'stopped at the bound of steps',
  time: 'stopped at the bound of time',
  memory: 'stopped at the bound of memory',
  draws: 'not all: of draws with many outcomes only some were tried',
  violation: 'stopped at the first violation',
  error: 'stopped: a handler throws',
  cancelled: 'cancelled',
};

/** What a property came to: `holds`, `fails in 10 steps`, `fails, for ever`, `seen in 2 steps`, `never reached`. */
export function verdictText({ kind, ok, witness }: PropertyResult): string {
  if (ok === null) return 'not decided';
  const steps = witness ? `in ${stepsText(witness.lines.length)}` : '';
  if (kind === 'sometimes') return ok ? `seen ${steps}` : 'never reached';
  if (ok) return 'holds';
  if (witness?.round !== undefined) return 'fails, for ever';
  return `fails ${steps}`;
}

function stepsText(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}

/** Stands before the steps of a round. */
export const FOR_EVER =
  'these go on for ever, though whatever stays possible is done sooner or later (weak fairness)';

const ONE_FAULT: Readonly<Record<keyof Budgets, string>> = {
  crashes: '1 crash',
  recoveries: '1 recovery',
  losses: '1 loss',
  duplicates: '1 duplicate',
  partitions: '1 partition',
};

/** `2 crashes, 1 loss`, `any number of duplicates`, `no faults`. */
export function faultsText(faults: Budgets): string {
  const there = FAULT_BUDGETS.filter((kind) => faults[kind] > 0);
  if (there.length === 0) return 'no faults';
  return there.map((kind) => faultText(kind, faults[kind])).join(', ');
}

function faultText(kind: keyof Budgets, count: number): string {
  if (count === 1) return ONE_FAULT[kind];
  return count === Infinity ? `any number of ${kind}` : `${count} ${kind}`;
}

/** What a counterexample has, and what it was made from: `2 nodes, 1 crash; shrunk from 3 nodes, 2 crashes, 12 steps`. */
export function shrunkText(size: WitnessSize, from: WitnessSize): string {
  return `${systemText(size)}; shrunk from ${systemText(from)}, ${stepsText(from.events)}`;
}

function systemText({ nodes, faults }: WitnessSize): string {
  return `${nodes === 1 ? '1 node' : `${nodes} nodes`}, ${faultsText(faults)}`;
}
