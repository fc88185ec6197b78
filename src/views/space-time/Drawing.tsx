// The drawing in the diagram's box: the plot behind its clip, the names of lanes, a lane that is dragged.
import { type RefObject, useId } from 'react';
import { conditionsAt } from '../../playback/conditions.ts';
import { timeEquation } from '../../playback/narration.ts';
import type { DiagramProps } from './diagram-props.ts';
import { LaneGoal } from './LaneGoal.tsx';
import { LaneNames } from './Lanes.tsx';
import { LEAD, Plot } from './Plot.tsx';
import styles from './space-time.module.css';
import type { useDiagram } from './use-diagram.ts';

interface DrawingProps {
  readonly view: DiagramProps;
  readonly diagram: ReturnType<typeof useDiagram>;
  readonly svg: RefObject<SVGSVGElement | null>;
}

export function Drawing({ view, diagram, svg }: DrawingProps) {
  const { trace, manifest, cursor, time, layout, windowing, dragging } = view;
  const { marks, outline, focus, lanes, gestures, brush } = diagram;
  const { figure } = diagram.scene;
  const { plane } = figure;
  const { isVertical } = plane;
  const clip = useId();
  const from = plane.along(windowing.window.from);
  const move = (along: number) => (isVertical ? `translate(0 ${along})` : `translate(${along} 0)`);
  return (
    <svg
      ref={svg}
      role="presentation"
      className={styles.plot}
      data-dense={marks.isDense}
      width={layout.width + (isVertical ? layout.end : layout.names + layout.end)}
      height={layout.height + (isVertical ? layout.names + layout.end : 0)}
      {...gestures.pointer.handlers}
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
              marks={marks}
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
          lanes={figure.lanes}
          isVertical={isVertical}
          room={layout.names}
          scale={view.scale}
          tabStop={focus.tabStop}
          selected={view.selection.node}
          brushed={brush.node}
          moved={lanes.drag?.node}
          out={conditionsAt(trace, cursor).out}
        />
        {lanes.drag && (
          <LaneGoal drag={lanes.drag} lanes={figure.lanes} plane={plane} room={layout.names} />
        )}
      </g>
    </svg>
  );
}
