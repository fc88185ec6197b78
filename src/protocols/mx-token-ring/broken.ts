// The classic mistake: a token that comes twice is taken twice, since its hop is not compared with the one seen last.
import type { BrokenVariant } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import { type State, tokenRing } from './protocol.ts';
import type { Messages } from './ring.ts';

export const broken: BrokenVariant<State, Messages, Params> = {
  about:
    'Takes every token that arrives for the token. Where only an acknowledgement is lost, the neighbour has passed the token on long ago when it is sent once more: now there are two.',
  protocol: tokenRing(() => true),
  violates: 'one-token',
  preset: 'lost-ack',
};
