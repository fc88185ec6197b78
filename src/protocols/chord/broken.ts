// The classic mistake: intervals are tested as on a line, so that nothing lies between the last node and the first.
import type { BrokenVariant } from '../../engine/contract.ts';
import type { Messages } from './messages.ts';
import type { State } from './place.ts';
import { chord } from './protocol.ts';
import type { LaidParams } from './ring.ts';
import { hopBy } from './routing.ts';

export const broken: BrokenVariant<State, Messages, LaidParams> = {
  about:
    'Tests a < x ≤ b without going round the circle. Whatever lies past the highest identifier is in no interval: such a key has no owner, and a lookup that has to pass zero ends nowhere.',
  protocol: chord(
    hopBy({ isBetween: (x, a, b) => a < x && x < b, isUpTo: (x, a, b) => a < x && x <= b }),
  ),
  violates: 'lookups-find',
  preset: 'figure',
};
