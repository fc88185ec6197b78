// What a sweep's plot is given, and what it tells.
import type { SweepDot, SweepPlotInput } from '../../figure/sweep-plot.ts';

/** Which run a dot is. */
export type DotName = Pick<SweepDot, 'row' | 'seed'>;

export interface SweepPlotProps {
  readonly input: SweepPlotInput;
  /** Accessible name of the dots. */
  readonly label: string;
  /** A run and its value in words. */
  nameOf(dot: SweepDot): string;
  /** The run that was opened last. */
  readonly opened: DotName | undefined;
  onOpen(dot: DotName): void;
  /** The run under the pointer, else the focused one. */
  onPoint(dot: DotName | undefined): void;
}
