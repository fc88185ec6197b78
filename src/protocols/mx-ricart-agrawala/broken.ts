// The classic mistake: a waiting process compares a request with its clock of now instead of its own request's stamp.
import type { BrokenVariant } from '../../engine/contract.ts';
import { precedes } from '../../kit/lamport-clock.ts';
import type { Params } from './index.ts';
import { type Messages, ricartAgrawala, type State } from './protocol.ts';

export const broken: BrokenVariant<State, Messages, Params> = {
  about:
    'Compares an incoming request with the current clock. Every request received raises that clock, so both contenders find the other one older and both reply.',
  protocol: ricartAgrawala((node, stamp, from) => precedes(node.state.clock, node.id, stamp, from)),
  violates: 'mutual-exclusion',
  preset: 'tie',
};
