// Messages and events with their labels: drawn anew when something happens or is looked at, not at every frame.
import { memo } from 'react';
import type { Cone } from '../../analysis/causality.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import { ArrowLabelText, LooseLabel } from './ArrowLabels.tsx';
import { Arrow } from './Arrows.tsx';
import { Clock } from './ClockLabels.tsx';
import { Crowd } from './Crowd.tsx';
import { Event } from './Events.tsx';
import { Grasps } from './Grasps.tsx';
import { arrowPhase, arrowState, eventState, type MarkState } from './states.ts';
import type { Scene } from './use-scene.ts';

export interface MarksProps {
  readonly scene: Scene;
  readonly cursor: number;
  readonly cone: Cone | undefined;
  /** First record of the step that has just happened. */
  readonly current: number | undefined;
  /** Records picked: of an event, and of a message's send. */
  readonly pickedEvent: number | undefined;
  readonly pickedMessage: number | undefined;
  /** Row of the arrow under the pointer or with the focus. */
  readonly looked: number | undefined;
  readonly tabStop: string;
  readonly draggedRow: number | undefined;
  readonly mayDrag: boolean;
}

export const Marks = memo(function Marks(props: MarksProps) {
  const { scene, cursor, cone, looked } = props;
  const { figure, difference } = scene;
  const { plane } = figure;
  const arrowStates = new Map<number, MarkState>();
  for (const arrow of figure.arrows) arrowStates.set(arrow.row, arrowState(arrow, cone, cursor));
  const eventStates = new Map<number, MarkState>();
  for (const mark of figure.events) eventStates.set(mark.record, eventState(mark, cone, cursor));
  const labelled = new Set(figure.arrowLabels.map(({ row }) => row));
  const isCrowd = figure.oneIn > 1;
  const loose = figure.arrows.find(({ row }) => row === looked && !labelled.has(row));
  return (
    <>
      {isCrowd && <Crowd arrows={figure.arrows} cone={cone} cursor={cursor} />}
      {(isCrowd ? NO_ARROWS : figure.arrows).map((arrow, i) => (
        <Arrow
          key={arrow.row}
          arrow={arrow}
          name={scene.arrowNames[i]}
          state={arrowStates.get(arrow.row) ?? 'to-come'}
          phase={arrowPhase(arrow, cursor)}
          isTabStop={props.tabStop === `m${arrow.row}`}
          isChanged={difference?.changedMessages[arrow.row] === 1}
          isPicked={props.pickedMessage === arrow.send}
          isLooked={looked === arrow.row}
          isDragged={props.draggedRow === arrow.row}
          scale={plane.scale}
        />
      ))}
      {figure.arrowLabels.map((label) => (
        <ArrowLabelText
          key={label.row}
          label={label}
          state={arrowStates.get(label.row) ?? 'to-come'}
          isHappened={label.send < cursor}
          isPicked={looked === label.row}
        />
      ))}
      {loose && <LooseLabel arrow={loose} />}
      {figure.events.map((mark, i) => (
        <Event
          key={mark.record}
          mark={mark}
          name={scene.eventNames[i]}
          state={eventStates.get(mark.record) ?? 'to-come'}
          isHappened={mark.record < cursor}
          isCurrent={props.current === mark.record}
          isPicked={isWithin(mark, props.pickedEvent)}
          isChanged={difference !== undefined && isAnyChanged(difference.changed, mark)}
          isTabStop={props.tabStop === `e${mark.record}`}
          radius={plane.dot}
        />
      ))}
      {props.mayDrag && figure.inSight <= MOST_GRASPED && (
        <Grasps arrows={scene.movable} isVertical={plane.isVertical} scale={plane.scale} />
      )}
      {figure.clockLabels.map((label) => (
        <Clock
          key={label.record}
          label={label}
          state={eventStates.get(label.record) ?? 'to-come'}
          isHappened={label.record < cursor}
        />
      ))}
    </>
  );
});

/** With more arrows in sight their heads lie on one another: zoom in to drag. */
const MOST_GRASPED = 300;

const NO_ARROWS: readonly ArrowMark[] = [];

interface Span {
  readonly record: number;
  readonly last: number;
}

function isWithin({ record, last }: Span, at: number | undefined): boolean {
  return at !== undefined && at >= record && at <= last;
}

function isAnyChanged(changed: Uint8Array, { record, last }: Span): boolean {
  for (let i = record; i <= last; i++) if (changed[i]) return true;
  return false;
}
