// Places of nodes: the same each time, apart from one another, and as their links ask.
import { describe, expect, it } from 'vitest';
import { nodePlaces } from './node-places.ts';
import type { Point } from './plane.ts';

function leastDistance(places: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [i, a] of places.entries())
    for (const b of places.slice(i + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
  return least;
}

const fromMiddle = ({ x, y }: Point) => Math.hypot(x - 0.5, y - 0.5);

describe('without links', () => {
  it('a few nodes stand on one circle, clockwise from the top', () => {
    const places = nodePlaces(4);
    expect(places.map(fromMiddle).every((far) => Math.abs(far - 0.5) < 1e-12)).toBe(true);
    expect(places[0].x).toBeCloseTo(0.5);
    expect(places[0].y).toBeCloseTo(0);
    expect(places[1].x).toBeCloseTo(1);
  });

  it('two stand beside each other, one in the middle', () => {
    expect(nodePlaces(2).map(({ y }) => y)).toEqual([0.5, 0.5].map((y) => expect.closeTo(y)));
    expect(nodePlaces(1)).toEqual([{ x: 0.5, y: 0.5 }]);
  });

  it.each([33, 64, 100, 256])('%i stand on several circles, well apart', (nodes) => {
    const places = nodePlaces(nodes);
    expect(places).toHaveLength(nodes);
    expect(Math.max(...places.map(fromMiddle))).toBeLessThanOrEqual(0.5 + 1e-9);
    expect(leastDistance(places)).toBeGreaterThan(0.6 / Math.sqrt(nodes));
  });
});

describe('with links', () => {
  const path = { links: [0, 1, 2, 3].map((i) => [i, i + 1] as const) };

  it('stand the same from run to run', () => {
    expect(nodePlaces(5, path)).toEqual(nodePlaces(5, path));
  });

  it('are as far apart as from link to link', () => {
    const places = nodePlaces(5, path);
    const far = (a: number, b: number) =>
      Math.hypot(places[a].x - places[b].x, places[a].y - places[b].y);
    expect(far(0, 4) / far(0, 1)).toBeGreaterThan(3);
    expect(far(0, 2)).toBeGreaterThan(far(0, 1));
  });

  it('stay in the unit square and apart, connected or not', () => {
    const links = [
      [0, 1],
      [1, 2],
      [3, 4],
    ] as const;
    const places = nodePlaces(6, { links });
    for (const { x, y } of places) {
      expect(x).toBeGreaterThanOrEqual(-1e-9);
      expect(y).toBeLessThanOrEqual(1 + 1e-9);
    }
    expect(leastDistance(places)).toBeGreaterThan(0.05);
  });

  it('take the places that their topology names', () => {
    const positions = [
      [0.1, 0.2],
      [0.9, 0.5],
    ] as const;
    expect(nodePlaces(2, { links: [[0, 1]], positions })).toEqual([
      { x: 0.1, y: 0.2 },
      { x: 0.9, y: 0.5 },
    ]);
  });
});
