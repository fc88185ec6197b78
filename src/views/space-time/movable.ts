// Which arrowheads can be dragged.
import { Loss, type Trace } from '../../engine/trace.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';

/** Not of a copy, nor of what is lost whenever it would arrive, nor where a lane is hidden. */
export function isMovable(
  trace: Trace,
  { isCopy, outcome, arrival, from, to, stub }: ArrowMark,
): boolean {
  if (isCopy || from === to || stub) return false;
  return outcome !== 'lost' || trace.value(arrival) === Loss.down;
}
