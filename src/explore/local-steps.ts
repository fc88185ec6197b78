// What one node does with one thing that happens to it: the engine's own step, taken once for each state and each thing.
import { getRow, setRow } from '../engine/columns.ts';
import type { Compiled } from '../engine/compiled.ts';
import type { EventView } from '../engine/contract.ts';
import { crash, intervene } from '../engine/faults.ts';
import { Machine } from '../engine/machine.ts';
import { compileLinks, DEFAULT_NETWORK } from '../engine/network.ts';
import { clonePlain } from '../engine/plain.ts';
import { Item } from '../engine/pool.ts';
import { startNode } from '../engine/start.ts';
import { EVENT_KINDS, Flag } from '../engine/trace.ts';
import { newWorld, Status, type World } from '../engine/world.ts';
import { type DrawLimit, forAllDraws } from './draws.ts';
import { Interner, plainText } from './interner.ts';
import type { PendingItems } from './pending.ts';

/** All of a node that decides what it does next. */
export interface Local {
  readonly node: number;
  readonly status: number;
  readonly state: unknown;
  /** Types of commands not answered yet. */
  readonly open: readonly number[];
  /** Ascending by type. */
  readonly timers: readonly LocalTimer[];
  /** Steps so far, which is what its clock shows; 0 where no handler looks. */
  readonly steps: number;
  /** Whether a timer waits that is not background. */
  readonly waits: boolean;
}
export interface LocalTimer {
  readonly type: number;
  readonly flags: number;
  /** Of the node's clock; the first length that was met stands for all. */
  readonly ticks: number;
}

/** An event, and how its node was at that moment. */
export interface SeenEvent extends EventView {
  readonly state: unknown;
  readonly up: boolean;
}

/** A mark that the workload may answer, after so many of the step's draws. */
export interface Mark {
  readonly label: string;
  readonly drawn: number;
}

export interface Outcome {
  /** Of all outcomes. */
  readonly number: number;
  readonly draws: readonly number[];
  readonly local: number;
  /** Numbers of the messages sent, in order. */
  readonly sent: readonly number[];
  /** Timers set in this step: types and ticks of true time. */
  readonly set: ReadonlyMap<number, number>;
  readonly events: readonly SeenEvent[];
  /** Kinds of the events, one bit each. */
  readonly kinds: number;
  readonly marks: readonly Mark[];
  /** What a handler threw. */
  readonly error: string | undefined;
}

/**
 * What may happen to a node: x is the item's number for `take` and for `lose`, to which the reason is added; the timer's type
 * for `timer`; else 0.
 */
export const Happening = {
  take: 0,
  timer: 1,
  crash: 2,
  recover: 3,
  start: 4,
  lose: 5,
} as const;

/** A handler looked at its clock, and states don't hold what it shows. */
export class ClockRead extends Error {}

const KEPT_STATUS = Status.down | Status.paused | Status.active;
/** Marks the timers that were there before the step. */
const BEFORE = -2;
/** More than there are, reasons for a loss included. */
const HAPPENINGS = 16;

export class LocalSteps {
  private readonly items: PendingItems;
  private readonly clocks: boolean;
  private readonly draws: DrawLimit;
  private readonly machine: Machine;
  /** Every node before anything happened. */
  readonly first: readonly number[];
  /** Whether somebody who observes events looks at the world as well. */
  private readonly looksBack: boolean;
  private readonly locals = new Interner<Local>();
  private readonly known: Map<number, readonly Outcome[]>[] = [];
  private outcomesFound = 0;
  private events: SeenEvent[] = [];
  private marks: Mark[] = [];
  private kinds = 0;
  private choose: (n: number) => number = () => 0;
  private drawn: () => number = () => 0;

  constructor(compiled: Compiled, items: PendingItems, clocks: boolean, draws: DrawLimit) {
    this.items = items;
    this.clocks = clocks;
    this.draws = draws;
    this.looksBack = compiled.properties.some(({ observe }) => (observe?.length ?? 0) > 2);
    const hooks = compiled.protocol.workload?.onMark ?? {};
    const alone: Compiled = {
      ...compiled,
      links: compileLinks(DEFAULT_NETWORK, compiled.nodes),
      protocol: { ...compiled.protocol, workload: undefined as never },
      properties: [],
      fold: { init: () => undefined, event: (_, event) => this.see(event, hooks), result: none },
    };
    this.machine = new Machine(alone, newWorld(alone), {
      trace: undefined,
      hash: false,
      strict: true,
      seed: 0,
      chooser: (n) => this.choose(n),
    });
    this.first = Array.from({ length: compiled.nodes }, (_, node) => this.numberOf(node));
  }

  get(local: number): Local {
    return this.locals.values[local];
  }

  get bytes(): number {
    return this.locals.characters * 6;
  }

  /** Every outcome: one for each result of the draws made. `x` is as at `Happening`. */
  outcomes(local: number, happening: number, x: number): readonly Outcome[] {
    this.known[local] ??= new Map();
    const key = x * HAPPENINGS + happening;
    const known = this.known[local].get(key);
    if (known) return known;
    const found = this.find(this.get(local), happening, x);
    this.known[local].set(key, found);
    return found;
  }

  private find(local: Local, happening: number, x: number): readonly Outcome[] {
    const found: Outcome[] = [];
    let error: string | undefined;
    forAllDraws(
      this.draws,
      (choose, drawn) => {
        this.choose = choose;
        this.drawn = drawn;
        this.place(local);
        error = undefined;
        try {
          this.happen(local.node, happening, x);
        } catch (thrown) {
          error = thrown instanceof Error ? thrown.message : String(thrown);
        }
      },
      (draws) => found.push(this.outcome(local.node, draws, error)),
    );
    return found;
  }

  /** Puts the node into the machine as it was. */
  private place({ node, status, state, open, timers, steps }: Local): void {
    const { world } = this.machine;
    if (world.columns) setRow(world.columns, node, state as object);
    else world.states[node] = clonePlain(state);
    world.statuses[node] = status;
    world.steps[node] = steps;
    world.open.set(
      node,
      open.map((type) => ({ record: -1, type })),
    );
    world.timers[node] = new Map();
    for (const { type, flags, ticks } of timers)
      world.timers[node].set(
        type,
        world.pool.add(Item.timer, flags, type, node, -1, BEFORE, ticks, undefined),
      );
    this.events = [];
    this.marks = [];
    this.kinds = 0;
  }

  private happen(node: number, happening: number, x: number): void {
    const { machine } = this;
    const { world } = machine;
    switch (happening) {
      case Happening.timer:
        machine.execute(world.timers[node]?.get(x) as number);
        return;
      case Happening.crash:
        crash(machine, node, 0);
        return;
      case Happening.recover:
        intervene(machine, { kind: 'recover', node, at: { time: 0 } }, -1);
        return;
      case Happening.start:
        startNode(machine, node);
        return;
      default: {
        const lost = happening >= Happening.lose;
        const slot = this.slotOf(x);
        if (lost) world.pool.lose(slot, happening - Happening.lose);
        machine.execute(slot);
      }
    }
  }

  private slotOf(item: number): number {
    const { kind, flags, type, node, peer, value, body } = this.items.get(item);
    const { pool } = this.machine.world;
    return pool.add(kind, flags, type, node, peer, -1, value, body);
  }

  private outcome(node: number, draws: readonly number[], error: string | undefined): Outcome {
    const { world } = this.machine;
    const looked = (world.status(node) & Status.clockRead) !== 0;
    if (looked && !this.clocks) {
      this.clear();
      throw new ClockRead();
    }
    const set = new Map<number, number>();
    for (const [type, slot] of world.timers[node] ?? [])
      if (world.pool.cause(slot) !== BEFORE) set.set(type, this.trueTicks(node, slot));
    const { pool } = world;
    const sent = pool
      .slots()
      .filter((slot) => (pool.head(slot) & 255) === Item.message)
      .sort((a, b) => pool.cause(a) - pool.cause(b))
      .map((slot) => this.items.ofSlot(pool, slot));
    const local = this.numberOf(node);
    this.clear();
    return {
      number: this.outcomesFound++,
      draws,
      local,
      sent,
      set,
      events: this.events,
      kinds: this.kinds,
      marks: this.marks,
      error,
    };
  }

  private trueTicks(node: number, slot: number): number {
    const { clocks, pool } = this.machine.world;
    return Math.floor(pool.value(slot) / (1 + (clocks.get(node)?.drift ?? 0)) + 0.5);
  }

  private clear(): void {
    const { world } = this.machine;
    for (const slot of world.pool.slots()) world.pool.release(slot);
    world.crashedAt.clear();
    world.crashes = 0;
    world.timers = [];
    world.open.clear();
  }

  private numberOf(node: number): number {
    const { world } = this.machine;
    const { columns } = world;
    const state = columns ? getRow(columns, node) : world.states[node];
    const status = world.status(node) & KEPT_STATUS;
    const open = world.open.get(node)?.map((command) => command.type) ?? [];
    const timers = timersOf(world, node);
    const steps = this.clocks ? world.steps[node] : 0;
    const waits = timers.some(({ flags }) => !(flags & Flag.background));
    return this.intern({ node, status, state, open, timers, steps, waits });
  }

  /** The number of what a node may be. */
  intern(local: Local): number {
    const { node, status, state, open, timers, steps } = local;
    const text = `${node} ${status} ${steps} ${open} ${timers.map(({ type, flags }) => `${type}/${flags}`)} ${plainText(state)}`;
    return this.locals.numberOf(text, () => local);
  }

  private see(event: EventView, hooks: Readonly<Record<string, unknown>>): void {
    const { view, world } = this.machine;
    const { node } = event;
    const isNode = node >= 0;
    const row = world.columns && isNode ? getRow(world.columns, node) : undefined;
    this.events.push({
      ...event,
      state: this.looksBack && isNode ? (row ?? clonePlain(world.states[node])) : undefined,
      up: isNode && view.up(node),
    });
    this.kinds |= 1 << EVENT_KINDS.indexOf(event.kind);
    if (event.kind === 'mark' && Object.hasOwn(hooks, event.type))
      this.marks.push({ label: event.type, drawn: this.drawn() });
  }
}

const none = () => ({ metrics: {} });

function timersOf(world: World, node: number): LocalTimer[] {
  const { pool } = world;
  return [...(world.timers[node] ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([type, slot]) => ({
      type,
      flags: (pool.head(slot) >> 8) & Flag.background,
      ticks: pool.value(slot),
    }));
}
