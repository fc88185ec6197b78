// Skeleton, gone wrong: every answer is counted, one that comes twice as well.
import type { BrokenVariant } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import { asking, type Messages, type State } from './protocol.ts';

export const broken: BrokenVariant<State, Messages, Params> = {
  about:
    'Counts answers without looking at whose they are. One that the network doubles stands for somebody who has not answered.',
  protocol: asking(() => true),
  violates: 'counted-once',
  preset: 'twice',
};
