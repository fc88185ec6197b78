// The grid and the plot share any stage without overlapping it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gridPlan } from './grid-plan.ts';

const NOTES = ['theory: residue 0.203; s = e^(−m), m = (k + 1)(1 − s)'];
const TITLES = ['has not heard', 'spreading', 'gave up'];

it('keeps both within the width, and beside each other within the height', () => {
  const stage = fc.record({
    width: fc.integer({ min: 320, max: 2400 }),
    height: fc.integer({ min: 320, max: 1400 }),
    pixelRatio: fc.constantFrom(1, 1.5, 2, 3),
    scale: fc.constantFrom(1, 1.5),
  });
  const nodes = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 1_000_000 }));
  fc.assert(
    fc.property(nodes, stage, (count, on) => {
      const plan = gridPlan(count, TITLES, NOTES, on);
      const width = plan.stacked
        ? Math.max(plan.panelWidth, plan.plotWidth)
        : plan.panelWidth + plan.plotWidth;
      const { grid } = plan;
      expect(grid.width * grid.shrink).toBeLessThanOrEqual(plan.panelWidth + 1e-6);
      expect(width).toBeLessThanOrEqual(on.width + 1e-6);
      expect(plan.plotWidth).toBeGreaterThan(200);
      if (!plan.stacked) expect(grid.height * grid.shrink).toBeLessThan(on.height);
    }),
  );
});

it('leaves the plot its place on a phone, a projector’s scale included', () => {
  const phone = { width: 364, height: 395, pixelRatio: 1, scale: 1.1 };
  const { grid, plotHeight } = gridPlan(10_000, TITLES, NOTES, phone);
  const heads = 2 * 28 * phone.scale + 14;
  const foot = (66 + 18) * phone.scale;
  const used = heads + grid.height * grid.shrink + plotHeight + foot;
  expect(plotHeight).toBeGreaterThan(90);
  expect(used).toBeLessThanOrEqual(phone.height);
});

it('stands them beside each other on a desktop, one above the other on a phone', () => {
  const stage = { height: 600, pixelRatio: 1, scale: 1 };
  expect(gridPlan(10_000, TITLES, NOTES, { ...stage, width: 860 })).toMatchObject({
    stacked: false,
    panelWidth: 400,
    plotHeight: 400,
  });
  expect(gridPlan(10_000, TITLES, NOTES, { ...stage, width: 358, pixelRatio: 3 })).toMatchObject({
    stacked: true,
    countsBeside: true,
  });
});
