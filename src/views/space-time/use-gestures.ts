// What pointer, wheel and keys do on the diagram.
import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import { messagesOf, nameOfMessage } from '../../analysis/messages.ts';
import { CrowdHits } from '../../figure/crowd-hits.ts';
import type { Plane } from '../../figure/plane.ts';
import type { DiagramProps } from './diagram-props.ts';
import { isMovable } from './movable.ts';
import { keyFrom, moveFrom, timeOf } from './navigate.ts';
import { lanePick, pickOf, pickOfKey } from './picks.ts';
import { useEdgeDrag } from './use-edge-drag.ts';
import type { Focus } from './use-focus.ts';
import { handleKey } from './use-keys.ts';
import type { LaneActions } from './use-lanes.ts';
import { usePointer } from './use-pointer.ts';
import type { Scene } from './use-scene.ts';
import { useWheel } from './use-wheel.ts';

/** An arrival set by hand snaps to so many parts of a unit of time. */
const SNAPS_A_UNIT = 10;
const NUDGES_A_WINDOW = 50;

export function useGestures(
  props: DiagramProps,
  box: RefObject<HTMLElement | null>,
  { figure }: Scene,
  focus: Focus,
  lanes: LaneActions,
  mayDrag: boolean,
) {
  const { trace, time, layout, windowing, dragging } = props;
  const { plane } = figure;
  const { window, isWhole } = windowing;
  const alongOf = (x: number, y: number) => {
    const rect = box.current?.getBoundingClientRect();
    if (!rect) return 0;
    return (plane.isVertical ? y - rect.top : x - rect.left) - layout.names;
  };
  const acrossOf = (x: number, y: number) => {
    const rect = box.current?.getBoundingClientRect();
    if (!rect) return 0;
    return plane.isVertical ? x - rect.left : y - rect.top;
  };
  const timeAt = (along: number) => plane.timeAt(along + plane.along(window.from));
  const ticksOf = (pixels: number) => plane.timeAt(pixels) - plane.from;
  const drags = headDrags(props, plane, timeAt);
  const drop = () => {
    windowing.stay();
    dragging.commit();
  };
  const dragHead = useEdgeDrag(props, drags.drag, (pixels) => drags.move(ticksOf(pixels)));
  const hits = useMemo(() => (figure.isCrowd ? new CrowdHits(figure) : undefined), [figure]);
  const hitAt = (x: number, y: number): string | undefined => {
    const along = alongOf(x, y) + plane.along(window.from);
    const hit = hits?.at(plane.point(along, acrossOf(x, y)));
    if (!hit) return undefined;
    return 'event' in hit ? `e${hit.event.record}` : `m${hit.arrow.row}`;
  };
  const pick = (target: Element, laneTime: number, at: DOMRect) =>
    pickElement(props, target, laneTime, at, hitAt(at.x, at.y));
  const seek = (along: number) =>
    props.onSeek?.(Math.round(Math.max(0, Math.min(props.endTime, timeAt(along)))));

  const pointer = usePointer(alongOf, hitAt, isWhole, {
    grasp: (row) => drags.start(row, 'pointer'),
    dragHead,
    dropHead: drop,
    leaveHead: dragging.cancel,
    dragLane: (node, x, y) => lanes.dragTo(node, acrossOf(x, y)),
    dropLane: lanes.drop,
    leaveLane: lanes.leave,
    pan: (pixels) => windowing.pan(ticksOf(pixels)),
    seek,
    pick: (target, along, at) => pick(target, timeAt(along), at),
  });
  useWheel(props.box, {
    zoom: (factor, x, y) => windowing.zoom(factor, timeAt(alongOf(x, y))),
    pan(pixels) {
      if (!isWhole) windowing.pan(ticksOf(pixels));
      return !isWhole;
    },
    lanesScroll: !plane.isVertical && layout.isScrolled,
  });
  const onKeyDown = (event: KeyboardEvent) =>
    handleKey(event, {
      isVertical: plane.isVertical,
      isDragging: dragging.drag !== undefined,
      move(key, move) {
        const to = moveFrom(trace, plane.lanes, key, move);
        if (to) focus.focus(to);
      },
      nudge(row, fiftieths) {
        const arrow = figure.arrows.find((one) => one.row === row);
        if (!mayDrag || !arrow || !isMovable(trace, arrow)) return false;
        drags.nudge(row, (fiftieths * (window.to - window.from)) / NUDGES_A_WINDOW);
        return true;
      },
      commit: drop,
      pick: (mark) => pick(mark, time, mark.getBoundingClientRect()),
      menu(mark) {
        const record = mark.getAttribute('data-event');
        const at = mark.getBoundingClientRect();
        if (record === null) pick(mark, time, at);
        else
          props.onSelect(
            lanePick(trace, trace.node(Number(record)), trace.time(Number(record))),
            at,
          );
      },
      moveLane: lanes.move,
      hideLane: lanes.hide,
      showLanes: lanes.showAll,
      zoom(factor) {
        const about = (focus.focused && timeOf(trace, focus.focused)) ?? time;
        const isSeen = about >= window.from && about <= window.to;
        windowing.zoom(factor, isSeen ? about : undefined);
      },
      fit: windowing.fit,
    });
  return { pointer, onKeyDown, seek, pan: (pixels: number) => windowing.pan(ticksOf(pixels)) };
}

/** Starting and moving the drag of an arrowhead. */
function headDrags(
  { trace, manifest, endTime, dragging }: DiagramProps,
  plane: Plane,
  timeAt: (along: number) => number,
) {
  const start = (row: number, by: 'pointer' | 'key') => {
    const messages = messagesOf(trace);
    const arrival = messages.arrival[row];
    const sent = trace.time(messages.send[row]);
    const ticks = Math.max(1, (arrival < 0 ? endTime : trace.time(arrival)) - sent);
    dragging.start({ message: nameOfMessage(trace, messages, row), sent, ticks, by });
  };
  const snap = Math.max(1, Math.round(manifest.time.ticks / SNAPS_A_UNIT));
  return {
    start,
    drag(along: number) {
      const now = dragging.current();
      const isCoarse = plane.timeAt(1) - plane.from < snap;
      const arrives = timeAt(along);
      if (now) dragging.moveTo((isCoarse ? arrives : Math.round(arrives / snap) * snap) - now.sent);
    },
    /** On or back by so many ticks; never by less than what it snaps to. */
    move(by: number) {
      const now = dragging.current();
      const arrives = now && now.sent + now.ticks + Math.sign(by) * Math.max(snap, Math.abs(by));
      if (now && arrives) dragging.moveTo(Math.round(arrives / snap) * snap - now.sent);
    },
    nudge(row: number, ticks: number) {
      if (!dragging.current()) start(row, 'key');
      dragging.moveTo((dragging.current()?.ticks ?? 0) + ticks);
    },
  };
}

function pickElement(
  { trace, time, cursor, onSelect }: DiagramProps,
  target: Element,
  laneTime: number,
  at: DOMRect,
  /** Key of the mark of a crowd that lies there. */
  hit: string | undefined,
): void {
  const named = target.closest('[data-lane-name]')?.getAttribute('data-lane-name');
  const lane = target.closest('[data-lane]')?.getAttribute('data-lane');
  const pick = named
    ? ({ kind: 'lane', node: Number(named), time: Math.round(time), after: cursor - 1 } as const)
    : (pickOf(trace, target) ??
      pickOfKey(trace, keyFrom(hit)) ??
      (lane ? lanePick(trace, Number(lane), laneTime) : undefined));
  if (pick) onSelect(pick, at);
}
