// A plan as flags of `lightcone check`; the page's bounds are always written, since the command line has other ones.
import type { Run } from '../../engine/run.ts';
import { FAULT_BUDGETS } from '../../explore/budgets.ts';
import { FAULT_KINDS } from '../../explore/fault-mix.ts';
import type { CheckPlan } from '../state/check-plan.ts';

/** Faults by hand count on the command line where nothing else is said. */
export function checkFlags(plan: CheckPlan, { interventions }: Run): readonly string[] {
  const hasFaults = interventions.some(({ kind }) => kind !== 'command');
  const seconds = ['--max-seconds', String(plan.seconds)];
  if (plan.mode === 'random')
    return ['--random', String(plan.runs), ...kindFlags(plan.kinds), ...seconds];
  return [
    ...['--timing', plan.timing],
    ...FAULT_BUDGETS.filter((name) => hasFaults || plan[name] > 0).flatMap((name) => [
      `--${name}`,
      plan[name] === Infinity ? 'any' : String(plan[name]),
    ]),
    ...(plan.symmetry ? [] : ['--no-symmetry']),
    ...['--max-states', String(plan.states)],
    ...['--max-depth', String(plan.steps)],
    ...['--max-megabytes', String(plan.megabytes)],
    ...seconds,
  ];
}

function kindFlags(kinds: CheckPlan['kinds']): readonly string[] {
  if (kinds.length === FAULT_KINDS.length) return [];
  return ['--kinds', kinds.length === 0 ? 'none' : kinds.join(',')];
}
