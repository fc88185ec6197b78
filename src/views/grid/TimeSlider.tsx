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
  /** What an arrow key moves by, in units; ten times as much with Shift. */
  readonly step: number;
  /** Whether only whole steps are meant. */
  readonly whole: boolean;
  /** The time at a point of the plot. */
  timeAt(x: number, y: number): number;
  onSeek(time: number): void;
  readonly children: ReactNode;
}

export function TimeSlider(props: TimeSliderProps) {
  const { label, rise, valueText, value, end, step, whole, timeAt, onSeek, children } = props;
  const seek = (time: number) => {
    const held = Math.min(end, Math.max(0, time));
    onSeek(whole ? Math.round(held / step) * step : held);
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
    const to = timeAfterKey(event.key, whole ? Math.floor(value / step) * step : value, end);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    seek(to(event.shiftKey ? step * 10 : step));
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

/** PageUp and PageDown are left to clickers, which go from beat to beat. */
function timeAfterKey(
  key: string,
  value: number,
  end: number,
): ((step: number) => number) | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return (step) => value + step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return (step) => value - step;
    case 'Home':
      return () => 0;
    case 'End':
      return () => end;
    default:
      return undefined;
  }
}
