// Messages for each entry, by counting hops: everybody wants the token, or only one process ever does.
import type { Theory } from '../../engine/contract.ts';
import { isFaultless, longestDelay, type NetworkSpec } from '../../engine/network.ts';
import { lateAnswer } from '../../kit/synchrony.ts';
import type { Params } from './index.ts';

export const theory: Theory<Params> = {
  formula:
    '1 message for each entry if everybody wants it, n if only one does; idle hops without end',
  source: 'van Steen and Tanenbaum, Distributed Systems',
  breach(params, network) {
    const { acknowledgements, ackTimeout, regeneration, timeout } = params;
    const late = lateAnswer(
      network,
      'the acknowledgement timeout',
      ackTimeout,
      'a live neighbour may be skipped',
    );
    if (acknowledgements && late !== undefined) return late;
    // On FIFO links no bid can overtake the token.
    if (!regeneration || network.fifo || longestRound(params, network) < timeout) return undefined;
    return 'A round may take as long as T or longer: a token that is only slow may be taken for lost, and there are two.';
  },
  metrics: (params, network) => ({
    messagesPerEntry: isUndisturbed(params, network) ? messagesPerEntry(params) : undefined,
  }),
};

/** Nobody sends anything twice, enrols again, or takes the token for lost. */
function isUndisturbed(params: Params, network: NetworkSpec): boolean {
  const { acknowledgements, ackTimeout, timeout, regeneration } = params;
  const isTimely =
    !acknowledgements ||
    (2 * longestDelay(network) < ackTimeout && longestRound(params, network) < timeout);
  return isFaultless(network) && isTimely && !regeneration;
}

/** With an entry at every place; ticks. */
function longestRound({ nodes, hold, rest }: Params, network: NetworkSpec): number {
  return nodes * (longestDelay(network) + hold + rest);
}

function messagesPerEntry({ nodes, load, entries, first }: Params): number | undefined {
  if (entries === 0) return undefined;
  const toFirst = (nodes - first) % nodes;
  if (load === 'single') return (toFirst + (entries - 1) * nodes + 1) / entries;
  const isEven = first === 0 || entries % nodes === 0;
  return load === 'saturated' && isEven ? 1 : undefined;
}
