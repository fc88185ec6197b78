// What a mark is at the moment shown: happened or not, and how it lies to the event in focus.
import { type Cone, stepRelation } from '../../analysis/causality.ts';
import type { Point } from '../../figure/plane.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import type { EventMark } from '../../figure/space-time-events.ts';

/** Against the event in focus; without one against the cursor. */
export type MarkState =
  | 'self'
  | 'past'
  | 'future'
  | 'concurrent'
  | 'happened'
  | 'under-way'
  | 'to-come';

export function eventState(mark: EventMark, cone: Cone | undefined, cursor: number): MarkState {
  const against = eventConeState(mark, cone);
  if (against !== 'any') return against;
  return mark.record < cursor ? 'happened' : 'to-come';
}

/** Against the event in focus alone; `any` without one. */
export function eventConeState(mark: EventMark, cone: Cone | undefined): ConeState | 'self' {
  return cone ? stepRelation(cone, mark) : 'any';
}

export function arrowState(
  arrow: ArrowMark,
  cone: Cone | undefined,
  cursor: number,
): Exclude<MarkState, 'self'> {
  const against = coneState(arrow, cone);
  if (against !== 'any') return against;
  const { send, arrival } = arrow;
  if (send >= cursor) return 'to-come';
  return arrival >= 0 && arrival < cursor ? 'happened' : 'under-way';
}

/** Against the event in focus alone; `any` without one. */
export type ConeState = 'past' | 'future' | 'concurrent' | 'any';

export function coneState(
  { send, arrival, from, to, outcome }: ArrowMark,
  cone: Cone | undefined,
): ConeState {
  if (!cone) return 'any';
  if (send >= cone.future[from]) return 'future';
  return outcome === 'received' && arrival <= cone.past[to] ? 'past' : 'concurrent';
}

/** Where a message is: not yet sent, on its way, or at its end. */
export type ArrowPhase = 'to-come' | 'under-way' | 'ended';

export function arrowPhase({ send, arrival }: ArrowMark, cursor: number): ArrowPhase {
  if (send >= cursor) return 'to-come';
  return arrival >= 0 && arrival < cursor ? 'ended' : 'under-way';
}

/** How far a message on its way has come at a time (ticks): from 0 to 1, which it reaches only if it never arrives. */
export function arrowProgress({ arrival, sent, arrives }: ArrowMark, time: number): number {
  const part = arrives > sent ? (time - sent) / (arrives - sent) : 0;
  return Math.max(0.001, Math.min(arrival >= 0 ? 0.999 : 1, part));
}

/** The point that far along an arrow, loops included; of one that is drawn from later on, its beginning till then. */
export function pointAlong(arrow: ArrowMark, part: number): Point {
  const { start, end, target, bend, outcome, begun } = arrow;
  const tip = outcome === 'in-flight' ? end : target;
  const drawn = Math.max(0, (part - begun) / (1 - begun));
  const mix = (a: number, b: number) => a + (b - a) * drawn;
  if (!bend) return { x: mix(start.x, tip.x), y: mix(start.y, tip.y) };
  const to = (key: 'x' | 'y') => mix(mix(start[key], bend[key]), mix(bend[key], tip[key]));
  return { x: to('x'), y: to('y') };
}

/** A lost message ends before its time, one to a hidden lane is seen no further: whether it is gone at that part of its way. */
export function isPast(arrow: ArrowMark, part: number): boolean {
  if (part >= 1) return true;
  const isCut = arrow.stub === 'out' && arrow.outcome === 'received';
  if (arrow.outcome !== 'lost' && !isCut) return false;
  const whole = Math.hypot(arrow.target.x - arrow.start.x, arrow.target.y - arrow.start.y);
  const drawn = Math.hypot(arrow.end.x - arrow.start.x, arrow.end.y - arrow.start.y);
  return whole > 0 && part >= arrow.begun + (1 - arrow.begun) * (drawn / whole);
}

type Span = Pick<EventMark, 'record' | 'last'>;

/** Whether a record is one of the step's. */
export function isWithin({ record, last }: Span, at: number | undefined): boolean {
  return at !== undefined && at >= record && at <= last;
}

/** Whether any record of the step is among those changed. */
export function isAnyChanged({ record, last }: Span, changed: Uint8Array | undefined): boolean {
  for (let i = record; i <= last; i++) if (changed?.[i]) return true;
  return false;
}
