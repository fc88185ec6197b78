// Clock readings beside events.
import { memo } from 'react';
import type { ClockLabel } from '../../figure/space-time-clock-labels.ts';
import styles from './events.module.css';
import type { MarkState } from './states.ts';

interface ClockProps {
  readonly label: ClockLabel;
  readonly state: MarkState;
  readonly isHappened: boolean;
}

export const Clock = memo(function Clock({ label, state, isHappened }: ClockProps) {
  return (
    <text
      className={styles.clock}
      x={label.x}
      y={label.y}
      dy="0.35em"
      data-state={state}
      data-happened={isHappened}
    >
      {label.text}
    </text>
  );
});
