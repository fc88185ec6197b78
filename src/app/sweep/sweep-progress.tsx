// How far the sweep is, how it ended, and what went wrong with which run.
import type { Manifest } from '../../engine/contract.ts';
import { asSentence } from '../../playback/narration.ts';
import { Button } from '../parts/button.tsx';
import work from '../parts/work.module.css';
import { type SweepFailure, type SweepResults, useResults } from '../state/sweep-results.ts';
import { counted, runTitle } from '../words/sweep.ts';
import { groupDigits } from '../words/time.ts';
import { openRun } from './open-run.ts';

export function SweepProgress({ manifest }: { readonly manifest: Manifest }) {
  const state = useResults((all) => all);
  const { status, done, total, failure } = state;
  return (
    <div className={work.progress}>
      {status === 'running' && (
        <>
          <progress aria-label="Runs that are complete" value={done} max={total} />
          <p className={work.hint}>{`${groupDigits(done)} of ${counted(total, 'run')}`}</p>
        </>
      )}
      <p role="status" className={status === 'running' ? 'visually-hidden' : work.hint}>
        {statusText(state)}
      </p>
      {failure && <Failure failure={failure} manifest={manifest} plan={state.plan} />}
    </div>
  );
}

/** Said once at each turn, not with every run. */
function statusText({ status, samples, done, total }: SweepResults): string {
  switch (status) {
    case 'running':
      return `${counted(total, 'run')} begun.`;
    case 'done':
      return `Complete: ${counted(total, 'run')}${failedText(samples)}.`;
    case 'stopped':
    case 'failed':
      return total > 0
        ? `Stopped after ${groupDigits(done)} of ${counted(total, 'run')}${failedText(samples)}.`
        : '';
    default:
      return '';
  }
}

function failedText(samples: SweepResults['samples']): string {
  const failed = samples.flat().filter(({ violated }) => violated).length;
  return failed === 0 ? '' : `; a check came out otherwise than expected in ${groupDigits(failed)}`;
}

interface FailureProps {
  readonly failure: SweepFailure;
  readonly plan: SweepResults['plan'];
  readonly manifest: Manifest;
}

function Failure({ failure: { message, at }, plan, manifest }: FailureProps) {
  const run = at && plan ? runTitle(plan, at.row, at.seed, manifest) : undefined;
  return (
    <div role="alert" className={work.error}>
      <p>{run === undefined ? asSentence(message) : `${run}: ${asSentence(message)}`}</p>
      {at && <Button onClick={() => openRun(at)}>Open this run</Button>}
    </div>
  );
}
