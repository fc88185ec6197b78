// What has come of the run that is open: its outcome, the one before it to compare with, progress, what was refused.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Run } from '../../engine/run.ts';
import type { Contrast } from '../../lab/schema/contrast.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';
import type { Outcome, Progress } from '../worker/client.ts';
import type { Refusal, SourceInfo } from '../worker/messages.ts';
import type { ShownContrast } from './timeline.ts';

/** A long run under way. */
export interface Busy extends Progress {
  readonly cancel: () => void;
}

/** A run, and a sweep or a contrast of it where the link had one. */
export interface Offer {
  readonly text: string;
  readonly run: Run;
  readonly sweep?: SweepSpec | undefined;
  readonly contrast?: Contrast | undefined;
}

/** Something to say about a link that could not be taken as it is. */
export interface Notice {
  readonly title: string;
  readonly lines: readonly string[];
  /** A run that can be opened instead. */
  readonly offer?: Offer;
}

export interface Shown {
  readonly source: SourceInfo | undefined;
  readonly outcome: Outcome | undefined;
  /** The run before the last change of interventions. */
  readonly baseline: Outcome | undefined;
  /** What the run would come to if the arrowhead were let go here. */
  readonly preview: Outcome | undefined;
  /** What has come of the contrast that is open. */
  readonly contrast: ShownContrast | undefined;
  readonly busy: Busy | undefined;
  /** Run values that have been asked for and are not there yet. */
  readonly asked: number;
  /** The last edit that was not taken. */
  readonly refused: Refusal | undefined;
  readonly notice: Notice | undefined;
  /** The app itself failed: its code did not load. */
  readonly failure: string | undefined;
}

export const shown = createStore<Shown>()(() => ({
  source: undefined,
  outcome: undefined,
  baseline: undefined,
  preview: undefined,
  contrast: undefined,
  busy: undefined,
  asked: 0,
  refused: undefined,
  notice: undefined,
  failure: undefined,
}));

export function useShown<T>(select: (state: Shown) => T): T {
  return useStore(shown, select);
}

export function forgetRefusal(): void {
  shown.setState({ refused: undefined });
}

/** Waits for a run value, and counts it as asked for until then. */
export async function asking<T>(value: Promise<T>): Promise<T> {
  const count = (by: 1 | -1) => shown.setState(({ asked }) => ({ asked: asked + by }));
  count(1);
  try {
    return await value;
  } finally {
    count(-1);
  }
}
