// Very many messages on their way: painted on a canvas under the nodes, without names.
import { useLayoutEffect, useRef } from 'react';
import { type FlightPath, pointOnPath } from '../../figure/flight-path.ts';
import type { Flight } from '../../figure/flights.ts';
import { crossPath } from '../../figure/glyph-paths.ts';
import { type GlyphName, glyphPath } from '../../figure/grid-glyphs.ts';
import { coloursOf, freshContext } from '../canvas.ts';
import styles from './flights.module.css';

interface FlightCanvasProps {
  readonly flights: readonly Flight[];
  pathOf(flight: Flight): FlightPath;
  readonly shapes: ReadonlyMap<string, GlyphName>;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Pixels at scale 1. */
const DOT = 3.2;
const CROSS = 4;

export function FlightCanvas(props: FlightCanvasProps) {
  const { width, height } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (ref.current) paint(ref.current, props);
  });
  return (
    <canvas
      ref={ref}
      className={styles.canvas}
      style={{ width, height }}
      data-painted={props.flights.length}
    />
  );
}

function paint(
  canvas: HTMLCanvasElement,
  { flights, pathOf, shapes, width, height, scale }: FlightCanvasProps,
): void {
  const context = freshContext(canvas, width, height);
  if (!context) return;
  const colour = coloursOf(canvas);
  const paths = flights.map(pathOf);
  context.lineWidth = 0.9 * scale;
  context.strokeStyle = colour('--concurrent');
  context.stroke(tailsOf(flights, paths));
  context.fillStyle = colour('--ink');
  context.fill(tipsOf(flights, paths, shapes, scale, false));
  context.lineWidth = 1.4 * scale;
  context.strokeStyle = colour('--ink');
  context.stroke(tipsOf(flights, paths, shapes, scale, true));
  context.lineWidth = 2 * scale;
  context.strokeStyle = colour('--bad');
  context.stroke(crossesOf(flights, paths, scale));
}

/** Of its way, so much shows whence a message comes. */
const TAIL = 0.14;

function tailsOf(flights: readonly Flight[], paths: readonly FlightPath[]): Path2D {
  const all = new Path2D();
  for (const [i, { part, phase }] of flights.entries()) {
    const from = pointOnPath(paths[i], phase === 'arrived' ? 0 : Math.max(0, part - TAIL));
    const middle = pointOnPath(paths[i], phase === 'arrived' ? 0.5 : Math.max(0, part - TAIL / 2));
    const to = pointOnPath(paths[i], part);
    all.moveTo(from.x, from.y);
    all.lineTo(middle.x, middle.y);
    all.lineTo(to.x, to.y);
  }
  return all;
}

/** Rings are stroked, all other shapes are filled. */
function tipsOf(
  flights: readonly Flight[],
  paths: readonly FlightPath[],
  shapes: ReadonlyMap<string, GlyphName>,
  scale: number,
  areRings: boolean,
): Path2D {
  const all = new Path2D();
  for (const [i, { type, part, phase }] of flights.entries()) {
    const shape = shapes.get(type) ?? 'dot';
    if (phase === 'lost' || (shape === 'ring') !== areRings) continue;
    const { x, y } = pointOnPath(paths[i], part);
    all.addPath(new Path2D(glyphPath(areRings ? 'dot' : shape, x, y, DOT * scale)));
  }
  return all;
}

function crossesOf(
  flights: readonly Flight[],
  paths: readonly FlightPath[],
  scale: number,
): Path2D {
  const all = new Path2D();
  const cross = new Path2D(crossPath(CROSS * scale));
  for (const [i, { part, phase }] of flights.entries()) {
    if (phase !== 'lost') continue;
    const { x, y } = pointOnPath(paths[i], part);
    all.addPath(cross, new DOMMatrix([1, 0, 0, 1, x, y]));
  }
  return all;
}
