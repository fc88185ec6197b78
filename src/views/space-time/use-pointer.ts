// The pointer on the diagram: picks marks, drags arrowheads, the cursor and the window of time.
import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';

export interface PointerActions {
  /** Row of an arrow whose head is grasped. */
  grasp(row: number): void;
  /** Pixels along the time axis, from the seen part's beginning. */
  dragHead(along: number): void;
  dropHead(): void;
  /** The pointer was taken away: the head goes back. */
  leaveHead(): void;
  /** A lane's name is dragged: the point on the screen. */
  dragLane(node: number, x: number, y: number): void;
  dropLane(): void;
  leaveLane(): void;
  /** By so many pixels. */
  pan(pixels: number): void;
  seek(along: number): void;
  pick(target: Element, along: number, at: DOMRect): void;
}

interface Gesture {
  readonly kind: 'head' | 'lane' | 'pan' | 'seek';
  readonly target: Element;
  readonly startX: number;
  readonly startY: number;
  readonly pointer: number;
  last: number;
  hasMoved: boolean;
}

/** Less than so many pixels is a click, not a drag. */
const THRESHOLD = 4;

/** `alongOf` gives the pixels along the time axis of a point on the screen. */
export function usePointer(
  alongOf: (x: number, y: number) => number,
  /** Key of a mark that is painted at a point of the screen, and no element. */
  hitAt: (x: number, y: number) => string | undefined,
  isWhole: boolean,
  actions: PointerActions,
) {
  const gesture = useRef<Gesture>(undefined);
  const [hovered, setHovered] = useState<string>();

  const forget = () => {
    gesture.current = undefined;
  };
  const begin = (event: PointerEvent<Element>, kind: Gesture['kind'], target: Element) => {
    gesture.current = {
      kind,
      target,
      startX: event.clientX,
      startY: event.clientY,
      pointer: event.pointerId,
      last: alongOf(event.clientX, event.clientY),
      hasMoved: false,
    };
  };

  const hover = ({ target, pointerType, clientX, clientY }: PointerEvent<Element>) => {
    if (pointerType !== 'touch') setHovered(keyOf(target) ?? hitAt(clientX, clientY));
  };

  return {
    hovered,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || !(event.target instanceof Element)) return;
        const head = event.target.closest('[data-head]');
        begin(event, kindOf(event.target), event.target);
        if (!head) return;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const now = gesture.current;
        if (!now) hover(event);
        if (!now || now.pointer !== event.pointerId) return;
        const far = Math.hypot(event.clientX - now.startX, event.clientY - now.startY);
        if (!now.hasMoved && far < THRESHOLD) return;
        if (!now.hasMoved) {
          now.hasMoved = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          const row = now.target.closest('[data-head]')?.getAttribute('data-head');
          if (now.kind === 'head' && row) actions.grasp(Number(row));
        }
        const along = alongOf(event.clientX, event.clientY);
        const lane = laneNamed(now.target);
        if (now.kind === 'head') actions.dragHead(along);
        else if (lane !== undefined) actions.dragLane(lane, event.clientX, event.clientY);
        else if (now.kind === 'seek') actions.seek(along);
        else if (!isWhole) actions.pan(now.last - along);
        now.last = along;
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const now = gesture.current;
        if (!now || now.pointer !== event.pointerId) return;
        if (now.kind === 'lane' && now.hasMoved) actions.dropLane();
        if (now.kind === 'head' && now.hasMoved) actions.dropHead();
        else if (now.kind === 'head')
          actions.pick(now.target, now.last, new DOMRect(event.clientX, event.clientY, 1, 1));
        // The click that follows is part of the drag.
        if (now.hasMoved || now.kind === 'head') setTimeout(forget);
        else gesture.current = undefined;
      },
      onPointerCancel() {
        if (gesture.current?.kind === 'head') actions.leaveHead();
        if (gesture.current?.kind === 'lane') actions.leaveLane();
        gesture.current = undefined;
      },
      onClick(event: MouseEvent<HTMLElement>) {
        if (gesture.current || !(event.target instanceof Element)) return;
        const at = new DOMRect(event.clientX, event.clientY, 1, 1);
        actions.pick(event.target, alongOf(event.clientX, event.clientY), at);
      },
      onPointerOver(event: PointerEvent<HTMLElement>) {
        if (!gesture.current?.hasMoved) hover(event);
      },
      onPointerLeave() {
        setHovered(undefined);
      },
    },
  };
}

function kindOf(target: Element): Gesture['kind'] {
  if (target.closest('[data-head]')) return 'head';
  if (target.closest('[data-cursor]')) return 'seek';
  return laneNamed(target) === undefined ? 'pan' : 'lane';
}

/** The node whose lane's name an element belongs to. */
function laneNamed(target: Element): number | undefined {
  const node = target.closest('[data-lane-name]')?.getAttribute('data-lane-name');
  return node ? Number(node) : undefined;
}

/** The mark's key that an element belongs to. */
export function keyOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest('[data-key]')?.getAttribute('data-key') ?? undefined;
}
