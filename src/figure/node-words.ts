// The line below or beside each node, and its accessible name.
import { nameLines } from '../playback/node-names.ts';
import type { NodeState } from './node-states.ts';

/** What befell a node goes before its state: `crashed`, `paused, critical section`. Of its badges not `known`. */
export function stateText({ outage, band, badges }: NodeState, known?: string): string {
  if (outage === 'down') return 'crashed';
  const state = [band, ...badges.filter((badge) => badge !== known)];
  return [outage, state.filter((part) => part !== '').join(' · ')]
    .filter((part) => part)
    .join(', ');
}

/** The same, and its cell where it has no band. */
export function wholeText(state: NodeState, known?: string): string {
  return stateText(state.band === '' ? { ...state, band: state.cell } : state, known);
}

/** `P1, critical section`: colour and sign are not heard. A badge does not say the name again. */
export function nodeText(name: string, state: NodeState): string {
  return [name, wholeText(state, nameLines(name)[0])].filter((part) => part !== '').join(', ');
}
