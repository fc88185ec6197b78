// Path length (Stoica et al. 2001 and 2003), and load: how many keys fall on random arcs of a circle.
import type { Theory } from '../../engine/contract.ts';
import { isFaultless } from '../../engine/network.ts';
import { ln } from '../../engine/portable-math.ts';
import { powerOfTwo } from '../../kit/identifier-circle.ts';
import type { Params } from './index.ts';
import { killed } from './ring.ts';

/** For N random identifiers the mean is ½ log2 N − 0.138 to the predecessor, by the integral recursion over one hop. */
const TO_OWNER = 0.862;
/** Fewer nodes are no crowd. */
const MANY = 16;
/** From such a length on the successor list shortens the way as the formula says, to 0.05 hops. */
const LONG_LIST = 4;
/** With more dead the formula overestimates the way by more than 4 %. */
const MODERATE = 0.2;
/** Percentiles of fewer nodes are coarse. */
const HUNDRED = 100;

export const theory: Theory<Params> = {
  formula:
    'N nodes, r successors, fraction p dead: ½ log₂ N hops to the predecessor; ½ log_d (N/r) + 1 to the owner, d = 1/(1 − ½(1 − p)/(1 − p/2)); p/(1 − p) timeouts a hop. Keys: K/N on average, beta-binomial on random arcs; the largest H_N · K/N',
  source: 'Stoica et al. 2001, 2003',
  metrics: (params, network) => ({
    ...(isFaultless(network) && pathLength(params)),
    ...load(params),
  }),
};

type Values = Readonly<Record<string, number | undefined>>;

function pathLength(params: Params): Values {
  const { nodes, successors, stabilize, virtualNodes } = params;
  if (stabilize || virtualNodes > 1 || nodes < MANY || !isSparse(params)) return {};
  const dead = killed(params) / nodes;
  const lostLookups = dead > 0 ? dead : undefined;
  if (successors === 1 && dead === 0)
    return { hopsToPredecessorMean: log(2, nodes) / 2, hopsMean: log(2, nodes) / 2 + TO_OWNER };
  // A list shorter than log2 N may die as a whole, and long ones see to the far side of a small ring.
  const isHardy = dead === 0 || successors >= log(2, nodes);
  if (successors < LONG_LIST || 2 * successors > nodes || dead > MODERATE || !isHardy)
    return { lostLookups };
  const hopsMean = log(shrinking(dead), nodes / successors) / 2 + 1;
  return { hopsMean, timeoutsMean: (dead / (1 - dead)) * hopsMean, lostLookups };
}

/** By how much a hop shrinks what is left, on average twice: 2 where all are alive. */
function shrinking(dead: number): number {
  return 1 / (1 - (0.5 * (1 - dead)) / (1 - dead / 2));
}

function log(base: number, x: number): number {
  return ln(x) / ln(base);
}

/** Identifiers are drawn, and seldom adjacent numbers. */
function isSparse({ nodes, virtualNodes, bits, ids }: Params): boolean {
  return ids.length === 0 && powerOfTwo(bits) >= MANY * nodes * virtualNodes;
}

function load(params: Params): Values {
  const { nodes, keys, virtualNodes, failFraction, churn, ids } = params;
  // A small ring that is laid out by hand is there for its changes, which come by script.
  if (keys === 0 || failFraction > 0 || churn > 0 || ids.length > 0) return {};
  const keysMean = keys / nodes;
  if (nodes < 2 || !isSparse(params)) return { keysMean };
  const chances = new ArcLoad(nodes, virtualNodes, keys);
  const isCrowd = nodes >= HUNDRED;
  return {
    keysMean,
    keysMoved: 1 / nodes,
    nodesWithoutKeys: chances.none,
    keysP1: isCrowd ? chances.quantile(0.01) : undefined,
    keysP99: isCrowd ? chances.quantile(0.99) : undefined,
    keysMax:
      isCrowd && virtualNodes === 1 && keys >= MANY * nodes
        ? keysMean * harmonic(nodes)
        : undefined,
  };
}

/** The expected largest of n random arcs, in mean arcs: 1 + 1/2 + ... + 1/n, about ln n. */
function harmonic(n: number): number {
  let sum = 0;
  for (let i = n; i >= 1; i--) sum += 1 / i;
  return sum;
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

  /** The least number of keys that at least this fraction of the nodes doesn't exceed. */
  quantile(fraction: number): number {
    let chance = this.none;
    let below = chance;
    let count = 0;
    while (below < fraction && count < this.keys) {
      const left = this.keys - count;
      chance *= (left / (count + 1)) * ((count + this.own) / (left - 1 + this.others));
      count++;
      below += chance;
    }
    return count;
  }
}
