// The log of a run: a line a step, by the record with which the step begins.
import { stepIndex, stepsOf } from '../analysis/steps.ts';
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import { type EventShape, stepShapes } from './space-time-events.ts';

const known = new WeakMap<Trace, Int32Array>();

/** First records of all steps, in order. */
export function logLines(trace: Trace): Int32Array {
  const made = known.get(trace);
  if (made) return made;
  const records: number[] = [];
  for (let i = 0; i < trace.count; i++) if (i === 0 || trace.flags(i) & Flag.step) records.push(i);
  const lines = Int32Array.from(records);
  known.set(trace, lines);
  return lines;
}

/** Place of the line that a record belongs to; -1 before the first. */
export function lineOf(trace: Trace, record: number): number {
  const lines = logLines(trace);
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (lines[mid] <= record) low = mid + 1;
    else high = mid;
  }
  return low - 1;
}

/** The shape that the step has in the diagram; a loss is a cross, what befalls the whole network has none. */
export function lineShape(trace: Trace, record: number): EventShape | undefined {
  if (trace.kind(record) === Kind.lose) return 'cross';
  return stepShapes(trace)[stepIndex(stepsOf(trace), record)];
}

/** The part of the lines that is on the page: so many at most, with the line at the cursor in the middle third. */
export interface LineWindow {
  readonly from: number;
  readonly to: number;
}

/** The window as it is, while it holds the line; else one with the line in its middle. */
export function windowAround(
  window: LineWindow,
  line: number,
  count: number,
  most: number,
): LineWindow {
  const to = Math.min(count, window.from + most);
  const isWithin = line < 0 ? window.from === 0 : line >= window.from && line < to;
  if (isWithin) return window.to === to ? window : { from: window.from, to };
  const from = Math.max(0, Math.min(count - most, line - (most >> 1)));
  return { from, to: Math.min(count, from + most) };
}
