// Which run of a sweep's plot is meant: by a point, and by keys from the one that has the focus.
import type { SweepDot, SweepFigure } from './sweep-plot.ts';

/** The dot nearest to a point within `reach` CSS pixels. */
export function dotNear(
  { dots }: SweepFigure,
  x: number,
  y: number,
  reach: number,
): SweepDot | undefined {
  let nearest: SweepDot | undefined;
  let least = reach * reach;
  for (const row of dots)
    for (const dot of row) {
      const distance = (dot.x - x) ** 2 + (dot.y - y) ** 2;
      if (distance > least) continue;
      least = distance;
      nearest = dot;
    }
  return nearest;
}

/** The run of a row and a seed; undefined where it has no value. */
export function dotOf(
  { dots }: SweepFigure,
  run: { readonly row: number; readonly seed: number },
): SweepDot | undefined {
  return dots[run.row]?.find(({ seed }) => seed === run.seed);
}

/** The first dot that the focus comes to. */
export function firstDot({ dots }: SweepFigure): SweepDot | undefined {
  return dots.find((row) => row.length > 0)?.[0];
}

/**
 * Up and down go to the next value in the row, left and right to the nearest value in the rows beside it, Home and End
 * to the row's least and greatest. undefined for other keys; the dot itself where there is nothing further.
 */
export function dotAfterKey(figure: SweepFigure, dot: SweepDot, key: string): SweepDot | undefined {
  const row = figure.dots[dot.row] ?? [];
  const at = row.findIndex(({ seed }) => seed === dot.seed);
  switch (key) {
    case 'ArrowUp':
      return row[at + 1] ?? dot;
    case 'ArrowDown':
      return row[at - 1] ?? dot;
    case 'ArrowRight':
      return beside(figure, dot, 1);
    case 'ArrowLeft':
      return beside(figure, dot, -1);
    case 'Home':
      return row[0] ?? dot;
    case 'End':
      return row.at(-1) ?? dot;
    default:
      return undefined;
  }
}

/** The dot itself and those that the arrows lead to, each once, as they stand from left to right. */
export function dotsAround(figure: SweepFigure, dot: SweepDot): readonly SweepDot[] {
  const around = ['ArrowLeft', 'ArrowDown', 'ArrowUp', 'ArrowRight'].map(
    (key) => dotAfterKey(figure, dot, key) ?? dot,
  );
  const [left, down, up, right] = around;
  return [...new Set([left, down, dot, up, right])];
}

function beside(figure: SweepFigure, dot: SweepDot, direction: 1 | -1): SweepDot {
  const filled = figure.dots
    .filter((row) => row.length > 0)
    .toSorted((a, b) => middleOf(a) - middleOf(b));
  const at = filled.findIndex(([first]) => first.row === dot.row);
  const row = filled[at + direction];
  if (at < 0 || !row) return dot;
  return row.reduce((a, b) => (Math.abs(b.y - dot.y) < Math.abs(a.y - dot.y) ? b : a));
}

/** About where a row's runs stand. */
function middleOf(row: readonly SweepDot[]): number {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const { x } of row) {
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  return (left + right) / 2;
}
