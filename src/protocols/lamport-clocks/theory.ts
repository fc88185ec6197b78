// Lamport's clock condition as a number: no pair of events is ordered the wrong way round.
import type { Theory } from '../../engine/contract.ts';
import type { Params } from './index.ts';

export const theory: Theory<Params> = {
  formula: 'a → b implies C(a) < C(b): no inversions',
  source: 'Lamport 1978',
  // A clock that starts anew breaks the condition. Whatever else happens: the clocks are of the events that there are.
  survives: (what) => !(what.kind === 'recover' && what.amnesia),
  metrics: ({ rule }) => ({ inversions: rule === 'lamport' ? 0 : undefined }),
};
