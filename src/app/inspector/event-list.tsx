// Events one below the other, each of which can be looked at.
import type { Trace } from '../../engine/trace.ts';
import { eventNumber, eventSentence, type Wording } from '../../playback/narration.ts';
import { groupDigits } from '../words/time.ts';
import styles from './inspector.module.css';

interface EventListProps {
  readonly trace: Trace;
  readonly words: Wording;
  /** Records. */
  readonly events: readonly number[];
  /** The one that is looked at. */
  readonly current: number | undefined;
  onPick(record: number): void;
}

export function EventList({ trace, words, events, current, onPick }: EventListProps) {
  return (
    <ol className={styles.chain}>
      {events.map((record) => (
        <li key={record}>
          <button
            type="button"
            className={styles.step}
            aria-current={record === current ? 'step' : undefined}
            onClick={() => onPick(record)}
          >
            <i>{groupDigits(eventNumber(record))}</i>
            <span>{eventSentence(trace, record, words)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
