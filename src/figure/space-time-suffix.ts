// Where two runs that stand beside each other differ: each lane from its first difference on. Geometry only.
import type { Plane, Point } from './plane.ts';

/** A lane's stretch that differs. Pixels. */
export interface SuffixMark {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The rule at which it begins; undefined where that lies before the plane. */
  readonly rule: readonly [from: Point, to: Point] | undefined;
}

/** `times`: by node when its lane first differs, in ticks, Infinity where it never does. */
export function suffixMarks(times: Float64Array, plane: Plane): readonly SuffixMark[] {
  return plane.lanes.flatMap((node) => {
    const from = plane.along(times[node]);
    if (!(from < plane.high)) return [];
    const start = Math.max(plane.low, from);
    const top = plane.across(node) - plane.gap / 2;
    const [a, b] = [plane.point(start, top), plane.point(plane.high, top + plane.gap)];
    const rule = [a, plane.point(start, top + plane.gap)] as const;
    return [
      {
        node,
        x: a.x,
        y: a.y,
        width: b.x - a.x,
        height: b.y - a.y,
        rule: from >= plane.low ? rule : undefined,
      },
    ];
  });
}
