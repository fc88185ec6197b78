// Shapes of events as paths about the origin: what kind of event it is shows without colour.
import type { EventShape } from './space-time-events.ts';

/** A path for a mark of that radius. */
export function glyphPath(shape: EventShape, r: number): string {
  const n = (value: number) => Math.round(value * 100) / 100;
  switch (shape) {
    case 'square':
      return `M${n(-r * 0.9)} ${n(-r * 0.9)}h${n(r * 1.8)}v${n(r * 1.8)}h${n(-r * 1.8)}Z`;
    case 'diamond':
      return `M0 ${n(-r * 1.35)}L${n(r * 1.35)} 0 0 ${n(r * 1.35)} ${n(-r * 1.35)} 0Z`;
    case 'triangle':
      return `M${n(-r * 0.95)} ${n(-r * 1.15)}L${n(r * 1.25)} 0 ${n(-r * 0.95)} ${n(r * 1.15)}Z`;
    case 'cross':
      return crossPath(r * 1.05);
    case 'bars':
      return `M${n(-r * 0.9)} ${n(-r)}h${n(r * 0.65)}v${n(2 * r)}h${n(-r * 0.65)}ZM${n(r * 0.25)} ${n(-r)}h${n(r * 0.65)}v${n(2 * r)}h${n(-r * 0.65)}Z`;
    case 'play':
      return `M${n(-r * 0.7)} ${n(-r)}L${n(r)} 0 ${n(-r * 0.7)} ${n(r)}Z`;
    default:
      return circlePath(r);
  }
}

/** Two strokes that cross: a loss, a crash. */
export function crossPath(r: number): string {
  const n = Math.round(r * 100) / 100;
  return `M${-n} ${-n}L${n} ${n}M${-n} ${n}L${n} ${-n}`;
}

function circlePath(r: number, x = 0, y = 0): string {
  const n = (value: number) => Math.round(value * 100) / 100;
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
}

/** One path: a circle at each place. */
export function circlesPath(
  places: readonly { readonly x: number; readonly y: number }[],
  r: number,
): string {
  return places.map(({ x, y }) => circlePath(r, x, y)).join('');
}

/** An arrowhead with its tip at the origin, pointing along x. */
export function headPath(size: number): string {
  const n = (value: number) => Math.round(value * 100) / 100;
  return `M0 0L${n(-size)} ${n(-size * 0.42)}L${n(-size * 0.82)} 0L${n(-size)} ${n(size * 0.42)}Z`;
}

/** Degrees in which a line from a to b points. */
export function direction(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): number {
  return (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
}
