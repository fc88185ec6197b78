// Links of a topology: plain lines, under all else.
import { memo } from 'react';
import type { NetworkPlan } from '../../figure/network-plan.ts';
import styles from '../graph/nodes.module.css';

interface LinksProps {
  readonly plan: NetworkPlan;
  readonly links: readonly (readonly [a: number, b: number])[] | undefined;
}

export const Links = memo(function Links({ plan: { spots }, links = [] }: LinksProps) {
  if (links.length === 0) return null;
  const lines = links.map(([a, b]) => {
    const [from, to] = [spots[a], spots[b]];
    return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
  });
  return <path className={styles.link} d={lines.join('')} data-links={links.length} />;
});
