// Skeleton: messages of one question, by counting.
import type { Theory } from '../../engine/contract.ts';
import { isFaultless } from '../../engine/network.ts';
import type { Params } from './index.ts';

export const theory: Theory<Params> = {
  formula: '2(n − 1) messages for each question',
  source: 'counted',
  metrics: ({ nodes, askers }, network) => ({
    messagesPerRound: askers.length > 0 && isFaultless(network) ? 2 * (nodes - 1) : undefined,
  }),
};
