// The diagram in its box: legend, lanes and plot, axis.
import { useId, useRef } from 'react';
import { messagesOf, rowOfName } from '../../analysis/messages.ts';
import { sheetAround } from '../../figure/time-window.ts';
import { conditionsAt } from '../../playback/conditions.ts';
import { timeEquation, timeNumber } from '../../playback/narration.ts';
import { AxisStrip } from './AxisStrip.tsx';
import type { DiagramProps } from './diagram-props.ts';
import { HiddenLanes } from './HiddenLanes.tsx';
import { currentStep, eventInFocus, laneInFocus, shapesOf } from './in-focus.ts';
import { LaneGoal } from './LaneGoal.tsx';
import { LaneNames } from './Lanes.tsx';
import { Legend } from './Legend.tsx';
import { keyFrom } from './navigate.ts';
import { LEAD, Plot } from './Plot.tsx';
import styles from './space-time.module.css';
import { useFocus } from './use-focus.ts';
import { useGestures } from './use-gestures.ts';
import { useLanes } from './use-lanes.ts';
import { keyOf } from './use-pointer.ts';
import { useCone, useScene } from './use-scene.ts';
import { dragSentence } from './words.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

const INSTRUCTIONS =
  'Arrow keys go from event to event, M along messages, Home and End to the first and last event, Enter picks. On the name of a lane H hides it, Shift H shows all, and Alt with an arrow key moves it. On a message the arrow keys change its delay, Enter keeps the change, Escape or undo drops it.';

/** With more arrows in sight they are thinner, and those that ended long ago paler. */
const DENSE = 60;
/** So long ago, as a part of what is seen. */
const LONG_AGO = 0.3;

export function Diagram(props: DiagramProps) {
  const { trace, manifest, cursor, time, layout, windowing, dragging, selection, box } = props;
  const svg = useRef<SVGSVGElement>(null);
  const clip = useId();
  const mayDrag = props.onIntervene !== undefined && !props.readOnly;
  const sheet = sheetAround(windowing.whole, windowing.window);
  const ends = windowing.run;
  const scene = useScene({ ...props, baseline: props.baseline, sheet, ends, mayDrag });
  const { plane } = scene.figure;
  const focus = useFocus(
    box,
    trace,
    cursor,
    (key) => scene.keys.has(key),
    plane.lanes,
    windowing.reveal,
  );
  const lanes = useLanes(props, plane, focus);
  const { pointer, onKeyDown, seek, pan } = useGestures(props, svg, scene, focus, lanes, mayDrag);
  const hovered = keyFrom(pointer.hovered);
  const tabStop = keyFrom(focus.tabStop);
  const looked = [hovered, focus.focused].find((key) => key?.kind === 'message');
  const inFocus = dragging.drag ? undefined : eventInFocus(props, hovered, focus.focused);
  const { cone, outline } = useCone(trace, inFocus, scene.figure, props.endTime);
  const { isVertical } = plane;
  const isDense = scene.figure.inSight > DENSE;
  const seen = windowing.window.to - windowing.window.from;
  const from = plane.along(windowing.window.from);
  const move = (along: number) => (isVertical ? `translate(0 ${along})` : `translate(${along} 0)`);
  const axis = (
    <AxisStrip
      ticks={scene.figure.ticks}
      plane={plane}
      layout={layout}
      unit={manifest.time.unit}
      from={from}
      now={plane.along(time)}
      nowText={timeNumber(time, manifest.time)}
      onSeek={seek}
      onPan={windowing.isWhole ? undefined : pan}
    />
  );
  return (
    <section
      className={styles.root}
      data-orientation={props.orientation}
      aria-label="Space–time diagram"
    >
      <div className={styles.top}>
        <Legend
          hasFocus={cone !== undefined}
          shapes={shapesOf(trace)}
          oneIn={scene.figure.oneIn}
          hasChanges={scene.difference?.first !== undefined}
        />
        {plane.hasHidden && (
          <HiddenLanes count={trace.nodes - plane.lanes.length} onShowAll={lanes.showAll} />
        )}
        <ZoomButtons windowing={windowing} />
      </div>
      <div
        role="application"
        className={styles.box}
        ref={box}
        aria-label="Events and messages"
        aria-description={INSTRUCTIONS}
        data-dragging={dragging.drag?.by}
        data-moving={lanes.drag?.node}
        onKeyDown={onKeyDown}
        onFocus={(event) => focus.onFocus(keyOf(event.target))}
        onBlur={() => {
          if (dragging.drag?.by === 'key') dragging.cancel();
          focus.onBlur();
        }}
      >
        {props.isMeasured && (
          <>
            {isVertical && axis}
            <div className={styles.scroller} data-scroller>
              <svg
                ref={svg}
                role="presentation"
                className={styles.plot}
                data-dense={isDense}
                width={layout.width + (isVertical ? layout.end : layout.names + layout.end)}
                height={layout.height + (isVertical ? layout.names + layout.end : 0)}
                {...pointer.handlers}
              >
                <defs>
                  <clipPath id={clip}>
                    <rect
                      x={isVertical ? -8 : -LEAD}
                      y={isVertical ? -LEAD : -8}
                      width={layout.width + (isVertical ? 16 : LEAD + layout.end)}
                      height={layout.height + (isVertical ? LEAD + layout.end : 16)}
                    />
                  </clipPath>
                </defs>
                <g transform={move(layout.names)}>
                  <g clipPath={`url(#${clip})`}>
                    <g transform={move(-from)}>
                      <Plot
                        marks={{
                          scene,
                          cursor,
                          cone,
                          current: currentStep(trace, cursor),
                          pickedEvent: selection.event,
                          pickedMessage: selection.message,
                          looked: looked?.kind === 'message' ? looked.row : undefined,
                          isDense,
                          far: isDense ? trace.countUntil(time - LONG_AGO * seen) : 0,
                          lane: isDense
                            ? laneInFocus(props, hovered, focus.focused, cone)
                            : undefined,
                          tabEvent: tabStop?.kind === 'event' ? tabStop.record : undefined,
                          tabRow: tabStop?.kind === 'message' ? tabStop.row : undefined,
                          draggedRow: draggedRow(props),
                          mayDrag,
                        }}
                        outline={outline}
                        time={time}
                        nowText={timeEquation(time, manifest.time)}
                        timeScale={manifest.time}
                        drag={dragging.drag}
                        from={from}
                        to={from + layout.length}
                        margin={layout.end}
                      />
                    </g>
                  </g>
                  <LaneNames
                    lanes={scene.figure.lanes}
                    isVertical={isVertical}
                    room={layout.names}
                    scale={props.scale}
                    tabStop={focus.tabStop}
                    selected={selection.node}
                    moved={lanes.drag?.node}
                    out={conditionsAt(trace, cursor).out}
                  />
                  {lanes.drag && (
                    <LaneGoal
                      drag={lanes.drag}
                      lanes={scene.figure.lanes}
                      plane={plane}
                      room={layout.names}
                    />
                  )}
                </g>
              </svg>
            </div>
            {!isVertical && axis}
          </>
        )}
      </div>
      <p className={styles.hidden} aria-live="polite">
        {dragText(props)}
      </p>
    </section>
  );
}

function draggedRow({ trace, dragging }: DiagramProps): number | undefined {
  if (!dragging.drag) return undefined;
  return rowOfName(trace, messagesOf(trace), dragging.drag.message, false);
}

/** What a listener hears while a head is moved by key. */
function dragText({ dragging, manifest }: DiagramProps): string {
  const { drag } = dragging;
  return drag?.by === 'key' ? dragSentence(drag, manifest) : '';
}
