// What happens at the cursor, in words: a beat's caption, or what the node that acted said.
import { useOutcome } from '../parts/outcome.ts';
import { beatsIn } from '../state/moving.ts';
import { aboutOf, momentAt } from '../state/narrate.ts';
import { useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import styles from './stage.module.css';

export function Caption() {
  const outcome = useOutcome();
  const source = useShown((state) => state.source);
  const cursor = useScreen((state) => state.cursor);
  const isAtRest = useScreen(({ playing }) => !playing);
  if (!outcome) return <div className={styles.caption} />;
  const shownCursor = Math.min(cursor, outcome.trace.count);
  const moment = momentAt(outcome, beatsIn(outcome, source), shownCursor, aboutOf(outcome));
  return (
    <section className={styles.caption} aria-label="Caption" data-resting={isAtRest}>
      <p className={styles.where}>{moment.where}</p>
      <p className={styles.words} data-beat={moment.isBeat || undefined}>
        {moment.text}
      </p>
    </section>
  );
}
