// Message types along the arrows.
import { memo } from 'react';
import type { ArrowLabel } from '../../figure/space-time-arrow-labels.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import { textAngle } from '../../figure/space-time-arrows.ts';
import styles from './arrows.module.css';
import type { MarkState } from './states.ts';

interface LabelProps {
  readonly label: ArrowLabel;
  readonly state: MarkState;
  readonly isHappened: boolean;
  readonly isPicked: boolean;
}

export const ArrowLabelText = memo(function ArrowLabelText(props: LabelProps) {
  const { label, state, isHappened, isPicked } = props;
  return (
    <text
      className={styles.arrowLabel}
      transform={`translate(${label.x} ${label.y}) rotate(${label.angle})`}
      dy="0.35em"
      data-state={state}
      data-happened={isHappened}
      data-picked={isPicked}
    >
      {label.text}
    </text>
  );
});

/** The label of an arrow that is looked at, where no place was free for one. */
export function LooseLabel({ arrow }: { readonly arrow: ArrowMark }) {
  const { start, end, bend } = arrow;
  const x = bend?.x ?? (start.x + end.x) / 2;
  const y = bend?.y ?? (start.y + end.y) / 2;
  return (
    <text
      className={styles.arrowLabel}
      transform={`translate(${x} ${y}) rotate(${bend ? 0 : textAngle(start, end)})`}
      dy="-0.6em"
      data-loose
      data-picked="true"
    >
      {arrow.text}
    </text>
  );
}
