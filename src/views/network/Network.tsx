// The network: nodes at places that stand still, messages on their way between them, partitions as regions.
import { useRef } from 'react';
import tooMany from '../graph/too-many.module.css';
import { useScale, useSize } from '../space-time/use-measures.ts';
import type { ViewProps } from '../view-props.ts';
import { NetworkPicture } from './NetworkPicture.tsx';
import styles from './network.module.css';

/** With more nodes there is no room for messages between them. */
const MOST_NODES = 256;

export function Network(props: ViewProps) {
  const { nodes } = props.trace;
  if (nodes <= MOST_NODES) return <Measured {...props} />;
  return (
    <p className={tooMany.tooMany}>
      The network shows each node and the messages between them, up to {MOST_NODES} nodes. This run
      has {nodes.toLocaleString('en')}: lower the number of nodes to see it here.
    </p>
  );
}

function Measured(props: ViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const scale = useScale();
  return (
    <section className={styles.root} aria-label="Network">
      <NetworkPicture {...props} box={box} width={width} height={height} scale={scale} />
    </section>
  );
}
