// Messages for each entry, by counting hops: everybody wants the token, or only one process ever does.
import type { Theory } from '../../engine/contract.ts';
import { isFaultless, longestDelay, type NetworkSpec } from '../../engine/network.ts';
import type { Params } from './index.ts';

export const theory: Theory<Params> = {
  formula:
    '1 message for each entry if everybody wants it, n if only one does; idle hops without end',
  source: 'van Steen and Tanenbaum, Distributed Systems',
  metrics: (params, network) => ({
    messagesPerEntry: isUndisturbed(params, network) ? messagesPerEntry(params) : undefined,
  }),
};

/** Nobody sends anything twice, enrols again, or takes the token for lost. */
function isUndisturbed(params: Params, network: NetworkSpec): boolean {
  const { nodes, hold, rest, acknowledgements, ackTimeout, timeout, regeneration } = params;
  const longest = longestDelay(network);
  const round = nodes * (longest + hold + rest);
  const isTimely = !acknowledgements || (2 * longest < ackTimeout && round < timeout);
  return isFaultless(network) && isTimely && !regeneration;
}

function messagesPerEntry({ nodes, load, entries, first }: Params): number | undefined {
  if (entries === 0) return undefined;
  const toFirst = (nodes - first) % nodes;
  if (load === 'single') return (toFirst + (entries - 1) * nodes + 1) / entries;
  const isEven = first === 0 || entries % nodes === 0;
  return load === 'saturated' && isEven ? 1 : undefined;
}
