// Timeouts that keep to a bound of the delays or break it, and what is said of those that do.
import { expect, it } from 'vitest';
import { DEFAULT_NETWORK } from '../engine/network.ts';
import { ticks } from '../engine/params.ts';
import { usualValue } from '../engine/usual-value.ts';
import { answerTime, lateAnswer } from './synchrony.ts';

const timeout = ticks(1, { min: 1, max: 1_000_000_000, about: 'x', derive: answerTime });
const DELAYS = ['uniform:6000..14000', 'uniform:0..90000', 'constant:1', 'constant:35000'];
const under = (delay: string, synchrony: string) => {
  const network = { ...DEFAULT_NETWORK, delay };
  const value = Number(usualValue(timeout, { synchrony }, network));
  return { value, late: lateAnswer(network, 'T', value, 'two may lead') };
};

it.each(DELAYS)('assumed: no answer is late under %s', (delay) => {
  expect(under(delay, 'assumed').late).toBeUndefined();
});

it.each(DELAYS)('broken: an answer may be late under %s', (delay) => {
  expect(under(delay, 'broken').late).toBe(
    'A round trip may take as long as T or longer: two may lead.',
  );
});

it('is three mean delays where that is enough, and never long enough without a bound', () => {
  expect(under('uniform:6000..14000', 'assumed').value).toBe(30_000);
  const { value, late } = under('exponential:10000', 'assumed');
  expect(value).toBe(30_000);
  expect(late).toMatch(/^Delays have no bound here/);
});
