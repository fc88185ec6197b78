// The check that is open: how its dialog is opened, and how its link holds it. What comes of it stands in check-results.ts.
import type { Run } from '../../engine/run.ts';
import type { LinkContent } from '../../lab/link.ts';
import { planEntries, planIn } from './check-plan.ts';
import { isOfCheck } from './check-results.ts';
import { type OpenCheck, type Screen, screen } from './screen.ts';
import { momentEntries } from './standing.ts';

/**
 * Opens the dialog over the run on the stage, which stands meanwhile. The check that it belongs to is still there; from
 * any other run a new one starts.
 */
export function openCheck(): void {
  const { run, check, contrast } = screen.getState();
  if (!run || contrast) return;
  screen.setState({
    dialog: 'check',
    sheet: undefined,
    menu: undefined,
    playing: false,
    check: check && isOfCheck(run, check) ? check : undefined,
  });
}

/** What a check's link holds: its run, at its moment where it is on the stage, and the plan. */
export function checkContent({ run, plan }: OpenCheck, state: Screen): LinkContent {
  return { run, view: { ...momentEntries(run, state), ...planEntries(plan) } };
}

/** What of the screen is the check of a run that is being opened; a run without one leaves the dialog. */
export function checkParts(run: Run, view: LinkContent['view']): Partial<Screen> {
  const plan = planIn(view);
  if (plan) return { dialog: 'check', check: { run, plan } };
  return screen.getState().dialog === 'check' ? { dialog: undefined } : {};
}
