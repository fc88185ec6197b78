// Blocks hold every mark once, and know from where to where the cursor matters to them.
import { expect, it } from 'vitest';
import { Drawing } from '../../analysis/testing/small-traces.ts';
import { spaceTimeFigure } from '../../figure/space-time.ts';
import { arrowBlocks, eventBlocks, withinBlock } from './blocks.ts';

function figureOf(from: number, to: number) {
  const d = new Drawing(2);
  for (let i = 0; i < 400; i++) d.receive(d.send(i % 2, 1 - (i % 2), i * 10, 'M', 64), i * 10 + 5);
  return spaceTimeFigure(
    d.trace(),
    { nodeLabel: 'P', time: { unit: 'ms', ticks: 1000 } },
    {
      orientation: 'horizontal',
      width: 900,
      height: 300,
      from,
      to,
      endTime: 4000,
      scale: 1,
      labels: 'none',
    },
  );
}

it('hold every mark once, in order', () => {
  const { arrows, events } = figureOf(0, 4000);
  const inArrows = arrowBlocks(arrows, ({ row }) => `${row}`);
  expect(inArrows.flatMap((block) => block.arrows)).toEqual(arrows);
  expect(inArrows.flatMap(({ names }) => names)).toEqual(arrows.map(({ row }) => `${row}`));
  expect(eventBlocks(events, () => '').flatMap(({ marks }) => marks)).toEqual(events);
  expect(inArrows.length).toBeGreaterThan(4);
});

it('reach from the first send to the last arrival', () => {
  for (const block of arrowBlocks(figureOf(0, 4000).arrows, () => ''))
    for (const { send, arrival, row } of block.arrows) {
      expect(withinBlock(send, block.first, block.last)).toBe(send);
      expect(withinBlock(arrival, block.first, block.last)).toBe(arrival);
      expect(withinBlock(row, block.firstRow, block.lastRow)).toBe(row);
      expect(withinBlock(block.last + 1, block.first, block.last)).toBeUndefined();
    }
});

it('keep their marks when the window moves on', () => {
  const keyOf = (from: number) =>
    new Map(
      arrowBlocks(figureOf(from, from + 2000).arrows, () => '').flatMap(({ key, arrows }) =>
        arrows.map(({ row }) => [row, key] as const),
      ),
    );
  const [before, after] = [keyOf(0), keyOf(900)];
  for (const [row, key] of after) expect(before.get(row) ?? key).toBe(key);
});
