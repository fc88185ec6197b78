// Messages for each entry, by counting: to enter REQUEST and GRANT, to leave RELEASE.
import type { Theory } from '../../engine/contract.ts';
import { isFaultless, longestDelay } from '../../engine/network.ts';
import { keepsEntryCost } from '../../kit/mutex-theory.ts';
import type { Params } from './index.ts';

export const theory: Theory<Params> = {
  formula: '3 messages for each entry',
  source: 'van Steen and Tanenbaum, Distributed Systems, mutual exclusion',
  breach({ lease, hold }, network) {
    if (lease === 0 || longestDelay(network) + hold <= lease) return undefined;
    return 'A grant may take so long that its holder is still inside when the lease is over: two may be inside.';
  },
  survives: keepsEntryCost,
  metrics: ({ busy, load, entries }, network) => ({
    // How many are denied hangs on delays, unless requests come one at a time.
    messagesPerEntry:
      isFaultless(network) && entries > 0 && (busy === 'silent' || load === 'random')
        ? 3
        : undefined,
  }),
};
