// All schedules of a run, breadth first: every order of deliveries, timers and commands, every result of draws.
import { kindBits } from '../engine/checks.ts';
import { type AnyBody, type AnyProperty, type Compiled, compile } from '../engine/compiled.ts';
import type { Finding, Manifest } from '../engine/contract.ts';
import { enabledSteps } from '../engine/enabled.ts';
import type { Machine } from '../engine/machine.ts';
import { fillTemplate } from '../engine/narration.ts';
import { DEFAULT_NETWORK } from '../engine/network.ts';
import { InputError } from '../engine/params.ts';
import type { Choice, Run } from '../engine/run.ts';
import { newWorld, Status, type World } from '../engine/world.ts';
import { linesOf } from './schedule-words.ts';
import { StateGraph } from './state-graph.ts';
import {
  beginnings,
  type DrawLimit,
  type Look,
  type Outcome,
  outcomes,
  StepError,
} from './steps.ts';
import { worldKey } from './world-key.ts';

export interface ExploreOptions {
  /** States to look at before it gives up. */
  readonly maxStates?: number;
  /** Steps of the longest schedule. */
  readonly maxDepth?: number;
  /** How many nodes may crash, at any moment. */
  readonly crashes?: number;
  /** Ids of the properties to judge; all of the protocol's where absent. Monitors of others are no part of a state. */
  readonly properties?: readonly string[];
  /** Goes on after a violation, beyond which nothing is looked at. */
  readonly goOn?: boolean;
  /** A draw from more outcomes tries the first and the last alone, and the search counts as not exhausted. */
  readonly maxOutcomes?: number;
  /** Called with each state when it is first reached. */
  readonly visit?: (world: World) => void;
}

/** A schedule that leads somewhere, as choices for a replay and as one line a step. */
export interface Witness {
  readonly choices: readonly Choice[];
  readonly lines: readonly string[];
  readonly detail: string;
}

export interface PropertyResult {
  readonly id: string;
  readonly kind: 'always' | 'eventually' | 'sometimes';
  /** null: the search ended before it was decided. */
  readonly ok: boolean | null;
  /** The shortest schedule to a violation, to an end that owes something, or to the sight of a `sometimes`. */
  readonly witness: Witness | undefined;
}

export interface Exploration {
  /** Every state that can be reached was looked at. */
  readonly exhausted: boolean;
  readonly states: number;
  readonly transitions: number;
  /** Steps of the longest of the shortest schedules. */
  readonly depth: number;
  /** States in which nothing is left to happen. */
  readonly ends: number;
  readonly results: readonly PropertyResult[];
  /** A schedule in which a handler throws. */
  readonly error: Witness | undefined;
}

interface Entry {
  readonly state: number;
  readonly world: World;
}

const NO_PARENT = -1;

/** Explores `run`, whose seed, delays and faults play no part. @throws InputError for a run that can't be explored */
export function explore(
  body: AnyBody,
  manifest: Manifest,
  run: Run,
  options: ExploreOptions = {},
): Exploration {
  const compiled = compileFor(body, manifest, run, options.properties);
  return (
    new BreadthFirst(compiled, options, false).search() ??
    (new BreadthFirst(compiled, options, true).search() as Exploration)
  );
}

function compileFor(
  body: AnyBody,
  manifest: Manifest,
  run: Run,
  ids: readonly string[] | undefined,
): Compiled {
  const network = { ...DEFAULT_NETWORK, fifo: run.network.fifo };
  const compiled = compile(body, manifest, { ...run, network });
  if (compiled.cycles) throw new InputError('timing', 'cycles have one schedule only');
  if (run.interventions.length > 0)
    throw new InputError('interventions', 'are not explored: crashes have a number of their own');
  const properties = compiled.properties.filter(({ id }) => ids?.includes(id) ?? true);
  return { ...compiled, properties, fold: undefined };
}

/** A step that was taken: the state before it, and the choice. */
interface Taken {
  readonly parent: number;
  readonly choice: Choice;
}

class BreadthFirst {
  private readonly compiled: Compiled;
  private readonly options: ExploreOptions;
  /** Whether what clocks show is part of a state. */
  private readonly clocks: boolean;
  /** Numbers of the states by their keys. */
  private readonly seen = new Map<string, number>();
  /** Every step, where something is owed in the end. */
  private readonly graph: StateGraph | undefined;
  /** The step that led to each state first. */
  private readonly states: Taken[] = [];
  private readonly found = new Map<string, Taken & { readonly detail: string }>();
  /** Properties that some end leaves open. */
  private readonly undecided = new Set<string>();
  private readonly draws: DrawLimit;
  /** By property: after which kinds of events it is looked at. */
  private readonly kinds: readonly number[];
  private failure: (Taken & { readonly detail: string }) | undefined;
  private next: Entry[] = [];
  /** Steps of the schedules looked at now, and of the last that led to a new state. */
  private steps = 0;
  private depth = 0;
  private transitions = 0;
  private ends = 0;
  private cutOff = false;

  constructor(compiled: Compiled, options: ExploreOptions, clocks: boolean) {
    this.compiled = compiled;
    this.options = options;
    this.clocks = clocks;
    this.draws = { limit: options.maxOutcomes ?? 64, cut: false };
    const owes = compiled.properties.some(({ kind }) => kind === 'eventually');
    this.graph = owes ? new StateGraph() : undefined;
    this.kinds = compiled.properties.map(({ kinds }) => kindBits(kinds));
  }

  /** undefined: some handler reads a clock, which this search left out of its states. */
  search(): Exploration | undefined {
    const fresh = newWorld(this.compiled);
    const begun = this.reachAll(NO_PARENT, 0, (look) =>
      beginnings(this.compiled, fresh, this.draws, look),
    );
    if (!begun) return undefined;
    const { maxDepth = Infinity } = this.options;
    while (this.next.length > 0 && !this.isOver && this.steps < maxDepth) {
      const level = this.next;
      this.next = [];
      this.steps++;
      for (const entry of level) if (!this.expand(entry)) return undefined;
    }
    this.cutOff ||= this.next.length > 0;
    return this.report();
  }

  private get isOver(): boolean {
    if (this.failure || this.seen.size >= (this.options.maxStates ?? 1_000_000)) return true;
    if (this.options.goOn) return false;
    return this.compiled.properties.some(
      ({ id, kind }) => kind !== 'sometimes' && this.found.has(id),
    );
  }

  /** False where a clock was read that is no part of the states. */
  private expand({ state, world }: Entry): boolean {
    if (this.isOver) {
      this.cutOff = true;
      return true;
    }
    const steps = enabledSteps(this.compiled, world, this.options.crashes ?? 0);
    return steps.every((step, take) =>
      this.reachAll(state, take, (look) => outcomes(this.compiled, world, step, this.draws, look)),
    );
  }

  private reachAll(parent: number, take: number, make: (look: Look) => Iterable<Outcome>): boolean {
    let violated = false;
    const look: Look = (machine, draws) => {
      violated = this.look({ parent, choice: { take, draws } }, machine) || violated;
    };
    try {
      for (const { machine, draws } of make(look)) {
        this.transitions++;
        if (!this.clocks && readsClock(machine.world)) return false;
        // Beyond a violation nothing is looked at.
        if (!violated) this.reach({ parent, choice: { take, draws } }, machine);
        violated = false;
      }
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      const choice = { take, draws: error.draws };
      this.failure ??= { parent, choice, detail: error.message };
    }
    return true;
  }

  private reach(taken: Taken, machine: Machine): void {
    const { world } = machine;
    const key = worldKey(world, this.clocks, this.compiled.links.spec.fifo);
    const known = this.seen.get(key);
    if (known !== undefined) return this.graph?.add(taken.parent, known);
    this.seen.set(key, this.states.length);
    this.graph?.add(taken.parent, this.states.length);
    this.depth = this.steps;
    this.options.visit?.(world);
    const state = this.states.push(taken) - 1;
    if (world.foreground > 0) this.next.push({ state, world });
    else this.end(taken, machine);
  }

  /** Checks what is checked after every step; true for a violation. */
  private look(taken: Taken, machine: Machine): boolean {
    let violated = false;
    this.compiled.properties.forEach((property, i) => {
      if (property.kind === 'eventually' || !(machine.ledger.seen & this.kinds[i])) return;
      const isViolation = this.judge(property, i, taken, machine) && property.kind === 'always';
      violated ||= isViolation;
    });
    return violated;
  }

  private end(taken: Taken, machine: Machine): void {
    this.ends++;
    this.compiled.properties.forEach((property, i) => {
      if (property.kind === 'eventually') this.judge(property, i, taken, machine);
    });
  }

  private judge(property: AnyProperty, i: number, taken: Taken, machine: Machine): boolean {
    const { view, world, ledger } = machine;
    const finding = property.check(view, world.monitors[i], ledger.event);
    if (finding?.undecided) this.undecided.add(property.id);
    if (!finding || finding.undecided) return false;
    if (!this.found.has(property.id))
      this.found.set(property.id, { ...taken, detail: this.detailOf(finding) });
    return true;
  }

  private detailOf(finding: Finding): string {
    return fillTemplate(finding.text, finding.values, this.compiled.manifest.nodeLabel);
  }

  private report(): Exploration {
    const exhausted = !this.cutOff && !this.draws.cut && !this.failure;
    // A run that goes on for ever is never judged: nothing can be said of what it owes.
    const ends = exhausted && !this.graph?.hasCycle(this.states.length);
    return {
      exhausted,
      states: this.seen.size,
      transitions: this.transitions,
      depth: this.depth,
      ends: this.ends,
      results: this.compiled.properties.map(({ id, kind }) => {
        const found = this.found.get(id);
        const seen = found ? kind === 'sometimes' : kind !== 'sometimes';
        const isDecided = kind === 'eventually' ? ends && !this.undecided.has(id) : exhausted;
        const ok = found || isDecided ? seen : null;
        return { id, kind, ok, witness: found && this.witness(found) };
      }),
      error: this.failure && this.witness(this.failure),
    };
  }

  private witness({ parent, choice, detail }: Taken & { readonly detail: string }): Witness {
    const choices = [choice];
    for (let state = parent; state !== NO_PARENT; state = this.states[state].parent)
      choices.push(this.states[state].choice);
    choices.reverse();
    const lines = linesOf(this.compiled, choices, this.options.crashes ?? 0);
    return { choices, lines, detail };
  }
}

function readsClock(world: World): boolean {
  for (let node = 0; node < world.count; node++)
    if (world.status(node) & Status.clockRead) return true;
  return false;
}
