// What differs is tinted from its first moment on each lane to the end, in both orientations.
import { expect, it } from 'vitest';
import { Plane } from './plane.ts';
import { suffixMarks } from './space-time-suffix.ts';

const planeOf = (orientation: 'horizontal' | 'vertical', from = 0) =>
  new Plane({ orientation, width: 100, height: 100, from, to: 100, nodes: 3, scale: 1 });

it('begins on each lane where that differs, with a rule, and not where it never does', () => {
  const plane = planeOf('horizontal');
  const marks = suffixMarks(Float64Array.of(40, Infinity, 80), plane);
  expect(marks.map(({ node, x, width }) => [node, x, width])).toEqual([
    [0, 40, 60],
    [2, 80, 20],
  ]);
  for (const { node, y, height, rule } of marks) {
    expect(height).toBeCloseTo(plane.gap);
    expect(y + height / 2).toBeCloseTo(plane.across(node));
    expect(rule?.[0].x).toBe(rule?.[1].x);
  }
});

it('runs down where time does, and has no rule where it began before', () => {
  const [mark] = suffixMarks(Float64Array.of(40, Infinity, Infinity), planeOf('vertical'));
  expect([mark.y, mark.height]).toEqual([40, 60]);
  const [later] = suffixMarks(Float64Array.of(40, 40, 40), planeOf('horizontal', 50));
  expect([later.x, later.width, later.rule]).toEqual([0, 100, undefined]);
});
