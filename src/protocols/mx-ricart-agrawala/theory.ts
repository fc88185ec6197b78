// Messages for each entry, by counting (Ricart and Agrawala 1981; Roucairol and Carvalho 1983).
import type { Theory } from '../../engine/contract.ts';
import { isFaultless } from '../../engine/network.ts';
import { keepsEntryCost } from '../../kit/mutex-theory.ts';
import { lateAnswer } from '../../kit/synchrony.ts';
import type { Params } from './index.ts';

export const theory: Theory<Params> = {
  formula: '2(N − 1) messages for each entry',
  source: 'Ricart and Agrawala 1981',
  breach: ({ variant, timeout, retries }, network) =>
    variant === 'crash-tolerant'
      ? lateAnswer(
          network,
          'the time of all tries',
          (retries + 1) * timeout,
          'a live process may be taken for dead, and two may enter',
        )
      : undefined,
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
