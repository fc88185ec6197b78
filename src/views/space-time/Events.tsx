// Events: one mark a step, its shape telling the kind.
import { memo } from 'react';
import { glyphPath } from '../../figure/glyph-paths.ts';
import type { EventMark } from '../../figure/space-time-events.ts';
import styles from './events.module.css';
import { Mark } from './Mark.tsx';
import type { MarkState } from './states.ts';

interface EventProps {
  readonly mark: EventMark;
  readonly name: string;
  readonly state: MarkState;
  readonly isHappened: boolean;
  readonly isCurrent: boolean;
  readonly isPicked: boolean;
  readonly isBrushed: boolean;
  readonly isChanged: boolean;
  readonly isTabStop: boolean;
  readonly radius: number;
}

export const Event = memo(function Event(props: EventProps) {
  const { mark, state, isCurrent, radius } = props;
  const isLarge = isCurrent || state === 'self';
  return (
    <Mark
      name={props.name}
      isTabStop={props.isTabStop}
      transform={`translate(${mark.at.x} ${mark.at.y})`}
      className={styles.event}
      data-key={`e${mark.record}`}
      data-event={mark.record}
      data-node={mark.node}
      data-shape={mark.shape}
      data-state={state}
      data-happened={props.isHappened}
      data-current={isCurrent}
      data-changed={props.isChanged}
      data-picked={props.isPicked}
      data-brushed={props.isBrushed || undefined}
    >
      <circle className={styles.eventHit} r={Math.max(12, radius * 2)} />
      {props.isPicked && <circle className={styles.ringPicked} r={radius * 2.1} />}
      {props.isChanged && <circle className={styles.ringChanged} r={radius * 1.85} />}
      <path className={styles.glyph} d={glyphPath(mark.shape, isLarge ? radius * 1.4 : radius)} />
    </Mark>
  );
});
