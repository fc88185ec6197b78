// The links' behaviour as data: delay, loss, duplication, corruption, order, bandwidth, what a partition does.
import { nameHint } from './meant-name.ts';
import { InputError } from './params.ts';
import { MAX_WORDS, meanOf, parseDistribution, type Sampler, samplerOf } from './sampling.ts';

export interface NetworkSpec {
  /** A distribution in ticks, e.g. `uniform:6000..14000`. */
  readonly delay: string;
  /** Probabilities, for each message by itself. */
  readonly loss: number;
  readonly duplication: number;
  readonly corruption: number;
  /** Messages of one channel arrive in the order of their sending. */
  readonly fifo: boolean;
  /** Messages a tick on each channel; 0 is without bound. */
  readonly bandwidth: number;
  /** Whether a partition drops messages or holds them until it heals. */
  readonly partition: 'drop' | 'hold';
  /** Channels that differ from the rest. */
  readonly pairs?: readonly PairSpec[];
}
export interface PairSpec {
  readonly from: number;
  readonly to: number;
  readonly delay?: string;
  readonly loss?: number;
}

export const DEFAULT_NETWORK: NetworkSpec = {
  delay: 'uniform:6000..14000',
  loss: 0,
  duplication: 0,
  corruption: 0,
  fifo: false,
  bandwidth: 0,
  partition: 'drop',
};

/** The names that `--network name=value` takes. */
export const NETWORK_NAMES = [
  'delay',
  'loss',
  'duplication',
  'corruption',
  'fifo',
  'bandwidth',
  'partition',
] as const;

/** The spec with one value changed, as written on the command line or in a form. @throws InputError */
export function setNetwork(spec: NetworkSpec, name: string, written: string): NetworkSpec {
  if (!(NETWORK_NAMES as readonly string[]).includes(name))
    throw new InputError(`network ${name}`, `no such value; ${nameHint(name, NETWORK_NAMES)}`);
  const value = name === 'delay' || name === 'partition' ? written : parsePlain(name, written);
  return checkNetwork({ ...spec, [name]: value });
}

function parsePlain(name: string, written: string): number | boolean {
  if (written === 'true' || written === 'false') return written === 'true';
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value))
    throw new InputError(`network ${name}`, `'${written}' is not a number`);
  return value;
}

/** Checks every value and returns the spec. @throws InputError naming the value that is wrong. */
export function checkNetwork(spec: NetworkSpec): NetworkSpec {
  parseDistribution('network delay', String(spec.delay));
  for (const name of ['loss', 'duplication', 'corruption'] as const)
    checkProbability(`network ${name}`, spec[name]);
  if (typeof spec.fifo !== 'boolean') throw new InputError('network fifo', 'must be true or false');
  if (!isBandwidth(spec.bandwidth))
    throw new InputError(
      'network bandwidth',
      `${String(spec.bandwidth)} is not a number of messages a tick: 0 for no bound, or from ${LEAST_BANDWIDTH} on`,
    );
  if (spec.partition !== 'drop' && spec.partition !== 'hold')
    throw new InputError(
      'network partition',
      `'${String(spec.partition)}' is neither drop nor hold`,
    );
  for (const pair of spec.pairs ?? []) {
    if (pair.delay !== undefined) parseDistribution('network pairs', String(pair.delay));
    if (pair.loss !== undefined) checkProbability('network pairs', pair.loss);
  }
  return spec;
}

/** Messages a tick. */
const LEAST_BANDWIDTH = 1e-9;

function isBandwidth(value: unknown): boolean {
  if (typeof value !== 'number') return false;
  return value === 0 || (value >= LEAST_BANDWIDTH && value < Infinity);
}

function checkProbability(where: string, value: unknown): void {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    throw new InputError(where, `${String(value)} is not a probability`);
}

/** Of the channels that have no delay of their own; ticks. */
export function meanDelay(spec: NetworkSpec): number {
  return meanOf(parseDistribution('network delay', spec.delay));
}

/** Whether every message arrives once, whole, and without a queue. */
export function isFaultless(spec: NetworkSpec): boolean {
  const { loss, duplication, corruption, bandwidth, pairs = [] } = spec;
  return loss + duplication + corruption + bandwidth === 0 && pairs.every((pair) => !pair.loss);
}

/** Of all channels, those with a delay of their own included; ticks, Infinity where a distribution has no bound. */
export function longestDelay(spec: NetworkSpec): number {
  let longest = boundOf('network delay', spec.delay);
  for (const { delay } of spec.pairs ?? [])
    if (delay !== undefined) longest = Math.max(longest, boundOf('network pairs', delay));
  return longest;
}

function boundOf(where: string, written: string): number {
  const delay = parseDistribution(where, written);
  if (delay.kind === 'constant') return delay.value;
  return delay.kind === 'uniform' ? delay.max : Infinity;
}

/** The spec in the form that sending reads. */
export interface Links {
  readonly spec: NetworkSpec;
  readonly delay: Sampler;
  /** Words of its stream a delay may use. */
  readonly delayWords: number;
  /** Nothing but a delay: no fate to draw. */
  readonly plain: boolean;
  /** Ticks one message occupies its channel; may be a fraction. */
  readonly transmission: number;
  /** By sender * nodes + receiver. */
  readonly pairs:
    | ReadonlyMap<number, { readonly delay: Sampler; readonly loss: number }>
    | undefined;
}

/** @throws InputError */
export function compileLinks(spec: NetworkSpec, nodes: number): Links {
  checkNetwork(spec);
  const distribution = parseDistribution('network delay', spec.delay);
  const delay = samplerOf(distribution);
  const pairs = new Map<number, { delay: Sampler; loss: number }>();
  for (const pair of spec.pairs ?? [])
    pairs.set(pair.from * nodes + pair.to, {
      delay: pair.delay ? samplerOf(parseDistribution('network pairs', pair.delay)) : delay,
      loss: pair.loss ?? spec.loss,
    });
  return {
    spec,
    delay,
    delayWords: distribution.kind === 'lognormal' || pairs.size > 0 ? MAX_WORDS : 1,
    plain:
      spec.loss + spec.duplication + spec.corruption === 0 &&
      pairs.size === 0 &&
      !spec.fifo &&
      spec.bandwidth === 0,
    transmission: spec.bandwidth === 0 ? 0 : 1 / spec.bandwidth,
    pairs: pairs.size > 0 ? pairs : undefined,
  };
}
