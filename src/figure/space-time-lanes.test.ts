// The choice of lanes: moved, hidden, shown again, for runs of any number of nodes.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL_LANES,
  type LaneChoice,
  laneOrder,
  lanesShown,
  withLaneWish,
} from './space-time-lanes.ts';

const move = (choice: LaneChoice, node: number, place: number) =>
  withLaneWish(choice, 5, { kind: 'move', node, place });
const hide = (choice: LaneChoice, node: number) => withLaneWish(choice, 5, { kind: 'hide', node });

describe('lanes', () => {
  it('move to a place among those that are shown', () => {
    expect(lanesShown(move(ALL_LANES, 4, 0), 5)).toEqual([4, 0, 1, 2, 3]);
    const without = hide(hide(ALL_LANES, 1), 2);
    expect(lanesShown(without, 5)).toEqual([0, 3, 4]);
    const swapped = move(without, 0, 1);
    expect(lanesShown(swapped, 5)).toEqual([3, 0, 4]);
    expect(laneOrder(swapped, 5)).toEqual([1, 2, 3, 0, 4]);
  });

  it('are as at first when they were moved back', () => {
    expect(move(move(ALL_LANES, 1, 3), 1, 1)).toEqual(ALL_LANES);
  });

  it('are put back by number, and hidden ones stay hidden', () => {
    const moved = hide(move(move(ALL_LANES, 4, 0), 2, 1), 3);
    expect(lanesShown(withLaneWish(moved, 5, { kind: 'by-number' }), 5)).toEqual([0, 1, 2, 4]);
    expect(withLaneWish(ALL_LANES, 5, { kind: 'by-number' })).toBe(ALL_LANES);
  });

  it('are not moved beyond the first or the last, and the last one is not hidden', () => {
    expect(move(ALL_LANES, 0, -1)).toBe(ALL_LANES);
    expect(move(ALL_LANES, 4, 5)).toBe(ALL_LANES);
    const alone = [0, 1, 2, 3].reduce(hide, ALL_LANES);
    expect(lanesShown(alone, 5)).toEqual([4]);
    expect(hide(alone, 4)).toBe(alone);
    expect(lanesShown(withLaneWish(alone, 5, { kind: 'show-all' }), 5)).toEqual([0, 1, 2, 3, 4]);
  });

  it('all have one place each, whatever a link says', () => {
    const numbers = fc.array(fc.integer({ min: -3, max: 12 }), { maxLength: 20 });
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 1, max: 9 }), (order, hidden, nodes) => {
        const all = Array.from({ length: nodes }, (_, node) => node);
        const choice = { order, hidden };
        expect(laneOrder(choice, nodes).toSorted((a, b) => a - b)).toEqual(all);
        const shown = lanesShown(choice, nodes);
        expect(shown.length).toBeGreaterThan(0);
        if (all.some((node) => !hidden.includes(node)))
          expect(shown.some((node) => hidden.includes(node))).toBe(false);
      }),
    );
  });
});
