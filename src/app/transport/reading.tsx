// Where one is: time, event, next beat; after the last one, the beats that this run does not reach.

import { timeNumber } from '../../playback/narration.ts';
import { useCursor, useOutcome, useTimeline, useTimelineCursor } from '../parts/outcome.ts';
import { beatsIn } from '../state/moving.ts';
import { useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import type { Timeline } from '../state/timeline.ts';
import { groupDigits, timeWithUnit } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './transport.module.css';

export function Reading() {
  const timeline = useTimeline();
  if (!timeline) return <div className={styles.reading} />;
  return <ReadingOf timeline={timeline} />;
}

function ReadingOf({ timeline }: { readonly timeline: Timeline }) {
  const { scale, what, count, end } = timeline;
  const now = useScreen(({ time }) => timeNumber(time, scale));
  const cursor = useTimelineCursor(timeline);
  const outcome = useOutcome();
  return (
    <div className={styles.reading}>
      <p className={styles.moment}>
        <span>
          <b>{now}</b> / {timeWithUnit(end, scale)}
        </span>
        <span className="visually-hidden">, </span>
        <span>
          {what} <b>{groupDigits(cursor)}</b> of {groupDigits(count)}
        </span>
      </p>
      {what === 'event' && outcome && <NextBeat outcome={outcome} />}
    </div>
  );
}

function NextBeat({ outcome }: { readonly outcome: Outcome }) {
  const cursor = useCursor(outcome);
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
