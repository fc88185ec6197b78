// The time axis: drag it to move through time, click it to go there.
import type { Plane } from '../../figure/plane.ts';
import type { AxisTick } from '../../figure/space-time-axis.ts';
import styles from './overlays.module.css';

interface AxisProps {
  readonly ticks: readonly AxisTick[];
  readonly plane: Plane;
  readonly unit: string;
  /** Pixels along the time axis at which the part that is seen begins, and its length. */
  readonly from: number;
  readonly length: number;
  /** Pixels at which the present is, and its time in words. */
  readonly now: number;
  readonly nowText: string;
}

const HALF_LABEL = 16;

export function Axis({ ticks, plane, unit, from, length, now, nowText }: AxisProps) {
  const { isVertical, scale } = plane;
  const seen = ticks.filter(({ along }) => along - from > -1 && along - from < length + 1);
  const last = seen.at(-1);
  return (
    <g className={styles.axis}>
      <line
        x1={isVertical ? -1 : 0}
        x2={isVertical ? -1 : length}
        y1={isVertical ? 0 : 1}
        y2={isVertical ? length : 1}
      />
      {seen.map(({ time, along, text }) => {
        const at = along - from;
        const isHidden = isVertical && Math.abs(along - now) < HALF_LABEL * scale;
        const inside = Math.max(
          HALF_LABEL * scale * 0.5,
          Math.min(length - HALF_LABEL * scale * 0.6, at),
        );
        return (
          <text
            key={time}
            x={isVertical ? -8 * scale : inside}
            y={isVertical ? at : 18 * scale}
            dy={isVertical ? '0.35em' : 0}
            textAnchor={isVertical ? 'end' : 'middle'}
            opacity={isHidden ? 0 : 1}
          >
            {text}
            {time === last?.time && !isVertical ? ` ${unit}` : ''}
          </text>
        );
      })}
      {isVertical && now >= from && now <= from + length && (
        <text className={styles.nowText} x={-8 * scale} y={now - from} dy="0.35em" textAnchor="end">
          {nowText}
        </text>
      )}
    </g>
  );
}
