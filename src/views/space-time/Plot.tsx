// Everything that lies in the plot, each mark in its state at the moment shown.
import type { Cone } from '../../analysis/causality.ts';
import type { Manifest } from '../../engine/contract.ts';
import type { ConeMark } from '../../figure/space-time-cone.ts';
import { ArrowLabelText, LooseLabel } from './ArrowLabels.tsx';
import { Arrow } from './Arrows.tsx';
import { Bands } from './Bands.tsx';
import { Clock } from './ClockLabels.tsx';
import { Cones } from './Cones.tsx';
import { Cursor } from './Cursor.tsx';
import { DraggedArrow } from './DraggedArrow.tsx';
import { Event } from './Events.tsx';
import { DifferenceFlag, Ghosts } from './Ghosts.tsx';
import { Grasps } from './Grasps.tsx';
import { Lanes } from './Lanes.tsx';
import { Partitions } from './Partitions.tsx';
import { arrowProgress, arrowState, eventState, type MarkState } from './states.ts';
import type { HeadDrag } from './use-head-drag.ts';
import type { Scene } from './use-scene.ts';

export interface PlotProps {
  readonly manifest: Manifest;
  readonly scene: Scene;
  readonly cursor: number;
  /** Ticks. */
  readonly time: number;
  readonly nowText: string;
  readonly cone: Cone | undefined;
  readonly outline: ConeMark | undefined;
  /** First record of the step that has just happened. */
  readonly current: number | undefined;
  readonly picked: { readonly event: number | undefined; readonly message: number | undefined };
  /** Row of the arrow under the pointer or with the focus. */
  readonly looked: number | undefined;
  readonly tabStop: string;
  readonly drag: HeadDrag | undefined;
  readonly draggedRow: number | undefined;
  readonly mayDrag: boolean;
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
}

export function Plot(props: PlotProps) {
  const { scene, cursor, time, cone, from, to } = props;
  const { figure, difference } = scene;
  const { plane } = figure;
  const now = plane.along(time);
  const arrowStates = new Map<number, MarkState>();
  for (const arrow of figure.arrows) arrowStates.set(arrow.row, arrowState(arrow, cone, cursor));
  const eventStates = new Map<number, MarkState>();
  for (const mark of figure.events) eventStates.set(mark.record, eventState(mark, cone, cursor));
  const labelled = new Set(figure.arrowLabels.map(({ row }) => row));
  const loose = figure.arrows.find(({ row }) => row === props.looked && !labelled.has(row));
  const { first } = difference ?? {};
  return (
    <>
      {props.outline && <Cones cone={props.outline} />}
      <Partitions partitions={figure.partitions} plane={plane} />
      <Lanes lanes={figure.lanes} plane={plane} />
      <Bands bands={figure.bands} plane={plane} from={from} to={to} now={now} />
      <Ghosts arrows={scene.ghosts} />
      <Cursor plane={plane} now={now} text={props.nowText} seenTo={to} />
      {figure.arrows.map((arrow, i) => (
        <Arrow
          key={arrow.row}
          arrow={arrow}
          name={scene.arrowNames[i]}
          state={arrowStates.get(arrow.row) ?? 'to-come'}
          progress={arrowProgress(arrow, cursor, time)}
          isTabStop={props.tabStop === `m${arrow.row}`}
          isChanged={difference?.changedMessages[arrow.row] === 1}
          isPicked={props.picked.message === arrow.send}
          isLooked={props.looked === arrow.row}
          isDragged={props.draggedRow === arrow.row}
          scale={plane.scale}
        />
      ))}
      {figure.arrowLabels.map((label) => (
        <ArrowLabelText
          key={label.row}
          label={label}
          state={arrowStates.get(label.row) ?? 'to-come'}
          isHappened={isSent(scene, label.row, cursor)}
          isPicked={props.looked === label.row}
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
          isPicked={isWithin(mark, props.picked.event)}
          isChanged={difference !== undefined && isAnyChanged(difference.changed, mark)}
          isTabStop={props.tabStop === `e${mark.record}`}
          radius={plane.dot}
        />
      ))}
      {props.mayDrag && (
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
      {first && <DifferenceFlag plane={plane} time={first.time} node={first.node} />}
      {props.drag && (
        <DraggedArrow
          drag={props.drag}
          plane={plane}
          time={props.manifest.time}
          from={from}
          to={to}
        />
      )}
    </>
  );
}

function isSent({ figure }: Scene, row: number, cursor: number): boolean {
  const arrow = figure.arrows[row - figure.arrows[0].row];
  const found = arrow?.row === row ? arrow : figure.arrows.find((one) => one.row === row);
  return found !== undefined && found.send < cursor;
}

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
