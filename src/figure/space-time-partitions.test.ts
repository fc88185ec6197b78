// Who is cut from whom, in words.
import { expect, it } from 'vitest';
import { splitText } from './space-time-partitions.ts';

it('names both sides, or one and the rest where the other is long', () => {
  expect(splitText([0, 0, 1], { nodeLabel: 'P' }, false)).toBe('P0 P1 | P2');
  expect(splitText([0, 0, 0, 0, 0, 0, 1, 0], { nodeLabel: 'P' }, false)).toBe('the rest | P6');
  expect(splitText([0, 0, 1], { nodeLabel: 'P' }, true)).toBe('P0 P1 ↛ P2');
  const halves = Array.from({ length: 20 }, (_, node) => (node < 10 ? 0 : 1));
  expect(splitText(halves, { nodeLabel: 'P' }, false)).toBe('P0 … P9 | P10 … P19');
});
