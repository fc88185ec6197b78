// How the view's box is shared out: names of lanes, plot, axis.
import type { Orientation } from '../../figure/plane.ts';
import { wordWidth } from '../../figure/text-width.ts';
import { nameLines } from '../../playback/node-names.ts';
import type { Size } from './use-measures.ts';

export interface Layout {
  /** Pixels of the plot; more than the box across the lanes where many lanes scroll. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the plot that are seen along the time axis. */
  readonly length: number;
  /** Pixels before the plot: names of lanes beside it (horizontal) or above it (vertical). */
  readonly names: number;
  /** Pixels for the axis, and after the plot's end. */
  readonly axis: number;
  readonly end: number;
  /** Whether there are more lanes than the box holds. */
  readonly isScrolled: boolean;
}

/** Smallest distance of lanes; with less the view scrolls across them. */
const SMALLEST_GAP = { horizontal: 12, vertical: 26 };
const NAME_FONT = 12;
/** From line to line of a name, in pixels at scale 1. */
export const NAME_LINE = 14;

/** `name` is the longest of the lanes' names: beside the plot in one line, above it in its lines. The axis may be another's. */
export function layoutOf(
  size: Size,
  orientation: Orientation,
  nodes: number,
  name: string,
  scale: number,
  hasAxis = true,
): Layout {
  const end = 18;
  const smallest = nodes * SMALLEST_GAP[orientation] * scale;
  if (orientation === 'vertical') {
    const names = (30 + (nameLines(name).length - 1) * NAME_LINE) * scale;
    const axis = 46 * scale;
    const width = Math.max(size.width - axis - end, smallest);
    const height = Math.max(40, size.height - names - end);
    const isScrolled = width + axis + end > size.width + 1;
    return { width, height, length: height, names, axis, end, isScrolled };
  }
  const names = wordWidth(name, NAME_FONT * scale) + 30 * scale;
  const axis = hasAxis ? 28 * scale : 0;
  const width = Math.max(40, size.width - names - end);
  const height = Math.max(size.height - axis, smallest + 26 * scale);
  const isScrolled = height + axis > size.height + 1;
  return { width, height, length: width, names, axis, end, isScrolled };
}
