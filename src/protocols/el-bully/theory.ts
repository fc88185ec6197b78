// Messages of one election, by counting (Garcia-Molina 1982; Coulouris et al., Distributed Systems, chapter 15).
import type { Theory } from '../../engine/contract.ts';
import { isFaultless, longestDelay } from '../../engine/network.ts';
import { lateAnswer } from '../../kit/synchrony.ts';
import type { Params } from './index.ts';

/**
 * Every live process from the lowest live initiator up holds exactly one election: it asks all that are higher, and
 * each of the live ones answers. Exact while delays stay below T / 2 and nobody crashes or recovers meanwhile.
 */
export const theory: Theory<Params> = {
  formula:
    'with ids 0 to n − 1, only n − 1 down and starter i: (n − 1 − i)(n − i) / 2 ELECTION + (n − 1 − i)(n − 2 − i) / 2 OK + (n − 2) COORDINATOR',
  source: 'Garcia-Molina 1982',
  breach({ answerTimeout, coordinatorTimeout }, network) {
    const late = lateAnswer(
      network,
      'T',
      answerTimeout,
      'a live process may be passed over, and two may lead',
    );
    if (late !== undefined || answerTimeout + 2 * longestDelay(network) < coordinatorTimeout)
      return late;
    return 'T and a round trip may take as long as T′ or longer: an election may begin again while it still goes on.';
  },
  metrics(params, network) {
    const taking = participants(params);
    const leader = taking.at(-1);
    if (leader === undefined || params.rule !== 'garcia-molina') return {};
    if (!isTimely(params, longestDelay(network)) || !isFaultless(network)) return {};
    if (!isCountable(params, taking)) return { leader };
    const asking = taking.reduce((sum, id) => sum + params.nodes - 1 - id, 0);
    const answers = (taking.length * (taking.length - 1)) / 2;
    const announcing = params.announce === 'all' ? params.nodes - 1 : leader;
    return { messages: asking + answers + announcing, elections: taking.length, leader };
  },
};

/** Whether answers come within T, and the announcement within T′. */
function isTimely({ answerTimeout, coordinatorTimeout }: Params, delay: number): boolean {
  return 2 * delay < answerTimeout && answerTimeout + 2 * delay < coordinatorTimeout;
}

/** Live processes from the lowest live initiator up, ascending. */
function participants({ nodes, crashed, initiators }: Params): number[] {
  const first = Math.min(...initiators.filter((id) => !crashed.includes(id)));
  return Array.from({ length: nodes }, (_, id) => id).filter(
    (id) => id >= first && !crashed.includes(id),
  );
}

/**
 * Where the process with the highest number is up, it leads at once, and whoever hears of it before a lower one's
 * ELECTION holds no election. How many do hangs on the delays, unless all below it start by themselves and no ELECTION
 * that comes after that counts.
 */
function isCountable(
  { nodes, initiators, lateElection }: Params,
  taking: readonly number[],
): boolean {
  const top = nodes - 1;
  if (taking.at(-1) !== top) return true;
  return lateElection === 'answer' && taking.every((id) => id === top || initiators.includes(id));
}
