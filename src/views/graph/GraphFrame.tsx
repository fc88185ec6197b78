// The frame of a picture of nodes and messages: legend, the picture in its box with focus and keys, a line of reading.
import type { ReactNode, RefObject } from 'react';
import { flightLabels } from '../../figure/flight-labels.ts';
import { messageShapes } from '../../figure/message-shapes.ts';
import { edgeRoles } from '../../figure/node-edges.ts';
import { type NodeState, toneWords } from '../../figure/node-states.ts';
import type { Obstacles } from '../../figure/obstacles.ts';
import type { ViewProps } from '../view-props.ts';
import { everIn } from './ever-in.ts';
import { FlightCanvas } from './FlightCanvas.tsx';
import { FlightLabels } from './FlightLabels.tsx';
import { Flights } from './Flights.tsx';
import styles from './graph-frame.module.css';
import { Legend } from './Legend.tsx';
import { Reading } from './Reading.tsx';
import type { Graph, GraphGeometry } from './use-graph.ts';
import { KEYS_SAID } from './use-mark-keys.ts';
import { useMessageNames } from './use-message-names.ts';

export interface GraphScene extends GraphGeometry {
  readonly states: readonly NodeState[];
  /** What names of messages must not lie on. */
  readonly taken: Obstacles;
  /** What is to be said besides, '' for nothing. */
  readonly note: string;
}

interface GraphFrameProps {
  readonly title: string;
  readonly view: ViewProps;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly size: { readonly width: number; readonly height: number; readonly scale: number };
  readonly scene: GraphScene;
  readonly graph: Graph;
  /** Behind the messages; very many nodes, on a canvas; nodes before the messages. */
  readonly ground: ReactNode;
  readonly painted: ReactNode;
  readonly nodes: ReactNode;
}

export function GraphFrame({ title, view, box, size, scene, graph, ...props }: GraphFrameProps) {
  const { trace, manifest } = view;
  const { width, height } = size;
  const shapes = messageShapes(trace);
  const nameOf = useMessageNames(trace, manifest);
  return (
    <section className={styles.root} aria-label={title}>
      <Legend
        types={shapes}
        tones={toneWords(trace, manifest)}
        roles={edgeRoles(trace)}
        ever={everIn(trace)}
      />
      <div
        ref={box}
        role="application"
        className={styles.box}
        aria-label="Nodes and messages"
        aria-description={KEYS_SAID}
        {...graph.handlers}
      >
        {width > 0 && height > 0 && (
          <>
            <svg role="presentation" className={styles.plot} width={width} height={height}>
              {props.ground}
            </svg>
            {props.painted}
            {graph.isCrowd && (
              <FlightCanvas
                flights={graph.flights}
                pathOf={scene.pathOf}
                shapes={shapes}
                {...size}
              />
            )}
            <svg role="presentation" className={styles.plot} width={width} height={height}>
              <Flights
                flights={graph.drawn}
                pathOf={scene.pathOf}
                nameOf={nameOf}
                shapes={shapes}
                scale={size.scale}
                tabStop={graph.tabStop}
                picked={graph.picked}
                brushed={graph.brushed}
              />
              {props.nodes}
              <Names scene={scene} graph={graph} size={size} />
            </svg>
          </>
        )}
      </div>
      <Reading
        flights={graph.flights}
        row={graph.brushed}
        nodes={graph.nodes}
        states={scene.states}
        words={manifest}
        nameOf={nameOf}
        note={scene.note}
        onList={graph.isCrowd || props.painted ? view.onList : undefined}
      />
    </section>
  );
}

function Names({ scene, graph, size }: Pick<GraphFrameProps, 'scene' | 'graph' | 'size'>) {
  const { flights, picked, brushed } = graph;
  const marked = new Set([picked, brushed]);
  const labels = flightLabels(
    flights.map((flight) => ({
      flight,
      path: scene.pathOf(flight),
      isMarked: marked.has(flight.row),
    })),
    scene.taken,
    size,
  );
  return <FlightLabels labels={labels} flights={flights} marked={marked} />;
}
