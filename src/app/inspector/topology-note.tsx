// Who is linked to whom, in numbers: what is cut off from the rest explains what never arrives there.
import { componentsOf } from '../../analysis/topology-parts.ts';
import type { Topology } from '../../engine/topology.ts';
import styles from './inspector.module.css';

interface NoteProps {
  readonly topology: Topology;
  readonly nodes: number;
}

export default function TopologyNote({ topology, nodes }: NoteProps) {
  const parts = componentsOf(topology, nodes);
  const { length: links } = topology.links;
  const structure =
    parts.length === 1
      ? 'in one part: everybody can reach everybody'
      : `in ${parts.length} parts, the largest of ${parts[0].length} nodes`;
  return (
    <p className={styles.hint}>
      {links.toLocaleString('en')} links, {structure}.
    </p>
  );
}
