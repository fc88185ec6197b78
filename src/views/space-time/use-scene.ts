// What is laid out for the trace and the window: computed anew only when one of them changes, not at every frame.
import { useMemo } from 'react';
import { type Cone, coneOf } from '../../analysis/causality.ts';
import { type Difference, differenceOf, partingTimes } from '../../analysis/difference.ts';
import { messagesOf } from '../../analysis/messages.ts';
import type { Manifest } from '../../engine/contract.ts';
import type { Trace } from '../../engine/trace.ts';
import { type SpaceTimeFigure, spaceTimeFigure } from '../../figure/space-time.ts';
import { type ArrowMark, arrowMark } from '../../figure/space-time-arrows.ts';
import type { ClockLabelKind } from '../../figure/space-time-clock-labels.ts';
import { type ConeMark, coneMark } from '../../figure/space-time-cone.ts';
import type { EventMark } from '../../figure/space-time-events.ts';
import type { LaneChoice } from '../../figure/space-time-lanes.ts';
import { type SuffixMark, suffixMarks } from '../../figure/space-time-suffix.ts';
import type { Sheet, TimeWindow } from '../../figure/time-window.ts';
import { type ArrowBlock, arrowBlocks, type EventBlock, eventBlocks } from './blocks.ts';
import type { Layout } from './layout.ts';
import { isMovable } from './movable.ts';
import { keyFrom, type MarkKey } from './navigate.ts';
import type { Orientation, Together } from './props.ts';
import { type Twins, twinsOf } from './twins.ts';
import { arrowName, eventName } from './words.ts';

/** Beyond so many ghosts they say no more than that everything changed. */
const MOST_GHOSTS = 400;
const NO_GHOSTS: readonly ArrowMark[] = [];
const NO_SUFFIX: readonly SuffixMark[] = [];

export interface SceneInput {
  readonly trace: Trace;
  readonly baseline: Trace | undefined;
  readonly manifest: Manifest;
  readonly endTime: number;
  readonly layout: Layout;
  readonly sheet: Sheet;
  /** The run's own stretch of time: beyond it there is nothing to be seen. */
  readonly ends: TimeWindow;
  readonly orientation: Orientation;
  readonly lanes?: LaneChoice | undefined;
  readonly labels: ClockLabelKind;
  readonly scale: number;
  readonly mayDrag: boolean;
  readonly together?: Together | undefined;
}

export interface Scene {
  readonly figure: SpaceTimeFigure;
  /** Whether a mark is on the page, or would be if it got the focus. */
  isShown(key: string): boolean;
  /** Of a crowd: a mark of its own for an event or an arrow that is looked at, with its name. */
  readonly twins: Twins;
  readonly eventBlocks: readonly EventBlock[];
  /** Empty where arrows are too many to be told apart. */
  readonly arrowBlocks: readonly ArrowBlock[];
  /** Marks by record, and by row. */
  readonly eventOf: ReadonlyMap<number, EventMark>;
  readonly arrowOf: ReadonlyMap<number, ArrowMark>;
  readonly difference: Difference | undefined;
  readonly ghosts: readonly ArrowMark[];
  /** Where lanes differ from those of the run beside this one. */
  readonly suffix: readonly SuffixMark[];
  /** Arrows whose head may be dragged. */
  readonly movable: readonly ArrowMark[];
}

export function useScene(input: SceneInput): Scene {
  const { trace, baseline, manifest, endTime, layout, orientation, lanes, labels, scale } = input;
  const { from, to, windows } = input.sheet;
  const { width, height } = layout;
  const { from: begin, to: end } = input.ends;
  const figure = useMemo(
    () =>
      spaceTimeFigure(trace, manifest, {
        orientation,
        lanes,
        labels,
        scale,
        endTime,
        from,
        to,
        windows,
        ends: { from: begin, to: end },
        width: orientation === 'horizontal' ? width * windows : width,
        height: orientation === 'vertical' ? height * windows : height,
      }),
    [
      trace,
      manifest,
      orientation,
      lanes,
      labels,
      scale,
      endTime,
      from,
      to,
      windows,
      width,
      height,
      begin,
      end,
    ],
  );
  const marks = useMarks(figure, input);
  const difference = useMemo(
    () =>
      baseline && baseline !== trace && baseline.nodes === trace.nodes
        ? differenceOf(baseline, trace)
        : undefined,
    [baseline, trace],
  );
  const isBeside = input.together !== undefined;
  const ghosts = useMemo(
    () =>
      baseline && difference && !isBeside
        ? ghostsOf(baseline, difference, figure, endTime)
        : NO_GHOSTS,
    [baseline, difference, figure, endTime, isBeside],
  );
  const suffix = useMemo(
    () =>
      baseline && difference && isBeside
        ? suffixMarks(partingTimes(baseline, trace, difference), figure.plane)
        : NO_SUFFIX,
    [baseline, trace, difference, figure, isBeside],
  );
  const movable = useMemo(
    () => figure.arrows.filter((arrow) => isMovable(trace, arrow)),
    [figure, trace],
  );
  const { mayDrag } = input;
  const twins = useMemo(
    () => twinsOf(trace, manifest, figure, endTime, mayDrag),
    [trace, manifest, figure, endTime, mayDrag],
  );
  const isShown = useMemo(() => shownIn(figure, twins), [figure, twins]);
  return useMemo(
    () => ({ figure, isShown, twins, ...marks, difference, ghosts, suffix, movable }),
    [figure, isShown, twins, marks, difference, ghosts, suffix, movable],
  );
}

function useMarks(figure: SpaceTimeFigure, { trace, manifest, mayDrag }: SceneInput) {
  return useMemo(() => {
    const { isCrowd } = figure;
    const [events, arrows] = isCrowd ? [[], []] : [figure.events, figure.arrows];
    return {
      eventBlocks: eventBlocks(events, (mark) => eventName(trace, mark, manifest)),
      arrowBlocks: arrowBlocks(arrows, (arrow) =>
        arrowName(trace, arrow, manifest, mayDrag && isMovable(trace, arrow)),
      ),
      eventOf: new Map(figure.events.map((mark) => [mark.record, mark])),
      arrowOf: new Map(figure.arrows.map((arrow) => [arrow.row, arrow])),
    };
  }, [figure, trace, manifest, mayDrag]);
}

function shownIn({ isCrowd, ...figure }: SpaceTimeFigure, twins: Twins): Scene['isShown'] {
  const keys = new Set(figure.lanes.map(({ node }) => `n${node}`));
  if (isCrowd) {
    const has = (key: MarkKey | undefined) =>
      (key?.kind === 'event' && twins.event(key.record) !== undefined) ||
      (key?.kind === 'message' && twins.arrow(key.row) !== undefined);
    return (key) => keys.has(key) || has(keyFrom(key));
  }
  for (const { record } of figure.events) keys.add(`e${record}`);
  for (const { row } of figure.arrows) keys.add(`m${row}`);
  return (key) => keys.has(key);
}

function ghostsOf(
  baseline: Trace,
  { ghosts }: Difference,
  { plane }: SpaceTimeFigure,
  endTime: number,
): readonly ArrowMark[] {
  const messages = messagesOf(baseline);
  const { send } = messages;
  const last = baseline.count > 0 ? baseline.time(baseline.count - 1) : 0;
  return ghosts
    .filter((row) => {
      const arrival = messages.arrival[row];
      if (!plane.isShown(baseline.node(send[row])) && !plane.isShown(baseline.peer(send[row])))
        return false;
      const ends = arrival < 0 ? last : baseline.time(arrival);
      return ends >= plane.from && baseline.time(send[row]) <= plane.to;
    })
    .slice(0, MOST_GHOSTS)
    .map((row) => arrowMark(baseline, messages, row, plane, Math.max(last, endTime)));
}

/** The cone of an event and its outline; nothing without an event. */
export function useCone(
  trace: Trace,
  record: number | undefined,
  { plane }: SpaceTimeFigure,
  endTime: number,
): { readonly cone: Cone | undefined; readonly outline: ConeMark | undefined } {
  const cone = useMemo(
    () => (record === undefined || record >= trace.count ? undefined : coneOf(trace, record)),
    [trace, record],
  );
  const outline = useMemo(
    () => cone && coneMark(trace, cone, plane, endTime),
    [trace, cone, plane, endTime],
  );
  return { cone, outline };
}
