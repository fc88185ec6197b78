// Where one is: time, event, next beat; after the last one, the beats that this run does not reach.

import { manifestOf } from '../../catalog/catalog.ts';
import { timeNumber } from '../../playback/narration.ts';
import { useCursor, useOutcome } from '../parts/outcome.ts';
import { beatsIn, endTime } from '../state/moving.ts';
import { useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import { groupDigits, timeWithUnit } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './transport.module.css';

export function Reading() {
  const outcome = useOutcome();
  if (!outcome) return <div className={styles.reading} />;
  return <ReadingOf outcome={outcome} />;
}

function ReadingOf({ outcome }: { readonly outcome: Outcome }) {
  const { time: scale } = manifestOf(outcome.run.protocol);
  const now = useScreen(({ time }) => timeNumber(time, scale));
  const cursor = useCursor(outcome);
  return (
    <div className={styles.reading}>
      <p className={styles.moment}>
        <span>
          <b>{now}</b> / {timeWithUnit(endTime(outcome), scale)}
        </span>
        <span className="visually-hidden">, </span>
        <span>
          event <b>{groupDigits(cursor)}</b> of {groupDigits(outcome.trace.count)}
        </span>
      </p>
      <NextBeat outcome={outcome} cursor={cursor} />
    </div>
  );
}

function NextBeat({ outcome, cursor }: { readonly outcome: Outcome; readonly cursor: number }) {
  const source = useShown((state) => state.source);
  const beats = beatsIn(outcome, source);
  const next = beats.find(({ record }) => record >= 0 && record + 1 > cursor);
  if (next) return <p className={styles.next}>next beat: {next.beat.title}</p>;
  const titles = (isReached: boolean) =>
    beats.filter(({ record }) => record >= 0 === isReached).map(({ beat }) => beat.title);
  // What has happened by another beat's name was reached.
  const reached = titles(true);
  const missed = titles(false).filter((title) => !reached.includes(title));
  if (missed.length === 0) return null;
  const text = `not reached: ${missed.join(', ')}`;
  return (
    <p className={styles.next} title={text}>
      {text}
    </p>
  );
}
