// Times in fields: what is typed in units is exactly so many ticks, and is shown again as it was typed.
import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ticks } from '../../engine/params.ts';
import { rateInTicks, rateInUnits, ticksText, timeProblem, unitsText } from './units.ts';

const MS = { unit: 'ms', ticks: 1000 };
const CYCLE = { unit: 'cycle', ticks: 1000 };

describe('ticksText', () => {
  it.each([
    ['10', '10000'],
    ['1.005', '1005'],
    ['0.29', '290'],
    ['.5', '500'],
    ['0', '0'],
    ['0.0005', '0.5'],
    ['123456789012.345', '123456789012345'],
  ])('%s ms are %s ticks', (typed, expected) => {
    expect(ticksText(typed, MS)).toBe(expected);
  });

  it.each(['', '.', '-3', 'soon', '1e3', '1,5'])('%j is no number', (typed) => {
    expect(ticksText(typed, MS)).toBeUndefined();
  });

  property.prop([fc.integer({ min: 0, max: 1_000_000_000 })])('keeps every tick', (value) => {
    expect(ticksText(unitsText(value, MS), MS)).toBe(String(value));
  });
});

describe('timeProblem', () => {
  const hold = ticks(20_000, { min: 1, max: 1_000_000, about: '' });

  it('is said in the unit of the field', () => {
    expect(timeProblem('20', hold, MS)).toBeUndefined();
    expect(timeProblem('0', hold, MS)).toBe('0 is not between 0.001 and 1,000 ms');
    expect(timeProblem('1001', hold, MS)).toBe('1001 is not between 0.001 and 1,000 ms');
    expect(timeProblem('1.0005', hold, MS)).toBe('the smallest step is 0.001 ms');
    expect(timeProblem('soon', hold, CYCLE)).toBe("'soon' is not a number of cycles");
  });
});

describe('rates', () => {
  it('go from ticks to units and back', () => {
    expect(rateInUnits(0.001, MS)).toBe('1');
    expect(rateInUnits(0.0007, MS)).toBe('0.7');
    expect(rateInTicks('1', MS)).toBe('0.001');
    expect(rateInTicks('much', MS)).toBe('much');
  });
});
