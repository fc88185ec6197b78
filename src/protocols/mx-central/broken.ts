// The coordinator that keeps no book: it grants whatever arrives, without looking whether somebody is inside.
import type { BrokenVariant } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import { centralised, type Messages, type State } from './protocol.ts';

export const broken: BrokenVariant<State, Messages, Params> = {
  about:
    'Grants every request as it arrives. While requests come one at a time nobody notices; two that overlap are both inside.',
  protocol: centralised(() => true),
  violates: 'mutual-exclusion',
  preset: 'textbook',
};
