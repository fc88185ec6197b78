// A lane that is dragged: its name at the pointer, and a line between the lanes where it would come to stand.
import type { Plane } from '../../figure/plane.ts';
import type { LaneMark } from '../../figure/space-time.ts';
import styles from './lanes.module.css';
import type { LaneDrag } from './use-lanes.ts';

interface LaneGoalProps {
  readonly drag: LaneDrag;
  readonly lanes: readonly LaneMark[];
  readonly plane: Plane;
  /** Pixels before the plot that the names take. */
  readonly room: number;
}

/** Half the size of the name's tag across, at scale 1. */
const HALF = 13;

export function LaneGoal({ drag, lanes, plane, room }: LaneGoalProps) {
  const by = Math.sign(drag.place - plane.placeOf(drag.node));
  const across = plane.across(plane.lanes[drag.place]) + (by * plane.gap) / 2;
  const a = plane.point(-room, across);
  const b = plane.point(plane.length, across);
  const at = plane.point(-room / 2, drag.across);
  const half = HALF * Math.max(1, plane.scale);
  const width = plane.isVertical ? 3 * half : room;
  return (
    <g className={styles.goal}>
      {by !== 0 && <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} data-goal={drag.place} />}
      <rect x={at.x - width / 2} y={at.y - half} width={width} height={2 * half} rx={4} />
      <text x={at.x} y={at.y} dy="0.35em" textAnchor="middle">
        {lanes.find(({ node }) => node === drag.node)?.label}
      </text>
    </g>
  );
}
