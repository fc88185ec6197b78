// Delays in the form: what is read is written back the same, in ticks.
import { describe, expect, it } from 'vitest';
import {
  changeKind,
  channelText,
  delayProblem,
  delayText,
  readDelay,
  writeDelay,
} from './delays.ts';

const MS = { unit: 'ms', ticks: 1000 };

describe('delays', () => {
  it.each(['constant:10000', 'uniform:6000..14000', 'exponential:2500', 'lognormal:10000:0.5'])(
    'keeps %s',
    (spec) => {
      expect(writeDelay(readDelay(spec, MS), MS)).toBe(spec);
    },
  );

  it('shows units', () => {
    expect(readDelay('uniform:6000..14000', MS)).toEqual({ kind: 'uniform', values: ['6', '14'] });
  });

  it.each([
    ['constant:40000', 'constant 40 ms'],
    ['uniform:6000..14000', 'uniform 6–14 ms'],
    ['lognormal:10000:0.5', 'log-normal 10 ms, sigma 0.5'],
  ])('says %s in words', (spec, words) => {
    expect(delayText(spec, MS).replace(/\u00a0/g, ' ')).toBe(words);
  });

  it('says how a channel differs from the rest', () => {
    const text = (channel: Parameters<typeof channelText>[0]) =>
      channelText(channel, MS).replace(/\u00a0/g, ' ');
    expect(text({ delay: 'constant:40000', loss: 0.5 })).toBe('constant 40 ms, loss 0.5');
    expect(text({ loss: 1 })).toBe('loss 1');
  });

  it('leaves what is no number for the error to name', () => {
    expect(writeDelay({ kind: 'constant', values: ['soon'] }, MS)).toBe('constant:soon');
  });

  it.each([
    [{ kind: 'constant', values: ['soon'] }, "delay: 'soon' is not a number of ms"],
    [{ kind: 'uniform', values: ['14', '6'] }, 'from 14 to 6 is no range'],
    [{ kind: 'lognormal', values: ['10', '6'] }, 'sigma: 6 is more than 5'],
    [{ kind: 'uniform', values: ['6', '14'] }, undefined],
  ] as const)('says what is wrong with %j in units', (form, problem) => {
    expect(delayProblem(form, MS)).toBe(problem);
  });

  it('makes the values of another kind from the old ones', () => {
    const uniform = readDelay('uniform:6000..14000', MS);
    expect(writeDelay(changeKind(uniform, 'exponential'), MS)).toBe('exponential:10000');
    expect(writeDelay(changeKind(readDelay('constant:10000', MS), 'uniform'), MS)).toBe(
      'uniform:6000..14000',
    );
  });
});
