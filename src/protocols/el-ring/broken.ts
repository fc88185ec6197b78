// The classic mistake: only the process that began an election ends its round.
import type { BrokenVariant } from '../../engine/contract.ts';
import { type Messages, ringElection, type State } from './protocol.ts';
import type { LaidParams } from './ring.ts';

export const broken: BrokenVariant<State, Messages, LaidParams> = {
  about:
    'A process looks whether its number is the first in the list, not whether it is in the list. If the initiator dies, nobody stops its message: it goes round for ever, and grows.',
  protocol: ringElection((list, number) => list[0] === number),
  violates: 'one-round',
  preset: 'initiator-dies',
};
