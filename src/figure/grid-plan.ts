// How the grid and the curves share the stage: beside each other where it is wide, else one above the other.
import { textWidth } from './curves-labels.ts';
import { type GridLayout, gridLayout } from './grid.ts';
import { countText } from './grid-words.ts';

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
  /** The counts stand beside the grid instead of below it. */
  readonly countsBeside: boolean;
  /** Each of them has its title and number in one line. */
  readonly countsInLines: boolean;
  readonly grid: GridLayout;
  /** CSS pixels: of the grid, and of what stands above and below it. */
  readonly panelWidth: number;
  /** CSS pixels, between the axes: as high as the grid where they stand beside each other. */
  readonly plotWidth: number;
  readonly plotHeight: number;
}

/** Sizes in CSS pixels at scale 1. */
const WIDE = 620;
const GUTTER = 36;
/** Lines above the grid, and the counts below it. */
const HEAD = 28;
const COUNTS_LINE = 44;
const COUNTS_GAP = 18;
const COUNTS_TOP = 10;
/** Below a plot: its ticks, its title, what its dashes mean. */
const PLOT_FOOT = 66;
const CELL_MAX = 64;
const GRID_LEAST = 160;
/** Where one stands above the other and there is little room. */
const GRID_LEAST_STACKED = 110;
const PLOT_LEAST = 90;
/** Between the grid and the plot where one stands above the other. */
const STACK_GAP = 14;
const PLOT_MOST = 420;
const PANEL_LEAST = 240;
/** The counts may make the panel so much wider than the grid before they take a second line. */
const PANEL_STRETCH = 1.25;
const BESIDE_GAP = 14;
const BESIDE_LINE = 19;
const BESIDE_APART = 10;
const NOTE_SIZE = 12;
const NOTE_LINE = 18;
/** Of the stroke before the note. */
const NOTE_INDENT = 40;
/** Of one count: its swatch, its font size, a digit's width, and how many characters follow the number. */
const SWATCH = 18;
const LINE_GAP = 8;
const TITLE_SIZE = 13;
const DIGIT = 7.3;
const SHARE_CHARACTERS = 6;

/**
 * Arranges the stage for so many nodes, at least 1, whose counts have these titles; `notes` stand below
 * the plot.
 */
export function gridPlan(
  nodes: number,
  titles: readonly string[],
  notes: readonly string[],
  stage: Stage,
): GridPlan {
  const counts = titles.map((title) => countSize(title, nodes, stage.scale));
  return stage.width < WIDE * stage.scale
    ? stackedPlan(nodes, counts, notes, stage)
    : widePlan(
        nodes,
        counts.map(({ block }) => block),
        notes,
        stage,
      );
}

/** About how wide a count gets, in CSS pixels: below its title, and in one line with it. */
interface CountSize {
  readonly block: number;
  readonly line: number;
}

function countSize(title: string, nodes: number, scale: number): CountSize {
  const number = (countText(nodes).length + SHARE_CHARACTERS) * DIGIT;
  const name = textWidth(title, TITLE_SIZE);
  return {
    block: (SWATCH + Math.max(name, number)) * scale,
    line: (SWATCH + name + LINE_GAP + number) * scale,
  };
}

/** Below a plot of that width, in CSS pixels: its ticks, its title, and its notes, of which each begins a line. */
function footHeight(notes: readonly string[], width: number, scale: number): number {
  const lines = notes.map((note) =>
    Math.ceil(((textWidth(note, NOTE_SIZE) + NOTE_INDENT) * scale) / width),
  );
  return (PLOT_FOOT + Math.max(0, sum(lines) - 1) * NOTE_LINE) * scale;
}

function widePlan(
  nodes: number,
  counts: readonly number[],
  notes: readonly string[],
  stage: Stage,
): GridPlan {
  const { width, scale } = stage;
  const inner = width - GUTTER * scale;
  const least = PANEL_LEAST * scale;
  const line = sum(counts) + (counts.length - 1) * COUNTS_GAP * scale;
  const fitTo = (below: number) => {
    const height = Math.max(GRID_LEAST, stage.height - HEAD * scale - below);
    const grid = fitGrid(nodes, stage, inner * 0.5, height);
    const gridWidth = grid.width * grid.shrink;
    const stretched = line <= gridWidth * PANEL_STRETCH ? line : 0;
    return { height, grid, panelWidth: Math.max(gridWidth, least, stretched) };
  };
  const first = fitTo(heightOfCounts(counts, inner, scale));
  const { height, grid, panelWidth } = fitTo(
    Math.max(
      heightOfCounts(counts, first.panelWidth, scale),
      footHeight(notes, inner - first.panelWidth, scale),
    ),
  );
  const plotWidth = inner - panelWidth;
  const plotRoom = Math.min(height, plotWidth * 0.55, PLOT_MOST * scale);
  return {
    stacked: false,
    countsBeside: false,
    countsInLines: false,
    grid,
    panelWidth,
    plotWidth,
    plotHeight: Math.max(grid.height * grid.shrink, plotRoom),
  };
}

function stackedPlan(
  nodes: number,
  counts: readonly CountSize[],
  notes: readonly string[],
  stage: Stage,
): GridPlan {
  const { width, scale } = stage;
  const room = stage.height - (2 * HEAD + STACK_GAP) * scale - footHeight(notes, width, scale);
  const side = Math.max(GRID_LEAST_STACKED * scale, room * 0.54);
  const grid = fitGrid(nodes, stage, width, side);
  const beside = width - grid.width * grid.shrink - BESIDE_GAP * scale;
  const blocks = counts.map(({ block }) => block);
  const countsBeside = beside >= Math.max(...blocks);
  const countsInLines = countsBeside && counts.every(({ line }) => line <= beside);
  const gridHeight = grid.height * grid.shrink;
  const used = countsBeside
    ? Math.max(gridHeight, heightBeside(counts.length, countsInLines, scale))
    : gridHeight + heightOfCounts(blocks, width, scale);
  return {
    stacked: true,
    countsBeside,
    countsInLines,
    grid,
    panelWidth: width,
    plotWidth: width,
    plotHeight: Math.max(PLOT_LEAST * scale, Math.min(width * 0.62, room - used)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Of counts that stand one below the other, each in one line or two, in CSS pixels. */
function heightBeside(counts: number, inLines: boolean, scale: number): number {
  return (counts * (inLines ? 1 : 2) * BESIDE_LINE + (counts - 1) * BESIDE_APART) * scale;
}

/** Of counts that stand in lines of a width, in CSS pixels. */
function heightOfCounts(counts: readonly number[], width: number, scale: number): number {
  let lines = 1;
  let used = 0;
  for (const count of counts) {
    if (used > 0 && used + COUNTS_GAP * scale + count > width) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? COUNTS_GAP * scale : 0) + count;
  }
  return (COUNTS_TOP + lines * COUNTS_LINE) * scale;
}

function fitGrid(nodes: number, stage: Stage, width: number, height: number): GridLayout {
  const { pixelRatio, scale } = stage;
  return gridLayout(nodes, { width, height, pixelRatio, cellMax: CELL_MAX * scale });
}
