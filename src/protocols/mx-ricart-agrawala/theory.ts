// Messages for each entry, by counting (Ricart and Agrawala 1981; Roucairol and Carvalho 1983).
import type { Theory } from '../../engine/contract.ts';
import { isFaultless } from '../../engine/network.ts';
import { keepsEntryCost } from '../../kit/mutex-theory.ts';
import type { Params } from './index.ts';

export const theory: Theory<Params> = {
  formula: '2(N − 1) messages for each entry',
  source: 'Ricart and Agrawala 1981',
  // Another asker by hand, and permissions kept are given away.
  survives: (what, { variant }) => variant === 'plain' && keepsEntryCost(what),
  metrics: ({ nodes, variant, load, entries }, network) => ({
    messagesPerEntry: !isFaultless(network)
      ? undefined
      : variant === 'plain'
        ? 2 * (nodes - 1)
        : variant === 'roucairol-carvalho' && load === 'single' && entries > 0
          ? (2 * (nodes - 1)) / entries
          : undefined,
  }),
};
