// The grid fits, every cell is found where it is drawn, and keys stay inside.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellBox, gridLayout, neighbourhood, nodeAfterKey, nodeAt } from './grid.ts';

const spaces = fc.record({
  width: fc.integer({ min: 40, max: 1200 }),
  height: fc.integer({ min: 40, max: 1200 }),
  pixelRatio: fc.constantFrom(1, 1.25, 1.5, 2, 3),
  cellMax: fc.constantFrom(48, 72),
});
const counts = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1_000_000 }));

it('holds every node in the space it has', () => {
  fc.assert(
    fc.property(counts, spaces, (nodes, space) => {
      const layout = gridLayout(nodes, space);
      expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(nodes);
      expect(layout.columns * (layout.rows - 1)).toBeLessThan(nodes);
      expect(layout.width * layout.shrink).toBeLessThanOrEqual(space.width + 1e-6);
      expect(layout.height * layout.shrink).toBeLessThanOrEqual(space.height + 1e-6);
      expect(Number.isInteger(layout.pitch)).toBe(true);
    }),
  );
});

it('finds each node in the middle of its cell', () => {
  fc.assert(
    fc.property(counts, spaces, fc.nat(), (nodes, space, pick) => {
      const layout = gridLayout(nodes, space);
      const node = pick % nodes;
      const { x, y, size } = cellBox(layout, node);
      expect(nodeAt(layout, x + size / 2, y + size / 2)).toBe(node);
    }),
  );
});

const small = gridLayout(10, { width: 400, height: 400, pixelRatio: 1, cellMax: 48 });

it('has no node outside, nor after the last one', () => {
  expect([small.columns, small.rows]).toEqual([4, 3]);
  expect(nodeAt(small, -1, 5)).toBe(-1);
  expect(nodeAt(small, 48 * 4, 5)).toBe(-1);
  expect(nodeAt(small, 48 * 2 + 3, 48 * 2 + 3)).toBe(-1);
});

it.each([
  [5, 'ArrowLeft', 4],
  [5, 'ArrowRight', 6],
  [5, 'ArrowUp', 1],
  [5, 'ArrowDown', 9],
  [6, 'ArrowDown', 6],
  [0, 'ArrowUp', 0],
  [0, 'ArrowLeft', 0],
  [9, 'ArrowRight', 9],
  [6, 'Home', 4],
  [4, 'End', 7],
  [8, 'End', 9],
  [8, 'x', undefined],
])('from %i %s leads to %s', (node, key, to) => {
  expect(nodeAfterKey(small, node, key)).toBe(to);
});

it('names the cells around one', () => {
  expect(neighbourhood(small, 5)).toEqual([
    [0, 1, 2],
    [4, 5, 6],
    [8, 9],
  ]);
  expect(neighbourhood(small, 0)).toEqual([
    [0, 1],
    [4, 5],
  ]);
});
