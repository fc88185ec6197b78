// Shapes tell cells apart.
import { expect, it } from 'vitest';
import { glyphPath, glyphsOf } from './grid-glyphs.ts';

it('gives each cell its own shape, and leaves one idle cell blank', () => {
  const tones = ['idle', 'active', 'done', 'idle', 'waiting'] as const;
  expect(glyphsOf(tones.map((tone) => ({ tone })))).toEqual([
    'blank',
    'dot',
    'square',
    'diamond',
    'ring',
  ]);
});

it('draws every shape within its radius', () => {
  for (const glyph of ['dot', 'square', 'cross', 'diamond', 'ring', 'bar'] as const)
    expect(glyphPath(glyph, 10, 10, 3)).toMatch(/^M[-\d. aAhvlLMZ]+Z$/);
  expect(glyphPath('blank', 10, 10, 3)).toBe('');
});
