// Message types along the arrows.
import { memo } from 'react';
import type { Plane } from '../../figure/plane.ts';
import { ARROW_FONT, type ArrowLabel } from '../../figure/space-time-arrow-labels.ts';
import { type ArrowMark, between, textAngle } from '../../figure/space-time-arrows.ts';
import { wordWidth } from '../../figure/text-width.ts';
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
      data-label={label.row}
      data-state={state}
      data-happened={isHappened}
      data-picked={isPicked}
    >
      {label.text}
    </text>
  );
});

interface LooseLabelProps {
  readonly arrow: ArrowMark;
  readonly plane: Plane;
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
}

/** The label of an arrow that is looked at, where no place was free for one: in the middle of what is seen of it. */
export function LooseLabel({ arrow, plane, from, to }: LooseLabelProps) {
  const { start, end, bend } = arrow;
  const { x, y } = bend ?? between(start, end, middleSeen(arrow, plane, from, to));
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

/** The part of the way, as near to the middle as leaves the text within what is seen. */
function middleSeen(
  { start, end, text }: ArrowMark,
  plane: Plane,
  from: number,
  to: number,
): number {
  const [a, b] = plane.isVertical ? [start.y, end.y] : [start.x, end.x];
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  if (a === b || length === 0) return 0.5;
  const half = (wordWidth(text, ARROW_FONT * plane.scale) / 2) * Math.abs((b - a) / length);
  const parts = [(from + half - a) / (b - a), (to - half - a) / (b - a)];
  const seen = Math.max(Math.min(...parts), Math.min(Math.max(...parts), 0.5));
  return Math.max(0, Math.min(1, seen));
}
