// Partitions among nodes that stand still: every side has the land about its nodes, and walls stand between sides alone.
import { describe, expect, it } from 'vitest';
import { bowedPath } from './flight-path.ts';
import { networkRegions, wallOnPath } from './network-regions.ts';

const spots = [
  { x: 20, y: 50 },
  { x: 40, y: 50 },
  { x: 80, y: 50 },
];
const groupOf = [0, 0, 1];

function area(path: string): number {
  return path
    .split('Z')
    .filter((one) => one !== '')
    .map((one) =>
      one
        .slice(1)
        .split('L')
        .map((at) => at.split(' ').map(Number)),
    )
    .reduce((sum, land) => {
      const twice = land.reduce((total, [x, y], i) => {
        const [nextX, nextY] = land[(i + 1) % land.length];
        return total + x * nextY - nextX * y;
      }, 0);
      return sum + Math.abs(twice) / 2;
    }, 0);
}

describe('regions', () => {
  const { regions, walls, largest } = networkRegions(spots, { groupOf }, 100, 100);

  it('share the whole picture out', () => {
    expect(regions.map(({ group }) => group)).toEqual([0, 1]);
    expect(regions.map(({ path }) => area(path))).toEqual([6000, 4000]);
    expect(largest).toBe(0);
  });

  it('have a wall between sides, and none within one', () => {
    expect(walls).toBe('M60 0L60 100');
  });

  it('stop messages at the wall', () => {
    const cut = wallOnPath(bowedPath(spots[1], spots[2], 0), 1, spots, groupOf);
    expect(cut).toBeCloseTo(0.5, 1);
    expect(wallOnPath(bowedPath(spots[0], spots[1], 0), 0, spots, groupOf)).toBeUndefined();
  });

  it('of sides that lie in between one another cover all as well', () => {
    const ring = Array.from({ length: 8 }, (_, i) => ({
      x: 50 + 40 * Math.cos((i * Math.PI) / 4),
      y: 50 + 40 * Math.sin((i * Math.PI) / 4),
    }));
    const made = networkRegions(ring, { groupOf: ring.map((_, i) => i % 2) }, 100, 100);
    const whole = made.regions.reduce((sum, { path }) => sum + area(path), 0);
    expect(whole).toBeCloseTo(10_000, -1);
    expect(made.walls.split('M')).toHaveLength(9);
  });
});
