// What a search has still to cover stands beside the circle, at the same place at every hop, or in words alone.
import { describe, expect, it } from 'vitest';
import { Obstacles } from './obstacles.ts';
import { ringPlan } from './ring-plan.ts';
import { readingText, ringReading } from './ring-reading.ts';

const facets = Array.from({ length: 9 }, (_, node) => ({ at: [node / 9] }));
const search = (...to: readonly number[]) => ({
  text: 'key 26',
  isAtHand: false,
  hops: to.map((from, i) => ({ node: 0, from, to: 0.75, since: i, until: i + 1 })),
});

describe('the reading beside a ring', () => {
  it('lies in a corner, clear of the circle, and stays there', () => {
    const plan = ringPlan(facets, { width: 860, height: 550, scale: 1 });
    const first = ringReading(plan, search(0), new Obstacles());
    const second = ringReading(plan, search(0, 0.5), new Obstacles());
    expect(first?.box).toEqual(second?.box);
    expect(second?.lines.map(({ text }) => text)).toEqual([
      'key 26: still to cover',
      '25 %',
      '75 → 25 %',
    ]);
    const { x, y, width, height } = second?.box ?? { x: 0, y: 0, width: 0, height: 0 };
    const far = Math.hypot(plan.centre.x - x - width / 2, plan.centre.y - y - height / 2);
    expect(far).toBeGreaterThan(plan.rim + plan.radius);
  });

  it('goes to another corner where labels stand, and is left to the words where none is free', () => {
    const plan = ringPlan(facets, { width: 860, height: 550, scale: 1 });
    const taken = new Obstacles();
    taken.addCircle(40, 40, 30);
    expect(ringReading(plan, search(0), taken)?.box.x).toBeGreaterThan(plan.centre.x);
    const narrow = ringPlan(facets, { width: 300, height: 260, scale: 1 });
    expect(ringReading(narrow, search(0), new Obstacles())).toBeUndefined();
    expect(readingText(search(0, 0.5))).toBe('key 26: 25 % still to cover');
  });
});
