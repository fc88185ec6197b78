// What a process shows: its crown, its election or its leader as a band, and its variables.
import type { Describe, Facets } from '../../engine/contract.ts';
import { NOBODY } from '../../kit/election-metrics.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';

export const describe: Describe<State, Params> = (state, { id }) => ({
  band: band(state, id),
  rows: [
    ['leader', state.leader === NOBODY ? 'none known' : `P${state.leader}`],
    ['electing', state.phase === 'idle' ? 'no' : 'yes'],
    ['waits for', AWAITED[state.phase]],
    ['answered by', names(state.answered)],
  ],
});

const AWAITED: Readonly<Record<State['phase'], string>> = {
  idle: 'nothing',
  asking: 'an OK, for T',
  waiting: 'COORDINATOR, for T′',
};

function band({ phase, leader }: State, id: number): Facets['band'] {
  if (phase === 'asking') return { text: 'election', tone: 'waiting' };
  if (phase === 'waiting') return { text: 'waits for the leader', tone: 'waiting' };
  if (leader === id) return { text: 'leader', tone: 'leader' };
  if (leader === NOBODY) return undefined;
  return { text: 'follows {@leader}', values: { leader }, tone: 'idle' };
}

function names(ids: readonly number[]): string {
  return ids.length === 0 ? 'nobody' : ids.map((id) => `P${id}`).join(', ');
}
