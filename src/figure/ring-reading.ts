// In a corner beside a ring, what one search has still to cover, in numbers: the middle is for lines.
import type { Box, Obstacles } from './obstacles.ts';
import { type RingPlan, stretch } from './ring-plan.ts';
import type { SearchNow } from './ring-searches.ts';
import { numberWidth } from './text-width.ts';

export interface RingReading {
  readonly lines: readonly { readonly key: 'what' | 'now' | 'all'; readonly text: string }[];
  readonly box: Box;
}

const FONT = 11.5;
/** Pixels at scale 1. */
export const READING_LINE = 22;
const PADDING = 8;
/** The corner has so much room for what a search had to cover before, in signs. */
const MOST_SIGNS = 24;
const MOST_SHARES = 5;

/** undefined where no corner is free: of the circle, and of what is `taken`. */
export function ringReading(
  plan: RingPlan,
  search: SearchNow,
  taken: Obstacles,
): RingReading | undefined {
  const { scale } = plan;
  const shares = search.hops.map(({ from, to }) => percent(stretch(from, to)));
  const history = `${shares.slice(-MOST_SHARES).join(' → ')} %`;
  const isHistory = shares.length > 1 && history.length <= MOST_SIGNS;
  const lines: RingReading['lines'] = [
    { key: 'what', text: `${search.text}: still to cover` },
    { key: 'now', text: `${shares[shares.length - 1]} %` },
    ...(isHistory ? [{ key: 'all' as const, text: history }] : []),
  ];
  // As large at every hop, so that it stays in its corner.
  const signs = Math.max(MOST_SIGNS, lines[0].text.length);
  const size = {
    width: numberWidth('0'.repeat(signs), FONT * scale) + 2 * PADDING,
    height: (3 * READING_LINE + PADDING) * scale,
    angle: 0,
  };
  const box = corners(plan, size).find((one) => isBesideRing(one, plan) && !taken.isTaken(one));
  return box && { lines, box };
}

/** The same in one line, for where no corner has room. */
export function readingText(search: SearchNow): string {
  const { from, to } = search.hops[search.hops.length - 1];
  return `${search.text}: ${percent(stretch(from, to))} % still to cover`;
}

/** Left before right, and below last: there nodes stand that are not in the ring. */
function corners({ width, height }: RingPlan, size: Omit<Box, 'x' | 'y'>): readonly Box[] {
  const [left, top] = [size.width / 2, size.height / 2];
  return [top, height - top].flatMap((y) => [left, width - left].map((x) => ({ ...size, x, y })));
}

function isBesideRing({ x, y, width, height }: Box, { centre, rim, radius }: RingPlan): boolean {
  const dx = Math.max(0, Math.abs(x - centre.x) - width / 2);
  const dy = Math.max(0, Math.abs(y - centre.y) - height / 2);
  return Math.hypot(dx, dy) > rim + radius;
}

function percent(part: number): string {
  const value = part * 100;
  return value >= 10 || value === 0 ? String(Math.round(value)) : value.toFixed(1);
}
