// In the middle of a ring, what one search has still to cover, in numbers.
import type { Box } from './obstacles.ts';
import { type RingPlan, stretch } from './ring-plan.ts';
import type { SearchNow } from './ring-searches.ts';
import { numberWidth } from './text-width.ts';

export interface RingReading {
  readonly lines: readonly { readonly key: 'what' | 'now' | 'all'; readonly text: string }[];
  /** What the text takes, about the ring's centre. */
  readonly box: Box;
}

const FONT = 11.5;
/** Pixels at scale 1. */
export const READING_LINE = 22;
const PADDING = 8;
/** The middle has so much room for text, in radii. */
const ROOM = 1.25;
const MOST_SHARES = 5;

export function ringReading({ centre, scale, rim }: RingPlan, search: SearchNow): RingReading {
  const shares = search.hops.map(({ from, to }) => percent(stretch(from, to)));
  const history = `${shares.slice(-MOST_SHARES).join(' → ')} %`;
  const isHistory = shares.length > 1 && numberWidth(history, FONT * scale) < ROOM * rim;
  const lines: RingReading['lines'] = [
    { key: 'what', text: `${search.text}: still to cover` },
    { key: 'now', text: `${shares[shares.length - 1]} %` },
    ...(isHistory ? [{ key: 'all' as const, text: history }] : []),
  ];
  const widest = Math.max(...lines.map(({ text }) => numberWidth(text, FONT * scale)));
  return {
    lines,
    box: {
      ...centre,
      width: widest + 2 * PADDING,
      height: (lines.length * READING_LINE + PADDING) * scale,
      angle: 0,
    },
  };
}

function percent(part: number): string {
  const value = part * 100;
  return value >= 10 || value === 0 ? String(Math.round(value)) : value.toFixed(1);
}
