// The network: nodes at places that stand still, messages on their way between them, partitions as regions.
import { type EdgesShown, GraphPicture, usePictureBox } from '../graph/GraphPicture.tsx';
import tooMany from '../graph/too-many.module.css';
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
  const { box, size } = usePictureBox();
  const scene = useNetworkScene(props, size);
  const { plan } = scene;
  return (
    <GraphPicture
      title="Network"
      view={props}
      box={box}
      size={size}
      scene={scene}
      edgesShown={edgesShown}
      radius={plan.radius}
      ground={() => <Links plan={plan} links={props.trace.data.topology?.links} />}
      nodes={(marks) => <Nodes plan={plan} {...marks} />}
    />
  );
}

const edgesShown: EdgesShown = (edges, strong, { nodes }) =>
  nodes > MOST_WITH_EDGES ? edges.filter(({ from }) => from === strong) : edges;
