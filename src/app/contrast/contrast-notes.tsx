// What the runs have in common, what one has otherwise, and where they first part: with a button that goes there.
import { useMemo } from 'react';
import { Button } from '../parts/button.tsx';
import { moveToCursor } from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import type { Timeline } from '../state/timeline.ts';
import { changesText, partingText, type Side, workloadText } from '../words/contrast.ts';
import { partingOf } from './clock.ts';
import styles from './contrast.module.css';

interface ContrastNotesProps {
  readonly sides: readonly Side[];
  readonly timeline: Timeline;
}

export function ContrastNotes({ sides, timeline }: ContrastNotesProps) {
  const notes = useMemo(() => notesOf(sides), [sides]);
  return (
    <section className={styles.notes} aria-label="What differs">
      {notes.map(({ text, time }) => (
        <p key={text} className={styles.note} data-parting={time}>
          {text}{' '}
          {time !== undefined && (
            <Button
              look="quiet"
              onClick={() => {
                moveToCursor(timeline.countUntil(time));
                speakMoment();
              }}
            >
              Go there
            </Button>
          )}
        </p>
      ))}
    </section>
  );
}

interface Note {
  readonly text: string;
  /** Of a first difference, in ticks. */
  readonly time?: number;
}

function notesOf([first, ...others]: readonly Side[]): readonly Note[] {
  const changes = others.flatMap(({ title, outcome }) => {
    const texts = changesText(first.outcome.run, outcome.run);
    const isNamed = texts.length === 0 || (texts.length === 1 && texts[0] === title);
    return isNamed ? [] : [{ text: `Changed in “${title}”: ${texts.join('; ')}.` }];
  });
  const partings = others.flatMap((side) => {
    const parting = partingOf(first.outcome, side.outcome);
    return parting ? [{ text: partingText(first, side, parting), time: parting.time }] : [];
  });
  return [...workloadText([first, ...others]).map((text) => ({ text })), ...changes, ...partings];
}
