// What the transport moves along: the run on the stage, or the runs of a contrast on one clock.
import type { Run } from '../../engine/run.ts';
import type { TimeScale } from '../words/time.ts';
import type { Outcome, Progress } from '../worker/client.ts';

export interface Timeline {
  /** Ticks. */
  readonly end: number;
  readonly scale: TimeScale;
  /** What is counted: a run's events, or the moments at which anything happens in any of several. */
  readonly what: 'event' | 'moment';
  readonly count: number;
  /** How many have happened by a time in ticks. */
  countUntil(time: number): number;
  /** Time right after so many, in ticks. */
  timeAfter(count: number): number;
  /** After so many something is violated first. */
  readonly violation: number | undefined;
}

/** A place on the timeline that has a name: a beat, or where runs first part. */
export interface NamedStop {
  readonly id: string;
  readonly title: string;
  /** Right after so many events or moments. */
  readonly cursor: number;
}

/** One run of a contrast, and what has come of it. */
export interface Pane {
  readonly title: string;
  readonly run: Run;
  readonly outcome: Outcome | undefined;
  /** Why there is no outcome. */
  readonly problem: string | undefined;
  readonly progress: Progress | undefined;
}

export interface ShownContrast {
  readonly panes: readonly Pane[];
  /** undefined until all runs are there. */
  readonly timeline: Timeline | undefined;
  readonly stops: readonly NamedStop[];
}
