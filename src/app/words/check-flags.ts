// A plan as flags of `lightcone check`; the page's bounds are always written, since the command line has other ones.
import { FAULT_KINDS } from '../../explore/fault-mix.ts';
import { BUDGETS, type CheckPlan } from '../state/check-plan.ts';

export function checkFlags(plan: CheckPlan): readonly string[] {
  const seconds = ['--max-seconds', String(plan.seconds)];
  if (plan.mode === 'random')
    return ['--random', String(plan.runs), ...kindFlags(plan.kinds), ...seconds];
  return [
    ...['--timing', plan.timing],
    ...BUDGETS.filter((name) => plan[name] > 0).flatMap((name) => [
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
