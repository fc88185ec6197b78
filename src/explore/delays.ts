// How long things take under synchronous timing: messages within the network's bounds, timers and commands exactly.
import type { NetworkSpec } from '../engine/network.ts';
import { InputError } from '../engine/params.ts';
import { type Distribution, parseDistribution } from '../engine/sampling.ts';
import { boundedTicks, type Interval } from './zones.ts';

/** A node's message to itself takes one tick. */
const TO_SELF: Interval = { earliest: 1, latest: 1 };

export class Delays {
  private readonly every: Interval;
  private readonly pairs = new Map<number, Interval>();
  private readonly nodes: number;

  /** @throws InputError for a network without bounds */
  constructor(network: NetworkSpec, nodes: number) {
    this.nodes = nodes;
    this.every = intervalOf('network delay', network.delay);
    for (const { from, to, delay } of network.pairs ?? [])
      if (delay !== undefined)
        this.pairs.set(from * nodes + to, intervalOf('network pairs', delay));
    if (network.bandwidth > 0)
      throw new InputError('network bandwidth', 'is not explored under synchronous timing');
  }

  message(from: number, to: number): Interval {
    if (from === to) return TO_SELF;
    return this.pairs.get(from * this.nodes + to) ?? this.every;
  }

  exactly(ticks: number): Interval {
    const bounded = boundedTicks(ticks);
    return { earliest: bounded, latest: bounded };
  }
}

function intervalOf(where: string, written: string): Interval {
  const delay: Distribution = parseDistribution(where, written);
  if (delay.kind === 'constant') return between(delay.value, delay.value);
  if (delay.kind === 'uniform') return between(delay.min, delay.max);
  throw unbounded(where, written);
}

/** As samples are: whole ticks, at least one. */
function between(least: number, most: number): Interval {
  const whole = (ticks: number) => Math.max(1, Math.floor(boundedTicks(ticks) + 0.5));
  return { earliest: whole(least), latest: whole(most) };
}

function unbounded(where: string, written: string): InputError {
  return new InputError(
    where,
    `'${written}' has no bounds: synchronous timing needs constant or uniform delays`,
  );
}
