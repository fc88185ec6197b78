// A run as a value: everything that decides a trace, and nothing else. Links, files, tests and reports carry it.
import type { NetworkSpec } from './network.ts';
import type { ParamValues } from './params.ts';

export const RUN_FORMAT = 1;

/** Where an intervention stands: right after a record of the trace, not before `time`; or at a time alone (fault plans). */
export interface Place {
  /** Index of the trace record it follows; -1 is before the first. */
  readonly after?: number;
  /** Ticks of true time. With `after`, the earliest moment; alone, the moment. */
  readonly time: number;
}

/** Names a message so that it means the same when something elsewhere changes. */
export interface MessageName {
  readonly from: number;
  readonly to: number;
  readonly type: string;
  /** 0 for the first message of that type on that channel. */
  readonly ordinal: number;
}

export type Intervention =
  | { readonly kind: 'crash' | 'pause' | 'resume'; readonly at: Place; readonly node: number }
  | {
      readonly kind: 'recover';
      readonly at: Place;
      readonly node: number;
      readonly amnesia?: boolean;
    }
  | {
      readonly kind: 'partition';
      readonly at: Place;
      /** Nodes named nowhere form one further group. */
      readonly groups: readonly (readonly number[])[];
      /** Only messages out of the first group are cut. */
      readonly oneWay?: boolean;
    }
  | { readonly kind: 'heal'; readonly at: Place }
  | {
      readonly kind: 'command';
      readonly at: Place;
      readonly node: number;
      readonly command: string;
      readonly args?: Readonly<Record<string, number | string | boolean>>;
    }
  | {
      readonly kind: 'clock';
      readonly at: Place;
      readonly node: number;
      /** Added to the reading, in ticks. */
      readonly offset?: number;
      /** Relative rate error: 0.001 gains one tick in a thousand. */
      readonly drift?: number;
      /** What it shows are multiples of so many ticks. */
      readonly granularity?: number;
    }
  | { readonly kind: 'lose' | 'corrupt' | 'duplicate'; readonly message: MessageName }
  | {
      readonly kind: 'delay';
      readonly message: MessageName;
      /** Ticks from sending to arrival; overrides the network, FIFO and bandwidth. */
      readonly ticks: number;
    };

/** What ends a run before it is quiescent. */
export interface Stop {
  /** No event after this time (ticks). */
  readonly until?: number;
  /** Ends when this `sometimes` property has been seen. */
  readonly goal?: string;
  readonly maxEvents: number;
  readonly onViolation: 'stop' | 'count';
}

/** What the network or a node's fate does in a schedule, instead of letting a pending item happen. */
export type ScheduledFault = 'lose' | 'duplicate' | 'crash' | 'recover' | 'partition' | 'heal';

/** One step of a schedule; the first is the beginning, in which all nodes start. */
export interface Choice {
  /**
   * Place among the pending items that may happen; of a crash and a recovery the node; of a partition its one side,
   * a bit for each node; of a heal 0.
   */
  readonly take: number;
  /** What the step's random draws come to. */
  readonly draws: readonly number[];
  /** A duplicated message is delivered, and stays pending as well. */
  readonly fault?: ScheduledFault;
  /** Ticks since the step before; one unit of time where it is absent. */
  readonly wait?: number;
}

export interface Run {
  readonly format: number;
  readonly protocol: string;
  /** The protocol's version: a link made for another says so. */
  readonly version: number;
  /** The wrong variant of `broken.ts` runs instead. */
  readonly broken?: boolean;
  /** Where the values came from; beats and expected outcomes belong to it. It decides nothing in the trace. */
  readonly preset?: string;
  readonly params: ParamValues;
  readonly network: NetworkSpec;
  readonly seed: number;
  readonly stop: Stop;
  readonly interventions: readonly Intervention[];
  readonly schedule?: readonly Choice[];
}

export const DEFAULT_STOP: Stop = { maxEvents: 100_000_000, onViolation: 'stop' };
