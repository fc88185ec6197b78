// The beats on the bar: a diamond each, with titles where there is room.
import { useLayoutEffect, useState } from 'react';
import type { PlacedBeat } from '../../playback/beats.ts';
import { useCursor } from '../parts/outcome.ts';
import { beatsIn, endTime, moveToCursor } from '../state/moving.ts';
import { beatAt, speakMoment } from '../state/narrate.ts';
import { useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import type { Outcome } from '../worker/client.ts';
import { besideEachOther, placeTitles } from './layout.ts';
import styles from './transport.module.css';

interface BeatsProps {
  readonly outcome: Outcome;
  readonly width: number;
}

/** A beat's target is so wide, in rem. */
const BEAT_REM = 1.5;
/** A narrow bar has room for one row of titles. */
const NARROW_PX = 480;

export function Beats({ outcome, width }: BeatsProps) {
  const source = useShown((state) => state.source);
  const beats = beatsIn(outcome, source).filter(({ record }) => record >= 0);
  const current = beatAt(beats, useCursor(outcome))?.beat.id;
  const end = Math.max(1, endTime(outcome));
  const xOf = ({ record }: PlacedBeat) => (outcome.trace.time(record) / end) * width;
  const titles = beats.map((placed) => ({
    key: placed.beat.id,
    text: placed.beat.title,
    x: xOf(placed),
    isCurrent: placed.beat.id === current,
  }));
  const { widthOf, rem } = useTextWidth();
  const targets = besideEachOther(beats.map(xOf), BEAT_REM * rem, width);
  return (
    <div className={styles.beats}>
      <ol aria-label="Beats">
        {beats.map((placed, i) => (
          <li key={placed.beat.id}>
            <button
              type="button"
              className={styles.beat}
              style={{ left: targets[i] }}
              aria-label={`Beat ${i + 1}: ${placed.beat.title}`}
              aria-current={placed.beat.id === current ? 'step' : undefined}
              title={placed.beat.title}
              onClick={() => {
                moveToCursor(placed.record + 1);
                speakMoment();
              }}
            >
              <span
                className={styles.diamond}
                style={{ translate: `${xOf(placed) - targets[i]}px` }}
              />
            </button>
          </li>
        ))}
      </ol>
      {placeTitles(titles, widthOf, width, width < NARROW_PX ? 1 : 2, 0.75 * rem).map(
        ({ key, text, at, row, isCurrent }) => (
          <span
            key={key}
            aria-hidden="true"
            className={styles.beatTitle}
            style={{ left: at, marginTop: `${row * 1.0625}rem` }}
            data-current={isCurrent || undefined}
          >
            {text}
          </span>
        ),
      )}
    </div>
  );
}

/** How wide a title is, measured in the page's font; measured again when fonts arrive or the scale changes. */
function useTextWidth(): { readonly widthOf: (text: string) => number; readonly rem: number } {
  const theme = useScreen((state) => state.theme);
  const [measure, setMeasure] = useState(() => measuring());
  useLayoutEffect(() => {
    void theme;
    const again = () => setMeasure(measuring());
    again();
    document.fonts.addEventListener('loadingdone', again);
    return () => document.fonts.removeEventListener('loadingdone', again);
  }, [theme]);
  return measure;
}

function measuring() {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = `600 ${0.75 * rem}px ${getComputedStyle(document.body).fontFamily}`;
  const widthOf = (text: string) => context?.measureText(text).width ?? text.length * 0.5 * rem;
  return { widthOf, rem };
}
