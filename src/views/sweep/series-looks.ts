// How series are told apart: each has a tone and, beside it, a shape.
import type { GlyphName } from '../../figure/grid-glyphs.ts';

/** Tones of the theme, each with a colour of its own. */
const TONES = ['done', 'active', 'leader', 'waiting', 'warning', 'idle'] as const;
const SHAPES: readonly GlyphName[] = ['diamond', 'dot', 'square', 'bar', 'ring', 'cross'];

export function toneOf(series: number): string {
  return TONES[series % TONES.length];
}

/** After six series the shapes go on with other tones. */
export function shapeOf(series: number): GlyphName {
  return SHAPES[(series + Math.floor(series / SHAPES.length)) % SHAPES.length];
}
