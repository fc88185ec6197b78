// The sweep's dialog: what is swept on the left, what comes of it on the right.
import { useEffect } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { closeDialog } from '../dialogs/close.ts';
import { Modal } from '../parts/modal.tsx';
import { type OpenSweep, useScreen } from '../state/screen.ts';
import { isAtHand, useResults } from '../state/sweep-results.ts';
import { beginSweep, stopSweep } from '../state/sweep-runner.ts';
import styles from './sweep.module.css';
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
    <Modal title={`Sweep: ${manifest.title}`} shape="full" onClose={closeDialog}>
      <div className={styles.frame}>
        <div className={styles.dialog}>
          <div className={styles.side}>
            <p className={styles.base}>{baseText(run)}</p>
            <SweepForm
              manifest={manifest}
              run={run}
              begun={sweep?.spec}
              onBegin={(spec) => void beginSweep({ ...sweep, run, spec, xScale: undefined })}
            />
            {sweep && isPlanned && <SweepTakeaway sweep={sweep} />}
          </div>
          <SweepOutcome manifest={manifest} sweep={sweep} />
        </div>
      </div>
    </Modal>
  );
}

/** A sweep that came with a link has not been begun. */
function useBeginning(sweep: OpenSweep | undefined): void {
  useEffect(() => {
    if (sweep && !isAtHand(sweep)) void beginSweep(sweep);
  }, [sweep]);
}

function baseText(run: Run): string {
  const { presets } = manifestOf(run.protocol);
  const preset = presets.find(({ id }) => id === run.preset);
  const from = preset ? `The run on the stage, from “${preset.title}”` : 'The run on the stage';
  const count = run.interventions.length;
  const done = count === 1 ? ', one intervention' : `, ${count} interventions`;
  return `${from}${run.broken ? ', a wrong variant' : ''}${count > 0 ? done : ''}: what is not swept stays as it is there.`;
}
