// Messages of an election on a ring, by counting; the mean over all orders is Chang and Roberts' (1979).
import type { Theory } from '../../engine/contract.ts';
import { isFaultless, longestDelay, type NetworkSpec } from '../../engine/network.ts';
import { lateAnswer } from '../../kit/synchrony.ts';
import type { Params } from './index.ts';
import { hopsBetween } from './ring.ts';

/**
 * A round costs n messages, whoever is down: a dead process is sent one as well. Exact while delays stay below T / 2 and
 * nobody crashes or recovers meanwhile, nor begins again too early; for a ring that was drawn the mean.
 */
export const theory: Theory<Params> = {
  formula:
    'list: n for each initiator. chang-roberts, all starting: n(n + 1)/2 descending, 2n − 1 ascending, n·Hₙ on average. n for each announcement',
  source: 'Chang & Roberts 1979; van Steen & Tanenbaum',
  breach: ({ acknowledgements, ackTimeout }, network) =>
    acknowledgements
      ? lateAnswer(
          network,
          'T',
          ackTimeout,
          'a live process may be skipped, and the leader not be the highest',
        )
      : undefined,
  metrics(params, network) {
    const { nodes, crashed, initiators, variant } = params;
    const starting = initiators.filter((id) => !crashed.includes(id));
    if (starting.length === 0 || !isReliable(params, network)) return {};
    const live = Array.from({ length: nodes }, (_, id) => id).filter((id) => !crashed.includes(id));
    const leader = live.at(-1);
    // Whoever is alone sends itself nothing that crosses a link.
    const round = live.length > 1 ? nodes : nodes - 1;
    if (variant === 'list')
      return {
        messages: starting.length * round,
        announcementMessages: starting.length * round,
        elections: starting.length,
        leader,
      };
    // A number that is overtaken by the result of its own election begins another one.
    if (!network.fifo) return {};
    return { messages: bids(params, live, starting), announcementMessages: round, leader };
  },
};

function isReliable(params: Params, network: NetworkSpec): boolean {
  const { acknowledgements, ackTimeout, crashed, nodes, restart } = params;
  const delay = longestDelay(network);
  if (!isFaultless(network)) return false;
  // Where messages are acknowledged, a restart before the end of a round is refused (see the manifest).
  if (acknowledgements) return 2 * delay < ackTimeout;
  return crashed.length === 0 && (restart === 0 || nodes * delay < restart);
}

/** Messages that carry numbers; undefined where they hang on the delays. */
function bids(
  params: Params,
  live: readonly number[],
  starting: readonly number[],
): number | undefined {
  if (live.length === 1) return params.nodes - 1;
  const isRandom = params.order === 'random';
  if (starting.length === live.length)
    return isRandom ? params.nodes * harmonic(live.length) : sumOfHops(params, live, live);
  if (starting.length > 1) return undefined;
  return isRandom
    ? meanOfOne(params, live, starting[0])
    : sumOfHops(params, live, replacements(params, live, starting[0]));
}

/**
 * The initiator's number is replaced by higher ones on its way to the highest, which goes a whole round. That one is 1 to
 * n - 1 places ahead, each equally likely.
 */
function meanOfOne({ nodes }: Params, live: readonly number[], initiator: number): number {
  return initiator === live.at(-1) ? nodes : nodes + nodes / 2;
}

/** Whose numbers are sent, one after another, when one process starts. */
function replacements(params: Params, live: readonly number[], initiator: number): number[] {
  const bidders = [initiator];
  for (let at = initiator; at !== live.at(-1); ) {
    at = stopper(params, live, at);
    bidders.push(at);
  }
  return bidders;
}

/** 1 + 1/2 + ... + 1/n. */
function harmonic(n: number): number {
  let sum = 0;
  for (let k = n; k >= 1; k--) sum += 1 / k;
  return sum;
}

/** The next process that is not lower: another one, or after a round itself. */
function stopper(params: Params, live: readonly number[], id: number): number {
  const far = (at: number) => hopsBetween(id, at, params);
  return live.reduce((next, at) => (at > id && far(at) < far(next) ? at : next), id);
}

function sumOfHops(params: Params, live: readonly number[], bidders: readonly number[]): number {
  const hops = (id: number) => hopsBetween(id, stopper(params, live, id), params);
  return bidders.reduce((sum, id) => sum + hops(id), 0);
}
