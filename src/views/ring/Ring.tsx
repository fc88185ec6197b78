// The ring: nodes on the circle of identifiers, what they know of one another as chords, keys, token, searches, messages.
import { edgeRoles } from '../../figure/node-edges.ts';
import { type EdgesShown, GraphPicture, usePictureBox } from '../graph/GraphPicture.tsx';
import tooMany from '../graph/too-many.module.css';
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
  const { box, size } = usePictureBox();
  const scene = useRingScene(props, size);
  const { plan, keys, searches, facets, labels } = scene;
  return (
    <GraphPicture
      title="Ring"
      view={props}
      box={box}
      size={size}
      scene={scene}
      edgesShown={edgesShown}
      radius={Math.max(plan.radius, LEAST_PAINTED * size.scale)}
      ground={(strong) => (
        <RingGround plan={plan} keys={keys} searches={searches} strong={strong} />
      )}
      texts={<RingTexts {...scene} />}
      nodes={(marks) => <RingNodes plan={plan} facets={facets} labels={labels} {...marks} />}
    />
  );
}

/** With more nodes no more than one node's edges are drawn. */
const MOST_WITH_EDGES = 64;

/** Everybody's successor; of all else that of one node, or nobody could follow it. */
const edgesShown: EdgesShown = (edges, strong, trace) => {
  const [first] = edgeRoles(trace);
  return edges.filter(
    ({ from, role, isOnly }) =>
      from === strong || (isOnly && role === first && trace.nodes <= MOST_WITH_EDGES),
  );
};
