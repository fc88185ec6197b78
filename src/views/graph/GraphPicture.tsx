// A picture of nodes and messages in its frame: what network and ring have in common, each with its own places and ground.
import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import type { Trace } from '../../engine/trace.ts';
import type { NetworkRegions } from '../../figure/network-regions.ts';
import { edgeRoles, type NodeEdge } from '../../figure/node-edges.ts';
import type { NodeState } from '../../figure/node-states.ts';
import type { NodeWords } from '../../playback/narration.ts';
import { useScale, useSize } from '../space-time/use-measures.ts';
import type { ViewProps } from '../view-props.ts';
import { Edges } from './Edges.tsx';
import { GraphFrame, type GraphScene } from './GraphFrame.tsx';
import { NodeCanvas } from './NodeCanvas.tsx';
import { Regions } from './Regions.tsx';
import { useEdgeTexts } from './use-edge-texts.ts';
import { strongNode, useGraph } from './use-graph.ts';

export interface PictureScene extends GraphScene {
  readonly edges: readonly NodeEdge[];
  readonly regions: NetworkRegions | undefined;
}

/** What the marks of nodes are given. */
export interface NodeMarks {
  readonly words: NodeWords;
  /** All are painted: only those that matter now are marks. */
  readonly isCrowd: boolean;
  readonly states: readonly NodeState[];
  readonly tabStop: string;
  /** The node at which something has just happened. */
  readonly current: number | undefined;
  readonly picked: number | undefined;
  readonly brushed: ReadonlySet<number>;
}

/** Those edges of all that are drawn, where one node's may stand out. */
export type EdgesShown = (
  edges: readonly NodeEdge[],
  strong: number | undefined,
  trace: Trace,
) => readonly NodeEdge[];

/** The box that a picture fills, with its size in pixels and the theme's scale. */
export function usePictureBox() {
  const box = useRef<HTMLDivElement>(null);
  return { box, size: { ...useSize(box), scale: useScale() } };
}

interface GraphPictureProps {
  readonly title: string;
  readonly view: ViewProps;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly size: { readonly width: number; readonly height: number; readonly scale: number };
  readonly scene: PictureScene;
  readonly edgesShown: EdgesShown;
  /** Of nodes that are painted, in pixels. */
  readonly radius: number;
  /** Behind the edges, given the node that stands out; and texts before them. */
  readonly ground: (strong: number | undefined) => ReactNode;
  readonly texts?: ReactNode;
  readonly nodes: (marks: NodeMarks) => ReactNode;
}

export function GraphPicture({ title, view, box, size, scene, ...props }: GraphPictureProps) {
  const { trace, manifest, selection } = view;
  const { edgesShown } = props;
  const graph = useGraph(view, box, scene);
  const strong = strongNode(graph, view);
  const edges = useMemo(
    () => edgesShown(scene.edges, strong, trace),
    [edgesShown, scene.edges, strong, trace],
  );
  const { texts, taken } = useEdgeTexts(edges, strong, scene, size.scale);
  const { tabStop, current, nodes: brushed } = graph;
  const { states, painted, regions, pathOf } = scene;
  return (
    <GraphFrame
      title={title}
      view={view}
      box={box}
      size={size}
      scene={{ ...scene, taken }}
      graph={graph}
      ground={
        <>
          {regions && <Regions regions={regions} />}
          {props.ground(strong)}
          <Edges
            edges={edges}
            roles={edgeRoles(trace)}
            pathOf={pathOf}
            strong={strong}
            texts={texts}
            scale={size.scale}
          />
          {props.texts}
        </>
      }
      painted={
        painted && (
          <NodeCanvas spots={painted.spots} states={states} radius={props.radius} {...size} />
        )
      }
      nodes={props.nodes({
        words: manifest,
        isCrowd: painted !== undefined,
        states,
        tabStop,
        current,
        picked: selection.node,
        brushed,
      })}
    />
  );
}
