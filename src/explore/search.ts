// All schedules of a run, breadth first: every order of deliveries, timers and commands, every result of draws, and what
// faults are allowed. `new Search(...)`, then `advance` until it is true, then `report`; between, `progress`.
import type { AnyBody, Compiled } from '../engine/compiled.ts';
import type { Finding, Manifest } from '../engine/contract.ts';
import { fillTemplate } from '../engine/narration.ts';
import type { Intervention, Run } from '../engine/run.ts';
import { type Budgets, givenBudgets } from './budgets.ts';
import { byHand } from './by-hand.ts';
import type { DrawLimit } from './draws.ts';
import type { Found } from './found.ts';
import { GrowingInts } from './growing-ints.ts';
import { StepGraph } from './liveness.ts';
import { ClockRead } from './local-steps.ts';
import { Renaming } from './renaming.ts';
import { roundsOf } from './rounds.ts';
import { checkBudgets, compileFor, searched } from './searched-run.ts';
import { StateStore } from './state-store.ts';
import { type Explorer, Successors } from './successors.ts';

export type Timing = 'asynchronous' | 'synchronous';

export interface SearchOptions extends Partial<Budgets> {
  /**
   * asynchronous: things happen in any order, timers at any time. synchronous: messages take what the network allows,
   * timers what they are set to.
   */
  readonly timing?: Timing;
  /** States to look at before it gives up: 1,000,000 unless given. */
  readonly maxStates?: number;
  /** Steps of the longest schedule: 1,000 unless given. */
  readonly maxDepth?: number;
  /** Bytes for states before it gives up: 1.2 GB unless given. */
  readonly maxBytes?: number;
  /** Ids of the properties to judge; all of the protocol's where absent. Monitors of others are no part of a state. */
  readonly properties?: readonly string[];
  /** Ends at the first violation. */
  readonly stopsAtViolation?: boolean;
  /** false: alike nodes are told apart, though the protocol declares them alike. */
  readonly symmetry?: boolean;
  /** A draw from more outcomes tries the first and the last alone, and the search counts as not exhausted. */
  readonly maxOutcomes?: number;
}

export interface Progress {
  readonly states: number;
  readonly transitions: number;
  /** States that are met and not yet left. */
  readonly frontier: number;
  /** Steps of the schedules that are looked at. */
  readonly depth: number;
  readonly bytes: number;
}

/** Why a search ended before it had seen all. */
export type Cut =
  | 'states'
  | 'depth'
  | 'time'
  | 'memory'
  | 'draws'
  | 'violation'
  | 'error'
  | 'cancelled';

const MAX_STATES = 1_000_000;
const MAX_DEPTH = 1000;
const MAX_BYTES = 1_200_000_000;
const MAX_OUTCOMES = 64;
const NO_PARENT = -1;
/** States between two looks at the memory. */
const LOOK_EVERY = 4096;

export class Search implements Explorer {
  readonly compiled: Compiled;
  readonly options: SearchOptions;
  readonly run: Run;
  /** What faults may do: as the options say, else what was done to the run by hand. */
  readonly budgets: Budgets;
  /** In words: what was done by hand, or happens by chance, and is no part of any schedule. */
  readonly leftOut: readonly string[];
  successors!: Successors;
  store!: StateStore;
  graph: StepGraph | undefined;
  /** What was found first, by property. */
  readonly found = new Map<string, Found>();
  /** Properties that some end leaves open. */
  readonly undecided = new Set<string>();
  /** The first step in which a handler threw. */
  failure: Found | undefined;
  /** States in which nothing is left to happen. */
  ends = 0;
  transitions = 0;
  /** Steps of the longest of the shortest schedules. */
  depth = 0;
  /** Alike nodes are exchanged, so that one state stands for many; undefined where there are none. */
  renaming: Renaming | undefined;
  private parents!: GrowingInts;
  private draws: DrawLimit;
  /** The state that is left, and the first of the next depth. */
  private at = NO_PARENT;
  private level = 0;
  private levelEnd = 0;
  private cutBy: Cut | undefined;
  private isOver = false;
  private clocks = false;
  /** Numbers of properties not decided yet, of the kinds that are looked at on the way. */
  private open: number[] = [];
  /** The step at hand. */
  private act = 0;
  private drawn: readonly number[] = [];

  /** @throws InputError for a run that can't be explored */
  constructor(body: AnyBody, manifest: Manifest, run: Run, options: SearchOptions = {}) {
    this.run = searched(run);
    this.options = options;
    this.compiled = compileFor(body, manifest, this.run, options.properties);
    const isBounded = options.timing === 'synchronous';
    const { budgets, leftOut } = byHand(run, this.compiled.nodes, isBounded);
    this.budgets = givenBudgets(budgets, options);
    this.leftOut = leftOut;
    checkBudgets(this.compiled, this.budgets, isBounded);
    this.draws = { limit: options.maxOutcomes ?? MAX_OUTCOMES, cut: false };
    this.begin();
  }

  private begin(): void {
    const { options, budgets, compiled, run } = this;
    this.store = new StateStore();
    this.parents = new GrowingInts();
    this.found.clear();
    this.undecided.clear();
    this.failure = undefined;
    this.at = NO_PARENT;
    this.ends = this.transitions = this.depth = this.level = this.levelEnd = 0;
    this.open = compiled.properties.flatMap(({ kind }, i) => (kind === 'eventually' ? [] : [i]));
    this.graph = this.open.length < compiled.properties.length ? new StepGraph() : undefined;
    this.successors = new Successors(
      compiled,
      {
        budgets,
        network: options.timing === 'synchronous' ? run.network : undefined,
        clocks: this.clocks,
        draws: this.draws,
        commands: run.interventions as Extract<Intervention, { kind: 'command' }>[],
      },
      this,
    );
    const isPlain = options.timing !== 'synchronous' && budgets.partitions === 0;
    const renames = isPlain && options.symmetry !== false;
    this.renaming = renames ? Renaming.of(compiled, this.successors) : undefined;
    this.restarting(() => this.successors.begin());
    this.levelEnd = this.store.count;
  }

  /** Where a clock was read that is no part of the states, all begins anew with clocks. */
  private restarting(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof ClockRead)) throw error;
      this.clocks = true;
      this.begin();
    }
  }

  /** Leaves at most so many states. True when the search has ended. */
  advance(states: number): boolean {
    this.restarting(() => {
      for (let left = states; left > 0 && !this.isOver; left--) this.leaveOne();
    });
    return this.isOver;
  }

  /** Searches to the end. */
  finish(): this {
    while (!this.advance(1_000_000));
    return this;
  }

  /** Ends it with what was found so far. */
  stop(why: 'cancelled' | 'time'): void {
    this.end(why);
  }

  /** Why it ended before all was seen; undefined where all was. */
  get cut(): Cut | undefined {
    return this.cutBy ?? (this.draws.cut ? 'draws' : undefined);
  }

  get exhausted(): boolean {
    return this.isOver && this.cut === undefined;
  }

  get progress(): Progress {
    return {
      states: this.store.count,
      transitions: this.transitions,
      frontier: this.store.count - this.at - 1,
      depth: this.depth,
      bytes: this.bytes,
    };
  }

  get bytes(): number {
    return this.store.bytes + this.parents.bytes + this.successors.bytes + (this.graph?.bytes ?? 0);
  }

  private end(cut: Cut | undefined): void {
    if (this.isOver) return;
    this.isOver = true;
    this.cutBy = cut;
    this.findCycles();
  }

  private leaveOne(): void {
    const { store, options } = this;
    const cut = this.cutNow();
    if (cut) return this.end(cut);
    if (this.at + 1 === store.count) return this.end(undefined);
    if (++this.at === this.levelEnd) {
      this.level++;
      this.levelEnd = store.count;
    }
    if (this.level >= (options.maxDepth ?? MAX_DEPTH)) {
      if (this.mayFail || !this.isQuiet(this.at)) {
        this.at--;
        return this.end('depth');
      }
    }
    const { successors } = this;
    const size = this.read(this.at);
    this.graph?.leaveNext();
    successors.expand(size);
  }

  private cutNow(): Cut | undefined {
    const { options, store } = this;
    if (this.failure) return 'error';
    if (options.stopsAtViolation && this.hasViolation()) return 'violation';
    if (this.at + 1 < store.count && store.count >= (options.maxStates ?? MAX_STATES))
      return 'states';
    if (this.at % LOOK_EVERY === 0 && this.bytes > (options.maxBytes ?? MAX_BYTES)) return 'memory';
    return undefined;
  }

  private hasViolation(): boolean {
    return this.compiled.properties.some(
      ({ id, kind }) => kind !== 'sometimes' && this.found.has(id),
    );
  }

  private get mayFail(): boolean {
    return Object.values(this.budgets).some((count) => count > 0);
  }

  private isQuiet(state: number): boolean {
    const size = this.read(state);
    return this.successors.composer.isEnd(this.successors.composer.words, size);
  }

  /** Puts a state's words where it is left from; returns how many they are. */
  read(state: number): number {
    const { composer } = this.successors;
    composer.makeRoom(this.store.lengthOf(state));
    return this.store.read(state, composer.words);
  }

  parentOf(state: number): number {
    return this.parents.get(state);
  }

  glance(act: number, draws: readonly number[]): void {
    this.act = act;
    this.drawn = draws;
    this.lookAfterStep();
    this.lookAtState();
  }

  reached(act: number, draws: readonly number[]): void {
    const { store, successors } = this;
    const { composer } = successors;
    this.act = act;
    this.drawn = draws;
    this.transitions++;
    this.lookAfterStep();
    const before = store.count;
    const state = store.add(this.standIn(), composer.length);
    if (this.at >= 0) this.graph?.add(state, act);
    if (state < before) return;
    this.parents.push(this.at);
    this.depth = this.at < 0 ? 0 : this.level + 1;
    this.lookAtState();
    if (composer.isEnd(composer.next, composer.length)) this.judgeEnd();
  }

  /** The words that stand for what was reached. */
  private standIn(): Int32Array {
    const { next, length } = this.successors.composer;
    return this.renaming?.standIn(next, length) ?? next;
  }

  /** The number of the state that was reached; -1 where it is none. */
  get stateReached(): number {
    return this.store.find(this.standIn(), this.successors.composer.length);
  }

  private lookAfterStep(): void {
    const { composer, watch } = this.successors;
    const { open } = this;
    for (let n = open.length - 1; n >= 0; n--)
      if (!watch.hangsOnState(open[n]) && watch.looksAfter(open[n], composer.kinds))
        this.look(open[n]);
  }

  private lookAtState(): void {
    const { open } = this;
    for (let n = open.length - 1; n >= 0; n--)
      if (this.successors.watch.hangsOnState(open[n])) this.look(open[n]);
  }

  private judgeEnd(): void {
    this.ends++;
    if (!this.graph) return;
    this.compiled.properties.forEach(({ id, kind }, i) => {
      if (kind === 'eventually' && !this.found.has(id)) this.look(i);
    });
  }

  /** Checks a property in the state that was reached. */
  private look(i: number): void {
    const { composer, watch } = this.successors;
    const finding = watch.check(i, composer.next, composer.event);
    if (!finding) return;
    const { id } = this.compiled.properties[i];
    if (finding.undecided) {
      this.undecided.add(id);
      return;
    }
    this.found.set(id, this.step(i, this.inWords(finding)));
    this.open = this.open.filter((one) => one !== i);
  }

  private step(property: number, detail: string): Found {
    const { at: parent, act, drawn } = this;
    return { parent, act, draws: drawn.slice(), property, detail };
  }

  inWords(finding: Finding): string {
    return fillTemplate(finding.text, finding.values, this.compiled.manifest.nodeLabel);
  }

  failed(act: number, draws: readonly number[], detail: string): void {
    this.act = act;
    this.drawn = draws;
    this.failure ??= this.step(-1, detail);
  }

  /** Looks for rounds in which what must come in the end never does. */
  private findCycles(): void {
    const owing = this.compiled.properties.flatMap(({ id, kind }, i) =>
      kind === 'eventually' && !this.found.has(id) ? [i] : [],
    );
    if (!this.graph || owing.length === 0) return;
    const { found, undecided } = roundsOf(this, this.graph, owing);
    for (const i of undecided) this.undecided.add(this.compiled.properties[i].id);
    for (const one of found) this.found.set(this.compiled.properties[one.property].id, one);
  }
}
