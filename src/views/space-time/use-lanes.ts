// Moving and hiding lanes: by keys on a lane's name, by dragging the name, by the button above the diagram.
import { useEffect, useRef, useState } from 'react';
import type { Plane } from '../../figure/plane.ts';
import type { DiagramProps } from './diagram-props.ts';
import type { Focus } from './use-focus.ts';

/** A lane that is dragged by its name. */
export interface LaneDrag {
  readonly node: number;
  /** Pixels across at which the name is. */
  readonly across: number;
  /** Where it would come to stand among the lanes, from 0. */
  readonly place: number;
}

export interface LaneActions {
  readonly drag: LaneDrag | undefined;
  /** One place on or back. */
  move(node: number, by: 1 | -1): void;
  hide(node: number): void;
  showAll(): void;
  /** Back to the order of their numbers. */
  byNumber(): void;
  /** The name is dragged to so many pixels across; let go; given up. */
  dragTo(node: number, across: number): void;
  drop(): void;
  leave(): void;
}

export function useLanes(props: DiagramProps, plane: Plane, focus: Focus): LaneActions {
  const { trace, onLanes } = props;
  const [drag, setDrag] = useState<LaneDrag>();
  // The pointer may go on after Escape.
  const isGivenUp = useRef(false);
  const leave = () => {
    isGivenUp.current = false;
    setDrag(undefined);
  };
  useEscape(drag !== undefined, () => {
    isGivenUp.current = true;
    setDrag(undefined);
  });
  const focusLane = (node: number | undefined) => {
    if (node !== undefined) focus.focus({ kind: 'name', node });
  };
  return {
    drag,
    move(node, by) {
      onLanes?.({ kind: 'move', node, place: plane.placeOf(node) + by });
    },
    hide(node) {
      if (!onLanes) return;
      const place = plane.placeOf(node);
      onLanes({ kind: 'hide', node });
      focusLane(plane.lanes[place + 1] ?? plane.lanes[place - 1]);
    },
    showAll() {
      if (!onLanes || !plane.hasHidden) return;
      onLanes({ kind: 'show-all' });
      const nodes = Array.from({ length: trace.nodes }, (_, node) => node);
      focusLane(nodes.find((node) => !plane.isShown(node)));
    },
    byNumber() {
      if (!onLanes) return;
      onLanes({ kind: 'by-number' });
      focusLane(plane.lanes.toSorted((a, b) => a - b)[0]);
    },
    dragTo(node, across) {
      if (onLanes && !isGivenUp.current) setDrag({ node, across, place: plane.placeAt(across) });
    },
    drop() {
      if (drag) onLanes?.({ kind: 'move', node: drag.node, place: drag.place });
      leave();
    },
    leave,
  };
}

/** Escape gives up a drag, wherever the focus is. */
function useEscape(isDragging: boolean, leave: () => void): void {
  useEffect(() => {
    if (!isDragging) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  });
}
