// Paints the marks of a crowd on a canvas, one path for all that look alike.
import { group } from 'd3-array';
import type { Cone } from '../../analysis/causality.ts';
import { crossPath, glyphPath } from '../../figure/glyph-paths.ts';
import type { Point } from '../../figure/plane.ts';
import type { SpaceTimeFigure } from '../../figure/space-time.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import type { BandMark } from '../../figure/space-time-bands.ts';
import type { EventMark } from '../../figure/space-time-events.ts';
import { type ColourOf, coloursOf, freshContext } from '../canvas.ts';
import { mergedByTone } from './band-shapes.ts';
import { type ConeState, coneState, eventConeState } from './states.ts';

export interface CrowdPicture {
  readonly figure: SpaceTimeFigure;
  readonly cone: Cone | undefined;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels along the time axis before the plane begins. */
  readonly lead: number;
  /** What is painted of it. */
  readonly stretch: Stretch;
}

/** Pixels along the time axis. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const ALL: Stretch = { from: -Infinity, to: Infinity };

/** Pixels at scale 1. */
const LINE = 0.7;
/** With more arrows in sight than this each is fainter, lest they run together. */
const MANY = 500;
const FAINTEST = 0.4;
const CROSS = 4;

/** Everything as it is when it has happened. */
export function paintCrowd(canvas: HTMLCanvasElement, picture: CrowdPicture): void {
  const context = freshContext(canvas, picture.width, picture.height);
  if (!context) return;
  const { cone, lead } = picture;
  const figure = within(picture);
  const { plane } = figure;
  const colourOf = coloursOf(canvas);
  context.translate(plane.isVertical ? 0 : lead, plane.isVertical ? lead : 0);
  paintBands(context, figure, colourOf);
  paintArrows(context, figure, cone, colourOf);
  paintEvents(context, figure, cone, colourOf);
}

/** The marks of the stretch. */
function within({ figure, stretch }: CrowdPicture): SpaceTimeFigure {
  if (stretch === ALL) return figure;
  const { isVertical } = figure.plane;
  const along = ({ x, y }: Point) => (isVertical ? y : x);
  const isIn = (a: number, b: number) =>
    Math.max(a, b) >= stretch.from && Math.min(a, b) <= stretch.to;
  return {
    ...figure,
    arrows: figure.arrows.filter(({ start, end }) => isIn(along(start), along(end))),
    events: figure.events.filter(({ at }) => isIn(along(at), along(at))),
  };
}

function paintBands(
  context: CanvasRenderingContext2D,
  { bands, plane }: SpaceTimeFigure,
  colourOf: ColourOf,
): void {
  for (const { tone, path } of mergedByTone(bands, plane)) {
    context.fillStyle = colourOf(BAND_COLOURS[tone] ?? `--band-${tone}`);
    context.fill(new Path2D(path));
  }
}

const BAND_COLOURS: Readonly<Partial<Record<BandMark['tone'], string>>> = {
  paused: '--band-down',
};

const STATE_COLOURS: Readonly<Record<ConeState, string>> = {
  any: '--muted',
  past: '--past',
  future: '--future',
  concurrent: '--concurrent',
};

function paintArrows(
  context: CanvasRenderingContext2D,
  { arrows, plane, inSight }: SpaceTimeFigure,
  cone: Cone | undefined,
  colourOf: ColourOf,
): void {
  context.lineWidth = LINE * plane.scale * Math.max(FAINTEST, Math.min(1, MANY / inSight));
  for (const [state, alike] of group(arrows, (arrow) => coneState(arrow, cone))) {
    context.strokeStyle = colourOf(STATE_COLOURS[state]);
    context.beginPath();
    for (const { start, end, bend } of alike) {
      context.moveTo(start.x, start.y);
      if (bend) context.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
      else context.lineTo(end.x, end.y);
    }
    context.stroke();
  }
  context.lineWidth = 1.6 * plane.scale;
  context.strokeStyle = colourOf('--bad');
  const lost = arrows.filter(({ outcome }) => outcome === 'lost').map(({ end }: ArrowMark) => end);
  context.stroke(stamped(lost, crossPath(CROSS * plane.scale)));
}

function paintEvents(
  context: CanvasRenderingContext2D,
  { events, plane }: SpaceTimeFigure,
  cone: Cone | undefined,
  colourOf: ColourOf,
): void {
  const paper = colourOf('--paper');
  const keyOf = (mark: EventMark) => `${mark.shape} ${colourOfEvent(mark, cone)}`;
  for (const [key, alike] of group(events, keyOf)) {
    const [shape, colour] = key.split(' ') as [EventMark['shape'], string];
    const places = alike.map(({ at }) => at);
    const path = stamped(places, glyphPath(shape, plane.dot));
    const isStroked = shape === 'cross' || shape === 'ring';
    context.lineWidth = (isStroked ? 2 : 1.2) * plane.scale;
    context.strokeStyle = isStroked ? colourOf(shape === 'cross' ? '--bad' : colour) : paper;
    context.fillStyle = shape === 'ring' ? paper : colourOf(colour);
    context.stroke(path);
    if (shape !== 'cross') context.fill(path);
    if (shape === 'ring') context.stroke(path);
  }
}

function colourOfEvent(mark: EventMark, cone: Cone | undefined): string {
  const state = eventConeState(mark, cone);
  return state === 'any' || state === 'self' ? '--ink' : STATE_COLOURS[state];
}

/** One path: the same shape at each place. */
function stamped(places: readonly Point[], shape: string): Path2D {
  const all = new Path2D();
  const one = new Path2D(shape);
  for (const { x, y } of places) all.addPath(one, { a: 1, d: 1, e: x, f: y });
  return all;
}
