// Paints the grid's cells on a canvas: only those that changed, or all pixels at once where cells are small.
import type { GridLayout } from '../../figure/grid.ts';
import { type GlyphName, glyphPath } from '../../figure/grid-glyphs.ts';
import { type NodeWords, nodeName } from '../../playback/narration.ts';
import { nameLines } from '../../playback/node-names.ts';

/** How one state of a node looks. */
export interface CellLook {
  readonly glyph: GlyphName;
  readonly fill: string;
  readonly shape: string;
  readonly tile: string;
  readonly tileShape: string;
}

export interface GridPicture {
  readonly layout: GridLayout;
  /** State of each node: an index into `looks`, and the bit PAUSED. */
  readonly cells: Uint8Array;
  readonly looks: readonly CellLook[];
  readonly pixelRatio: number;
  /** In CSS pixels; nodes are named where cells are this large. */
  readonly tileSize: number;
  readonly ink: string;
  readonly paper: string;
  readonly font: string;
  readonly words: NodeWords;
}

/** Set in a cell whose node is paused: it has a frame. */
export const PAUSED = 128;
/** The rest of it. */
export const STATE = 127;

/** Cells below so many device pixels are written as pixels. */
const PITCH_BY_CELL = 4;
/** CSS pixels from which a cell has its shape. */
const SHAPE_SIZE = 8;
const CORNER = 0.16;
/** Width of a frame's line, as a part of its cell. */
const FRAME = 0.1;

/**
 * Paints the picture. `before` is what the canvas shows now, if it differs in nothing but `cells`: then only the cells
 * that changed are painted.
 */
export function paintGrid(
  context: CanvasRenderingContext2D,
  picture: GridPicture,
  before: GridPicture | undefined,
): void {
  const { layout, cells } = picture;
  if (layout.pitch < PITCH_BY_CELL) {
    paintPixels(context, picture);
    return;
  }
  if (!before) context.clearRect(0, 0, layout.width, layout.height);
  const isTile = (layout.pitch - layout.gap) / picture.pixelRatio >= picture.tileSize;
  for (let node = 0; node < layout.nodes; node++) {
    if (before?.cells[node] === cells[node]) continue;
    if (isTile) paintTile(context, picture, node);
    else paintCell(context, picture, node);
  }
}

function paintPixels(
  context: CanvasRenderingContext2D,
  { layout, cells, looks, ink }: GridPicture,
): void {
  const { columns, nodes, pitch, width, height } = layout;
  const colours = Uint32Array.from(looks, ({ fill }) => pixelOf(fill));
  const frame = pixelOf(ink);
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let node = 0; node < nodes; node++) {
    const colour = colours[cells[node] & STATE];
    const first = Math.floor(node / columns) * pitch * width + (node % columns) * pitch;
    for (let row = 0; row < pitch; row++)
      for (let column = 0; column < pitch; column++) pixels[first + row * width + column] = colour;
    // No room for a frame: its upper edge.
    if (cells[node] & PAUSED) pixels.fill(frame, first, first + pitch);
  }
  context.putImageData(image, 0, 0);
}

/** A CSS colour as the pixel that the canvas holds for it. */
function pixelOf(colour: string): number {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return 0;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0];
}

function paintCell(context: CanvasRenderingContext2D, picture: GridPicture, node: number): void {
  const { layout, looks, cells, pixelRatio } = picture;
  const { x, y, size } = corner(layout, node);
  const look = looks[cells[node] & STATE];
  context.fillStyle = look.fill;
  context.fillRect(x, y, size, size);
  if (cells[node] & PAUSED) paintFrame(context, picture, node);
  if (size < SHAPE_SIZE * pixelRatio || look.glyph === 'blank') return;
  context.fillStyle = look.shape;
  context.fill(shapeOf(look.glyph, x + size / 2, y + size / 2, size * 0.26), 'evenodd');
}

function paintTile(context: CanvasRenderingContext2D, picture: GridPicture, node: number): void {
  const { layout, looks, cells, pixelRatio, ink, font, words } = picture;
  const { x, y, size } = corner(layout, node);
  const look = looks[cells[node] & STATE];
  context.clearRect(x, y, size, size);
  context.fillStyle = look.tile;
  context.beginPath();
  context.roundRect(x, y, size, size, size * CORNER);
  context.fill();
  context.fillStyle = look.tileShape;
  context.fill(shapeOf(look.glyph, x + size / 2, y + size * 0.36, size * 0.17), 'evenodd');
  context.fillStyle = ink;
  const lines = nameLines(nodeName(words, node));
  const height = Math.min(size * (lines.length > 1 ? 0.2 : 0.24), 15 * pixelRatio);
  context.font = `500 ${height}px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [i, line] of lines.entries()) {
    const below = (i - (lines.length - 1) / 2) * height * 1.1;
    context.fillText(line, x + size / 2, y + size * 0.76 + below);
  }
  if (cells[node] & PAUSED) paintFrame(context, picture, node);
}

/** A dark frame with a light one inside it, so that it shows on any fill. */
function paintFrame(context: CanvasRenderingContext2D, picture: GridPicture, node: number): void {
  const { x, y, size } = corner(picture.layout, node);
  const line = Math.max(1, Math.round(Math.min(size * FRAME, 3 * picture.pixelRatio)));
  context.lineWidth = line;
  for (const [inset, colour] of [
    [line * 1.5, picture.paper],
    [line * 0.5, picture.ink],
  ] as const) {
    if (size < SHAPE_SIZE * picture.pixelRatio && colour === picture.paper) continue;
    context.strokeStyle = colour;
    context.strokeRect(x + inset, y + inset, size - 2 * inset, size - 2 * inset);
  }
}

function shapeOf(glyph: GlyphName, x: number, y: number, radius: number): Path2D {
  return new Path2D(glyphPath(glyph, x, y, radius));
}

/** Where a cell starts, in device pixels. */
function corner({ columns, pitch, gap }: GridLayout, node: number) {
  return {
    x: (node % columns) * pitch,
    y: Math.floor(node / columns) * pitch,
    size: pitch - gap,
  };
}
