// What the diagram is made of at a moment: the scene, what is pointed at, focused and picked, and what gestures do.
import type { RefObject } from 'react';
import { messagesOf, rowOfName } from '../../analysis/messages.ts';
import { sheetAround } from '../../figure/time-window.ts';
import { type Brush, brushedRow } from '../brush.ts';
import type { DiagramProps } from './diagram-props.ts';
import { currentStep, eventInFocus, laneInFocus } from './in-focus.ts';
import type { MarksProps } from './marks-props.ts';
import { keyFrom, type MarkKey } from './navigate.ts';
import { useBrushing } from './use-brushing.ts';
import { useFocus } from './use-focus.ts';
import { useGestures } from './use-gestures.ts';
import { useLanes } from './use-lanes.ts';
import { useCone, useScene } from './use-scene.ts';
import { useTwins } from './use-twins.ts';

/** With more arrows in sight they are thinner, and those that ended long ago paler. */
const DENSE = 60;
/** So long ago, as a part of what is seen. */
const LONG_AGO = 0.3;

export function useDiagram(props: DiagramProps, plot: RefObject<HTMLElement | null>) {
  const { trace, cursor, time, windowing, dragging, selection, box } = props;
  const mayDrag = props.onIntervene !== undefined && !props.readOnly;
  const sheet = sheetAround(windowing.whole, windowing.window);
  const ends = windowing.run;
  const scene = useScene({ ...props, baseline: props.baseline, sheet, ends, mayDrag });
  const { plane } = scene.figure;
  const focus = useFocus(box, trace, cursor, scene.isShown, plane.lanes, windowing.reveal);
  const lanes = useLanes(props, plane, focus);
  const gestures = useGestures(props, plot, scene, focus, lanes, mayDrag);
  const hovered = keyFrom(gestures.pointer.hovered);
  const brush = useBrushing(props, hovered, focus.focused);
  const looked = [hovered, focus.focused].find((key) => key?.kind === 'message');
  const inFocus = dragging.drag ? undefined : eventInFocus(props, hovered, focus.focused, brush);
  const { cone, outline } = useCone(trace, inFocus, scene.figure, props.endTime);
  const tabStop = keyFrom(focus.tabStop);
  const isDense = scene.figure.inSight > DENSE;
  const seen = windowing.window.to - windowing.window.from;
  const marks: MarksProps = {
    scene,
    cursor,
    cone,
    current: currentStep(trace, cursor),
    pickedEvent: selection.event,
    pickedMessage: selection.message,
    brushedEvent: brush.event,
    looked: looked?.kind === 'message' ? looked.row : brushedRow(trace, { message: brush.message }),
    isDense,
    far: isDense ? trace.countUntil(time - LONG_AGO * seen) : 0,
    lane: isDense ? laneInFocus(props, hovered, focus.focused, brush, cone) : undefined,
    tabEvent: tabStop?.kind === 'event' ? tabStop.record : undefined,
    tabRow: tabStop?.kind === 'message' ? tabStop.row : undefined,
    draggedRow: draggedRow(props),
    mayDrag,
    twins: useTwins(props, scene, [hovered, focus.focused, tabStop, ...chosen(props, brush)]),
  };
  return { scene, marks, outline, focus, lanes, gestures, brush };
}

/** What is picked, what is pointed at in another view, and what has just happened. */
function chosen({ trace, cursor, selection, ...props }: DiagramProps, brush: Brush) {
  const messages = messagesOf(trace);
  const event = (record: number | undefined): MarkKey | undefined =>
    record === undefined ? undefined : { kind: 'event', record };
  const message = (row: number | undefined): MarkKey | undefined =>
    row === undefined || row < 0 ? undefined : { kind: 'message', row };
  return [
    event(props.playing ? undefined : currentStep(trace, cursor)),
    event(selection.event),
    event(brush.event),
    message(selection.message === undefined ? undefined : messages.rowOf[selection.message]),
    message(brushedRow(trace, { message: brush.message })),
  ];
}

function draggedRow({ trace, dragging }: DiagramProps): number | undefined {
  if (!dragging.drag) return undefined;
  return rowOfName(trace, messagesOf(trace), dragging.drag.message, false);
}
