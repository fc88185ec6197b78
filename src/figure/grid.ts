// Geometry of the node grid: a near-square arrangement of 1 to 1,000,000 cells on whole device pixels.

export interface GridLayout {
  readonly nodes: number;
  readonly columns: number;
  readonly rows: number;
  /** Distance from one cell to the next, in device pixels; whole, so that all cells look alike. */
  readonly pitch: number;
  /** Space between cells, in device pixels. */
  readonly gap: number;
  /** Size of the drawing, in device pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels a device pixel of the drawing takes; less than 1 / pixel ratio where many nodes are shrunk. */
  readonly shrink: number;
}

export interface GridSpace {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number;
  /** Cells are at most so many CSS pixels wide. */
  readonly cellMax: number;
}

/** Cells of at least this many device pixels stand apart from each other. */
const PITCH_WITH_GAP = 4;
const GAP_OF_PITCH = 0.09;

/** Fits a grid of `nodes` cells, at least 1, into the space; small ones are drawn larger, and shrunk. */
export function gridLayout(nodes: number, space: GridSpace): GridLayout {
  const columns = Math.ceil(Math.sqrt(nodes));
  const rows = Math.ceil(nodes / columns);
  const { pixelRatio } = space;
  const fitting = Math.min(space.width / columns, space.height / rows, space.cellMax) * pixelRatio;
  // Small cells have no gaps to be uneven: their drawing is shrunk to fill the space.
  const pitch = fitting < PITCH_WITH_GAP ? Math.max(1, Math.ceil(fitting)) : Math.floor(fitting);
  const gap = pitch < PITCH_WITH_GAP ? 0 : Math.max(1, Math.round(pitch * GAP_OF_PITCH));
  return {
    nodes,
    columns,
    rows,
    pitch,
    gap,
    width: columns * pitch,
    height: rows * pitch,
    shrink: Math.min(1, Math.max(fitting, 0) / pitch) / pixelRatio,
  };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A node's cell in CSS pixels, without its gap. */
export function cellBox(layout: GridLayout, node: number): Box {
  const { columns, pitch, gap, shrink } = layout;
  return {
    x: (node % columns) * pitch * shrink,
    y: Math.floor(node / columns) * pitch * shrink,
    size: (pitch - gap) * shrink,
  };
}

/** The node at a point in CSS pixels, or -1. */
export function nodeAt(layout: GridLayout, x: number, y: number): number {
  const { columns, nodes, pitch, shrink } = layout;
  const column = Math.floor(x / (pitch * shrink));
  const row = Math.floor(y / (pitch * shrink));
  if (column < 0 || column >= columns || row < 0) return -1;
  const node = row * columns + column;
  return node < nodes ? node : -1;
}

/** Where a key takes the focus from a node; undefined for a key that does not move it. */
export function nodeAfterKey(layout: GridLayout, node: number, key: string): number | undefined {
  const { columns, nodes } = layout;
  const rowStart = node - (node % columns);
  const within = (to: number) => (to >= 0 && to < nodes ? to : node);
  switch (key) {
    case 'ArrowLeft':
      return within(node - 1);
    case 'ArrowRight':
      return within(node + 1);
    case 'ArrowUp':
      return within(node - columns);
    case 'ArrowDown':
      return within(node + columns);
    case 'Home':
      return rowStart;
    case 'End':
      return Math.min(rowStart + columns, nodes) - 1;
    default:
      return undefined;
  }
}

/** Nodes of the cells around a node, itself included, row by row. */
export function neighbourhood(layout: GridLayout, node: number): readonly (readonly number[])[] {
  const { columns, rows, nodes } = layout;
  const column = node % columns;
  const row = Math.floor(node / columns);
  const around = (at: number, count: number) =>
    [at - 1, at, at + 1].filter((i) => i >= 0 && i < count);
  return around(row, rows).map((r) =>
    around(column, columns)
      .map((c) => r * columns + c)
      .filter((n) => n < nodes),
  );
}
