// Messages for each entry, by counting: to enter REQUEST and GRANT, to leave RELEASE.
import type { Theory } from '../../engine/contract.ts';
import { isFaultless } from '../../engine/network.ts';
import { keepsEntryCost } from '../../kit/mutex-theory.ts';
import type { Params } from './index.ts';

export const theory: Theory<Params> = {
  formula: '3 messages for each entry',
  source: 'van Steen and Tanenbaum, Distributed Systems, mutual exclusion',
  survives: keepsEntryCost,
  metrics: ({ busy, load, entries }, network) => ({
    // How many are denied hangs on delays, unless requests come one at a time.
    messagesPerEntry:
      isFaultless(network) && entries > 0 && (busy === 'silent' || load === 'random')
        ? 3
        : undefined,
  }),
};
