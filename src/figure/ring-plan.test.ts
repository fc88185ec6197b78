// The ring: places on the circle, labels about it that do not overprint, searches that shrink hop by hop.
import { describe, expect, it } from 'vitest';
import type { Facets } from '../engine/contract.ts';
import { Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { ringLabels } from './ring-labels.ts';
import { arcPath, ringPlan, stretch } from './ring-plan.ts';
import { searchesAt } from './ring-searches.ts';

const BOX = { width: 860, height: 520, scale: 1 };

describe('places', () => {
  it('are those of the identifiers, from the top clockwise', () => {
    const { spots, centre, rim } = ringPlan([{ at: [0] }, { at: [0.25] }, { at: [0.5] }], BOX);
    expect(spots[0][0].y).toBeCloseTo(centre.y - rim);
    expect(spots[1][0].x).toBeCloseTo(centre.x + rim);
    expect(spots[2][0].y).toBeCloseTo(centre.y + rim);
  });

  it('are even where nobody names them', () => {
    const { spots } = ringPlan([{}, {}, {}, {}], BOX);
    expect(spots.map(([{ at }]) => at)).toEqual([0, 0.25, 0.5, 0.75]);
  });

  it('are several for virtual nodes, and beside the circle for who is not in the ring', () => {
    const { spots, places, centre, rim } = ringPlan([{ at: [0.1, 0.6] }, undefined, {}], BOX);
    expect(spots[0]).toHaveLength(2);
    expect(places).toBe(3);
    const [{ at, x, y }] = spots[1];
    expect(at).toBeUndefined();
    expect(Math.hypot(x - centre.x, y - centre.y)).toBeGreaterThan(rim);
  });

  it('lie clockwise of one another', () => {
    expect(stretch(0.9, 0.1)).toBeCloseTo(0.2);
    expect(stretch(0.1, 0.9)).toBeCloseTo(0.8);
    expect(arcPath(0.75, 0.25, 10, { x: 0, y: 0 })).toBe(
      'M-10 0A10 10 0 0 1 0 -10A10 10 0 0 1 10 0',
    );
  });
});

describe.each([
  { width: 860, height: 520, scale: 1 },
  { width: 366, height: 400, scale: 1 },
  { width: 1400, height: 600, scale: 1.5 },
])('labels in $width × $height', (box) => {
  const made = (nodes: number, text: string) => {
    const plan = ringPlan(
      Array.from({ length: nodes }, () => ({})),
      box,
    );
    const named = plan.spots.map((_, node) => ({
      node,
      name: `P${node}`,
      text,
      isMarked: node === 3,
    }));
    return ringLabels(plan, named, [{ at: 0.31, text: 'key 26' }]);
  };

  it.each([5, 16, 60, 300])('of %i nodes stay apart and in the picture', (nodes) => {
    const { labels, keys } = made(nodes, 'critical section');
    const lines = [
      ...labels.flatMap((one) => [
        { ...one, line: one.name, y: one.y + one.nameAt },
        ...(one.text === '' ? [] : [{ ...one, line: one.text, y: one.y + one.textAt }]),
      ]),
      ...keys.map((one) => ({ ...one, line: one.text })),
    ];
    const boxes = lines.map(({ x, y, anchor, line }) => {
      const [width, half] = [line.length * 6 * box.scale, 5 * box.scale];
      const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
      return { left, right: left + width, top: y - half, bottom: y + half };
    });
    for (const { left, right, top, bottom } of boxes) {
      expect(left).toBeGreaterThanOrEqual(-1);
      expect(right).toBeLessThanOrEqual(box.width + 1);
      expect(top).toBeGreaterThanOrEqual(-1);
      expect(bottom).toBeLessThanOrEqual(box.height + 1);
    }
    const meeting = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
        ),
    );
    expect(meeting).toEqual([]);
  });

  it('are there for who is marked, however many there are', () => {
    expect(made(300, '').labels.some(({ node }) => node === 3)).toBe(true);
  });
});

describe('a search', () => {
  function trace(): Trace {
    const writer = new TraceWriter(3, ['', 'tick']);
    const arc = (from: number, to = 0.8): Facets => ({
      ring: { arcs: [{ from, to, text: 'key 26' }] },
    });
    const changes: [number, Facets][] = [
      [0, arc(0.1)],
      [0, { ring: {} }],
      [1, arc(0.5)],
      [1, { ring: {} }],
      [2, arc(0.3)],
    ];
    changes.forEach(([node, facets], record) => {
      writer.append(Kind.timer, 0, 1, node, -1, -1, record, Number.NaN);
      writer.facets(record, node, facets);
    });
    return new Trace(writer.data());
  }
  const brief = (cursor: number) =>
    searchesAt(trace(), cursor).map(({ hops, isAtHand }) => [
      hops.map(({ node }) => node),
      isAtHand,
    ]);

  it('has at each moment the hops so far, and is on its way between them', () => {
    expect(brief(0)).toEqual([]);
    expect(brief(1)).toEqual([[[0], true]]);
    expect(brief(2)).toEqual([[[0], false]]);
    expect(brief(3)).toEqual([[[0, 1], true]]);
    expect(brief(4)).toEqual([]);
  });

  it('that is no longer within what was left is another one', () => {
    expect(brief(5)).toEqual([[[2], true]]);
  });
});
