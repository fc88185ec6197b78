// Of a crowd, which is painted: marks for the few events and arrows that are looked at, made when they are asked for.

import { messagesOf } from '../../analysis/messages.ts';
import { stepIndex, stepsOf } from '../../analysis/steps.ts';
import type { Manifest } from '../../engine/contract.ts';
import type { Trace } from '../../engine/trace.ts';
import type { SpaceTimeFigure } from '../../figure/space-time.ts';
import { type ArrowMark, arrowMark } from '../../figure/space-time-arrows.ts';
import { type EventMark, eventMark } from '../../figure/space-time-events.ts';
import { isMovable } from './movable.ts';
import { keyText, type MarkKey, moveFrom } from './navigate.ts';
import { arrowName, eventName } from './words.ts';

export interface Twins {
  /** The step that a record belongs to; undefined where that is not in the plane. */
  event(record: number): { readonly mark: EventMark; readonly name: string } | undefined;
  /** The message of a row. */
  arrow(row: number): { readonly arrow: ArrowMark; readonly name: string } | undefined;
}

export function twinsOf(
  trace: Trace,
  manifest: Manifest,
  { plane, partitions }: SpaceTimeFigure,
  endTime: number,
  mayDrag: boolean,
): Twins {
  const isWithin = (from: number, to: number) => to >= plane.from && from <= plane.to;
  return {
    event(record) {
      const steps = stepsOf(trace);
      const place = stepIndex(steps, record);
      const step = steps[place];
      if (!step || !plane.isShown(step.node) || !isWithin(step.time, step.time)) return undefined;
      const mark = eventMark(trace, place, plane);
      return { mark, name: eventName(trace, mark, manifest) };
    },
    arrow(row) {
      const messages = messagesOf(trace);
      if (row < 0 || row >= messages.count) return undefined;
      const send = messages.send[row];
      if (!plane.isShown(trace.node(send)) && !plane.isShown(trace.peer(send))) return undefined;
      const arrow = arrowMark(trace, messages, row, plane, endTime, partitions);
      if (!isWithin(arrow.sent, arrow.arrives)) return undefined;
      return { arrow, name: arrowName(trace, arrow, manifest, mayDrag && isMovable(trace, arrow)) };
    },
  };
}

const MOVES = ['along', 'back', 'across', 'across-back', 'message', 'message-back'] as const;

/** The mark, and where the keys lead from it. */
export function withNeighbours(
  trace: Trace,
  lanes: readonly number[],
  key: MarkKey,
): readonly string[] {
  const near = MOVES.map((move) => moveFrom(trace, lanes, key, move));
  return [key, ...near].filter((one) => one !== undefined).map(keyText);
}
