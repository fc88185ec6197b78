// Accessible names of nodes, and the line below each.
import type { NodeState } from '../../figure/node-states.ts';

/** What befell a node goes before its state: `crashed`, `paused, critical section`. */
export function stateText({ outage, text }: NodeState): string {
  if (outage === 'down') return 'crashed';
  return [outage, text].filter((part) => part).join(', ');
}

/** `P1, critical section`. */
export function nodeText(name: string, state: NodeState): string {
  return [name, stateText(state)].filter((part) => part !== '').join(', ');
}
