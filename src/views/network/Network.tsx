// The network: nodes at places that stand still, messages on their way between them, partitions as regions.
import { useMemo, useRef } from 'react';
import { edgeRoles } from '../../figure/node-edges.ts';
import { Edges } from '../graph/Edges.tsx';
import { GraphFrame } from '../graph/GraphFrame.tsx';
import { NodeCanvas } from '../graph/NodeCanvas.tsx';
import { Regions } from '../graph/Regions.tsx';
import tooMany from '../graph/too-many.module.css';
import { useEdgeTexts } from '../graph/use-edge-texts.ts';
import { strongNode, useGraph } from '../graph/use-graph.ts';
import { useScale, useSize } from '../space-time/use-measures.ts';
import type { ViewProps } from '../view-props.ts';
import { Links } from './Links.tsx';
import { Nodes } from './Nodes.tsx';
import { useNetworkScene } from './use-network-scene.ts';

/** With more nodes there is no room for messages between them. */
const MOST_NODES = 1024;
/** With more than this only one node's edges are drawn. */
const MOST_WITH_EDGES = 64;

export function Network(props: ViewProps) {
  const { nodes } = props.trace;
  if (nodes <= MOST_NODES) return <Picture {...props} />;
  return (
    <p className={tooMany.tooMany}>
      The network shows each node and the messages between them, up to{' '}
      {MOST_NODES.toLocaleString('en')} nodes. This run has {nodes.toLocaleString('en')}: lower the
      number of nodes to see it here.
    </p>
  );
}

function Picture(props: ViewProps) {
  const { trace, manifest, selection } = props;
  const box = useRef<HTMLDivElement>(null);
  const size = { ...useSize(box), scale: useScale() };
  const scene = useNetworkScene(props, size);
  const graph = useGraph(props, box, scene);
  const { plan } = scene;
  const strong = strongNode(graph, props);
  const edges = useMemo(
    () =>
      trace.nodes > MOST_WITH_EDGES
        ? scene.edges.filter(({ from }) => from === strong)
        : scene.edges,
    [scene.edges, strong, trace],
  );
  const { texts, taken } = useEdgeTexts(edges, strong, scene, size.scale);
  const isCrowd = scene.painted !== undefined;
  return (
    <GraphFrame
      title="Network"
      view={props}
      box={box}
      size={size}
      scene={{ ...scene, taken }}
      graph={graph}
      ground={
        <>
          {scene.regions && <Regions regions={scene.regions} />}
          <Links plan={plan} links={trace.data.topology?.links} />
          <Edges
            edges={edges}
            roles={edgeRoles(trace)}
            pathOf={scene.pathOf}
            strong={strong}
            texts={texts}
            scale={size.scale}
          />
        </>
      }
      painted={
        scene.painted && (
          <NodeCanvas
            spots={scene.painted.spots}
            states={scene.states}
            radius={plan.radius}
            {...size}
          />
        )
      }
      nodes={
        <Nodes
          isCrowd={isCrowd}
          plan={plan}
          states={scene.states}
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
