// Skeleton: what a process shows of its state.
import type { Describe } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';

export const describe: Describe<State, Params> = ({ phase, round, answered }) => ({
  band: phase === 'asking' ? { text: 'asks', tone: 'waiting' } : undefined,
  rows: [
    ['question', round === 0 ? 'none yet' : round],
    ['answered by', answered.map((id) => `P${id}`).join(', ') || 'nobody'],
  ],
});
