// The sweep's dialog: what is swept on the left, what comes of it on the right.
import { useEffect } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import { WorkDialog } from '../parts/work-dialog.tsx';
import { type OpenSweep, useScreen } from '../state/screen.ts';
import { isAtHand, useResults } from '../state/sweep-results.ts';
import { beginSweep, stopSweep } from '../state/sweep-runner.ts';
import { runText } from '../words/run-words.ts';
import { SweepForm } from './sweep-form.tsx';
import { SweepOutcome } from './sweep-outcome.tsx';
import { SweepTakeaway } from './sweep-takeaway.tsx';

export default function SweepDialog() {
  const stage = useScreen(({ run }) => run);
  const sweep = useScreen((state) => state.sweep);
  const isPlanned = useResults(({ plan }) => plan !== undefined);
  useBeginning(sweep);
  // Whoever closes the dialog ends its workers.
  useEffect(() => stopSweep, []);
  const run = sweep?.run ?? stage;
  if (!run) return null;
  const manifest = manifestOf(run.protocol);
  return (
    <WorkDialog
      title={`Sweep: ${manifest.title}`}
      base={`${runText(run)}: what is not swept stays as it is there.`}
      side={
        <>
          <SweepForm
            manifest={manifest}
            run={run}
            begun={sweep?.spec}
            onBegin={(spec) => void beginSweep({ ...sweep, run, spec, xScale: undefined })}
          />
          {sweep && isPlanned && <SweepTakeaway sweep={sweep} />}
        </>
      }
    >
      <SweepOutcome manifest={manifest} sweep={sweep} />
    </WorkDialog>
  );
}

/** A sweep that came with a link has not been begun. */
function useBeginning(sweep: OpenSweep | undefined): void {
  useEffect(() => {
    if (sweep && !isAtHand(sweep)) void beginSweep(sweep);
  }, [sweep]);
}
