// What a process shows: its part in the election or its leader as a band, its place on the ring, its variables.
import type { Describe, Facets } from '../../engine/contract.ts';
import { NOBODY } from '../../kit/election-metrics.ts';
import type { Params } from './index.ts';
import type { State, Unanswered } from './protocol.ts';

export const describe: Describe<State, Params> = (state, { id, count, params }) => ({
  band: band(state, id, params),
  rows: [
    ['leader', state.leader === NOBODY ? 'none known' : `P${state.leader}`],
    ['electing', state.electing ? 'yes' : 'no'],
    ['next', `P${state.successors[0]}`],
    ['waits for', state.unanswered.map((one) => awaited(state, one)).join(', ') || 'nothing'],
  ],
  edges: [{ to: state.successors[0], role: 'successor' }],
  ring: { at: [placeAfterFirst(state, count) / count] },
});

function band({ electing, leader }: State, id: number, { variant }: Params): Facets['band'] {
  if (electing)
    return { text: variant === 'list' ? 'holds an election' : 'takes part', tone: 'waiting' };
  if (leader === id) return { text: 'leader', tone: 'leader' };
  if (leader === NOBODY) return undefined;
  return { text: 'follows {@leader}', values: { leader }, tone: 'idle' };
}

/** Places from P0 on, in the direction of the messages. */
function placeAfterFirst({ successors }: State, count: number): number {
  return (count - 1 - successors.indexOf(0)) % count;
}

function awaited({ successors }: State, { step, cargo }: Unanswered): string {
  return `P${successors[step]}'s ACK (${cargo.type})`;
}
