// Rings: every order is equally likely, and each process sees the others from where it stands.
import { describe, expect, it } from 'vitest';
import type { Params } from './index.ts';
import { hopsBetween, layRing, successorsOf } from './ring.ts';

const params = (nodes: number, order: Params['order']): Params => ({
  nodes,
  order,
  crashed: [],
  initiators: [],
  variant: 'list',
  synchrony: 'assumed',
  acknowledgements: false,
  ackTimeout: 1,
  restart: 0,
});

describe('a ring that is drawn', () => {
  it('comes out each way once if the draws do', () => {
    const rings = new Map<string, number>();
    for (let draw = 0; draw < 24; draw++) {
      let left = draw;
      const ring = layRing(params(4, 'random'), (n) => {
        const drawn = left % n;
        left = Math.floor(left / n);
        return drawn;
      });
      const after = successorsOf(0, ring).join();
      rings.set(after, (rings.get(after) ?? 0) + 1);
    }
    // Four turns of each of the six rings of four.
    expect([...rings.values()]).toEqual([4, 4, 4, 4, 4, 4]);
  });

  it('is one ring, from wherever one looks', () => {
    const ring = layRing(params(5, 'random'), () => 0);
    for (const id of [0, 1, 2, 3, 4]) {
      const [next, ...rest] = successorsOf(id, ring);
      expect(successorsOf(next, ring)).toEqual([...rest, next]);
      expect(rest.at(-1)).toBe(id);
    }
  });
});

it.each([
  ['ascending', [3, 4, 0, 1, 2]],
  ['descending', [1, 0, 4, 3, 2]],
] as const)('%s: names follow the ring, and hops count places', (order, after) => {
  const given = params(5, order);
  expect(
    successorsOf(
      2,
      layRing(given, () => 0),
    ),
  ).toEqual(after);
  expect(after.map((id) => hopsBetween(2, id, given))).toEqual([1, 2, 3, 4, 5]);
});
