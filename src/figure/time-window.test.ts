// Windows of time stay within the run, and keep in sight what they follow.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import {
  followingWindow,
  runWindow,
  sheetAround,
  windowFrom,
  windowWith,
  zoomCentre,
  zoomedWindow,
} from './time-window.ts';

function ping(times: number) {
  const d = new Drawing(2);
  for (let i = 0; i < times; i++)
    d.receive(d.send(i % 2, 1 - (i % 2), i * 10, 'M', 64), i * 10 + 5);
  return d.trace();
}
const whole = { from: 0, to: 1000 };

describe('the window of time', () => {
  it('shows a short run whole, with room for what happens at its ends', () => {
    const { whole: all, legible } = runWindow([ping(5)], 45, 1000);
    expect(all.from).toBeLessThan(0);
    expect(all.to).toBeGreaterThan(45);
    expect(legible).toBe(all.to - all.from);
  });

  it('shows a stretch of a long run, and messages from end to end', () => {
    const { whole: all, legible } = runWindow([ping(2000)], 20_000, 1000);
    expect(legible).toBeLessThan((all.to - all.from) / 10);
    expect(legible).toBeGreaterThanOrEqual(20);
  });

  it('keeps the cursor where it is through any number of zooms, and its middle where the cursor is elsewhere', () => {
    let window = { from: 0, to: 100 };
    for (let i = 0; i < 4; i++)
      window = zoomedWindow(whole, window, 1 / 1.6, zoomCentre(window, 16));
    expect(window.from).toBeLessThan(16);
    expect((16 - window.from) / (window.to - window.from)).toBeCloseTo(0.16, 2);
    expect(zoomCentre({ from: 20, to: 40 }, 16)).toBe(30);
  });

  it('keeps the cursor in sight', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.integer({ min: 10, max: 2000 }),
        fc.boolean(),
        (time, span, pages) => {
          const { from, to } = followingWindow(whole, span, time, pages);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(1000.001);
          expect(time).toBeGreaterThanOrEqual(from);
          expect(time).toBeLessThanOrEqual(to + 0.001);
        },
      ),
    );
  });

  it('lies on its sheet', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 10, max: 2000 }), (from, span) => {
        const window = windowFrom(whole, span, from);
        const sheet = sheetAround(whole, window);
        expect(sheet.from).toBeLessThanOrEqual(window.from);
        expect(sheet.to).toBeGreaterThanOrEqual(window.to);
      }),
    );
  });

  it('zooms about the pointer', () => {
    expect(zoomedWindow(whole, { from: 200, to: 600 }, 0.5, 300)).toEqual({ from: 250, to: 450 });
    expect(zoomedWindow(whole, { from: 200, to: 600 }, 5, 300)).toEqual(whole);
  });

  it('has the same sheet for as long as it glides in it', () => {
    const run = { from: -1000, to: 51_100_000 };
    const sheets = new Set<string>();
    for (let time = 32_500_000.123; time < 36_000_000; time += 65_432.1) {
      const window = followingWindow(run, 11_792_076.923, time, false);
      sheets.add(JSON.stringify(sheetAround(run, window)));
    }
    expect(sheets.size).toBeLessThanOrEqual(2);
  });

  it('follows a head that leaves it, beyond the end of the run if need be, and no further', () => {
    const seen = { from: 400, to: 600 };
    expect(windowWith(whole, seen, 500, 10)).toEqual({ whole, window: seen });
    expect(windowWith(whole, seen, 595, 10).window).toEqual({ from: 405, to: 605 });
    expect(windowWith(whole, seen, 395, 10).window).toEqual({ from: 385, to: 585 });
    expect(windowWith(whole, seen, -50, 10).window).toEqual({ from: 0, to: 200 });
    expect(windowWith(whole, whole, 1200, 10)).toEqual({
      whole: { from: 0, to: 1210 },
      window: { from: 210, to: 1210 },
    });
  });
});
