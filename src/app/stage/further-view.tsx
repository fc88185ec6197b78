// Views that the page loads when they are first opened: the first load is for what it opens with.
import { type ComponentType, lazy, useContext } from 'react';
import type { ViewProps } from '../../views/view-props.ts';
import { useReducedMotion } from '../parts/media.ts';
import { useCursor } from '../parts/outcome.ts';
import { useBrush } from '../state/brush.ts';
import { endTime, moveToCursor, timeAt } from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import { select } from '../state/picking.ts';
import { useScreen } from '../state/screen.ts';
import { showList } from '../state/stage-views.ts';
import type { StageView } from '../state/views-of.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { useBefore } from './use-before.ts';
import { useOwnBrush } from './use-own-brush.ts';
import { RoomForTwo } from './use-panes.ts';

type FurtherName = Exclude<StageView, 'space-time' | 'grid'>;

const Network = lazy(async () => {
  const { Network } = await import('../../views/network/Network.tsx');
  return { default: Network };
});

const Ring = lazy(async () => {
  const { Ring } = await import('../../views/ring/Ring.tsx');
  return { default: Ring };
});

const StateTable = lazy(async () => {
  const { StateTable } = await import('../../views/table/StateTable.tsx');
  return { default: StateTable };
});

const Log = lazy(async () => {
  const { Log } = await import('../../views/log/Log.tsx');
  return { default: Log };
});

const Messages = lazy(async () => {
  const { Messages } = await import('../../views/messages/Messages.tsx');
  return { default: Messages };
});

const RunPlots = lazy(async () => {
  const { RunPlots } = await import('../../views/plots/RunPlots.tsx');
  return { default: RunPlots };
});

const VIEWS: Readonly<Record<FurtherName, ComponentType<ViewProps>>> = {
  network: Network,
  ring: Ring,
  table: StateTable,
  messages: Messages,
  plots: RunPlots,
  log: Log,
};

/** Views in which something moves between events. */
const MOVING: ReadonlySet<FurtherName> = new Set(['network', 'ring', 'plots']);

interface FurtherViewProps {
  readonly outcome: Outcome;
  readonly view: FurtherName;
}

export function FurtherView({ outcome, view }: FurtherViewProps) {
  const Shown = VIEWS[view];
  const cursor = useCursor(outcome);
  // What shows no motion is drawn anew at events alone.
  const time = useScreen((state) => (MOVING.has(view) ? state.time : timeAt(outcome, cursor)));
  const selection = useScreen((state) => state.selection);
  const hasRoom = useContext(RoomForTwo);
  const { trace } = outcome;
  const onBrush = useOwnBrush(trace);
  return (
    <Shown
      trace={trace}
      before={useBefore()?.trace}
      manifest={wordsOf(outcome)}
      cursor={cursor}
      time={time}
      endTime={endTime(outcome)}
      selection={selection}
      theory={outcome.theory}
      brush={useBrush()}
      onBrush={onBrush}
      onSelect={select}
      onSeek={seek}
      onList={(list) => showList(list, view, hasRoom)}
      reducedMotion={useReducedMotion()}
    />
  );
}

function seek(cursor: number): void {
  moveToCursor(cursor);
  speakMoment();
}
