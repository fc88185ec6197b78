// The ring: nodes on the circle of identifiers, what they know of one another as chords, keys, token, searches, messages.
import { useMemo, useRef } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { edgeRoles, type NodeEdge } from '../../figure/node-edges.ts';
import { Edges } from '../graph/Edges.tsx';
import { GraphFrame } from '../graph/GraphFrame.tsx';
import { NodeCanvas } from '../graph/NodeCanvas.tsx';
import { Regions } from '../graph/Regions.tsx';
import tooMany from '../graph/too-many.module.css';
import { useEdgeTexts } from '../graph/use-edge-texts.ts';
import { strongNode, useGraph } from '../graph/use-graph.ts';
import { useScale, useSize } from '../space-time/use-measures.ts';
import type { ViewProps } from '../view-props.ts';
import { RingGround } from './RingGround.tsx';
import { RingNodes } from './RingNodes.tsx';
import { RingTexts } from './RingTexts.tsx';
import { useRingScene } from './use-ring-scene.ts';

/** With more nodes even the smallest signs lie on one another. */
const MOST_NODES = 2048;
/** Pixels at scale 1 of a painted node, which may lie on its neighbour. */
const LEAST_PAINTED = 3.2;

export function Ring(props: ViewProps) {
  const { nodes } = props.trace;
  if (nodes <= MOST_NODES) return <Picture {...props} />;
  return (
    <p className={tooMany.tooMany}>
      The ring has a place for each node, up to {MOST_NODES.toLocaleString('en')} of them. This run
      has {nodes.toLocaleString('en')}: lower the number of nodes to see it here.
    </p>
  );
}

function Picture(props: ViewProps) {
  const { trace, manifest, selection } = props;
  const box = useRef<HTMLDivElement>(null);
  const size = { ...useSize(box), scale: useScale() };
  const scene = useRingScene(props, size);
  const graph = useGraph(props, box, scene);
  const strong = strongNode(graph, props);
  const edges = useMemo(() => edgesShown(scene.edges, strong, trace), [scene.edges, strong, trace]);
  const { texts, taken } = useEdgeTexts(edges, strong, scene, size.scale);
  return (
    <GraphFrame
      title="Ring"
      view={props}
      box={box}
      size={size}
      scene={{ ...scene, taken }}
      graph={graph}
      ground={
        <>
          {scene.regions && <Regions regions={scene.regions} />}
          <RingGround
            plan={scene.plan}
            keys={scene.keys}
            searches={scene.searches}
            strong={strong}
          />
          <Edges
            edges={edges}
            roles={edgeRoles(trace)}
            pathOf={scene.pathOf}
            strong={strong}
            texts={texts}
            scale={size.scale}
          />
          <RingTexts {...scene} />
        </>
      }
      painted={
        scene.painted && (
          <NodeCanvas
            spots={scene.painted.spots}
            states={scene.states}
            radius={Math.max(scene.plan.radius, LEAST_PAINTED * size.scale)}
            {...size}
          />
        )
      }
      nodes={
        <RingNodes
          isCrowd={scene.painted !== undefined}
          plan={scene.plan}
          states={scene.states}
          facets={scene.facets}
          labels={scene.labels}
          nodeLabel={manifest.nodeLabel}
          tabStop={graph.tabStop}
          current={graph.current}
          picked={selection.node}
          brushed={graph.nodes}
        />
      }
    />
  );
}

/** With more nodes no more than one node's edges are drawn. */
const MOST_WITH_EDGES = 64;

/** Everybody's successor; of all else that of one node, or nobody could follow it. */
function edgesShown(
  edges: readonly NodeEdge[],
  strong: number | undefined,
  trace: Trace,
): readonly NodeEdge[] {
  const [first] = edgeRoles(trace);
  return edges.filter(
    ({ from, role, isOnly }) =>
      from === strong || (isOnly && role === first && trace.nodes <= MOST_WITH_EDGES),
  );
}
