// The contract: what a protocol folder gives the engine, and what the engine gives a protocol's handlers.
import type { CommandArgSchemas } from './command-args.ts';
import type { MessageCounts, MetricInfo, MetricResult } from './metrics.ts';
import type { NetworkSpec } from './network.ts';
import type { ParamSchema } from './params.ts';
import type { Intervention, Stop } from './run.ts';
import type { Rename, Symmetry } from './symmetry.ts';
import type { Theory } from './theory.ts';
import type { Topology } from './topology.ts';
import type { Bulk } from './whole-cycle.ts';

export type { MessageCounts, MetricInfo, MetricResult } from './metrics.ts';
export type { Theory } from './theory.ts';

/** Values put into a narration's template; `{@x}` shows node x by its label, `{x}` the value as it is. */
export type WordValues = Readonly<Record<string, number | string>>;

/** What a handler may use: its own node, and nothing else of the world. */
export interface Node<S, M, P> {
  readonly id: number;
  /** How many nodes there are; ids are 0 to count - 1. */
  readonly count: number;
  readonly params: P;
  /** This node's state, to be read and changed in place. Plain data only. */
  readonly state: S;
  /** Sends through the simulated network. The body is plain data and not touched afterwards. */
  send<T extends keyof M & string>(to: number, type: T, body: M[T]): void;
  /** Where there is a topology, the nodes it has a link to, ascending; else all others. */
  readonly neighbors: readonly number[];
  /** Sends to all neighbours, as one event. */
  broadcast<T extends keyof M & string>(type: T, body: M[T]): void;
  /** Sends to these nodes, as one event. */
  multicast<T extends keyof M & string>(to: readonly number[], type: T, body: M[T]): void;
  /**
   * Starts (or restarts) the timer of that name; it fires after `ticks` of the local clock. Where `background` is
   * left out, it is background in a step that is.
   */
  setTimer(name: string, ticks: number, options?: { readonly background?: boolean }): void;
  cancelTimer(name: string): void;
  /** Records a local event of that name, e.g. ENTER; properties, metrics and workloads look for these. */
  mark(label: string, value?: number): void;
  /** Answers the oldest command that this node has not yet answered. */
  respond(value?: number | string): void;
  /** Answers the command at hand with a reason why nothing comes of it. */
  refuse(reason: string): void;
  /** Says in one plain sentence why the node does what it does. An act of a cycle that says something must send or mark. */
  say(template: string, values?: WordValues): void;
  /** Whether sentences are kept: a handler called a million times need not make up values that nobody reads. */
  readonly telling: boolean;
  /** What the local clock shows, in ticks: offset, drift and granularity included. */
  clock(): number;
  /** A whole number from 0 to n - 1, from this node's own random stream. */
  randomInt(n: number): number;
  /** True with that probability. */
  chance(probability: number): boolean;
  /** Cycle timing: the current cycle, from 1. Async timing: 0. */
  readonly cycle: number;
  /**
   * Cycle timing: whether `cycle` is called for this node from the next cycle on. Nodes active in the background
   * act as the others do, but a run in which only these are left is quiescent.
   */
  setActive(active: boolean, options?: { readonly background?: boolean }): void;
}

export type ColumnKind = 'u8' | 'u16' | 'i32' | 'f64';
export type ColumnSpec<S> = { readonly [K in keyof S]: ColumnKind };

export interface InitContext<P> {
  readonly id: number;
  readonly count: number;
  readonly params: P;
}

/** The environment that issues commands; its state is plain data and part of the world. */
export interface WorkloadContext<W, P> {
  readonly state: W;
  readonly params: P;
  readonly count: number;
  /** Invokes a command at a node after `delay` ticks (0: as the next event). */
  invoke(node: number, command: string, delay?: number): void;
  /** From the stream named workload. */
  randomInt(n: number): number;
}
export interface Workload<W, P> {
  init(params: P): W;
  /** Before the first event. */
  start?(load: WorkloadContext<W, P>): void;
  /** After a node marked a local event of that label. */
  onMark?: { readonly [label: string]: (load: WorkloadContext<W, P>, node: number) => void };
  /** When nothing is in flight or waiting; a workload that then invokes nothing lets the run end. */
  onIdle?(load: WorkloadContext<W, P>): void;
}

/** A local clock at the start: shows offset + (1 + drift) * t, down to a multiple of its granularity (ticks). */
export interface ClockSpec {
  readonly offset?: number;
  readonly drift?: number;
  readonly granularity?: number;
}

/** State machine of one process. `M` maps each message type to its body. */
export interface Protocol<S, M, P> {
  /** The links' behaviour unless a run says otherwise. */
  readonly network: NetworkSpec;
  /** How many nodes a run has; `params.nodes` where this is absent. */
  nodes?(params: P): number;
  /**
   * Who is linked to whom; undefined where that is everybody with everybody. `randomInt` draws from the stream named
   * topology.
   */
  topology?(params: P, randomInt: (n: number) => number): Topology | undefined;
  /**
   * What is laid out once, before the first event: handlers, properties, metrics and `describe` find it among the
   * params. `randomInt` draws from the stream named topology, before `topology` does.
   */
  layout?(params: P, randomInt: (n: number) => number): Partial<P>;
  /** State is kept in typed columns (for many nodes): one number a field. */
  readonly columns?: ColumnSpec<S>;
  /** A node's first state. With columns, a function without an argument is called once for all nodes. */
  init(context: InitContext<P>): S;
  /** Fields that survive a crash; a recovery with amnesia loses these as well. */
  readonly stable?: readonly (keyof S & string)[];
  /** `cycle`: nodes act in synchronous cycles, in which messages and their answers arrive. An empty cycle leaves no event. */
  timing?(params: P): 'async' | 'cycle';
  /** Each node's clock at the start, by id; one that keeps true time where a node has none. */
  clocks?(params: P): readonly (ClockSpec | undefined)[];
  /** Down from the start. */
  crashed?(params: P): readonly number[];
  /** The nodes for which `start` is called, where it isn't all. */
  starts?(params: P): readonly number[];
  /** Called once for every such node that is up, at time 0. */
  start?(node: Node<S, M, P>): void;
  readonly on: { readonly [T in keyof M]: (node: Node<S, M, P>, from: number, body: M[T]) => void };
  readonly timers?: { readonly [name: string]: (node: Node<S, M, P>) => void };
  readonly commands?: {
    readonly [name: string]: (
      node: Node<S, M, P>,
      args: Readonly<Record<string, number | string | boolean>>,
    ) => void;
  };
  /** Cycle timing: one act of an active node. */
  cycle?(node: Node<S, M, P>): void;
  /** Cycle timing, for very many nodes: a whole cycle in one go. */
  readonly bulk?: Bulk<S, P>;
  /** After a recovery (`start` if absent): state as from `init` but for the stable fields, timers gone. */
  recover?(node: Node<S, M, P>): void;
  /** Message types of a link layer, or of no part of the algorithm: counted apart. */
  readonly control?: readonly (keyof M & string)[];
  /** A corrupted message is handed on instead of being discarded by the checksum. */
  corrupted?(node: Node<S, M, P>, from: number, type: string): void;
  readonly workload?: Workload<unknown, P>;
  /** Nodes that are alike, for the explorer. */
  readonly symmetry?: Symmetry<S, P>;
  readonly metrics?: MetricFold<S, P>;
}

/** The world as properties and metrics see it: all of it, read-only. */
export interface WorldView<S, P> {
  readonly count: number;
  readonly params: P;
  /** True time, in ticks. */
  readonly time: number;
  readonly cycle: number;
  /** With typed columns the object is shared between calls: read it before the next call. */
  state(node: number): S;
  up(node: number): boolean;
}

export type EventKind =
  | 'start'
  | 'invoke'
  | 'respond'
  | 'send'
  | 'receive'
  | 'lose'
  | 'duplicate'
  | 'timer'
  | 'mark'
  | 'cycle'
  | 'crash'
  | 'recover'
  | 'pause'
  | 'resume'
  | 'partition'
  | 'heal'
  | 'clock';

/** One event as folds and monitors see it. The object is shared: copy what is kept. */
export interface EventView {
  readonly kind: EventKind;
  /** Ticks. */
  readonly time: number;
  readonly node: number;
  /** The other end of a message, -1 where there is none. */
  readonly peer: number;
  /** Message type, timer name, command, mark; '' where there is none. */
  readonly type: string;
  /** The number a mark or an integer body carries, NaN where there is none. */
  readonly value: number;
  readonly body: unknown;
}

/** Metrics are folds over the stream of events, so that they need no stored trace. */
export interface MetricFold<S, P, F = unknown> {
  init(params: P): F;
  /** The kinds it wants; all where this is absent. */
  readonly kinds?: readonly EventKind[];
  event(fold: F, event: EventView, world: WorldView<S, P>): void;
  result(fold: F, world: WorldView<S, P>, messages: MessageCounts): MetricResult;
}

/** What a check found: the nodes involved, and a sentence (a template with values). */
export interface Finding {
  readonly nodes: readonly number[];
  readonly text: string;
  readonly values?: WordValues;
  /** `eventually`: the run has ended, and what is owed could still have come. Then the check is neither true nor false. */
  readonly undecided?: boolean;
}

/**
 * `always`: `check` after every step, a finding is a violation.
 * `eventually`: `check` at the end, a finding says what is still owed and to whom.
 * `sometimes`: `check` after every step until it returns a finding: it was seen, as it must be in every preset.
 * What a preset promises counts in its own runs alone (as-promised.ts). `check` writes nothing: `observe` alone changes
 * what the monitor remembers, since how often a check is asked is not fixed.
 */
export interface Property<S, P, Q = unknown> {
  readonly id: string;
  readonly kind: 'always' | 'eventually' | 'sometimes';
  /** An English sentence. */
  readonly name: string;
  /** Holds only under these parameters; elsewhere it is not checked. */
  applies?(params: P): boolean;
  /** What it remembers between events; part of the state when schedules are explored. Plain data. */
  monitor?(params: P): Q;
  /** What it remembers, with other ids of nodes (`Protocol.symmetry`). */
  rename?(monitor: Q, rename: Rename): Q;
  /** The kinds of events it hangs on: `observe` sees only these, `check` comes only after a step with one. All if absent. */
  readonly kinds?: readonly EventKind[];
  observe?(monitor: Q, event: EventView, world: WorldView<S, P>): void;
  /** `event` is the step's last one, of whatever kind. */
  check(world: WorldView<S, P>, monitor: Q, event: EventView): Finding | undefined;
}

/** Meaning of a state, from which views choose colour and shape. */
export type Tone = 'idle' | 'waiting' | 'active' | 'leader' | 'done' | 'warning';

/** One node's state in the engine's words; no colour, no pixel. */
export interface Facets {
  /** A stretch on the node's lane, e.g. "in critical section". */
  readonly band?: { readonly text: string; readonly values?: WordValues; readonly tone: Tone };
  /** The protocol's own clock, as shown beside an event. */
  readonly clock?: string | number;
  /** Short marks beside the node's name. */
  readonly badges?: readonly { readonly text: string; readonly tone: Tone }[];
  /** Name and value of each variable worth seeing, in a fixed order. */
  readonly rows?: readonly (readonly [name: string, value: string | number])[];
  /** Which of the manifest's `cells` the node is in (grids and curves). */
  readonly cell?: string;
  /** What it knows of others: successor, finger, parent. Drawn between nodes. */
  readonly edges?: readonly Edge[];
  /** Its place, and what hangs there, on a circle of identifiers. */
  readonly ring?: RingFacet;
}
export interface Edge {
  readonly to: number;
  /** The field's word for it, e.g. "successor". */
  readonly role: string;
  /** What stands beside it, e.g. a finger's number. */
  readonly text?: string;
}
/** Places are fractions of the circle, from 0 at the top, clockwise. */
export interface RingFacet {
  /** Where the node stands (several places: virtual nodes); evenly with the others, in the order of ids, if absent. */
  readonly at?: readonly number[];
  /** Its identifier in words. */
  readonly label?: string;
  readonly keys?: readonly { readonly at: number; readonly text: string }[];
  /** What is left of a search that the node has at hand: from it to the key, clockwise. */
  readonly arcs?: readonly { readonly from: number; readonly to: number; readonly text: string }[];
  /** Something of which there is one, e.g. "token". */
  readonly token?: string;
}
export type Describe<S, P> = (state: S, context: InitContext<P>) => Facets;

/** A named moment of a preset, found in the trace by what happens. */
export interface Beat {
  readonly id: string;
  /** At most three words, under the timeline. */
  readonly title: string;
  readonly caption: string;
  readonly values?: WordValues;
  /** The n-th event (from 1) that matches; the last one with `nth: -1`. */
  readonly at: EventPattern;
}
export interface EventPattern {
  readonly kind: EventKind;
  readonly node?: number;
  readonly peer?: number;
  readonly type?: string;
  readonly nth?: number;
}

/** A preset: data only. What it leaves out takes the schema's defaults. */
export interface Preset {
  readonly id: string;
  /** One sentence: what to watch for. */
  readonly about: string;
  readonly params?: Readonly<Record<string, number | boolean | string | readonly number[]>>;
  readonly network?: Partial<NetworkSpec>;
  readonly seed?: number;
  readonly stop?: Partial<Stop>;
  /** Operations and faults, in order. */
  readonly script?: readonly Intervention[];
  readonly beats: readonly Beat[];
  /**
   * Properties that must fail in the preset's own runs (as-promised.ts): that is the lesson. A violation ends the run
   * unless `stop.onViolation` is `count`.
   */
  readonly expectFails?: readonly string[];
  /** The view it opens in, where that is not the manifest's first. */
  readonly view?: ViewName;
}

export type ViewName = 'space-time' | 'grid' | 'network' | 'ring' | 'table' | 'messages' | 'log';

/** Metadata, small and loaded at once: imports no handler. */
export interface Manifest<T extends ParamSchema = ParamSchema> {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly version: number;
  /** One sentence for the catalogue and its search. */
  readonly about: string;
  readonly params: T;
  readonly presets: readonly { readonly id: string; readonly title: string }[];
  /** Views in the order of their tabs; the first one opens. Those that show any run follow by themselves. */
  readonly views: readonly ViewName[];
  /** How times are shown: one unit is so many ticks. */
  readonly time: { readonly unit: string; readonly ticks: number };
  /** A node's label is this before its id. */
  readonly nodeLabel: string;
  readonly metrics: readonly MetricInfo[];
  /** Categories of `Facets.cell`, in the order of their curves. */
  readonly cells?: readonly { readonly id: string; readonly title: string; readonly tone: Tone }[];
  /** Commands that a person may invoke, with the word on the button. */
  readonly commands?: Readonly<Record<string, string>>;
  /** What a command may be told, by its name: a form asks for it. What is left out, the node chooses. */
  readonly commandArgs?: Readonly<Record<string, CommandArgSchemas<ParamsFor<T>>>>;
  /** A combination of values that makes no sense, said with the parameter's name. */
  check?(params: ParamsFor<T>): { readonly param: string; readonly message: string } | undefined;
}
type ParamsFor<T extends ParamSchema> = import('./params.ts').ParamsOf<T>;

/** Everything of a folder but its manifest, loaded as one chunk. */
export interface ProtocolBody<S, M, P> {
  readonly protocol: Protocol<S, M, P>;
  readonly properties: readonly Property<S, P>[];
  readonly presets: readonly Preset[];
  readonly describe: Describe<S, P>;
  readonly theory?: Theory<P>;
  readonly broken?: BrokenVariant<S, M, P>;
}
/** One wrong variant, and the property that it must violate. */
export interface BrokenVariant<S, M, P> {
  readonly about: string;
  readonly protocol: Protocol<S, M, P>;
  readonly violates: string;
  /** A preset of this id shows the violation. */
  readonly preset: string;
}

export const defineManifest = <const T extends ParamSchema>(manifest: Manifest<T>): Manifest<T> =>
  manifest;
export const defineProtocol = <S, M, P>(protocol: Protocol<S, M, P>): Protocol<S, M, P> => protocol;
/** Hides the type of the workload's own state. */
export const defineWorkload = <W, P>(workload: Workload<W, P>): Workload<unknown, P> =>
  workload as unknown as Workload<unknown, P>;
/** Hides the type of what the fold keeps. */
export const defineMetrics = <S, P, F>(fold: MetricFold<S, P, F>): MetricFold<S, P> =>
  fold as unknown as MetricFold<S, P>;
/** Hides the type of what the property remembers. */
export const defineProperty = <S, P, Q = never>(property: Property<S, P, Q>): Property<S, P> =>
  property as unknown as Property<S, P>;
