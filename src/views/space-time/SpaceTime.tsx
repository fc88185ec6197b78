// The space-time view: takes its measures, and chooses the stretch of time that is seen.
import { useRef } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { ALL_LANES, lanesShown } from '../../figure/space-time-lanes.ts';
import { longestName } from '../../playback/node-names.ts';
import { Diagram } from './Diagram.tsx';
import { layoutOf } from './layout.ts';
import type { SpaceTimeProps } from './props.ts';
import styles from './space-time.module.css';
import { useHeadDrag } from './use-head-drag.ts';
import { useScale, useSize } from './use-measures.ts';
import { useTimeWindow } from './use-time-window.ts';

/** More lanes than this nobody reads, and no page scrolls. */
const MOST_LANES = 256;

export function SpaceTime(props: SpaceTimeProps) {
  const { nodes } = props.trace;
  if (nodes <= MOST_LANES) return <Measured {...props} />;
  return (
    <p className={styles.tooMany}>
      A space–time diagram has a lane for each node, up to {MOST_LANES} of them. This run has{' '}
      {nodes.toLocaleString('en')}: lower the number of nodes to see it here.
    </p>
  );
}

function steadyTime({ trace, cursor, time, together }: SpaceTimeProps): number {
  const last = (of: Trace, happened: number) =>
    happened > 0 ? of.time(Math.min(happened, of.count) - 1) : 0;
  if (!together) return last(trace, cursor);
  return Math.max(...together.traces.map((one) => last(one, one.countUntil(time))));
}

function Measured(props: SpaceTimeProps) {
  const { trace, manifest, orientation, reducedMotion, together } = props;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const scale = useScale();
  const dragging = useHeadDrag(props.readOnly ? undefined : props.onIntervene);
  const last = trace.count > 0 ? trace.time(trace.count - 1) : 0;
  const endTime = Math.max(last, props.endTime ?? last);
  const shown = lanesShown(props.lanes ?? ALL_LANES, trace.nodes);
  const layout = layoutOf(
    size,
    orientation,
    shown.length,
    together?.longestName ?? longestName(manifest, trace.nodes),
    scale,
    together?.isLast !== false,
  );
  // Under reduced motion nothing glides: the present is the last event's, in whichever run.
  const time = reducedMotion ? steadyTime(props) : props.time;
  const windowing = useTimeWindow({
    trace,
    opened: props.opened,
    endTime,
    time,
    pace: props.pace,
    pixels: layout.length / scale,
    turnsPages: reducedMotion,
    isHeld: dragging.drag !== undefined,
    together,
  });
  return (
    <Diagram
      {...props}
      box={box}
      isMeasured={size.width > 0 && size.height > 0}
      time={time}
      endTime={endTime}
      layout={layout}
      scale={scale}
      windowing={windowing}
      dragging={dragging}
    />
  );
}
