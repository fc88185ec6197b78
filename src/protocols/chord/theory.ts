// Path length (Stoica et al. 2001 and 2003), and load: how many keys fall on random arcs of a circle.
import type { Theory } from '../../engine/contract.ts';
import { isFaultless, longestDelay, type NetworkSpec } from '../../engine/network.ts';
import { ln } from '../../engine/portable-math.ts';
import { powerOfTwo } from '../../kit/identifier-circle.ts';
import type { Params } from './index.ts';
import { killed } from './ring.ts';

/** What N random identifiers save of the published ½ log2 N hops to the predecessor, by the integral recursion over one hop. */
const SAVED = 0.138;
/** In a smaller ring the way is longer than the limit of many nodes says. */
const CROWD = 64;
/** From such a length on the successor list shortens the way as published, to 0.02 hops; shorter ones save up to 0.1 more. */
const LONG_LIST = 16;
/** A circle of so many identifiers a place is as good as a line without gaps. */
const SPARSE = 16;
/** Percentiles of fewer nodes are coarse. */
const HUNDRED = 100;
/** Ranks near the bottom of fewer sums of arcs are not those of the quantile. */
const THOUSAND = 1000;

export const theory: Theory<Params> = {
  formula:
    'N nodes, r successors: ½ log₂ N hops to the predecessor as published, 0.138 less for random identifiers; ½ log₂ (N/r) for long lists; 1 more to the owner. Keys: K/N on average, beta-binomial on random arcs; the k-th largest (H_N − H_(k−1)) / ln(1 + N/K) − ½, H_n = 1 + 1/2 + ... + 1/n',
  source: 'Stoica et al. 2001, 2003',
  metrics: (params, network) => ({
    ...(isFaultless(network) && isTimely(params, network) && pathLength(params)),
    ...load(params),
  }),
};

type Values = Readonly<Record<string, number | undefined>>;

/** Whether every answer comes before the timeout, so that nobody who lives is passed over. */
function isTimely({ timeout }: Params, network: NetworkSpec): boolean {
  return 2 * longestDelay(network) < timeout;
}

function pathLength(params: Params): Values {
  const { nodes, successors, stabilize, virtualNodes } = params;
  if (stabilize || virtualNodes > 1 || nodes < CROWD || !isSparse(params)) return {};
  const dead = killed(params);
  // How far the way round the dead is, no short formula says: they are missing from some tables and not from others.
  if (dead > 0) return { lostLookups: dead / nodes };
  const isLong = successors >= LONG_LIST && 4 * successors <= nodes;
  if (successors > 1 && !isLong) return {};
  const way = isLong ? log2(nodes / successors) / 2 : log2(nodes) / 2 - SAVED;
  return { hopsToPredecessorMean: way, hopsMean: way + 1 };
}

function log2(x: number): number {
  return ln(x) / ln(2);
}

/** Identifiers are drawn, and seldom adjacent numbers. */
function isSparse({ nodes, virtualNodes, bits, ids }: Params): boolean {
  return ids.length === 0 && powerOfTwo(bits) >= SPARSE * nodes * virtualNodes;
}

function load(params: Params): Values {
  const { nodes, keys, virtualNodes, failFraction, churn, ids } = params;
  // A small ring that is laid out by hand is there for its changes, which come by script.
  if (keys === 0 || failFraction > 0 || churn > 0 || ids.length > 0) return {};
  const keysMean = keys / nodes;
  if (nodes < 2 || !isSparse(params)) return { keysMean };
  const chances = new ArcLoad(nodes, virtualNodes, keys);
  return {
    keysMean,
    keysMoved: 1 / nodes,
    nodesWithoutKeys: chances.none,
    ...(nodes >= HUNDRED && keys >= 2 * nodes && spread(params, chances)),
  };
}

/** Percentiles by nearest rank, and the largest: means over rings. */
function spread({ nodes, keys, virtualNodes }: Params, chances: ArcLoad): Values {
  const low = Math.ceil(0.01 * nodes);
  const high = Math.ceil(0.99 * nodes);
  if (virtualNodes === 1)
    return {
      keysP1: wholeKeys(ranked(low, nodes, keys)),
      keysP99: ranked(high, nodes, keys),
      keysMax: ranked(nodes, nodes, keys),
    };
  return {
    keysP1: nodes >= THOUSAND ? wholeKeys(chances.quantile(low / (nodes + 0.5))) : undefined,
    keysP99: chances.quantile(high / (nodes + 0.5)),
  };
}

/** That a number of keys is whole matters between none and one. */
function wholeKeys(mean: number): number | undefined {
  if (mean <= 0) return 0;
  return mean >= 1 ? mean : undefined;
}

/**
 * Mean number of keys on the node of that rank, from 1 for the least, where each has one arc. The arc is H_n − H_(n−rank)
 * mean arcs long, and numbers of keys on arcs are geometric: exponential ones, cut down to whole numbers.
 */
function ranked(rank: number, nodes: number, keys: number): number {
  let arc = 0;
  for (let i = nodes - rank + 1; i <= nodes; i++) arc += 1 / i;
  return arc / ln(1 + nodes / keys) - 0.5;
}

/** How many of `keys` random points fall on `own` of all arcs between random points: beta-binomial. */
class ArcLoad {
  readonly none: number;
  private readonly keys: number;
  private readonly own: number;
  private readonly others: number;

  constructor(nodes: number, own: number, keys: number) {
    this.keys = keys;
    this.own = own;
    this.others = (nodes - 1) * own;
    let none = 1;
    for (let i = 0; i < own; i++) none *= (this.others + i) / (this.others + keys + i);
    this.none = none;
  }

  /** Mean number of keys that this fraction of the nodes doesn't exceed: as if it ran evenly through each whole number. */
  quantile(fraction: number): number {
    let chance = this.none;
    let below = 0;
    let count = 0;
    while (below + chance < fraction && count < this.keys) {
      const left = this.keys - count;
      below += chance;
      chance *= (left / (count + 1)) * ((count + this.own) / (left - 1 + this.others));
      count++;
    }
    return count + (fraction - below) / chance - 0.5;
  }
}
