// No label lies on a line, a taken box or another label; what fits nowhere is left out.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels, type Rect, textWidth } from './curves-labels.ts';
import type { Point, Polyline } from './curves-lines.ts';

const AREA: Rect = { left: 40, top: 10, right: 440, bottom: 310 };
const FONT = 12;

const line = fc
  .array(fc.double({ min: AREA.top, max: AREA.bottom, noNaN: true }), {
    minLength: 2,
    maxLength: 20,
  })
  .map((ys): Polyline => {
    const step = (AREA.right - AREA.left) / (ys.length - 1);
    return [ys.map((y, i): Point => [AREA.left + i * step, y])];
  });

function boxOf(label: { readonly text: string; readonly x: number; readonly y: number }): Rect {
  const right = label.x + textWidth(label.text, FONT);
  return { left: label.x, right, top: label.y - 0.7 * FONT, bottom: label.y + 0.2 * FONT };
}

function crosses(box: Rect, of: Polyline): boolean {
  return of.some((run) =>
    run.slice(1).some(([x1, y1], i) => {
      const [x0, y0] = run[i];
      for (let s = 0; s <= 1; s += 0.01) {
        const [x, y] = [x0 + s * (x1 - x0), y0 + s * (y1 - y0)];
        if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
      }
      return false;
    }),
  );
}

const overlap = (a: Rect, b: Rect) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

it('never prints one thing over another', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const taken: Rect = { left: 200, top: 100, right: 230, bottom: 130 };
      const wishes = lines.map((of, i) => ({ texts: [`state ${i}`], line: of, kin: [] }));
      const boxes = placeLabels(wishes, lines, [taken], AREA, FONT).map(boxOf);
      for (const [i, box] of boxes.entries()) {
        expect(lines.some((of) => crosses(box, of))).toBe(false);
        expect(overlap(box, taken)).toBe(false);
        expect(boxes.some((other, j) => j !== i && overlap(box, other))).toBe(false);
        expect(box.left >= AREA.left && box.right <= AREA.right).toBe(true);
      }
    }),
  );
});

const flat = (y: number): Polyline => [
  [
    [AREA.left, y],
    [AREA.right, y],
  ],
];

it('takes a shorter wording where the best has no place', () => {
  const own = flat(200);
  const long = 'x'.repeat(100);
  const [label] = placeLabels(
    [{ texts: [long, 'short'], line: own, kin: [] }],
    [own],
    [],
    AREA,
    FONT,
  );
  expect(label.text).toBe('short');
});

it('leaves out what fits nowhere', () => {
  const lines = Array.from({ length: 40 }, (_, i) => flat(AREA.top + i * 8));
  expect(
    placeLabels([{ texts: ['state'], line: lines[20], kin: [] }], lines, [], AREA, FONT),
  ).toEqual([]);
});
