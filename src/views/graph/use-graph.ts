// What nodes and messages in a picture without time have in common: what is drawn of them now, focus, keys and pointer.
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useMemo,
} from 'react';
import { messagesOf } from '../../analysis/messages.ts';
import { type FlightPath, pointOnPath } from '../../figure/flight-path.ts';
import { flightsAt, type WallAt, wholeFlight } from '../../figure/flights.ts';
import type { Point } from '../../figure/plane.ts';
import { brushedNodes, brushedRow, NO_BRUSH } from '../brush.ts';
import { messagePick } from '../space-time/picks.ts';
import type { ViewProps } from '../view-props.ts';
import { useMarkFocus } from './use-mark-focus.ts';
import { handleMarkKey } from './use-mark-keys.ts';

export interface GraphGeometry {
  pathOf(ends: { readonly from: number; readonly to: number }): FlightPath;
  readonly wallAt: WallAt;
  /** Pixels from a message's tip within which the pointer is at it. */
  readonly reach: number;
  /** Centres of each node's bodies, and how far from one the pointer is at it, where nodes are painted. */
  readonly painted?: { readonly spots: readonly (readonly Point[])[]; readonly reach: number };
}

/** More messages than this are painted, not drawn one by one. */
const MOST_DRAWN = 90;

export type Graph = ReturnType<typeof useGraph>;

export function useGraph(
  props: ViewProps,
  box: RefObject<HTMLElement | null>,
  { pathOf, wallAt, reach, painted }: GraphGeometry,
) {
  const { trace, cursor, selection, brush, onBrush } = props;
  const time = timeShown(props);
  const picked = brushedRow(trace, selection);
  const brushed = brushedRow(trace, brush);
  const now = flightsAt(trace, { cursor, time, endTime: props.endTime }, wallAt);
  const extra = [...new Set([picked, brushed])].filter(
    (row) => row !== undefined && !now.some((flight) => flight.row === row),
  );
  const flights = [...now, ...extra.map((row) => wholeFlight(trace, row ?? 0, wallAt))];
  const isCrowd = flights.length > MOST_DRAWN;
  const focus = useMarkFocus(
    box,
    (key) => key[0] === 'n' || flights.some(({ row }) => key === `m${row}`),
    (key) => `n${trace.peer(messagesOf(trace).send[Number(key.slice(1))] ?? 0)}`,
  );
  const nodes = useMemo(() => brushedNodes(trace, brush), [trace, brush]);
  const brushKey = (key: string | undefined) => onBrush(brushOf(props, key));
  /** What is painted where the pointer is: a message's tip, or a node. */
  const keyAt = (event: MouseEvent): string | undefined => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    const tip = flights.find(
      (flight) => isCrowd && distance(pointOnPath(pathOf(flight), flight.part), at) < reach,
    );
    if (tip) return `m${tip.row}`;
    const node = painted && nearest(painted.spots, at, painted.reach);
    return node === undefined ? undefined : `n${node}`;
  };
  return {
    time,
    flights,
    /** Those that are marks of their own. */
    drawn: isCrowd
      ? flights.filter(
          ({ row }) => row === picked || row === brushed || focus.focused === `m${row}`,
        )
      : flights,
    isCrowd,
    picked,
    brushed,
    nodes,
    current: currentNode(props),
    tabStop: focus.tabStop,
    handlers: {
      onKeyDown: (event: KeyboardEvent) =>
        handleMarkKey(event, {
          nodes: trace.nodes,
          flights,
          focus: focus.focus,
          pick: (mark) => pick(props, keyOf(mark), anchorOf(mark)),
        }),
      onFocus: (event: FocusEvent) => {
        focus.onFocus(keyOf(event.target));
        brushKey(keyOf(event.target));
      },
      onBlur: () => {
        focus.onBlur();
        onBrush(NO_BRUSH);
      },
      onPointerMove: (event: PointerEvent) => {
        if (event.pointerType === 'touch') return;
        brushKey(keyOf(event.target) ?? keyAt(event) ?? focus.focused);
      },
      onPointerLeave: () => brushKey(focus.focused),
      onClick: (event: MouseEvent) =>
        pick(
          props,
          keyOf(event.target) ?? keyAt(event),
          new DOMRect(event.clientX, event.clientY, 1, 1),
        ),
    },
  };
}

/** The node with a body nearest to a point, within so many pixels. */
function nearest(all: readonly (readonly Point[])[], at: Point, reach: number): number | undefined {
  let found: number | undefined;
  let least = reach;
  for (const [node, spots] of all.entries())
    for (const spot of spots)
      if (distance(spot, at) < least) {
        least = distance(spot, at);
        found = node;
      }
  return found;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Under reduced motion nothing glides: the present is the last event's. */
function timeShown({ trace, cursor, time, reducedMotion }: ViewProps): number {
  if (!reducedMotion) return time;
  return cursor > 0 ? trace.time(Math.min(cursor, trace.count) - 1) : 0;
}

function currentNode({ trace, cursor }: ViewProps): number | undefined {
  if (cursor === 0 || trace.count === 0) return undefined;
  const node = trace.node(Math.min(cursor, trace.count) - 1);
  return node < 0 ? undefined : node;
}

function keyOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest('[data-key]')?.getAttribute('data-key') ?? undefined;
}

/** A message's mark is as long as its way: its menu stands beside its tip. */
function anchorOf(mark: Element): DOMRect {
  const isMessage = keyOf(mark)?.startsWith('m');
  return ((isMessage && mark.lastElementChild) || mark).getBoundingClientRect();
}

function brushOf({ trace }: ViewProps, key: string | undefined) {
  if (key === undefined) return NO_BRUSH;
  const number = Number(key.slice(1));
  return key[0] === 'n' ? { node: number } : { message: messagesOf(trace).send[number] };
}

function pick(
  { trace, cursor, time, onSelect }: ViewProps,
  key: string | undefined,
  anchor: DOMRect,
): void {
  if (key === undefined) return;
  const number = Number(key.slice(1));
  if (key[0] === 'm') return onSelect(messagePick(trace, number), anchor);
  onSelect({ kind: 'lane', node: number, time: Math.round(time), after: cursor - 1 }, anchor);
}

/** The node whose edges stand out: pointed at, picked, or the one at which something has just happened. */
export function strongNode(
  { nodes, current }: Graph,
  { selection }: ViewProps,
): number | undefined {
  const [brushed] = nodes.size === 1 ? nodes : [];
  return brushed ?? selection.node ?? current;
}
