// What happens at the cursor or in the event that was picked: a beat's caption, or what the node that acted said.
import { useCursor, useOutcome } from '../parts/outcome.ts';
import { beatsIn } from '../state/moving.ts';
import { aboutOf, momentAt } from '../state/narrate.ts';
import { useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './stage.module.css';

export function Caption() {
  const outcome = useOutcome();
  return outcome ? <CaptionOf outcome={outcome} /> : <div className={styles.caption} />;
}

function CaptionOf({ outcome }: { readonly outcome: Outcome }) {
  const source = useShown((state) => state.source);
  const cursor = useCursor(outcome);
  const picked = useScreen(({ selection }) => selection.event);
  const isPicked = picked !== undefined && picked < outcome.trace.count && picked + 1 !== cursor;
  const at = isPicked ? picked + 1 : cursor;
  const moment = momentAt(outcome, beatsIn(outcome, source), at, aboutOf(outcome));
  return (
    <section className={styles.caption} aria-label="Caption">
      <p className={styles.where}>
        {moment.where}
        {isPicked && ' (picked)'}
      </p>
      <p className={styles.words} data-beat={moment.isBeat || undefined}>
        {moment.text}
      </p>
    </section>
  );
}
