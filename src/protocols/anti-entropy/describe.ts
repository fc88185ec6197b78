// What a node shows: whether it has the update, whose value it holds, and since when.
import type { Describe } from '../../engine/contract.ts';
import { CYCLE } from '../../kit/random-calls.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';
import { NONE, timeOf, writerOf } from './stamp.ts';

export const describe: Describe<State, Params> = (state, { count, params }) => {
  if (state.stamp === NONE) return { cell: 'susceptible', rows: [['value', 'none'], ...NEVER] };
  const writer = writerOf(state.stamp, count);
  return {
    cell: 'infected',
    band: { text: "{@writer}'s value", values: { writer }, tone: writer === 0 ? 'active' : 'done' },
    rows: [
      ['value', `N${writer}'s`],
      ['timestamp', `(${timeOf(state.stamp, count) / CYCLE}, N${writer})`],
      [
        'since',
        params.timing === 'cycle' ? `cycle ${state.since}` : `${state.since / CYCLE} cycles`,
      ],
    ],
  };
};

const NEVER = [
  ['timestamp', 'none'],
  ['since', 'never'],
] as const;
