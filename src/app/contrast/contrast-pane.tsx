// One run of a contrast: its title, its picture at the common time, and in words what has just happened in it.
import { useState } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { NO_BRUSH } from '../../views/brush.ts';
import { GridAndCurves } from '../../views/grid/GridAndCurves.tsx';
import type { SpaceTimePick, SpaceTimeSelection, Together } from '../../views/space-time/props.ts';
import { SpaceTime } from '../../views/space-time/SpaceTime.tsx';
import { Button } from '../parts/button.tsx';
import { useReducedMotion } from '../parts/media.ts';
import { useTimeline } from '../parts/outcome.ts';
import { refuse } from '../state/execution.ts';
import { moveToTime } from '../state/moving.ts';
import { momentAt } from '../state/narrate.ts';
import { paceOf } from '../state/player.ts';
import { screen, useScreen } from '../state/screen.ts';
import { visit } from '../state/session.ts';
import type { Pane } from '../state/timeline.ts';
import { stoppedText } from '../words/checks.ts';
import { wordsOf } from '../words/run-words.ts';
import { groupDigits } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './contrast.module.css';
import { kindOf } from './pane-kind.ts';

interface ContrastPaneProps {
  readonly pane: Pane;
  /** From 1. */
  readonly place: number;
  readonly isReady: boolean;
  /** Until when all are drawn, in ticks. */
  readonly until: number;
  readonly together: Together | undefined;
  /** The run that it is held against. */
  readonly beside: Trace | undefined;
}

export function ContrastPane({ pane, place, isReady, ...shared }: ContrastPaneProps) {
  const { title, run, outcome } = pane;
  const alone = () => void visit({ from: 'run', run, change: {} }).catch(refuse);
  return (
    <section className={styles.pane} aria-label={`Run ${place}: ${title}`}>
      <div className={styles.paneHead}>
        <h2>{title}</h2>
        {outcome && isReady ? <Moment outcome={outcome} /> : <Waiting pane={pane} />}
        <Button look="quiet" onClick={alone} aria-label={`Open alone: ${title}`}>
          Open alone
        </Button>
      </div>
      <div className={styles.view}>
        {outcome && isReady && <Picture outcome={outcome} title={title} {...shared} />}
      </div>
    </section>
  );
}

function Waiting({ pane: { problem, progress } }: { readonly pane: Pane }) {
  if (problem !== undefined)
    return (
      <p className={styles.problem} role="alert">
        This run could not be made: {problem}
      </p>
    );
  const far = progress ? `, ${groupDigits(progress.events)} events` : '';
  return <p className={styles.moment}>Running{far}…</p>;
}

/** How many records of this run have happened at the common time. */
function useOwnCursor({ trace }: Outcome): number {
  return useScreen(({ time }) => trace.countUntil(time));
}

function Moment({ outcome }: { readonly outcome: Outcome }) {
  const cursor = useOwnCursor(outcome);
  const isOver = cursor === outcome.trace.count;
  const stopped = isOver ? stoppedText(outcome) : undefined;
  // Of thousands of nodes one more says nothing of what all have come to.
  if (kindOf(outcome) === 'grid') return <p className={styles.moment}>{stopped}</p>;
  const { where, text } = momentAt(outcome, [], cursor, '');
  return (
    <p className={styles.moment} data-over={isOver || undefined}>
      <span>{isOver ? 'at its end' : where}</span> {stopped ?? text}
    </p>
  );
}

type PictureProps = Pick<ContrastPaneProps, 'until' | 'together' | 'beside'> & {
  readonly outcome: Outcome;
  readonly title: string;
};

function Picture({ outcome, title, until, together, beside }: PictureProps) {
  const { time, playing, speed, labels } = useScreen((state) => state);
  const [selection, setSelection] = useState<SpaceTimeSelection>({});
  const timeline = useTimeline();
  const cursor = useOwnCursor(outcome);
  const common = {
    trace: outcome.trace,
    manifest: wordsOf(outcome),
    cursor,
    time,
    selection,
    reducedMotion: useReducedMotion(),
    onSeek: moveToTime,
  };
  const pick = (picked: SpaceTimePick) => {
    screen.setState({ playing: false });
    setSelection(selectionOf(picked));
  };
  if (kindOf(outcome) === 'grid')
    return (
      <GridAndCurves
        {...common}
        until={until}
        theory={outcome.theory}
        brush={NO_BRUSH}
        onBrush={ignore}
        onSelect={({ node }) => setSelection({ node })}
      />
    );
  return (
    <SpaceTime
      {...common}
      opened={outcome.run}
      title={title}
      endTime={until}
      playing={playing}
      pace={playing && timeline ? paceOf(timeline, speed) : 0}
      labels={labels}
      orientation="horizontal"
      baseline={beside}
      together={together}
      onSelect={pick}
      readOnly
    />
  );
}

function selectionOf(picked: SpaceTimePick): SpaceTimeSelection {
  if (picked.kind === 'event') return { event: picked.record };
  return picked.kind === 'message' ? { message: picked.send } : { node: picked.node };
}

function ignore(): void {}
