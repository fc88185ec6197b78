// Axes: there and back, ticks in words.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linearAxis, logAxis, numberText } from './curves-axis.ts';

const range = [300, 20] as const;

it('maps values to pixels and back', () => {
  const linear = linearAxis({ title: '', domain: [0, 1], range, tickCount: 4 });
  const log = logAxis({ title: '', domain: [0.0001, 1], range, tickCount: 0 });
  fc.assert(
    fc.property(fc.double({ min: 0.0001, max: 1, noNaN: true }), (value) => {
      for (const axis of [linear, log])
        expect(axis.valueAt(axis.at(value) ?? 0)).toBeCloseTo(value, 9);
    }),
  );
  expect(linear.valueAt(-50)).toBe(1);
  expect(log.valueAt(999)).toBeCloseTo(0.0001, 12);
});

it('labels round numbers', () => {
  const labels = linearAxis({ title: '', domain: [0, 1], range, tickCount: 4 }).ticks.map(
    ({ label }) => label,
  );
  expect(labels).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
  const decades = logAxis({ title: '', domain: [0.0005, 1], range, tickCount: 0 }).ticks;
  expect(decades.map(({ label }) => label)).toEqual(['0.001', '0.01', '0.1', '1']);
  expect(numberText(0.1 + 0.2)).toBe('0.3');
});

it('shows no zero on a logarithmic axis', () => {
  const log = logAxis({ title: '', domain: [0.0001, 1], range, tickCount: 0 });
  expect(log.at(0)).toBeUndefined();
});
