// Which event the diagram looks from: pointed at, focused, picked, or the one that has just happened while all stands still.

import { type Cone, isProcessEvent } from '../../analysis/causality.ts';
import { stepIndex, stepsOf } from '../../analysis/steps.ts';
import type { Trace } from '../../engine/trace.ts';
import { type EventShape, stepShapes } from '../../figure/space-time-events.ts';
import type { Brush } from '../brush.ts';
import type { MarkKey } from './navigate.ts';
import type { SpaceTimeProps } from './props.ts';
import { SHAPE_WORDS } from './words.ts';

/** First record of the step that has just happened; undefined where none has, or the network's own came after it. */
export function currentStep(trace: Trace, cursor: number): number | undefined {
  const steps = stepsOf(trace);
  return steps[stepIndex(steps, cursor - 1)]?.record;
}

type Looking = Pick<
  SpaceTimeProps,
  'trace' | 'cursor' | 'time' | 'playing' | 'selection' | 'reading' | 'together'
>;

/** The record whose past and future are shown, if any. */
export function eventInFocus(
  { trace, cursor, time, playing, selection, reading, together }: Looking,
  hovered: MarkKey | undefined,
  focused: MarkKey | undefined,
  brush: Brush,
): number | undefined {
  if (reading?.kind === 'cone' && reading.isPinned) return reading.event;
  if (hovered?.kind === 'event') return hovered.record;
  // The event that ended the path has the focus still.
  if (isTraced(reading)) return undefined;
  if (!playing && focused?.kind === 'event') return focused.record;
  // What the instrument draws is looked at, not the event that happens to be picked.
  if (reading && reading.kind !== 'cone' && reading.kind !== 'search') return undefined;
  for (const event of [playing ? undefined : brush.event, selection.event])
    if (event !== undefined && event < trace.count && isProcessEvent(trace, event)) return event;
  // What happens in one of several is not what all are looked at from.
  if (together) return undefined;
  const isAtEvent = cursor > 0 && cursor < trace.count && trace.time(cursor - 1) === time;
  return !playing && isAtEvent ? currentStep(trace, cursor) : undefined;
}

/** A chain is drawn, before which all else steps back. */
export function isTraced(reading: SpaceTimeProps['reading']): boolean {
  return (reading?.kind === 'path' || reading?.kind === 'chain') && reading.chain !== undefined;
}

/** The lane whose arrows stand out among many: hovered, focused, of the event in focus, or picked. */
export function laneInFocus(
  { trace, selection }: Looking,
  hovered: MarkKey | undefined,
  focused: MarkKey | undefined,
  brush: Brush,
  cone: Cone | undefined,
): number | undefined {
  const named = [hovered, focused].find((key) => key?.kind === 'name');
  if (named?.kind === 'name') return named.node;
  if (brush.node !== undefined) return brush.node;
  return cone ? trace.node(cone.record) : selection.node;
}

const known = new WeakMap<Trace, ReadonlySet<EventShape>>();

/** Shapes that occur in any of these runs, in the legend's order. */
export function shapesOf(traces: readonly Trace[]): readonly EventShape[] {
  const found = traces.map(shapesIn);
  return (Object.keys(SHAPE_WORDS) as EventShape[]).filter((shape) =>
    found.some((shapes) => shapes.has(shape)),
  );
}

function shapesIn(trace: Trace): ReadonlySet<EventShape> {
  const made = known.get(trace) ?? new Set(stepShapes(trace));
  known.set(trace, made);
  return made;
}
