// What a process shows: its wish or its stay as a band; the coordinator its holder and its queue.
import type { Describe, Facets } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import { COORDINATOR, type State } from './protocol.ts';

export const describe: Describe<State, Params> = (state, { id, params }) =>
  id === COORDINATOR
    ? {
        badges: [{ text: 'coordinator', tone: 'leader' }],
        rows: [
          ['holder', state.holder === null ? 'nobody' : `P${state.holder.from}`],
          ['queue', state.queue.map(({ from }) => `P${from}`).join(', ') || 'empty'],
        ],
      }
    : {
        band: band(state),
        badges: state.suspects ? [{ text: 'coordinator down?', tone: 'warning' }] : [],
        rows: [
          ['phase', state.phase],
          ['request', state.request === 0 ? 'none yet' : state.request],
          ...(params.busy === 'denied'
            ? [['denied', state.denied ? 'yes, and queued' : 'no'] as const]
            : []),
        ],
      };

function band({ phase, suspects, denied }: State): Facets['band'] {
  if (phase === 'held') return { text: 'critical section', tone: 'active' };
  if (phase === 'released') return undefined;
  if (suspects) return { text: 'waits, and hears nothing', tone: 'warning' };
  return { text: denied ? 'denied for now' : 'wants it', tone: 'waiting' };
}
