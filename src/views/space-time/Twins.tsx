// Of a crowd, which is painted: elements of the page for what is looked at, and for what the keys lead to from there.
import { memo } from 'react';
import { Arrow } from './Arrows.tsx';
import { Event } from './Events.tsx';
import type { MarksProps } from './marks-props.ts';
import { keyFrom } from './navigate.ts';
import { arrowPhase, arrowState, eventState, isAnyChanged, isWithin } from './states.ts';

interface TwinsProps {
  readonly marks: MarksProps;
  readonly scale: number;
}

export const Twins = memo(function Twins({ marks, scale }: TwinsProps) {
  const keys = marks.twins.map(keyFrom);
  const rows = keys.flatMap((key) => (key?.kind === 'message' ? [key.row] : []));
  const records = keys.flatMap((key) => (key?.kind === 'event' ? [key.record] : []));
  return (
    <>
      {rows.map((row) => (
        <ArrowTwin key={row} row={row} marks={marks} scale={scale} />
      ))}
      {records.map((record) => (
        <EventTwin key={record} record={record} marks={marks} />
      ))}
    </>
  );
});

function ArrowTwin({ row, marks, scale }: TwinsProps & { readonly row: number }) {
  const { scene, cone, cursor } = marks;
  const twin = scene.twins.arrow(row);
  if (!twin) return null;
  const { arrow, name } = twin;
  return (
    <Arrow
      arrow={arrow}
      name={name}
      state={arrowState(arrow, cone, cursor)}
      phase={arrowPhase(arrow, cursor)}
      isFar={false}
      isOfLane={false}
      isTabStop={marks.tabRow === row}
      isChanged={scene.difference?.changedMessages[row] === 1}
      isPicked={marks.pickedMessage === arrow.send}
      isLooked={marks.looked === row}
      isDragged={marks.draggedRow === row}
      scale={scale}
    />
  );
}

interface EventTwinProps {
  readonly record: number;
  readonly marks: TwinsProps['marks'];
}

function EventTwin({ record, marks }: EventTwinProps) {
  const { scene, cone, cursor } = marks;
  const twin = scene.twins.event(record);
  if (!twin) return null;
  const { mark, name } = twin;
  return (
    <Event
      mark={mark}
      name={name}
      state={eventState(mark, cone, cursor)}
      isHappened={mark.record < cursor}
      isCurrent={marks.current === mark.record}
      isPicked={isWithin(mark, marks.pickedEvent)}
      isBrushed={isWithin(mark, marks.brushedEvent)}
      isChanged={isAnyChanged(mark, scene.difference?.changed)}
      isTabStop={marks.tabEvent === mark.record}
      radius={scene.figure.plane.dot}
    />
  );
}
