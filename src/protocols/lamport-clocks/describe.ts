// What a process shows: its clock, before and after a correction, and where it would be without any.
import type { Describe } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';

export const describe: Describe<State, Params> = (state, { id, params }) => ({
  clock: state.before === null ? state.clock : `${state.before} ⇒ ${state.clock}`,
  rows: [
    ['clock', state.clock],
    ['never moved, it would be at', state.alone],
    ['last event', state.last === 0 ? 'none yet' : `(${state.last}, P${id})`],
    ['goes on by', params.rates[id] ? `${params.rates[id]} a tick` : 'one for each event'],
  ],
});
