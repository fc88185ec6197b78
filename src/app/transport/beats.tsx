// The beats on the bar, or where the runs of a contrast part: a diamond each, with titles where there is room.
import { useLayoutEffect, useState } from 'react';
import { useTimelineCursor } from '../parts/outcome.ts';
import { moveToCursor, stopsShown } from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import { useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import type { NamedStop, Timeline } from '../state/timeline.ts';
import { besideEachOther, placeTitles } from './layout.ts';
import styles from './transport.module.css';

interface BeatsProps {
  readonly timeline: Timeline;
  readonly width: number;
}

/** A beat's target is so wide, in rem. */
const BEAT_REM = 1.5;
/** A narrow bar has room for one row of titles. */
const NARROW_PX = 480;

export function Beats({ timeline, width }: BeatsProps) {
  // A preset's beats come with its protocol.
  useShown((state) => state.source);
  const stops = stopsShown();
  const cursor = useTimelineCursor(timeline);
  const current = stops.find((stop) => stop.cursor === cursor)?.id;
  const end = Math.max(1, timeline.end);
  const xOf = (stop: NamedStop) => (timeline.timeAfter(stop.cursor) / end) * width;
  const titles = stops.map((stop) => ({
    key: stop.id,
    text: stop.title,
    x: xOf(stop),
    isCurrent: stop.id === current,
  }));
  const { widthOf, rem } = useTextWidth();
  const targets = besideEachOther(stops.map(xOf), BEAT_REM * rem, width);
  return (
    <div className={styles.beats}>
      <ol aria-label="Beats">
        {stops.map((stop, i) => (
          <li key={stop.id}>
            <button
              type="button"
              className={styles.beat}
              style={{ left: targets[i] }}
              aria-label={`${timeline.what === 'event' ? `Beat ${i + 1}` : 'Stop'}: ${stop.title}`}
              aria-current={stop.id === current ? 'step' : undefined}
              title={stop.title}
              onClick={() => {
                moveToCursor(stop.cursor);
                speakMoment();
              }}
            >
              <span
                className={styles.diamond}
                style={{ translate: `${xOf(stop) - targets[i]}px` }}
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
