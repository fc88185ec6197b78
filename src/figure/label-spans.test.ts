// Labels stay within the plot, and those that an edge would cut are found.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInPlot, Spans, spanAlong } from './label-spans.ts';
import { Plane } from './plane.ts';

const plane = new Plane({
  orientation: 'horizontal',
  width: 400,
  height: 200,
  from: -100,
  to: 300,
  ends: { from: 0, to: 1000 },
  nodes: 2,
  scale: 1,
});

it('takes a turned text for as long as it is', () => {
  const box = { x: 50, y: 50, width: 40, height: 10, angle: 90 };
  expect(spanAlong(box, plane).map(Math.round)).toEqual([45, 55]);
});

it('ends the plot where the run does, and at the lanes', () => {
  const box = { x: 120, y: 50, width: 40, height: 10, angle: 0 };
  expect(isInPlot(box, plane)).toBe(true);
  expect(isInPlot({ ...box, x: 119 }, plane)).toBe(false);
  expect(isInPlot({ ...box, x: 381 }, plane)).toBe(false);
  expect(isInPlot({ ...box, y: 4 }, plane)).toBe(false);
  expect(isInPlot({ ...box, y: 196 }, plane)).toBe(false);
});

it('finds exactly the labels that an edge cuts', () => {
  const spans = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 80 })),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(spans, fc.integer({ min: -10, max: 400 }), (list, edge) => {
      const items = list.map(([low, width], i) => ({
        key: `${i}`,
        span: [low, low + width] as const,
      }));
      const cut = items.filter(({ span: [low, high] }) => low < edge && high > edge);
      expect(new Spans(items).cutAt(edge).toSorted()).toEqual(cut.map(({ key }) => key).toSorted());
    }),
  );
});
