// How plots share the room: as many beside one another as are legible, as high as fills the view.

export interface PlotGrid {
  readonly columns: number;
  /** Of one drawing, in CSS pixels, its axes included. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Pixels at scale 1. */
const LEAST_WIDTH = 250;
const LEAST_HEIGHT = 150;
const MOST_HEIGHT = 340;
/** Between plots, and of a plot's title and legend. */
export const GAP = 24;
const HEAD = 54;
/** Of the line below all plots. */
const NOTE = 44;
/** Room at both sides for focus outlines. */
const SIDES = 8;

export function plotGrid(plots: number, { width, height, scale }: Box): PlotGrid {
  const inner = width - SIDES;
  const gap = GAP * scale;
  const most = Math.max(1, Math.floor((inner + gap) / (LEAST_WIDTH * scale + gap)));
  const columns = Math.max(1, Math.min(most, plots, plots === 4 ? 2 : 3));
  const rows = Math.max(1, Math.ceil(plots / columns));
  const room = (height - NOTE * scale - (rows - 1) * gap) / rows - HEAD * scale;
  return {
    columns,
    scale,
    width: Math.max(120, (inner - (columns - 1) * gap) / columns),
    height: Math.max(LEAST_HEIGHT * scale, Math.min(MOST_HEIGHT * scale, room)),
  };
}
