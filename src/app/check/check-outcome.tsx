// What comes of a check: how far it is, each property as it is decided, and what all that means.
import type { Run } from '../../engine/run.ts';
import { asSentence } from '../../playback/narration.ts';
import type { CheckPlan } from '../state/check-plan.ts';
import { type CheckCame, NO_CHECK, useCheckResults } from '../state/check-results.ts';
import { useShown } from '../state/shown.ts';
import {
  type CheckRow,
  cutText,
  everyHeadline,
  everyRows,
  randomHeadline,
  randomRows,
} from '../words/check.ts';
import { everyMeaning, randomMeaning } from '../words/check-meaning.ts';
import styles from './check.module.css';
import { Meters } from './meters.tsx';
import { PropertyItem } from './property-item.tsx';

interface CheckOutcomeProps {
  readonly run: Run;
  /** The protocol's. */
  readonly title: string;
  /** As it was begun, or will be. */
  readonly plan: CheckPlan;
  readonly isBegun: boolean;
}

export function CheckOutcome({ run, title, plan, isBegun }: CheckOutcomeProps) {
  const latest = useCheckResults((state) => state);
  // What came of the check of another run is none of this one's.
  const results = isBegun ? latest : NO_CHECK;
  const rows = useRows(results, plan);
  const { found } = results.every;
  const meaning =
    plan.mode === 'random' ? randomMeaning(plan) : everyMeaning(plan, run, title, found);
  const { status, failure, refused } = results;
  const wrong = failure ?? (refused && `${refused.where}: ${refused.message}`);
  return (
    <section className={styles.outcome} aria-label="Results">
      <p role="status" className={styles.headline}>
        {headline(results, plan)}
      </p>
      {wrong !== undefined && (
        <p role="alert" className={styles.wrong}>
          {asSentence(wrong)}
        </p>
      )}
      {status !== 'none' && <Meters results={results} plan={plan} />}
      <ul className={styles.properties} aria-label="Checks">
        {rows.map((row) => (
          <PropertyItem key={row.id} row={row} />
        ))}
      </ul>
      <div className={styles.meaning}>
        <h3>{status === 'none' ? 'What will be looked at' : 'What this looks at, and proves'}</h3>
        {meaning.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </section>
  );
}

function useRows({ status, every, random }: CheckCame, plan: CheckPlan): readonly CheckRow[] {
  const properties = useShown(({ outcome }) => outcome?.report?.checks) ?? [];
  if (plan.mode === 'random') return randomRows(random.found, properties, status);
  return everyRows(every.found, properties, status);
}

function headline({ status, every, random }: CheckCame, { mode }: CheckPlan): string {
  if (status === 'none') return 'Nothing has been checked yet.';
  if (mode === 'random')
    return random.progress
      ? randomHeadline(random.progress, random.found, status !== 'running')
      : 'Runs are being tried.';
  const { found } = every;
  if (status === 'running')
    return found ? everyHeadline(found, false) : 'Schedules are being looked at.';
  if (!found) return 'Ended before anything was found.';
  return [everyHeadline(found, true), cutText(found)].filter((text) => text !== '').join(' ');
}
