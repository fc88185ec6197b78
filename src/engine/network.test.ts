// The links' values: what is taken, what is refused, and the form that sending reads.
import { describe, expect, it } from 'vitest';
import {
  checkNetwork,
  compileLinks,
  DEFAULT_NETWORK,
  longestDelay,
  meanDelay,
  NETWORK_NAMES,
  type NetworkSpec,
  setNetwork,
} from './network.ts';
import { InputError } from './params.ts';

const spec = (change: object): NetworkSpec => ({ ...DEFAULT_NETWORK, ...change });

describe('setNetwork', () => {
  it.each([
    ['delay', 'exponential:10', 'exponential:10'],
    ['loss', '0.1', 0.1],
    ['duplication', '1', 1],
    ['corruption', '0', 0],
    ['fifo', 'true', true],
    ['bandwidth', '0.5', 0.5],
    ['partition', 'hold', 'hold'],
  ] as const)('%s=%s', (name, written, value) => {
    expect(setNetwork(DEFAULT_NETWORK, name, written)).toEqual({
      ...DEFAULT_NETWORK,
      [name]: value,
    });
  });
  it.each([
    ['delay', 'fast', /^network delay: 'fast' is none of/],
    ['delay', '', /^network delay/],
    ['loss', '', "network loss: '' is not a number"],
    ['loss', '1.5', 'network loss: 1.5 is not a probability'],
    ['loss', '-0.1', 'network loss: -0.1 is not a probability'],
    ['loss', 'true', 'network loss: true is not a probability'],
    ['fifo', '1', 'network fifo: must be true or false'],
    ['bandwidth', '-1', 'network bandwidth: -1 is not a number of messages a tick'],
    ['bandwidth', 'true', /^network bandwidth/],
    ['partition', 'split', "network partition: 'split' is neither drop nor hold"],
    ['los', '0.1', 'network los: no such value; did you mean loss?'],
  ] as const)('refuses %s=%s', (name, written, message) => {
    const attempt = () => setNetwork(DEFAULT_NETWORK, name, written);
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(message);
  });
  it('names an unknown value first, whatever was written for it', () => {
    expect(() => setNetwork(DEFAULT_NETWORK, 'fif', 'maybe')).toThrow(/did you mean fifo/);
  });
  it('names every value of the spec but the pairs', () => {
    expect([...NETWORK_NAMES].sort()).toEqual(Object.keys(DEFAULT_NETWORK).sort());
  });
});

describe('checkNetwork', () => {
  it('returns what is valid', () => {
    expect(checkNetwork(DEFAULT_NETWORK)).toBe(DEFAULT_NETWORK);
    const pairs = [{ from: 0, to: 1, delay: 'constant:5', loss: 0.5 }];
    expect(checkNetwork(spec({ pairs })).pairs).toBe(pairs);
  });
  it.each([
    [{ delay: undefined }],
    [{ loss: Number.NaN }],
    [{ loss: '0.1' }],
    [{ duplication: 2 }],
    [{ corruption: null }],
    [{ fifo: 1 }],
    [{ bandwidth: Number.NaN }],
    [{ bandwidth: Number.POSITIVE_INFINITY }],
    [{ partition: 'DROP' }],
    [{ pairs: [{ from: 0, to: 1, delay: 'soon' }] }],
    [{ pairs: [{ from: 0, to: 1, loss: 7 }] }],
  ])('refuses %j', (change) => {
    expect(() => checkNetwork(spec(change))).toThrow(InputError);
  });
});

describe('compileLinks', () => {
  it('is plain only where a message has nothing but a delay', () => {
    expect(compileLinks(DEFAULT_NETWORK, 3).plain).toBe(true);
    for (const change of [
      { loss: 0.1 },
      { duplication: 0.1 },
      { corruption: 0.1 },
      { fifo: true },
      { bandwidth: 1 },
      { pairs: [{ from: 0, to: 1 }] },
    ])
      expect(compileLinks(spec(change), 3).plain, JSON.stringify(change)).toBe(false);
  });
  it('knows pairs by channel, with what they leave out taken from the rest', () => {
    const pairs = [
      { from: 1, to: 2, delay: 'constant:5' },
      { from: 2, to: 0, loss: 0 },
    ];
    const links = compileLinks(spec({ delay: 'constant:9', loss: 0.2, pairs }), 3);
    const [first, second] = [links.pairs?.get(1 * 3 + 2), links.pairs?.get(2 * 3)];
    expect([first?.delay(0, 0, 0), first?.loss]).toEqual([5, 0.2]);
    expect([second?.delay(0, 0, 0), second?.loss]).toEqual([9, 0]);
    expect(links.pairs?.size).toBe(2);
  });
  it('turns bandwidth into ticks a message', () => {
    expect(compileLinks(DEFAULT_NETWORK, 2).transmission).toBe(0);
    expect(compileLinks(spec({ bandwidth: 1 }), 2).transmission).toBe(1);
    expect(compileLinks(spec({ bandwidth: 0.001 }), 2).transmission).toBe(1000);
    expect(compileLinks(spec({ bandwidth: 4 }), 2).transmission).toBe(0.25);
  });
});

it('the mean delay is the distribution’s', () => {
  expect(meanDelay(DEFAULT_NETWORK)).toBe(10_000);
  expect(meanDelay(spec({ delay: 'exponential:7' }))).toBe(7);
});

it.each([
  ['uniform:1..9', [], 9],
  ['constant:4', [{ from: 0, to: 1, loss: 1 }], 4],
  ['constant:4', [{ from: 0, to: 1, delay: 'uniform:1..50' }], 50],
  ['constant:4', [{ from: 0, to: 1, delay: 'constant:2' }], 4],
  ['constant:4', [{ from: 0, to: 1, delay: 'exponential:2' }], Number.POSITIVE_INFINITY],
])('the longest delay of %s with %j is %d', (delay, pairs, longest) => {
  expect(longestDelay(spec({ delay, pairs }))).toBe(longest);
});

it.each([1e-320, 1e-10, -1, Number.NaN])('a bandwidth of %s is refused', (bandwidth) => {
  expect(() => checkNetwork({ ...DEFAULT_NETWORK, bandwidth })).toThrow(/from 1e-9 on/);
});
