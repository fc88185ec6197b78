// Texts at lines lie on no line and on no other text; one that finds no place is left out.
import { describe, expect, it } from 'vitest';
import { edgeTexts } from './edge-texts.ts';
import type { FlightPath } from './flight-path.ts';
import type { NodeEdge } from './node-edges.ts';
import { Obstacles } from './obstacles.ts';

const edge = (to: number, text: string): NodeEdge => ({
  from: 0,
  to,
  role: 'finger',
  text,
  isOnly: false,
});
/** Straight lines from one place, fanned out; those with the same end are the same line. */
const pathOf = ({ to }: NodeEdge): FlightPath => ({
  start: { x: 20, y: 100 },
  control: { x: 170, y: 100 + to * 40 },
  end: { x: 320, y: 100 + to * 80 },
});

describe('texts at lines', () => {
  it('stand apart from one another even at the same line', () => {
    const texts = edgeTexts([edge(0, '3, 4'), edge(0, '2')], 0, pathOf, new Obstacles(), 1);
    expect(texts.map(({ text }) => text)).toEqual(['3, 4', '2']);
    const [a, b] = texts;
    const isApart =
      Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
      Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
    expect(isApart).toBe(true);
    // Neither is struck through by its own line, at a height of 100.
    for (const { y, height } of texts) expect(Math.abs(y - 100)).toBeGreaterThan(height / 2);
  });

  it('are those of one node alone, and in the outer half of the line', () => {
    const edges = [edge(0, '5'), { ...edge(1, '6'), from: 1 }];
    const texts = edgeTexts(edges, 0, pathOf, new Obstacles(), 1);
    expect(texts.map(({ text }) => text)).toEqual(['5']);
    expect(texts[0].x).toBeGreaterThan(170);
    expect(edgeTexts(edges, undefined, pathOf, new Obstacles(), 1)).toEqual([]);
  });

  it('are left out where everything is taken', () => {
    const taken = new Obstacles();
    taken.addCircle(170, 100, 400);
    expect(edgeTexts([edge(0, '5')], 0, pathOf, taken, 1)).toEqual([]);
  });
});
