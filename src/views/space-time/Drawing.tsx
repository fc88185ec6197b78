// The drawing in the diagram's box: sheets that move behind an opening, the present between them, the names of lanes beside.
import { type CSSProperties, lazy, type RefObject, Suspense } from 'react';
import type { Plane } from '../../figure/plane.ts';
import { conditionsAt } from '../../playback/conditions.ts';
import { timeEquation } from '../../playback/narration.ts';
import { Crowd } from './Crowd.tsx';
import { Cursor } from './Cursor.tsx';
import type { DiagramProps } from './diagram-props.ts';
import { Ground } from './Ground.tsx';
import { isTraced } from './in-focus.ts';
import { LaneGoal } from './LaneGoal.tsx';
import { LaneNames } from './Lanes.tsx';
import type { Layout } from './layout.ts';
import { LEAD, Plot } from './Plot.tsx';
import { Sheet, SheetDrawing, sheetSize } from './Sheet.tsx';
import styles from './space-time.module.css';
import type { useDiagram } from './use-diagram.ts';

/** Loaded when an instrument is first asked for. */
const Overlay = lazy(() => import('./instruments/Overlay.tsx'));

interface DrawingProps {
  readonly view: DiagramProps;
  readonly diagram: ReturnType<typeof useDiagram>;
  readonly plot: RefObject<HTMLDivElement | null>;
}

export function Drawing({ view, diagram, plot }: DrawingProps) {
  const { manifest, time, layout, windowing, dragging } = view;
  const { marks, outline, gestures } = diagram;
  const { scene } = diagram;
  const { plane } = scene.figure;
  // Whole pixels: text that moves stays sharp.
  const from = Math.round(plane.along(windowing.window.from));
  const now = plane.along(time);
  const size = sheetSize(plane, layout.end);
  return (
    <div
      ref={plot}
      className={styles.plot}
      data-dense={marks.isDense}
      data-traced={isTraced(view.reading) || undefined}
      data-plot
      style={wholeSize(layout, plane)}
      {...gestures.pointer.handlers}
    >
      <div className={styles.opening} style={openingOf(layout, plane)}>
        <Sheet plane={plane} from={from}>
          <SheetDrawing plane={plane} size={size}>
            <Ground scene={scene} outline={outline} now={now} />
          </SheetDrawing>
          {scene.figure.isCrowd && (
            <Crowd
              figure={scene.figure}
              cone={marks.cone}
              {...size}
              lead={LEAD}
              now={now + LEAD}
              from={from}
              to={from + layout.length + layout.end}
            />
          )}
        </Sheet>
        <svg role="presentation" className={styles.present}>
          <g transform={plane.isVertical ? `translate(0 ${LEAD})` : `translate(${LEAD} 0)`}>
            <Cursor
              plane={plane}
              now={now - from}
              text={timeEquation(time, manifest.time)}
              seenTo={layout.length}
            />
          </g>
        </svg>
        <Sheet plane={plane} from={from}>
          <SheetDrawing plane={plane} size={size}>
            <Plot
              marks={marks}
              time={time}
              timeScale={manifest.time}
              drag={dragging.drag}
              from={from}
              to={from + layout.length}
              margin={layout.end}
            >
              {view.reading && (
                <Suspense>
                  <Overlay
                    reading={view.reading}
                    trace={view.trace}
                    plane={plane}
                    words={manifest}
                    endTime={view.endTime}
                    cursor={view.cursor}
                    onCut={view.onCut}
                  />
                </Suspense>
              )}
            </Plot>
          </SheetDrawing>
        </Sheet>
      </div>
      <Names view={view} diagram={diagram} />
    </div>
  );
}

function wholeSize(layout: Layout, { isVertical }: Plane): CSSProperties {
  return {
    width: layout.width + (isVertical ? layout.end : layout.names + layout.end),
    height: layout.height + (isVertical ? layout.names + layout.end : 0),
  };
}

/** Through which the sheets are seen: the plot, a little before it, and its margin. */
function openingOf(layout: Layout, { isVertical }: Plane): CSSProperties {
  const { width, height, names, end } = layout;
  return isVertical
    ? { left: 0, top: names - LEAD, width: width + end, height: height + LEAD + end }
    : { left: names - LEAD, top: 0, width: width + LEAD + end, height };
}

function Names({ view, diagram }: Omit<DrawingProps, 'plot'>) {
  const { layout } = view;
  const { focus, lanes, brush, scene } = diagram;
  const { plane, lanes: marks } = scene.figure;
  const { isVertical } = plane;
  return (
    <svg role="presentation" className={styles.names} width="100%" height="100%">
      <g transform={isVertical ? `translate(0 ${layout.names})` : `translate(${layout.names} 0)`}>
        <LaneNames
          lanes={marks}
          isVertical={isVertical}
          room={layout.names}
          scale={view.scale}
          tabStop={focus.tabStop}
          selected={view.selection.node}
          brushed={brush.node}
          moved={lanes.drag?.node}
          out={conditionsAt(view.trace, view.cursor).out}
        />
        {lanes.drag && (
          <LaneGoal drag={lanes.drag} lanes={marks} plane={plane} room={layout.names} />
        )}
      </g>
    </svg>
  );
}
