// What a check came to in words, for the command line and the page alike.
import type { PropertyResult } from '../explore/report.ts';
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
