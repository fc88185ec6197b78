// What the page and its worker tell each other. All of it is plain data.
import type { Preset } from '../../engine/contract.ts';
import type { RunReport } from '../../engine/report.ts';
import type { Run } from '../../engine/run.ts';
import type { TraceData } from '../../engine/trace.ts';
import type { Failure, RandomProgress } from '../../explore/random-search.ts';
import type { Exploration } from '../../explore/report.ts';
import type { RunRequest } from '../../lab/build-run.ts';
import type { CheckJob, CheckProgress, CheckResult } from '../../lab/check.ts';
import type { RandomJob, RandomResult } from '../../lab/check-random.ts';
import type { Timing } from '../../lab/cycle-timing.ts';
import type { LinkContent } from '../../lab/link.ts';
import type { Contrast } from '../../lab/schema/contrast.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';
import type { SweepPlan } from '../../lab/sweep-plan.ts';
import type { Sample, SweepTask } from '../../lab/sweep-task.ts';
import type { ToldBeats } from '../../playback/beats.ts';

/** What the page shows of a protocol folder, without loading its code. */
export interface SourceInfo {
  readonly protocol: string;
  readonly presets: readonly Preset[];
  readonly broken: { readonly about: string; readonly preset: string } | undefined;
}

/** Theory for one run's parameters. */
export interface TheoryInfo {
  readonly formula: string;
  readonly source: string;
  readonly metrics: Readonly<Record<string, number | undefined>>;
  readonly curves: readonly {
    readonly cell: string;
    readonly points: readonly (readonly [time: number, fraction: number])[];
  }[];
}

/** What to make a run value of. */
export type Wish =
  | { readonly from: 'preset'; readonly protocol: string; readonly request: RunRequest }
  | {
      readonly from: 'run';
      readonly run: Run;
      readonly change: Pick<RunRequest, 'set' | 'network' | 'seed'>;
    }
  | { readonly from: 'link'; readonly fragment: string };

/** A check of every schedule, or of runs at random. */
export type CheckWork =
  | { readonly mode: 'every'; readonly job: CheckJob }
  | { readonly mode: 'random'; readonly job: RandomJob };

/** How far a check is; what it has found so far where that is more than before. */
export type CheckNews =
  | {
      readonly mode: 'every';
      readonly progress: CheckProgress;
      readonly found: Exploration | undefined;
    }
  | {
      readonly mode: 'random';
      readonly progress: RandomProgress;
      readonly found: readonly Failure[] | undefined;
    };

export type CheckEnd =
  | { readonly mode: 'every'; readonly result: CheckResult }
  | { readonly mode: 'random'; readonly result: RandomResult };

export type ToWorker =
  | { readonly kind: 'prepare'; readonly id: number; readonly wish: Wish }
  | { readonly kind: 'run'; readonly id: number; readonly run: Run; readonly preview: boolean }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'pack'; readonly id: number; readonly content: LinkContent }
  | { readonly kind: 'plan'; readonly id: number; readonly run: Run; readonly spec: SweepSpec }
  | { readonly kind: 'sweep'; readonly id: number; readonly task: SweepTask }
  | { readonly kind: 'check'; readonly id: number; readonly work: CheckWork };

/** Why a wish or a run was not taken; `nearest` is the closest run that is valid. */
export interface Refusal {
  readonly where: string;
  readonly message: string;
  readonly nearest?: {
    readonly run: Run;
    readonly changes: readonly string[];
    /** What the link sweeps over the run. */
    readonly sweep?: SweepSpec | undefined;
    /** The contrast that the link holds, its runs as near as can be. */
    readonly contrast?: Contrast | undefined;
  };
  /** The link was made for another version of the protocol. */
  readonly version?: { readonly made: number; readonly current: number };
}

/** The part of a trace that is new since the last hand-over; records from `from` on replace what was there. */
export interface TracePart extends Omit<TraceData, 'facetChanges'> {
  readonly from: number;
  readonly firstChunk: number;
  /** In columns: a million small objects would take seconds to hand over. */
  readonly facetChanges: FacetColumns;
}

export interface FacetColumns {
  readonly record: Int32Array;
  readonly node: Int32Array;
  readonly facets: Int32Array;
}

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'alive' }
  | {
      /** Steps are being made, or the nodes before the first one. */
      readonly kind: 'going';
      readonly id: number;
      readonly events: number;
      /** Ticks. */
      readonly time: number;
    }
  | {
      /** The worker could not go on with it. */
      readonly kind: 'failed';
      readonly id: number;
      readonly detail: string;
      readonly isMemory: boolean;
    }
  | {
      readonly kind: 'prepared';
      readonly id: number;
      readonly run: Run;
      readonly source: SourceInfo;
      readonly view: LinkContent['view'];
      /** A link's. */
      readonly sweep: SweepSpec | undefined;
      readonly contrast: Contrast | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly refusal: Refusal;
      readonly source?: SourceInfo;
    }
  | { readonly kind: 'packed'; readonly id: number; readonly fragment: string }
  | { readonly kind: 'planned'; readonly id: number; readonly plan: SweepPlan }
  | {
      /** Runs of a sweep's task that are complete. */
      readonly kind: 'samples';
      readonly id: number;
      readonly samples: readonly Sample[];
    }
  | { readonly kind: 'swept'; readonly id: number }
  | { readonly kind: 'checking'; readonly id: number; readonly news: CheckNews }
  | { readonly kind: 'checked'; readonly id: number; readonly end: CheckEnd }
  | {
      readonly kind: 'part';
      readonly id: number;
      readonly part: TracePart;
      /** Ticks. */
      readonly time: number;
    }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly report: RunReport;
      readonly asInPreset: number;
      readonly told: ToldBeats | undefined;
      readonly theory: TheoryInfo | undefined;
      readonly timing: Timing;
    };
