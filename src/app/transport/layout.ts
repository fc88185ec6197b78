// Where the bar's parts lie: the histogram's bins, and beat titles that never overprint. Pure.

const BIN_PX = 10;

export interface Bin {
  readonly x: number;
  /** 0 to 1, as a share of the fullest bin's height. */
  readonly height: number;
}

/** Events along the bar, one bin for every few pixels. Large runs are sampled by time, not walked. */
export function histogram(
  along: { countUntil(time: number): number },
  endTime: number,
  width: number,
): readonly Bin[] {
  const bins = Math.max(1, Math.floor(width / BIN_PX));
  const counts: number[] = [];
  let before = 0;
  for (let i = 0; i < bins; i++) {
    const until = i === bins - 1 ? Infinity : ((i + 1) / bins) * endTime;
    const count = along.countUntil(until);
    counts.push(count - before);
    before = count;
  }
  const most = Math.max(1, ...counts);
  return counts.flatMap((count, i) =>
    count === 0 ? [] : [{ x: (i / bins) * width, height: 0.15 + 0.85 * Math.sqrt(count / most) }],
  );
}

export interface Title {
  readonly key: string;
  readonly text: string;
  /** Where its beat is. */
  readonly x: number;
  readonly isCurrent: boolean;
}

/** Titles with their middle and row; those that find no room are left out. */
export function placeTitles(
  titles: readonly Title[],
  widthOf: (text: string) => number,
  width: number,
  rows: number,
  gap: number,
): readonly (Title & { readonly at: number; readonly row: number })[] {
  const placed: (Title & { at: number; row: number })[] = [];
  const inOrder = [...titles].sort(
    (a, b) => Number(b.isCurrent) - Number(a.isCurrent) || a.x - b.x,
  );
  for (const title of inOrder) {
    const half = widthOf(title.text) / 2;
    const at = Math.max(half, Math.min(width - half, title.x));
    const isFree = (row: number) =>
      placed.every((other) => {
        if (other.row !== row) return true;
        return Math.abs(other.at - at) >= half + widthOf(other.text) / 2 + gap;
      });
    const row = Array.from({ length: rows }, (_, i) => i).find(isFree);
    if (row !== undefined) placed.push({ ...title, at, row });
  }
  return placed;
}

/**
 * Middles of targets so wide that none covers another, as near to their ascending places as that allows; closer where
 * the bar has no room for all.
 */
export function besideEachOther(
  places: readonly number[],
  size: number,
  width: number,
): readonly number[] {
  const step = Math.min(size, width / Math.max(1, places.length));
  const later = [...places];
  for (let i = 1; i < later.length; i++) later[i] = Math.max(later[i], later[i - 1] + step);
  const earlier = [...places];
  for (let i = earlier.length - 2; i >= 0; i--)
    earlier[i] = Math.min(earlier[i], earlier[i + 1] - step);
  return places.map((_, i) => (later[i] + earlier[i]) / 2);
}
