// The network's picture in its box: legend, regions, links and edges, messages, nodes.
import type { RefObject } from 'react';
import { messageShapes } from '../../figure/message-shapes.ts';
import { edgeRoles } from '../../figure/node-edges.ts';
import { toneWords } from '../../figure/node-states.ts';
import { Edges } from '../graph/Edges.tsx';
import { everIn } from '../graph/ever-in.ts';
import { FlightCanvas } from '../graph/FlightCanvas.tsx';
import { FlightLabels } from '../graph/FlightLabels.tsx';
import { Flights } from '../graph/Flights.tsx';
import { Legend } from '../graph/Legend.tsx';
import { Reading } from '../graph/Reading.tsx';
import { useGraph } from '../graph/use-graph.ts';
import { KEYS_SAID } from '../graph/use-mark-keys.ts';
import { useMessageNames } from '../graph/use-message-names.ts';
import type { ViewProps } from '../view-props.ts';
import { Links } from './Links.tsx';
import { Nodes } from './Nodes.tsx';
import styles from './network.module.css';
import { Regions } from './Regions.tsx';
import { labelsOf, useNetworkScene } from './use-network-scene.ts';

interface PictureProps extends ViewProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

export function NetworkPicture(props: PictureProps) {
  const { trace, manifest, selection, box, width, height, scale } = props;
  const scene = useNetworkScene(props);
  const { plan, pathOf } = scene;
  const graph = useGraph(props, box, scene);
  const nameOf = useMessageNames(trace, manifest);
  const shapes = messageShapes(trace);
  const marked = new Set([graph.picked, graph.brushed]);
  return (
    <>
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
        data-in-flight={graph.flights.filter(({ phase }) => phase === 'under-way').length}
        {...graph.handlers}
      >
        {width > 0 && height > 0 && (
          <>
            <svg role="presentation" className={styles.plot} width={width} height={height}>
              {scene.regions && <Regions regions={scene.regions} />}
              <Links plan={plan} links={trace.data.topology?.links} />
              <Edges
                edges={scene.edges}
                roles={edgeRoles(trace)}
                pathOf={pathOf}
                strong={strongOf(graph)}
                scale={scale}
              />
            </svg>
            {graph.isCrowd && (
              <FlightCanvas
                flights={graph.flights}
                pathOf={pathOf}
                shapes={shapes}
                width={width}
                height={height}
                scale={scale}
              />
            )}
            <svg role="presentation" className={styles.plot} width={width} height={height}>
              <Flights
                flights={graph.drawn}
                pathOf={pathOf}
                nameOf={nameOf}
                shapes={shapes}
                scale={scale}
                tabStop={graph.tabStop}
                picked={graph.picked}
                brushed={graph.brushed}
              />
              <Nodes
                plan={plan}
                states={scene.states}
                nodeLabel={manifest.nodeLabel}
                tabStop={graph.tabStop}
                current={graph.current}
                picked={selection.node}
                brushed={graph.nodes}
              />
              <FlightLabels
                labels={labelsOf(scene, graph.flights, marked)}
                flights={graph.flights}
                marked={marked}
              />
            </svg>
          </>
        )}
      </div>
      <Reading
        flights={graph.flights}
        row={graph.brushed}
        nodes={graph.nodes}
        states={scene.states}
        nodeLabel={manifest.nodeLabel}
        nameOf={nameOf}
        note={scene.partitionText}
      />
    </>
  );
}

/** The node whose edges stand out: pointed at, or the one at which something has just happened. */
function strongOf({
  nodes,
  current,
}: {
  readonly nodes: ReadonlySet<number>;
  readonly current: number | undefined;
}): number | undefined {
  return nodes.size === 1 ? [...nodes][0] : current;
}
