// A space-time diagram as a standalone SVG document, in the light theme's plain colours.
import type { Trace } from '../engine/trace.ts';
import { crossPath, direction, glyphPath, headPath } from './glyph-paths.ts';
import type { Orientation } from './plane.ts';
import { type FigureWords, type SpaceTimeFigure, spaceTimeFigure } from './space-time.ts';
import type { ArrowMark } from './space-time-arrows.ts';
import { type BandMark, type BandTone, placeBandText } from './space-time-bands.ts';
import type { ClockLabelKind } from './space-time-clock-labels.ts';
import { wordWidth } from './text-width.ts';
import { runWindow } from './time-window.ts';

export interface SvgOptions {
  /** Pixels of the whole picture. */
  readonly width?: number;
  readonly height?: number;
  readonly orientation?: Orientation;
  readonly labels?: ClockLabelKind;
  /** Ticks; the whole run where they are absent. */
  readonly from?: number;
  readonly to?: number;
  readonly title?: string;
}

const INK = '#1a1e24';
const MUTED = '#5d646f';
const LINE = '#6d747f';
const LANE = '#d9d5cb';
const PAPER = '#fbfaf7';
const BAD = '#b3261e';
const BANDS: Readonly<Record<BandTone, string>> = {
  idle: '#efede7',
  waiting: '#fbf0cf',
  active: '#d7efe6',
  leader: '#e5e0f8',
  done: '#dfeaf4',
  warning: '#fbe1d7',
  down: 'url(#hatch)',
  paused: 'url(#hatch)',
};
const MARGIN = { top: 20, right: 24, bottom: 40, left: 24 };

/** The diagram of a run, or of a part of it, as the text of an SVG file. */
export function spaceTimeSvg(
  trace: Trace,
  words: FigureWords & { readonly title?: string },
  options: SvgOptions = {},
): string {
  const end = trace.count > 0 ? trace.time(trace.count - 1) : 0;
  const { whole } = runWindow([trace], end, Number.POSITIVE_INFINITY);
  const { from = whole.from, to = whole.to } = options;
  const orientation = options.orientation ?? 'horizontal';
  const size = sizeOf(trace, orientation, options);
  const names = wordWidth(`${words.nodeLabel}${trace.nodes - 1}`, 12) + 16;
  const left = MARGIN.left + (orientation === 'horizontal' ? names : 32);
  const top = MARGIN.top + (orientation === 'horizontal' ? 0 : 24);
  const figure = spaceTimeFigure(trace, words, {
    orientation,
    width: size.width - left - MARGIN.right,
    height: size.height - top - MARGIN.bottom,
    from,
    to,
    endTime: end,
    scale: 1,
    labels: options.labels ?? 'own',
  });
  const title = options.title ?? words.title ?? 'Space–time diagram';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img" font-family="Inter, Helvetica, Arial, sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description(trace, figure))}</desc>`,
    DEFINITIONS,
    `<rect width="100%" height="100%" fill="${PAPER}"/>`,
    `<g transform="translate(${px(left)} ${px(top)})">`,
    ...marks(figure, words),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const LANE_PIXELS = 90;

function sizeOf(trace: Trace, orientation: Orientation, { width, height }: SvgOptions) {
  const lanes = Math.max(320, Math.min(1600, trace.nodes * LANE_PIXELS + 80));
  return orientation === 'horizontal'
    ? { width: width ?? 1200, height: height ?? lanes }
    : { width: width ?? lanes, height: height ?? 1200 };
}

const DEFINITIONS = `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ecebe7"/><path d="M0 0V6" stroke="#c9c6bd" stroke-width="2"/></pattern></defs>`;

function description(trace: Trace, { arrows, events }: SpaceTimeFigure): string {
  const lost = arrows.filter(({ outcome }) => outcome === 'lost').length;
  return `${trace.nodes} nodes, ${events.length} events, ${arrows.length} messages, ${lost} of them lost. Time runs along the lanes.`;
}

function marks(figure: SpaceTimeFigure, words: FigureWords): string[] {
  const { plane } = figure;
  return [
    ...figure.partitions.map(({ start, end }) => partitionBack(figure, start, end)),
    ...figure.lanes.map(({ across }) => line(figure, 0, plane.length, across, LANE, 1.5)),
    ...figure.lanes.filter(({ isNamed }) => isNamed).map((lane) => laneName(figure, lane)),
    ...figure.bands.map((band) => bandMark(figure, band)),
    ...figure.partitions.flatMap(({ start, end, walls }) =>
      walls.map((across) => line(figure, start, end, across, BAD, 1.5, '6 4')),
    ),
    ...figure.arrows.map(arrowMark),
    ...figure.arrowLabels.map(
      ({ text, x, y, angle }) =>
        `<text transform="translate(${px(x)} ${px(y)}) rotate(${px(angle)})" dy="0.35em" text-anchor="middle" font-weight="500" fill="${MUTED}" paint-order="stroke" stroke="${PAPER}" stroke-width="4">${escaped(text)}</text>`,
    ),
    ...figure.events.map(
      ({ at, shape }) =>
        `<path transform="translate(${px(at.x)} ${px(at.y)})" d="${glyphPath(shape, plane.dot)}" ${shape === 'cross' ? `fill="none" stroke="${BAD}" stroke-width="2.5"` : `fill="${shape === 'ring' ? PAPER : INK}" stroke="${shape === 'ring' ? INK : PAPER}" stroke-width="1.5"`}/>`,
    ),
    ...figure.partitions.map(
      ({ name, text }) =>
        `<text x="${px(name.x)}" y="${px(name.y)}" dy="0.35em" text-anchor="middle" font-size="11" fill="${BAD}" paint-order="stroke" stroke="${PAPER}" stroke-width="3">${escaped(text)}</text>`,
    ),
    ...figure.clockLabels.map(
      ({ text, x, y }) =>
        `<text x="${px(x)}" y="${px(y)}" dy="0.35em" text-anchor="middle" font-family="monospace" font-size="11" fill="${MUTED}">${escaped(text)}</text>`,
    ),
    ...axis(figure, words),
  ];
}

function partitionBack({ plane }: SpaceTimeFigure, start: number, end: number): string {
  const [from, to] = [Math.max(0, start), Math.min(plane.length, end)];
  const size = plane.isVertical
    ? `y="${px(from)}" width="${px(plane.breadth)}" height="${px(to - from)}"`
    : `x="${px(from)}" width="${px(to - from)}" height="${px(plane.breadth)}"`;
  return `<rect ${size} fill="${BAD}" opacity="0.05"/>`;
}

function line(
  { plane }: SpaceTimeFigure,
  from: number,
  to: number,
  across: number,
  stroke: string,
  width: number,
  dashes?: string,
): string {
  const a = plane.point(Math.max(0, from), across);
  const b = plane.point(Math.min(plane.length, to), across);
  const dash = dashes ? ` stroke-dasharray="${dashes}"` : '';
  return `<path d="M${px(a.x)} ${px(a.y)}L${px(b.x)} ${px(b.y)}" stroke="${stroke}" stroke-width="${width}"${dash}/>`;
}

function laneName(
  { plane }: SpaceTimeFigure,
  { across, label }: { readonly across: number; readonly label: string },
): string {
  const at = plane.isVertical
    ? `x="${px(across)}" y="-12" text-anchor="middle"`
    : `x="-12" y="${px(across)}" dy="0.35em" text-anchor="end"`;
  return `<text ${at} font-weight="600" fill="${INK}">${escaped(label)}</text>`;
}

function bandMark({ plane }: SpaceTimeFigure, band: BandMark): string {
  const [from, to] = [Math.max(0, band.start), Math.min(plane.length, band.end)];
  const a = plane.point(from, band.across - plane.band / 2);
  const size = plane.isVertical
    ? `width="${px(plane.band)}" height="${px(to - from)}"`
    : `width="${px(to - from)}" height="${px(plane.band)}"`;
  const rect = `<rect x="${px(a.x)}" y="${px(a.y)}" ${size} rx="4" fill="${BANDS[band.tone]}"/>`;
  const text = plane.band >= 13 ? placeBandText(band, 0, plane.length, 11) : undefined;
  if (!text) return rect;
  const at = plane.point(text.at, band.across);
  const turn = plane.isVertical ? ' rotate(90)' : '';
  return `${rect}<text transform="translate(${px(at.x)} ${px(at.y)})${turn}" dy="0.35em" font-family="monospace" font-size="11" fill="${MUTED}">${escaped(text.text)}</text>`;
}

function arrowMark({ start, end, bend, outcome, isCopy, isControl }: ArrowMark): string {
  const path = bend
    ? `M${px(start.x)} ${px(start.y)}Q${px(bend.x)} ${px(bend.y)} ${px(end.x)} ${px(end.y)}`
    : `M${px(start.x)} ${px(start.y)}L${px(end.x)} ${px(end.y)}`;
  const dash = isCopy ? ' stroke-dasharray="7 4"' : isControl ? ' stroke-dasharray="2 3"' : '';
  const shaft = `<path d="${path}" fill="none" stroke="${LINE}" stroke-width="1.6"${dash}/>`;
  const place = `transform="translate(${px(end.x)} ${px(end.y)})`;
  if (outcome === 'lost')
    return `${shaft}<path ${place}" d="${crossPath(5)}" fill="none" stroke="${BAD}" stroke-width="2"/>`;
  if (outcome === 'in-flight')
    return `${shaft}<circle ${place}" r="3.5" fill="${PAPER}" stroke="${LINE}" stroke-width="1.6"/>`;
  return `${shaft}<path ${place} rotate(${px(direction(bend ?? start, end))})" d="${headPath(10)}" fill="${LINE}"/>`;
}

function axis(figure: SpaceTimeFigure, { time }: FigureWords): string[] {
  const { plane, ticks } = figure;
  const across = plane.isVertical ? -16 : plane.breadth;
  const a = plane.point(0, across);
  const b = plane.point(plane.length, across);
  return [
    `<path d="M${px(a.x)} ${px(a.y)}L${px(b.x)} ${px(b.y)}" stroke="${LANE}"/>`,
    ...ticks.map(({ along, text }, i) => {
      const at = plane.point(along, across);
      const where = plane.isVertical
        ? `x="${px(at.x - 6)}" y="${px(at.y)}" dy="0.35em" text-anchor="end"`
        : `x="${px(at.x)}" y="${px(at.y + 18)}" text-anchor="middle"`;
      const unit = i === ticks.length - 1 && !plane.isVertical ? ` ${time.unit}` : '';
      return `<text ${where} font-family="monospace" font-size="11" fill="${MUTED}">${escaped(text + unit)}</text>`;
    }),
  ];
}

function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);
}
