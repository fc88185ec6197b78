// What a process shows: its wish or its stay as a band, its clock, and its variables.
import type { Describe, Facets } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';

export const describe: Describe<State, Params> = (state, { id, params }) => ({
  band: band(state, id),
  clock: params.stamp === 'lamport' ? state.clock : undefined,
  rows: [
    ...(params.stamp === 'lamport' ? [['clock', state.clock] as const] : []),
    ['phase', state.phase],
    ['request', state.phase === 'released' ? 'none' : `(${state.request}, P${id})`],
    ['granted', names(state.granted)],
    ['deferred', names(state.deferred.map((one) => one.from))],
    ...(params.variant === 'crash-tolerant'
      ? [['taken for dead', names(state.dead)] as const]
      : []),
  ],
});

function band(state: State, id: number): Facets['band'] {
  if (state.phase === 'held') return { text: 'critical section', tone: 'active' };
  if (state.phase === 'wanted')
    return {
      text: 'wants it since ({stamp}, {@id})',
      values: { stamp: state.request, id },
      tone: 'waiting',
    };
  return undefined;
}

function names(ids: readonly number[]): string {
  return ids.length === 0 ? 'none' : ids.map((id) => `P${id}`).join(', ');
}
