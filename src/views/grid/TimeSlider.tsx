// Makes a plot a slider over time: press, drag, or arrow keys.
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import styles from './TimeSlider.module.css';

interface TimeSliderProps {
  readonly label: string;
  /** CSS pixels by which it is moved up, so that its top line stands level with the grid beside it. */
  readonly rise: number;
  /** What the present time means, in words. */
  readonly valueText: string;
  /** Units of time. */
  readonly value: number;
  readonly end: number;
  /** Ascending times at which it stops; anywhere where there are none. */
  readonly stops: ArrayLike<number> | undefined;
  /** The time at a point of the plot. */
  timeAt(x: number, y: number): number;
  onSeek(time: number): void;
  readonly children: ReactNode;
}

export function TimeSlider(props: TimeSliderProps) {
  const { label, rise, valueText, value, end, stops, timeAt, onSeek, children } = props;
  const seek = (time: number) => {
    const held = Math.min(end, Math.max(0, time));
    onSeek(stops ? stops[nearest(stops, held)] : held);
  };
  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    seek(timeAt(event.clientX - box.left, event.clientY - box.top));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    seekTo(event);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = event.shiftKey ? 10 : 1;
    const to = stops
      ? stopAfterKey(event.key, steps, stops, value)
      : timeAfterKey(event.key, steps, value, end);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    seek(to);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={end}
      aria-valuenow={value}
      aria-valuetext={valueText}
      className={styles.slider}
      style={{ marginTop: -rise }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

/** Steps that a key moves by; infinite to the ends. PageUp and PageDown are left to clickers, which go by beats. */
const DIRECTIONS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
const STEPS = 100;

function timeAfterKey(key: string, steps: number, value: number, end: number): number | undefined {
  const direction = DIRECTIONS[key];
  return direction === undefined ? undefined : value + (direction * steps * end) / STEPS;
}

function stopAfterKey(
  key: string,
  steps: number,
  stops: ArrayLike<number>,
  value: number,
): number | undefined {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return undefined;
  const to = nearest(stops, value) + direction * steps;
  return stops[Math.min(stops.length - 1, Math.max(0, to))];
}

/** Index of the nearest stop. */
function nearest(stops: ArrayLike<number>, time: number): number {
  let found = 0;
  for (let i = 1; i < stops.length; i++)
    if (Math.abs(stops[i] - time) <= Math.abs(stops[found] - time)) found = i;
  return found;
}
