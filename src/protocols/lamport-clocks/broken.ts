// The classic mistake: the stamp of the message replaces the clock, instead of the larger of both.
import type { BrokenVariant } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import { logicalClocks, type Messages, type State } from './protocol.ts';

export const broken: BrokenVariant<State, Messages, Params> = {
  about:
    'Sets the clock to the stamp of the message and one more, without asking which is larger. A message from a process that is behind turns the clock back, and events that follow get smaller stamps than events before.',
  protocol: logicalClocks((_, stamp) => stamp + 1),
  violates: 'process-order',
  preset: 'overtaken',
};
