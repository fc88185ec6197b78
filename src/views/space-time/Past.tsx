// Lets through what lies before the present: all that must change at each frame, however many marks there are.
import type { Plane } from '../../figure/plane.ts';

interface PastProps {
  readonly id: string;
  readonly plane: Plane;
  /** Pixels along the time axis. */
  readonly now: number;
}

export function Past({ id, plane, now }: PastProps) {
  const { isVertical, length, breadth } = plane;
  const along = Math.max(0, Math.min(now, 2 * length) + length);
  return (
    <clipPath id={id}>
      <rect
        x={isVertical ? 0 : -length}
        y={isVertical ? -length : 0}
        width={isVertical ? breadth : along}
        height={isVertical ? along : breadth}
      />
    </clipPath>
  );
}
