// The network's plan: nodes stay in their box and off one another, and so do their texts.
import { describe, expect, it } from 'vitest';
import { linesOfName, networkPlan, textBelow } from './network-plan.ts';
import { stateLines } from './state-lines.ts';

const BOXES = [
  { width: 860, height: 520, scale: 1 },
  { width: 366, height: 420, scale: 1 },
  { width: 366, height: 380, scale: 1.1 },
  { width: 1500, height: 620, scale: 1.5 },
  { width: 296, height: 240, scale: 1 },
];
const COUNTS = [1, 2, 3, 5, 9, 16, 32, 33, 64, 128, 256];
const CASES = BOXES.flatMap((box) => COUNTS.map((nodes) => ({ ...box, nodes })));

describe.each(CASES)('$nodes nodes in $width × $height', ({ nodes, ...box }) => {
  const plan = networkPlan(nodes, undefined, { nodeLabel: 'P' }, box);
  const { spots, room, radius, textFont } = plan;
  const pairs = spots
    .flatMap((a, i) => spots.map((b, j) => ({ i, j, a, b })))
    .filter(({ i, j }) => i !== j);

  it('stand in the box, apart from one another', () => {
    const toEdge = spots.map(({ x, y }) => Math.min(x, box.width - x, y, box.height - y));
    const apart = pairs.map(({ a, b }) => Math.hypot(a.x - b.x, a.y - b.y));
    expect(Math.min(...toEdge)).toBeGreaterThanOrEqual(radius);
    expect(apart.reduce((least, one) => Math.min(least, one), 1000)).toBeGreaterThan(6);
  });

  it.each([0, 1] as const)('have room in line %i that touches neither texts nor nodes', (line) => {
    const [own, below] = [room[line], textBelow(plan, line)];
    const wrong = pairs.filter(({ i, j, a, b }) => {
      if (own[i] === 0) return false;
      const apart = Math.abs(a.x - b.x);
      const meetsBody = Math.abs(a.y + below - b.y) < radius + textFont / 2;
      const meets = [0, 1].filter(
        (other) =>
          room[other][j] > 0 && Math.abs(a.y + below - b.y - textBelow(plan, other)) < textFont,
      );
      return (
        (meetsBody && apart - own[i] / 2 < radius) ||
        meets.some((other) => apart < (own[i] + room[other][j]) / 2)
      );
    });
    const lowest = Math.max(0, ...spots.filter((_, i) => own[i] > 0).map(({ y }) => y + below));
    expect(wrong).toEqual([]);
    expect(lowest + textFont / 2).toBeLessThanOrEqual(box.height);
  });
});

it('breaks a text into two lines where one does not hold it, and ends it with … where two do not', () => {
  const plan = networkPlan(3, undefined, { nodeLabel: 'P' }, BOXES[1]);
  const lines = (text: string) => stateLines(text, 2, plan);
  expect(lines('idle')).toEqual(['idle']);
  expect(lines('wants it since (1, P2)')).toEqual(['wants it', 'since (1, P2)']);
  expect(lines(`wants it ${'very '.repeat(20)}much`).at(-1)).toMatch(/…$/);
});

it('writes of a name with an identifier as much as there is room for', () => {
  const nodeNames = Array.from({ length: 16 }, (_, node) => `${100 + node} (N${node})`);
  const lines = (box: (typeof BOXES)[number]) => {
    const plan = networkPlan(16, undefined, { nodeLabel: 'N', nodeNames }, box);
    return [plan.names, linesOfName(nodeNames[15], plan)];
  };
  expect(lines(BOXES[0])).toEqual(['inside', ['115', '(N15)']]);
  expect(lines({ width: 366, height: 360, scale: 1 })).toEqual(['inside', ['115']]);
});

it('writes names into bodies that are large enough, and nowhere where nodes are many', () => {
  expect(networkPlan(5, undefined, { nodeLabel: 'P' }, BOXES[0]).names).toBe('inside');
  expect(networkPlan(256, undefined, { nodeLabel: 'P' }, BOXES[1]).names).toBe('none');
});
