// The diagram in its box: legend and buttons above, the drawing with its axis, and what a listener hears of a drag.
import { useRef } from 'react';
import { ALL_LANES, isByNumber } from '../../figure/space-time-lanes.ts';
import { timeNumber } from '../../playback/narration.ts';
import { AxisStrip } from './AxisStrip.tsx';
import { Drawing } from './Drawing.tsx';
import type { DiagramProps } from './diagram-props.ts';
import { shapesOf } from './in-focus.ts';
import { LaneButtons } from './LaneButtons.tsx';
import { Legend } from './Legend.tsx';
import styles from './space-time.module.css';
import { useDiagram } from './use-diagram.ts';
import { keyOf } from './use-pointer.ts';
import { clockWords, dragSentence } from './words.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

const INSTRUCTIONS =
  'Arrow keys go from event to event, M along messages, Home and End to the first and last event, Enter picks. On the name of a lane H hides it, Shift H shows all, and Alt with an arrow key moves it. On a message the arrow keys change its delay, Enter keeps the change, Escape or undo drops it.';

export function Diagram(props: DiagramProps) {
  const { trace, manifest, time, layout, windowing, dragging, box, together } = props;
  const plot = useRef<HTMLDivElement>(null);
  const diagram = useDiagram(props, plot);
  const { scene, focus, lanes, gestures, marks } = diagram;
  const { plane } = scene.figure;
  const axis = (
    <AxisStrip
      ticks={scene.figure.ticks}
      plane={plane}
      layout={layout}
      unit={manifest.time.unit}
      from={plane.along(windowing.window.from)}
      now={plane.along(time)}
      nowText={timeNumber(time, manifest.time)}
      onSeek={gestures.seek}
      onPan={windowing.isWhole ? undefined : gestures.pan}
    />
  );
  return (
    <section
      className={styles.root}
      data-orientation={props.orientation}
      aria-label={props.title ?? 'Space–time diagram'}
    >
      {together?.isFirst !== false && (
        <div className={styles.top}>
          <Legend
            hasFocus={marks.cone !== undefined}
            shapes={shapesOf(together?.traces ?? [trace])}
            oneIn={scene.figure.oneIn}
            hasLost={scene.figure.arrows.some(({ outcome }) => outcome === 'lost')}
            clocks={clockWords(props.labels, manifest, trace.nodes)}
            hasChanges={scene.difference?.first !== undefined}
          />
          <LaneButtons
            hidden={trace.nodes - plane.lanes.length}
            isByNumber={isByNumber(props.lanes ?? ALL_LANES, trace.nodes)}
            onShowAll={lanes.showAll}
            onByNumber={lanes.byNumber}
          />
          <ZoomButtons windowing={windowing} />
        </div>
      )}
      <div
        role="application"
        className={styles.box}
        ref={box}
        aria-label="Events and messages"
        aria-description={INSTRUCTIONS}
        data-dragging={dragging.drag?.by}
        data-moving={lanes.drag?.node}
        onKeyDown={gestures.onKeyDown}
        onFocus={(event) => focus.onFocus(keyOf(event.target))}
        onBlur={() => {
          if (dragging.drag?.by === 'key') dragging.cancel();
          focus.onBlur();
        }}
      >
        {props.isMeasured && (
          <>
            {plane.isVertical && axis}
            <div className={styles.scroller} data-scroller>
              <Drawing view={props} diagram={diagram} plot={plot} />
            </div>
            {!plane.isVertical && together?.isLast !== false && axis}
          </>
        )}
      </div>
      <p className={styles.hidden} aria-live="polite">
        {dragText(props)}
      </p>
    </section>
  );
}

/** What a listener hears while a head is moved by key. */
function dragText({ dragging, manifest }: DiagramProps): string {
  const { drag } = dragging;
  return drag?.by === 'key' ? dragSentence(drag, manifest) : '';
}
