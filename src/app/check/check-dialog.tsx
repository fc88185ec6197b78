// The dialog of checks: what is looked at on the left, what was found on the right.
import { useEffect, useMemo } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { useDraft } from '../parts/use-draft.ts';
import { WorkDialog } from '../parts/work-dialog.tsx';
import {
  type CheckPlan,
  FIRST_PLAN,
  firstPlan,
  readPlan,
  type WrittenPlan,
  writtenPlan,
} from '../state/check-plan.ts';
import { isCheckAtHand } from '../state/check-results.ts';
import { leaveCheck, probe, startCheck } from '../state/check-runner.ts';
import { type OpenCheck, useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import { sizeHint, whyNotExplored } from '../words/check-meaning.ts';
import { runText } from '../words/run-words.ts';
import { CheckForm } from './check-form.tsx';
import { CheckOutcome } from './check-outcome.tsx';
import { CheckTakeaway } from './check-takeaway.tsx';

export default function CheckDialog() {
  const stage = useScreen(({ run }) => run);
  const check = useScreen((state) => state.check);
  const run = check?.run ?? stage;
  const nodes = useNodes(run);
  const isCycle = useShown(({ outcome }) => outcome?.timing === 'cycle');
  const whyNot = whyNotExplored(nodes, isCycle);
  const [draft, setDraft] = useDraft(useWritten(check?.plan), () =>
    writtenPlan(run ? firstPlan(run, nodes) : FIRST_PLAN),
  );
  useBeginning(check);
  useProbe(run, whyNot === '');
  // Whoever closes the dialog ends its worker.
  useEffect(() => leaveCheck, []);
  if (!run) return null;
  const { title } = manifestOf(run.protocol);
  return (
    <WorkDialog
      title={`Check every schedule: ${title}`}
      base={`${runText(run)}.`}
      side={
        <>
          <CheckForm
            draft={draft}
            setDraft={setDraft}
            whyNot={whyNot}
            hint={sizeHint(nodes)}
            onBegin={(plan) => void startCheck({ run, plan })}
          />
          {check && <CheckTakeaway check={check} />}
        </>
      }
    >
      <CheckOutcome
        run={run}
        title={title}
        plan={check?.plan ?? readPlan(draft).plan ?? FIRST_PLAN}
        isBegun={check !== undefined}
      />
    </WorkDialog>
  );
}

/** A plan as its form has it; the same object for the same plan. */
function useWritten(plan: CheckPlan | undefined): WrittenPlan | undefined {
  return useMemo(() => plan && writtenPlan(plan), [plan]);
}

/** A check that came with a link has not been begun. */
function useBeginning(check: OpenCheck | undefined): void {
  useEffect(() => {
    if (check && !isCheckAtHand(check)) void startCheck(check);
  }, [check]);
}

function useProbe(run: Run | undefined, isWorthwhile: boolean): void {
  useEffect(() => {
    if (run && isWorthwhile) void probe(run);
  }, [run, isWorthwhile]);
}

/** How many nodes the run has: as the trace knows, where the run is on the stage. */
function useNodes(run: Run | undefined): number {
  const traced = useShown(({ outcome }) =>
    outcome && outcome.run === run ? outcome.trace.nodes : undefined,
  );
  return traced ?? Number(run?.params.nodes ?? 0);
}
