// The classic mistake: the rumor is looked up in the list of those being spread, not among those ever heard.
import type { BrokenVariant } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import { Phase } from './metrics.ts';
import { type Messages, rumorSpreading, type State } from './protocol.ts';

export const broken: BrokenVariant<State, Messages, Params> = {
  about:
    'A node looks an incoming rumor up in its list of hot rumors. Who has given up has none there, takes the old rumor for news and spreads it again: it never dies out.',
  protocol: rumorSpreading((state) => state.phase === Phase.infective),
  violates: 'never-again',
  preset: 'twelve',
};
