// The strip that holds the time axis: a click goes to a time, dragging moves the window, or the present in a run seen whole.
import { type PointerEvent, useRef } from 'react';
import type { Plane } from '../../figure/plane.ts';
import type { AxisTick } from '../../figure/space-time-axis.ts';
import { Axis } from './Axis.tsx';
import type { Layout } from './layout.ts';
import styles from './space-time.module.css';

interface AxisStripProps {
  readonly ticks: readonly AxisTick[];
  readonly plane: Plane;
  readonly layout: Layout;
  readonly unit: string;
  readonly from: number;
  readonly now: number;
  readonly nowText: string;
  /** Pixels along the time axis, from the beginning of what is seen. */
  onSeek(along: number): void;
  /** By so many pixels; absent where all is seen. */
  readonly onPan: ((pixels: number) => void) | undefined;
}

const THRESHOLD = 4;

export function AxisStrip(props: AxisStripProps) {
  const { plane, layout, onSeek, onPan } = props;
  const { isVertical } = plane;
  const last = useRef<{ at: number; hasMoved: boolean }>(undefined);
  const alongOf = (event: PointerEvent<SVGSVGElement>) => {
    const rect = event.currentTarget.getBoundingClientRect();
    return (isVertical ? event.clientY - rect.top : event.clientX - rect.left) - layout.names;
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const drag = last.current;
    if (!drag) return;
    const at = alongOf(event);
    if (!drag.hasMoved && Math.abs(at - drag.at) < THRESHOLD) return;
    drag.hasMoved = true;
    if (onPan) onPan(drag.at - at);
    else onSeek(at);
    drag.at = at;
  };
  return (
    <svg
      className={styles.axisStrip}
      aria-hidden="true"
      width={isVertical ? layout.axis : layout.width + layout.names + layout.end}
      height={isVertical ? layout.height + layout.names + layout.end : layout.axis}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = { at: alongOf(event), hasMoved: false };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => {
        if (last.current && !last.current.hasMoved) onSeek(alongOf(event));
        last.current = undefined;
      }}
      onPointerCancel={() => {
        last.current = undefined;
      }}
    >
      <g
        transform={
          isVertical ? `translate(${layout.axis} ${layout.names})` : `translate(${layout.names} 0)`
        }
      >
        <Axis
          ticks={props.ticks}
          plane={plane}
          unit={props.unit}
          from={props.from}
          length={layout.length}
          now={props.now}
          nowText={props.nowText}
        />
      </g>
    </svg>
  );
}
