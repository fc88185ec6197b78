// Messages: arrows that grow while they are under way; lost ones end in a cross, unfinished ones in an open dot.
import { memo } from 'react';
import { crossPath, direction, headPath } from '../../figure/glyph-paths.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import styles from './arrows.module.css';
import { Mark } from './Mark.tsx';
import { isPast, type MarkState, pointAlong } from './states.ts';

export interface ArrowProps {
  readonly arrow: ArrowMark;
  readonly name: string;
  readonly state: MarkState;
  /** How far it has come: 0 to 1. */
  readonly progress: number;
  readonly isTabStop: boolean;
  readonly isChanged: boolean;
  readonly isPicked: boolean;
  /** Under the pointer, or with the focus. */
  readonly isLooked: boolean;
  /** Its place is taken by the arrow that is dragged. */
  readonly isDragged: boolean;
  readonly scale: number;
}

const HEAD = 10;
export const Arrow = memo(function Arrow(props: ArrowProps) {
  const { arrow, state, progress, scale } = props;
  const { start, end, outcome } = arrow;
  const isEnded = isPast(arrow, progress);
  const isUnderWay = progress > 0 && !isEnded;
  const head = isUnderWay ? pointAlong(arrow, progress) : end;
  return (
    <Mark
      name={props.name}
      isTabStop={props.isTabStop}
      className={styles.arrow}
      data-key={`m${arrow.row}`}
      data-message={arrow.send}
      data-row={arrow.row}
      data-type={arrow.type}
      data-from={arrow.from}
      data-to={arrow.to}
      data-outcome={outcome}
      data-state={state}
      data-happened={progress > 0}
      data-changed={props.isChanged}
      data-picked={props.isPicked}
      data-looked={props.isLooked}
      data-dragged={props.isDragged}
    >
      <path className={styles.hit} d={shaftPath(arrow)} />
      {props.isChanged && <path className={styles.changedShaft} d={shaftPath(arrow)} />}
      {!isEnded && <path className={styles.toCome} d={shaftPath(arrow)} />}
      {isEnded && <path className={styles.shaft} d={shaftPath(arrow)} data-dash={dashOf(arrow)} />}
      {isUnderWay && (
        <path
          className={styles.shaft}
          d={arrow.bend ? '' : `M${start.x} ${start.y}L${head.x} ${head.y}`}
          data-dash={dashOf(arrow)}
        />
      )}
      {isUnderWay && <circle className={styles.flying} cx={head.x} cy={head.y} r={4.5 * scale} />}
      <Ending arrow={arrow} isEnded={isEnded} scale={scale} />
    </Mark>
  );
});

function dashOf({ isCopy, isControl }: ArrowMark): string {
  return isCopy ? 'copy' : isControl ? 'control' : 'none';
}

/** The whole shaft; with a head it stops at the head's back. */
export function shaftPath({ start, end, bend }: ArrowMark): string {
  if (bend) return `M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`;
  return `M${start.x} ${start.y}L${end.x} ${end.y}`;
}

interface EndingProps {
  readonly arrow: ArrowMark;
  readonly isEnded: boolean;
  readonly scale: number;
}

function Ending({ arrow, isEnded, scale }: EndingProps) {
  const { start, end, bend, outcome } = arrow;
  const place = `translate(${end.x} ${end.y})`;
  const className = isEnded ? styles.head : `${styles.head} ${styles.toCome}`;
  if (outcome === 'lost')
    return (
      <path
        className={`${className} ${styles.lost}`}
        transform={place}
        d={crossPath(5.5 * scale)}
        data-loss={arrow.arrival}
      />
    );
  if (outcome === 'in-flight')
    return <circle className={`${className} ${styles.open}`} transform={place} r={4 * scale} />;
  const turned = `${place} rotate(${direction(bend ?? start, end)})`;
  return <path className={className} transform={turned} d={headPath(HEAD * scale)} />;
}
