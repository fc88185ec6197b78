// The classic mistake: whatever arrives last is kept, whichever was written last.
import type { BrokenVariant } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import { antiEntropy, type Messages, type State } from './protocol.ts';

export const broken: BrokenVariant<State, Messages, Params> = {
  about:
    'A node takes whatever value comes, without looking at the timestamps. The older value is spread as eagerly as the newer one and comes back over it.',
  protocol: antiEntropy((offered, held) => offered !== held),
  violates: 'never-older',
  preset: 'twelve',
};
