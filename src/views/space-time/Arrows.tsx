// Messages: arrows that grow while they are under way; lost ones end in a cross, unfinished ones in an open dot.
import { createContext, memo, useContext } from 'react';
import { crossPath, direction, headPath } from '../../figure/glyph-paths.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import styles from './arrows.module.css';
import { Mark } from './Mark.tsx';
import { type ArrowPhase, arrowProgress, isPast, type MarkState, pointAlong } from './states.ts';

/** Play time, in ticks: only what moves with it is drawn anew at every frame. */
export const PlayTime = createContext(0);

export interface ArrowProps {
  readonly arrow: ArrowMark;
  readonly name: string;
  readonly state: MarkState;
  readonly phase: ArrowPhase;
  /** It ended long before the present. */
  readonly isFar: boolean;
  /** It comes from or goes to the lane that stands out. */
  readonly isOfLane: boolean;
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
  const { arrow, state, phase, scale } = props;
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
      data-outcome={arrow.outcome}
      data-stub={arrow.stub}
      data-state={state}
      data-happened={phase !== 'to-come'}
      data-far={props.isFar || undefined}
      data-of-lane={props.isOfLane || undefined}
      data-changed={props.isChanged}
      data-picked={props.isPicked}
      data-looked={props.isLooked}
      data-dragged={props.isDragged}
    >
      <path className={styles.hit} d={shaftPath(arrow)} />
      {props.isChanged && <path className={styles.changedShaft} d={shaftPath(arrow)} />}
      {phase === 'under-way' ? (
        <Flight arrow={arrow} scale={scale} />
      ) : (
        <Whole arrow={arrow} isEnded={phase === 'ended'} scale={scale} />
      )}
    </Mark>
  );
});

interface DrawnProps {
  readonly arrow: ArrowMark;
  readonly scale: number;
}

/** An arrow on its way, as far as it has come by now. */
function Flight({ arrow, scale }: DrawnProps) {
  const progress = arrowProgress(arrow, useContext(PlayTime));
  if (isPast(arrow, progress)) return <Whole arrow={arrow} isEnded scale={scale} />;
  if (progress < arrow.begun) return <Whole arrow={arrow} isEnded={false} scale={scale} />;
  const { start } = arrow;
  const head = pointAlong(arrow, progress);
  return (
    <>
      <path className={styles.toCome} d={shaftPath(arrow)} />
      {!arrow.bend && (
        <path
          className={styles.shaft}
          d={`M${start.x} ${start.y}L${head.x} ${head.y}`}
          data-dash={dashOf(arrow)}
        />
      )}
      <circle className={styles.flying} cx={head.x} cy={head.y} r={4.5 * scale} />
      <Ending arrow={arrow} isEnded={false} scale={scale} />
    </>
  );
}

function Whole({ arrow, isEnded, scale }: DrawnProps & { readonly isEnded: boolean }) {
  return (
    <>
      <path
        className={isEnded ? styles.shaft : styles.toCome}
        d={shaftPath(arrow)}
        data-dash={dashOf(arrow)}
      />
      <Ending arrow={arrow} isEnded={isEnded} scale={scale} />
    </>
  );
}

function dashOf({ isCopy, isControl }: ArrowMark): string {
  return isCopy ? 'copy' : isControl ? 'control' : 'none';
}

export function shaftPath({ start, end, bend }: ArrowMark): string {
  if (bend) return `M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`;
  return `M${start.x} ${start.y}L${end.x} ${end.y}`;
}

function Ending({ arrow, isEnded, scale }: DrawnProps & { readonly isEnded: boolean }) {
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
