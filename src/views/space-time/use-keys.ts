// The keyboard on the diagram: moves the focus from mark to mark, moves an arrowhead, zooms.
import type { KeyboardEvent } from 'react';
import type { MarkKey, Move } from './navigate.ts';
import { keyFrom } from './navigate.ts';
import { keyOf } from './use-pointer.ts';
import { ZOOM } from './ZoomButtons.tsx';

export interface KeyActions {
  readonly isVertical: boolean;
  readonly isDragging: boolean;
  move(from: MarkKey, move: Move): void;
  /** Moves the head of that arrow by so many fiftieths of the window; false where it may not be moved. */
  nudge(row: number, fiftieths: number): boolean;
  commit(): void;
  pick(mark: Element): void;
  /** The menu of the lane at the mark, or of the message. */
  menu(mark: Element): void;
  /** To another place among the lanes: one on, or one back. */
  moveLane(node: number, by: 1 | -1): void;
  hideLane(node: number): void;
  showLanes(): void;
  zoom(factor: number): void;
  fit(): void;
}

const HORIZONTAL: Readonly<Record<string, Move>> = {
  ArrowRight: 'along',
  ArrowLeft: 'back',
  ArrowDown: 'across',
  ArrowUp: 'across-back',
};
const VERTICAL: Readonly<Record<string, Move>> = {
  ArrowDown: 'along',
  ArrowUp: 'back',
  ArrowRight: 'across',
  ArrowLeft: 'across-back',
};
const EITHER: Readonly<Record<string, Move>> = { Home: 'first', End: 'last' };
const FAST = 5;

/** Handles a key; what it takes goes no further. */
export function handleKey(event: KeyboardEvent, actions: KeyActions): void {
  if (event.ctrlKey || event.metaKey) return;
  if (event.altKey ? !isLaneMoved(event, actions) : !isTaken(event, actions)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** With Alt the arrow keys across the lanes move the lane whose name has the focus. */
function isLaneMoved(event: KeyboardEvent, actions: KeyActions): boolean {
  const key = keyFrom(keyOf(event.target));
  const move = moveOf(event, actions.isVertical);
  if (key?.kind !== 'name' || (move !== 'across' && move !== 'across-back')) return false;
  actions.moveLane(key.node, move === 'across' ? 1 : -1);
  return true;
}

function isTaken(event: KeyboardEvent, actions: KeyActions): boolean {
  if (isZoom(event.key, actions)) return true;
  const mark = event.target instanceof Element ? event.target.closest('[data-key]') : null;
  const key = keyFrom(keyOf(event.target));
  if (!mark || !key) return false;
  if (event.key === 'Enter' || event.key === ' ') {
    if (actions.isDragging) actions.commit();
    else actions.pick(mark);
    return true;
  }
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    actions.menu(mark);
    return true;
  }
  if (key.kind === 'name' && event.key.toLowerCase() === 'h') {
    if (event.shiftKey) actions.showLanes();
    else actions.hideLane(key.node);
    return true;
  }
  const move = moveOf(event, actions.isVertical);
  if (!move) return false;
  if (key.kind === 'message' && (move === 'along' || move === 'back')) {
    const fiftieths = (move === 'along' ? 1 : -1) * (event.shiftKey ? FAST : 1);
    if (actions.nudge(key.row, fiftieths)) return true;
  }
  actions.move(key, move);
  return true;
}

function isZoom(key: string, actions: KeyActions): boolean {
  if (key === '+' || key === '=') actions.zoom(1 / ZOOM);
  else if (key === '-') actions.zoom(ZOOM);
  else if (key === '0') actions.fit();
  else return false;
  return true;
}

function moveOf({ key, shiftKey }: KeyboardEvent, isVertical: boolean): Move | undefined {
  if (key === 'm' || key === 'M') return shiftKey ? 'message-back' : 'message';
  return (isVertical ? VERTICAL : HORIZONTAL)[key] ?? EITHER[key];
}
