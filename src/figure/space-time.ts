// The space-time diagram as plain marks: lanes, bands, arrows, events, labels, partitions. Geometry only.
import type { Manifest } from '../engine/contract.ts';
import type { Trace } from '../engine/trace.ts';
import { type NodeWords, nodeName } from '../playback/narration.ts';
import { longestName, nameLines } from '../playback/node-names.ts';
import { spanAlong } from './label-spans.ts';
import { messageField } from './message-field.ts';
import { type Box, Obstacles } from './obstacles.ts';
import { Plane, type PlaneOptions } from './plane.ts';
import { type ArrowLabel, arrowLabels } from './space-time-arrow-labels.ts';
import { type ArrowMark, arrowMarks } from './space-time-arrows.ts';
import { type AxisTick, axisTicks } from './space-time-axis.ts';
import { type BandMark, bandMarks } from './space-time-bands.ts';
import { type ClockLabel, type ClockLabelKind, clockLabels } from './space-time-clock-labels.ts';
import { type EventMark, eventMarks } from './space-time-events.ts';
import { type PartitionMark, partitionMarks } from './space-time-partitions.ts';

export interface SpaceTimeOptions extends Omit<PlaneOptions, 'nodes'> {
  readonly labels: ClockLabelKind;
  /** Ticks at which the run ends: its last record's time, or later. */
  readonly endTime: number;
  /** How many windows the plane is long, where more is laid out than is seen at once; 1 where it is absent. */
  readonly windows?: number;
}

export interface LaneMark {
  readonly node: number;
  readonly label: string;
  /** Pixels across. */
  readonly across: number;
  /** false where names of all lanes would overprint. */
  readonly isNamed: boolean;
}

export interface SpaceTimeFigure {
  readonly plane: Plane;
  readonly lanes: readonly LaneMark[];
  readonly bands: readonly BandMark[];
  readonly arrows: readonly ArrowMark[];
  readonly arrowLabels: readonly ArrowLabel[];
  readonly events: readonly EventMark[];
  readonly clockLabels: readonly ClockLabel[];
  readonly partitions: readonly PartitionMark[];
  readonly ticks: readonly AxisTick[];
  /** Arrows in the part of the plane that is seen at once. */
  readonly inSight: number;
  /** One in so many messages has an arrow: more than 1 where there are too many to be drawn. */
  readonly oneIn: number;
  /** There are too many marks for elements of the page: they are painted. */
  readonly isCrowd: boolean;
}

/** What of a manifest the figure needs. */
export interface FigureWords extends NodeWords, Pick<Manifest, 'time'> {}

/** Lays out the part of a trace that lies in the window of time. */
export function spaceTimeFigure(
  trace: Trace,
  words: FigureWords,
  options: SpaceTimeOptions,
): SpaceTimeFigure {
  const plane = new Plane({ ...options, nodes: trace.nodes });
  const { endTime, labels } = options;
  const partitions = partitionMarks(trace, words, plane, endTime);
  const { marks: arrows, count, isCrowd } = arrowMarks(trace, plane, endTime, partitions);
  const events = eventMarks(trace, plane, isCrowd);
  const bands = bandMarks(trace, words, plane, events, endTime);
  const inSight = count / (options.windows ?? 1);
  const obstacles = obstaclesOf(plane, { events, arrows, bands, partitions }, inSight);
  const kind = isLegible(inSight) ? labels : 'none';
  const clocks = clockLabels(trace, kind, events, plane, obstacles, inSight);
  return {
    plane,
    lanes: laneMarks(trace.nodes, words, plane),
    bands,
    arrows,
    arrowLabels: arrowLabels(arrows, inSight, plane, obstacles, ({ send }) =>
      // Beside derived clocks the protocol's own numbers would be taken for theirs.
      labels === 'own' ? messageField(trace, send) : '',
    ),
    events,
    clockLabels: clocks,
    partitions,
    ticks: axisTicks(plane, words.time),
    inSight,
    oneIn: arrows.length > 0 ? Math.round(count / arrows.length) : 1,
    isCrowd,
  };
}

/** With more arrows in sight no label finds a place. */
const MOST_ARROWS = 400;

function isLegible(inSight: number): boolean {
  return inSight <= MOST_ARROWS;
}

type Parts = Pick<SpaceTimeFigure, 'events' | 'arrows' | 'bands' | 'partitions'>;

/** Lanes belong to no message. */
const LANE_OWNER = -2;

function obstaclesOf(
  plane: Plane,
  { events, arrows, bands, partitions }: Parts,
  inSight: number,
): Obstacles {
  const obstacles = new Obstacles();
  if (!isLegible(inSight)) return obstacles;
  for (const { at } of events) obstacles.addCircle(at.x, at.y, plane.dot + 2);
  for (const { row, start, end, outcome } of arrows) {
    obstacles.addLine(start, end, row);
    if (outcome === 'lost') obstacles.addCircle(end.x, end.y, plane.dot + 2);
  }
  for (const node of plane.lanes) {
    const across = plane.across(node);
    obstacles.addLine(plane.point(0, across), plane.point(plane.length, across), LANE_OWNER);
  }
  for (const mark of partitions) obstacles.addBox(strip(mark, plane));
  for (const band of bands) addBand(obstacles, band, plane);
  return obstacles;
}

/** Where a partition's name may be: beside the lanes it moves with what is seen of its region. */
function strip({ name, end }: PartitionMark, plane: Plane): Box {
  const [low, high] = spanAlong(name, plane);
  const [from, to] = plane.reach(low, end);
  const width = to - from;
  if (plane.isVertical || width <= high - low) return name;
  return { ...name, x: from + width / 2, width };
}

function addBand(obstacles: Obstacles, { start, end, across }: BandMark, plane: Plane): void {
  const [from, to] = plane.reach(start, end);
  if (to <= from) return;
  const { x, y } = plane.point((from + to) / 2, across);
  const angle = plane.isVertical ? 90 : 0;
  obstacles.addBox({ x, y, width: to - from, height: plane.band, angle });
}

const NAME_FONT = 12;

function laneMarks(nodes: number, words: NodeWords, plane: Plane): readonly LaneMark[] {
  const lines = nameLines(longestName(words, nodes));
  const longest = Math.max(...lines.map(({ length }) => length));
  const needed = plane.isVertical ? (longest * 0.72 + 0.6) * NAME_FONT : NAME_FONT * 1.25;
  const every = Math.max(1, Math.ceil((needed * plane.scale) / plane.gap));
  // By number: a lane that is moved keeps its element on the page.
  return plane.lanes
    .toSorted((a, b) => a - b)
    .map((node) => ({
      node,
      label: nodeName(words, node),
      across: plane.across(node),
      isNamed: plane.placeOf(node) % every === 0,
    }));
}
