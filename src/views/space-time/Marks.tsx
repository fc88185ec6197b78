// Messages and events: in blocks, of which only those near the present are drawn anew when something happens.
import { memo } from 'react';
import type { Cone } from '../../analysis/causality.ts';
import { Arrow } from './Arrows.tsx';
import { type ArrowBlock, type EventBlock, withinBlock } from './blocks.ts';
import { Event } from './Events.tsx';
import { Grasps } from './Grasps.tsx';
import type { MarksProps } from './marks-props.ts';
import { arrowPhase, arrowState, eventState, isAnyChanged, isWithin } from './states.ts';
import { Twins } from './Twins.tsx';

export const Marks = memo(function Marks(props: MarksProps) {
  const { scene, cursor, cone } = props;
  const { figure, arrowBlocks, eventBlocks } = scene;
  const { plane } = figure;
  if (figure.isCrowd) return <Twins marks={props} scale={plane.scale * SMALLER} />;
  return (
    <>
      {arrowBlocks.map((block) => (
        <Arrows
          key={block.key}
          block={block}
          cone={cone}
          scale={plane.scale * (props.isDense ? SMALLER : 1)}
          cursor={Math.max(block.first, Math.min(block.last + 1, cursor))}
          far={Math.max(block.first, Math.min(block.last + 1, props.far))}
          changed={scene.difference?.changedMessages}
          picked={withinBlock(props.pickedMessage, block.first, block.last)}
          looked={withinBlock(props.looked, block.firstRow, block.lastRow)}
          tabRow={withinBlock(props.tabRow, block.firstRow, block.lastRow)}
          draggedRow={withinBlock(props.draggedRow, block.firstRow, block.lastRow)}
          lane={props.lane}
        />
      ))}
      {eventBlocks.map((block) => (
        <Events
          key={block.key}
          block={block}
          cone={cone}
          cursor={Math.max(block.first, Math.min(block.last + 1, cursor))}
          radius={plane.dot}
          changed={scene.difference?.changed}
          current={withinBlock(props.current, block.first, block.last)}
          picked={withinBlock(props.pickedEvent, block.first, block.last)}
          brushed={withinBlock(props.brushedEvent, block.first, block.last)}
          tabEvent={withinBlock(props.tabEvent, block.first, block.last)}
        />
      ))}
      {props.mayDrag && figure.inSight <= MOST_GRASPED && (
        <Grasps arrows={scene.movable} isVertical={plane.isVertical} scale={plane.scale} />
      )}
    </>
  );
});

/** With more arrows in sight their heads lie on one another: zoom in to drag. */
const MOST_GRASPED = 300;
const SMALLER = 0.75;

interface ArrowsProps {
  readonly block: ArrowBlock;
  readonly cone: Cone | undefined;
  readonly scale: number;
  readonly cursor: number;
  readonly far: number;
  readonly changed: Uint8Array | undefined;
  readonly picked: number | undefined;
  readonly looked: number | undefined;
  readonly tabRow: number | undefined;
  readonly draggedRow: number | undefined;
  readonly lane: number | undefined;
}

const Arrows = memo(function Arrows({ block, cone, scale, cursor, ...props }: ArrowsProps) {
  return block.arrows.map((arrow, i) => {
    const { row, send, arrival, from, to } = arrow;
    return (
      <Arrow
        key={row}
        arrow={arrow}
        name={block.names[i]}
        state={arrowState(arrow, cone, cursor)}
        phase={arrowPhase(arrow, cursor)}
        isFar={arrival >= 0 && arrival < props.far}
        isOfLane={from === props.lane || to === props.lane}
        isTabStop={props.tabRow === row}
        isChanged={props.changed?.[row] === 1}
        isPicked={props.picked === send}
        isLooked={props.looked === row}
        isDragged={props.draggedRow === row}
        scale={scale}
      />
    );
  });
});

interface EventsProps {
  readonly block: EventBlock;
  readonly cone: Cone | undefined;
  readonly cursor: number;
  readonly radius: number;
  readonly changed: Uint8Array | undefined;
  readonly current: number | undefined;
  readonly picked: number | undefined;
  readonly brushed: number | undefined;
  readonly tabEvent: number | undefined;
}

const Events = memo(function Events({ block, cone, cursor, radius, ...props }: EventsProps) {
  return block.marks.map((mark, i) => (
    <Event
      key={mark.record}
      mark={mark}
      name={block.names[i]}
      state={eventState(mark, cone, cursor)}
      isHappened={mark.record < cursor}
      isCurrent={props.current === mark.record}
      isPicked={isWithin(mark, props.picked)}
      isBrushed={isWithin(mark, props.brushed)}
      isChanged={isAnyChanged(mark, props.changed)}
      isTabStop={props.tabEvent === mark.record}
      radius={radius}
    />
  ));
});
