// What a link keeps of the lanes, and that it is found again.
import { expect, it } from 'vitest';
import { ALL_LANES } from '../../figure/space-time-lanes.ts';
import { laneEntries, lanesOf } from './lane-entries.ts';

it('keeps nothing of lanes that are as at first', () => {
  expect(laneEntries(ALL_LANES)).toEqual({});
  expect(lanesOf({})).toBe(ALL_LANES);
});

it('keeps the order and what is hidden', () => {
  const lanes = { order: [3, 0, 1, 2], hidden: [1, 4, 5, 6] };
  expect(laneEntries(lanes)).toEqual({ laneOrder: '3,0..2', hiddenLanes: '1,4..6' });
  expect(lanesOf(laneEntries(lanes))).toEqual(lanes);
});

it('leaves out what is not a list of nodes', () => {
  expect(lanesOf({ laneOrder: 'a,b', hiddenLanes: 7 })).toBe(ALL_LANES);
  expect(lanesOf({ laneOrder: '2..0', hiddenLanes: '1' })).toEqual({ order: [], hidden: [1] });
});
