// Lines: joined or in steps, with gaps, cut at the end, and their values between points.
import { expect, it } from 'vitest';
import { linearAxis, logAxis } from './curves-axis.ts';
import { cutAfter, heightAt, pathOf, polyline } from './curves-lines.ts';

const x = linearAxis({ title: '', domain: [0, 10], range: [0, 100], tickCount: 5 });
const y = linearAxis({ title: '', domain: [0, 1], range: [100, 0], tickCount: 5 });
const log = logAxis({ title: '', domain: [0.01, 1], range: [100, 0], tickCount: 0 });

it('joins points, or holds each value until the next', () => {
  const values = [
    [0, 0],
    [5, 1],
  ] as const;
  expect(pathOf(polyline(values, x, y, 100))).toBe('M0 100L50 0');
  expect(pathOf(polyline(values, x, y, 100, true))).toBe('M0 100L50 100L50 0');
});

it('drops to the floor where there is nothing to show, and rises from there', () => {
  const values = [
    [0, 1],
    [2, 0],
    [4, 0.1],
    [6, 1],
  ] as const;
  expect(pathOf(polyline(values, x, log, 100))).toBe('M0 0L20 0L20 100M40 100L40 50L60 0');
});

it('knows its height at a column, whichever way it runs', () => {
  const line = [
    [
      [0, 10],
      [10, 20],
    ],
    [
      [30, 40],
      [20, 20],
    ],
  ] as const;
  expect(heightAt(line, 5)).toBe(15);
  expect(heightAt(line, 25)).toBe(30);
  expect(heightAt(line, 15)).toBeUndefined();
});

it('ends where it is cut', () => {
  const points = [
    [0, 0],
    [10, 1],
  ] as const;
  expect(cutAfter(points, 4)).toEqual([
    [0, 0],
    [4, 0.4],
  ]);
  expect(cutAfter(points, 10)).toEqual(points);
});
