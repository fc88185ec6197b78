// Views that the page loads when they are first opened: the first load is for what it opens with.
import { type ComponentType, lazy, useEffect } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import type { ViewName } from '../../engine/contract.ts';
import type { Trace } from '../../engine/trace.ts';
import { NO_BRUSH } from '../../views/brush.ts';
import type { ViewProps } from '../../views/view-props.ts';
import { useReducedMotion } from '../parts/media.ts';
import { useCursor } from '../parts/outcome.ts';
import { brush, useBrush } from '../state/brush.ts';
import { endTime, moveToCursor } from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import { select } from '../state/picking.ts';
import { useScreen } from '../state/screen.ts';
import type { Outcome } from '../worker/client.ts';

type FurtherName = Exclude<ViewName, 'space-time' | 'grid'>;

const Network = lazy(async () => {
  const { Network } = await import('../../views/network/Network.tsx');
  return { default: Network };
});

const Ring = lazy(async () => {
  const { Ring } = await import('../../views/ring/Ring.tsx');
  return { default: Ring };
});

const VIEWS: Readonly<Record<FurtherName, ComponentType<ViewProps>>> = {
  network: Network,
  ring: Ring,
  table: Network,
  messages: Network,
  log: Network,
};

interface FurtherViewProps {
  readonly outcome: Outcome;
  readonly view: FurtherName;
}

export function FurtherView({ outcome, view }: FurtherViewProps) {
  const Shown = VIEWS[view];
  const time = useScreen((state) => state.time);
  const selection = useScreen((state) => state.selection);
  const { trace } = outcome;
  useForgetBrush(trace);
  return (
    <Shown
      trace={trace}
      manifest={manifestOf(outcome.run.protocol)}
      cursor={useCursor(outcome)}
      time={time}
      endTime={endTime(outcome)}
      selection={selection}
      brush={useBrush()}
      onBrush={brush}
      onSelect={select}
      onSeek={seek}
      reducedMotion={useReducedMotion()}
    />
  );
}

/** Records of one trace are nothing in another. */
function useForgetBrush(trace: Trace): void {
  useEffect(() => {
    void trace;
    return () => brush(NO_BRUSH);
  }, [trace]);
}

function seek(cursor: number): void {
  moveToCursor(cursor);
  speakMoment();
}
