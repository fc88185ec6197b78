// How the grid and the curves share the stage: beside each other where it is wide, else one above the other.
import { type GridLayout, gridLayout } from './grid.ts';

export interface Stage {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Font and stroke sizes are multiplied by it. */
  readonly scale: number;
}

export interface GridPlan {
  readonly stacked: boolean;
  readonly grid: GridLayout;
  /** The grid's size in CSS pixels. */
  readonly gridWidth: number;
  readonly gridHeight: number;
  /** Of the plot between its axes, in CSS pixels: as high as the grid where they stand beside each other. */
  readonly plotWidth: number;
  readonly plotHeight: number;
}

/** Sizes in CSS pixels at scale 1. */
const WIDE = 620;
const GUTTER = 36;
/** Lines above and below the grid and the plot: what the nodes are, and how many are in each state. */
const HEAD_AND_FOOT = 112;
const CELL_MAX = 64;
const PLOT_LEAST = 200;
const GRID_LEAST = 160;

/** Arranges the stage for so many nodes, at least 1. */
export function gridPlan(nodes: number, stage: Stage): GridPlan {
  const stacked = stage.width < WIDE * stage.scale;
  return stacked ? stackedPlan(nodes, stage) : widePlan(nodes, stage);
}

function widePlan(nodes: number, stage: Stage): GridPlan {
  const { width, scale } = stage;
  const height = Math.max(GRID_LEAST, stage.height - HEAD_AND_FOOT * scale);
  const grid = fitGrid(nodes, stage, (width - GUTTER * scale) * 0.5, height);
  const gridHeight = grid.height * grid.shrink;
  const plotWidth = width - GUTTER * scale - grid.width * grid.shrink;
  return {
    stacked: false,
    grid,
    gridWidth: grid.width * grid.shrink,
    gridHeight,
    plotWidth,
    plotHeight: Math.max(gridHeight, Math.min(height, plotWidth * 0.55, 420 * scale)),
  };
}

function stackedPlan(nodes: number, stage: Stage): GridPlan {
  const { width, height, scale } = stage;
  const grid = fitGrid(nodes, stage, width, Math.max(GRID_LEAST * scale, height * 0.46));
  return {
    stacked: true,
    grid,
    gridWidth: grid.width * grid.shrink,
    gridHeight: grid.height * grid.shrink,
    plotWidth: width,
    plotHeight: Math.max(PLOT_LEAST * scale, Math.min(width * 0.6, height * 0.36)),
  };
}

function fitGrid(nodes: number, stage: Stage, width: number, height: number): GridLayout {
  const { pixelRatio, scale } = stage;
  return gridLayout(nodes, { width, height, pixelRatio, cellMax: CELL_MAX * scale });
}
