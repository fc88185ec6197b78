// Ways of messages: from rim to rim, there and back apart, drawn as far as they have come.
import { describe, expect, it } from 'vitest';
import { bowedPath, pathUpTo, pointOnPath, pulledPath } from './flight-path.ts';

const a = { x: 0, y: 0 };
const b = { x: 200, y: 0 };

describe('a way', () => {
  it('goes from rim to rim, clear of both bodies', () => {
    const { start, end } = bowedPath(a, b, 20);
    expect(Math.hypot(start.x - a.x, start.y - a.y)).toBeCloseTo(25.6);
    expect(Math.hypot(end.x - b.x, end.y - b.y)).toBeCloseTo(22);
  });

  it('lies on the other side than the way back', () => {
    const there = pointOnPath(bowedPath(a, b, 20), 0.5);
    const back = pointOnPath(bowedPath(b, a, 20), 0.5);
    expect(there.y).toBeGreaterThan(5);
    expect(back.y).toBeLessThan(-5);
  });

  it('of a chord is drawn towards the middle of its circle', () => {
    const { y } = pointOnPath(pulledPath(a, b, { x: 100, y: 100 }, 10), 0.5);
    expect(y).toBeGreaterThan(10);
  });

  it('to the sender itself leaves it and comes back', () => {
    const path = bowedPath(a, a, 20);
    expect(pointOnPath(path, 0.5).y).toBeLessThan(-40);
    expect(path.start).not.toEqual(path.end);
  });

  it('is drawn as far as its message has come', () => {
    const path = bowedPath(a, b, 20);
    const tip = pointOnPath(path, 0.5);
    const drawn = pathUpTo(path, 0.5).split(/[ MQ]/).slice(-2).map(Number);
    expect(drawn[0]).toBeCloseTo(tip.x, 0);
    expect(drawn[1]).toBeCloseTo(tip.y, 0);
  });
});
