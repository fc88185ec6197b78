// The view "Grid and plots": a cell a node, and beside it how many nodes are in each state over time.
import type { Manifest } from '../../engine/contract.ts';
import type { Trace } from '../../engine/trace.ts';
import type { TheoryData } from '../../figure/theory.ts';
import type { LaneSelection } from './grid-selection.ts';

export interface GridAndCurvesProps {
  readonly trace: Trace;
  /** Of the run before the last intervention: its curves are drawn faintly behind. */
  readonly before?: Trace | undefined;
  /** A manifest without `cells` shows nothing. */
  readonly manifest: Manifest;
  /** How many records have happened. */
  readonly cursor: number;
  /** Play time, in ticks. */
  readonly time: number;
  readonly theory?: TheoryData | undefined;
  readonly selection: { readonly node?: number | undefined };
  /** A node was picked in the grid. */
  onSelect(picked: LaneSelection): void;
  /** A time was picked in the curves, in ticks. */
  onSeek(time: number): void;
  /** Nothing moves between events. */
  readonly reducedMotion: boolean;
}

export function GridAndCurves({ manifest }: GridAndCurvesProps) {
  if (!manifest.cells) return null;
  return <section aria-label="Grid and plots" />;
}
