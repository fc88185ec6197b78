// Walls stand between cells of different groups and nowhere else.
import { expect, it } from 'vitest';
import { gridLayout } from './grid.ts';
import { groupSizes, partitionShapes } from './grid-partition.ts';

const space = { width: 160, height: 160, pixelRatio: 1, cellMax: 40 };
const layout = gridLayout(15, space);

it('cuts off whole rows', () => {
  expect(layout).toMatchObject({ columns: 4, rows: 4, pitch: 40, gap: 4, shrink: 1 });
  const groupOf = Array.from({ length: 15 }, (_, node) => (node < 12 ? 1 : 0));
  expect(partitionShapes(layout, groupOf)).toEqual({
    walls: 'M-2 118h120',
    apart: 'M0 120h120v40h-120Z',
  });
  expect(groupSizes(groupOf)).toEqual([3, 12]);
});

it('goes around single cells', () => {
  const groupOf = Array.from({ length: 15 }, (_, node) => (node === 5 ? 0 : 1));
  const { walls, apart } = partitionShapes(layout, groupOf);
  expect(walls).toBe('M38 38h40M38 78h40M38 38v40M78 38v40');
  expect(apart).toBe('M40 40h40v40h-40Z');
});

it('draws nothing where nobody is cut off', () => {
  expect(partitionShapes(layout, new Array(15).fill(2))).toEqual({ walls: '', apart: '' });
  expect(groupSizes(new Array(15).fill(2))).toEqual([15]);
});
