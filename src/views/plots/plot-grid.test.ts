// Plots share the room so that each stays legible.
import { describe, expect, it } from 'vitest';
import { plotGrid } from './plot-grid.ts';

describe('the grid of plots', () => {
  it('has one column on a phone, more where there is room', () => {
    expect(plotGrid(4, { width: 366, height: 500, scale: 1 }).columns).toBe(1);
    expect(plotGrid(4, { width: 860, height: 600, scale: 1 }).columns).toBe(2);
    expect(plotGrid(5, { width: 860, height: 600, scale: 1 }).columns).toBe(3);
    expect(plotGrid(1, { width: 1300, height: 600, scale: 1 }).columns).toBe(1);
    expect(plotGrid(4, { width: 700, height: 600, scale: 1.5 }).columns).toBe(1);
  });

  it('never makes a plot lower than legible, whatever the room', () => {
    expect(plotGrid(4, { width: 366, height: 200, scale: 1 }).height).toBe(150);
    const { width, height } = plotGrid(4, { width: 860, height: 700, scale: 1 });
    expect(2 * height).toBeLessThan(700);
    expect(2 * width).toBeLessThan(860);
  });
});
