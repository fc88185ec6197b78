// Shapes that tell cells apart beside their colour: in large grid cells, in the legend and on the curves.
import type { Tone } from '../engine/contract.ts';

export type GlyphName = 'blank' | 'dot' | 'square' | 'cross' | 'diamond' | 'ring' | 'bar';

const SHAPES: readonly GlyphName[] = ['dot', 'square', 'diamond', 'ring', 'bar', 'cross'];

/** A shape for each cell (a cross is what crashed cells have, and comes last): idle is blank where it is the only one, the others differ from each other. */
export function glyphsOf(cells: readonly { readonly tone: Tone }[]): readonly GlyphName[] {
  let next = 0;
  const blank = cells.findIndex(({ tone }) => tone === 'idle');
  return cells.map((_, i) => (i === blank ? 'blank' : SHAPES[next++ % SHAPES.length]));
}

/** The shape's outline around (x, y) as an SVG path, `radius` being half its extent; '' for blank. */
export function glyphPath(glyph: GlyphName, x: number, y: number, radius: number): string {
  const r = radius;
  switch (glyph) {
    case 'blank':
      return '';
    case 'dot':
      return disc(x, y, r);
    case 'ring':
      return `${disc(x, y, r)}${disc(x, y, r * 0.5)}`;
    case 'square':
      return `M${x - r * 0.86} ${y - r * 0.86}h${r * 1.72}v${r * 1.72}h${-r * 1.72}Z`;
    case 'diamond':
      return `M${x} ${y - r * 1.1}l${r * 1.1} ${r * 1.1}l${-r * 1.1} ${r * 1.1}l${-r * 1.1} ${-r * 1.1}Z`;
    case 'bar':
      return `M${x - r} ${y - r * 0.4}h${r * 2}v${r * 0.8}h${-r * 2}Z`;
    case 'cross':
      return cross(x, y, r);
  }
}

function disc(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

/** A diagonal cross, its arms a third as wide as it. */
function cross(x: number, y: number, r: number): string {
  const arm = r * 0.34;
  const points = [
    [0, -arm],
    [r - arm, -r],
    [r, arm - r],
    [arm, 0],
    [r, r - arm],
    [r - arm, r],
    [0, arm],
    [arm - r, r],
    [-r, r - arm],
    [-arm, 0],
    [-r, arm - r],
    [arm - r, -r],
  ];
  return `M${points.map(([dx, dy]) => `${x + dx} ${y + dy}`).join('L')}Z`;
}
