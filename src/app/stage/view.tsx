// The view that is open, given what it draws.
import { Suspense, useState } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { GridAndCurves } from '../../views/grid/GridAndCurves.tsx';
import { SpaceTime } from '../../views/space-time/SpaceTime.tsx';
import { useReducedMotion } from '../parts/media.ts';
import { useCursor, useOutcome } from '../parts/outcome.ts';
import { useBrush } from '../state/brush.ts';
import { readingOn, setCut } from '../state/instruments.ts';
import { changeLanes } from '../state/lanes.ts';
import { drawnUntil, moveToTime, timelineOf } from '../state/moving.ts';
import { dragTo, select } from '../state/picking.ts';
import { paceOf } from '../state/player.ts';
import { isSameBeforeInterventions } from '../state/run-edits.ts';
import { screen, useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import { type StageView, viewsOf } from '../state/views-of.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { FurtherView } from './further-view.tsx';
import styles from './stage.module.css';
import { useBefore } from './use-before.ts';
import { useOwnBrush } from './use-own-brush.ts';

interface ViewOfProps {
  readonly wanted: StageView;
}

export function View({ wanted }: ViewOfProps) {
  const outcome = useOutcome();
  const failure = useShown((state) => state.failure);
  if (!outcome) return failure ? null : <Waiting />;
  // Until a newly opened protocol's run is there, the one before stays in a view of its own.
  const manifest = manifestOf(outcome.run.protocol);
  const { id } = manifest;
  const views = viewsOf(manifest);
  const view = views.includes(wanted) ? wanted : views[0];
  if (view === 'grid') return <Grid key={id} outcome={outcome} />;
  if (view === 'space-time') return <Diagram key={id} outcome={outcome} />;
  return (
    <Suspense fallback={<Waiting />}>
      <FurtherView key={`${id} ${view}`} outcome={outcome} view={view} />
    </Suspense>
  );
}

function Waiting() {
  return <p className={styles.waiting}>Loading…</p>;
}

/** The run as it was opened: another one only when more than what was done to it is another. */
function useOpened(run: Run): Run {
  const [opened, setOpened] = useState(run);
  if (isSameBeforeInterventions(opened, run)) return opened;
  setOpened(run);
  return run;
}

function Diagram({ outcome }: { readonly outcome: Outcome }) {
  const { time, playing, speed, labels, orientation, lanes, selection, instrument } = useScreen(
    (state) => state,
  );
  const cursor = useCursor(outcome);
  const before = useBefore();
  const opened = useOpened(outcome.run);
  return (
    <SpaceTime
      opened={opened}
      trace={outcome.trace}
      manifest={wordsOf(outcome)}
      cursor={cursor}
      time={time}
      endTime={drawnUntil(outcome)}
      playing={playing}
      pace={playing ? paceOf(timelineOf(outcome), speed) : 0}
      labels={labels}
      orientation={orientation}
      lanes={lanes}
      onLanes={changeLanes}
      reading={readingOn(outcome, instrument, { cursor, picked: selection.event })}
      onCut={setCut}
      baseline={before?.trace}
      selection={selection}
      brush={useBrush()}
      onBrush={useOwnBrush(outcome.trace)}
      onSelect={select}
      onIntervene={dragTo}
      onSeek={moveToTime}
      reducedMotion={useReducedMotion()}
    />
  );
}

function Grid({ outcome }: { readonly outcome: Outcome }) {
  const cursor = useCursor(outcome);
  const time = useScreen((state) => state.time);
  const selection = useScreen((state) => state.selection);
  const before = useBefore();
  return (
    <GridAndCurves
      trace={outcome.trace}
      before={before?.trace}
      manifest={wordsOf(outcome)}
      cursor={cursor}
      time={time}
      theory={outcome.theory}
      selection={selection}
      brush={useBrush()}
      onBrush={useOwnBrush(outcome.trace)}
      onSelect={({ node }) => screen.setState({ selection: { node } })}
      onSeek={moveToTime}
      reducedMotion={useReducedMotion()}
    />
  );
}
