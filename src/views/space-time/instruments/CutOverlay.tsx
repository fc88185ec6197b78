// A cut through the lanes: what is before it, the messages that cross it, and a handle on each lane by pointer and by key.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import {
  afterWhole,
  type Cut,
  movedByEvent,
  stepsInside,
  stepsOnLane,
} from '../../../analysis/cuts.ts';
import { arrowsOf, type CutHandle, cutAt, cutMark } from '../../../figure/instrument-marks.ts';
import type { Point } from '../../../figure/plane.ts';
import type { Reading } from '../../../playback/instrument.ts';
import { eventSentence, nodeName, timeEquation } from '../../../playback/narration.ts';
import styles from './instruments.module.css';
import type { OverlayProps } from './overlay-props.ts';
import { Shafts } from './Shafts.tsx';

interface CutProps extends OverlayProps {
  readonly reading: Extract<Reading, { readonly kind: 'cut' }>;
}

/** More arrows than this across a cut nobody tells apart. */
const MOST_ARROWS = 400;

export function CutOverlay(props: CutProps) {
  const { reading, trace, plane, endTime } = props;
  const { handles, line, before } = cutMark(trace, reading.cut, plane, endTime);
  const across = (rows: readonly number[]) => arrowsOf(trace, rows, plane, endTime, MOST_ARROWS);
  return (
    <g
      className={styles.overlay}
      data-cut={reading.broken.length === 0 ? 'consistent' : 'inconsistent'}
    >
      <polygon className={styles.before} points={pointsOf(before)} />
      <Shafts arrows={across(reading.channels)} kind="channel" scale={plane.scale} />
      <Shafts arrows={across(reading.broken)} kind="broken" scale={plane.scale} />
      <polyline className={styles.cutLine} points={pointsOf(line)} />
      {handles.map((handle) => (
        <Handle key={handle.node} {...props} handle={handle} all={handles} />
      ))}
    </g>
  );
}

function pointsOf(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}

interface HandleProps extends CutProps {
  readonly handle: CutHandle;
  readonly all: readonly CutHandle[];
}

/** Pixels at scale 1: half of what is seen, and half of what a finger meets. */
const HALF = { along: 5, across: 11 };
const TOUCH = 14;

function Handle({ handle, ...props }: HandleProps) {
  const { plane, trace, words, reading, onCut } = props;
  const { node, along, across } = handle;
  const held = useRef(false);
  const own = stepsOnLane(trace, node);
  const inside = stepsInside(own, reading.cut[node]);
  const { scale } = plane;
  const at = plane.point(along, across);
  const half = plane.point(HALF.along * scale, HALF.across * scale);
  const drag = (event: PointerEvent<SVGGElement>) => {
    const svg = event.currentTarget.ownerSVGElement;
    const place = svg && pointIn(svg, event.clientX, event.clientY);
    if (!place) return;
    const time = plane.timeAt(plane.isVertical ? place.y : place.x);
    onCut?.(reading.cut.with(node, afterWhole(trace, node, cutAt(trace, time))));
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      className={styles.handle}
      aria-label={`Cut at ${nodeName(words, node)}`}
      aria-orientation={plane.isVertical ? 'vertical' : 'horizontal'}
      aria-valuemin={0}
      aria-valuemax={own.length}
      aria-valuenow={inside}
      aria-valuetext={placeText(props, node, inside)}
      data-cut-handle={node}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = true;
      }}
      onPointerMove={(event) => {
        if (!held.current) return;
        event.stopPropagation();
        drag(event);
      }}
      onPointerUp={() => {
        held.current = false;
      }}
      onPointerCancel={() => {
        held.current = false;
      }}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => handleKey(event, { handle, ...props })}
    >
      <rect
        className={styles.touch}
        x={at.x - TOUCH * scale}
        y={at.y - TOUCH * scale}
        width={2 * TOUCH * scale}
        height={2 * TOUCH * scale}
      />
      <rect
        className={styles.grip}
        x={at.x - half.x}
        y={at.y - half.y}
        width={2 * half.x}
        height={2 * half.y}
        rx={4 * scale}
      />
    </g>
  );
}

/** A point of the screen in the drawing's own pixels. */
function pointIn(svg: SVGSVGElement, x: number, y: number): Point | undefined {
  const matrix = svg.getScreenCTM()?.inverse();
  return matrix && new DOMPoint(x, y).matrixTransform(matrix);
}

/** `after P1 receives OK from P0, t = 16 ms`. */
function placeText({ trace, words }: CutProps, node: number, inside: number): string {
  const last = stepsOnLane(trace, node)[inside - 1];
  if (!last) return `before the first event of ${nodeName(words, node)}`;
  return `after ${eventSentence(trace, last.record, words)}, ${timeEquation(last.time, words.time)}`;
}

/** Along the lane an event at a time, or to its ends; across to the next lane's handle. */
function handleKey(event: KeyboardEvent<SVGGElement>, props: HandleProps): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { plane, trace, reading, handle, all, onCut } = props;
  const [on, back, next, before] = plane.isVertical
    ? ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft']
    : ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'];
  const { node } = handle;
  const move = (cut: Cut) => () => onCut?.(cut);
  const own = stepsOnLane(trace, node);
  const acts: Readonly<Record<string, () => void>> = {
    [on]: move(movedByEvent(trace, reading.cut, node, 1)),
    [back]: move(movedByEvent(trace, reading.cut, node, -1)),
    Home: move(reading.cut.with(node, 0)),
    End: move(reading.cut.with(node, (own.at(-1)?.last ?? -1) + 1)),
    [next]: () => focusHandle(event.currentTarget, all, node, 1),
    [before]: () => focusHandle(event.currentTarget, all, node, -1),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function focusHandle(from: SVGGElement, all: readonly CutHandle[], node: number, by: 1 | -1): void {
  const to = all[all.findIndex((one) => one.node === node) + by];
  if (!to) return;
  from.parentElement?.querySelector<SVGGElement>(`[data-cut-handle="${to.node}"]`)?.focus();
}
