// Lamport's clock condition as a number: no pair of events is ordered the wrong way round.
import type { Theory } from '../../engine/contract.ts';
import type { Params } from './index.ts';

export const theory: Theory<Params> = {
  formula: 'a → b implies C(a) < C(b): no inversions',
  source: 'Lamport 1978',
  survives: [
    'command',
    'delay',
    'duplicate',
    'lose',
    'clock',
    'pause',
    'resume',
    'partition',
    'heal',
    'crash',
    'recover',
  ],
  metrics: ({ rule }) => ({ inversions: rule === 'lamport' ? 0 : undefined }),
};
