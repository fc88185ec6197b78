// The classic omission: whoever has an answer waits for the new leader without a timeout.
import type { BrokenVariant } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import { bully, type Messages, type State } from './protocol.ts';

export const broken: BrokenVariant<State, Messages, Params> = {
  about:
    'Leaves T′ out, as short descriptions of the algorithm do: an OK is taken for a promise. If whoever gave it dies before its coronation, those below wait for ever.',
  protocol: bully(() => {}),
  violates: 'agreement',
  preset: 'crash',
};
