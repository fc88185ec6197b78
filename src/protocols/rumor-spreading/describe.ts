// What a node shows: its state as cell and band, when it heard the rumor, and what its interest has come to.
import type { Describe, Facets } from '../../engine/contract.ts';
import { CYCLE } from '../../kit/random-calls.ts';
import type { Params } from './index.ts';
import { Phase } from './metrics.ts';
import type { State } from './protocol.ts';

const CELLS = ['susceptible', 'infective', 'removed'] as const;

export const describe: Describe<State, Params> = (state, { params }) => ({
  cell: CELLS[state.phase],
  band: BANDS[state.phase],
  rows: [
    ['state', CELLS[state.phase]],
    ['heard', heard(state, params)],
    ...(params.stopping === 'counter'
      ? [['useless contacts', `${state.counter} of ${params.k}`] as const]
      : []),
  ],
});

const BANDS: readonly Facets['band'][] = [
  undefined,
  { text: 'spreading', tone: 'active' },
  { text: 'gave up', tone: 'done' },
];

function heard(state: State, params: Params): string {
  if (state.phase === Phase.susceptible) return 'never';
  return params.timing === 'cycle' ? `cycle ${state.heard}` : `${state.heard / CYCLE} cycles`;
}
