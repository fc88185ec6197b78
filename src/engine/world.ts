// The world: everything that changes during a run, in one place, so that it can be copied and hashed.
import { type Columns, copyColumns, fillRows, newColumns, setRow } from './columns.ts';
import type { Compiled } from './compiled.ts';
import { Digest } from './digest.ts';
import { clonePlain } from './plain.ts';
import { Pool } from './pool.ts';
import { EventQueue } from './queue.ts';

/** Words of a node in `info`: how many messages it has sent, and how many random words drawn. */
export const INFO = 2;
export const Info = { sends: 0, draws: 1 } as const;
/** Bits of a node's status; `clockRead` is kept only where schedules are explored. */
export const Status = {
  down: 1,
  paused: 2,
  active: 4,
  touched: 8,
  listed: 16,
  background: 32,
  clockRead: 64,
} as const;

/**
 * At one time interventions come first, by their place in the run; then what a resumption or a heal releases; then
 * whatever was scheduled.
 */
export const RELEASED_ORDER = 1 << 16;
const FIRST_ORDER = 1 << 28;
/** Rounds of a workload that come to nothing before the run is quiescent. */
const MAX_IDLE_ROUNDS = 10_000;

/** A node's clock: shows base + (1 + drift) * (t - since), in ticks, down to a multiple of its granularity. */
export interface LocalClock {
  readonly base: number;
  readonly since: number;
  readonly drift: number;
  readonly granularity: number;
}

export interface Partition {
  /** Group of each node. */
  readonly group: readonly number[];
  readonly oneWay: boolean;
}

/** What a property has come to so far. */
export interface CheckState {
  count: number;
  at: number;
  nodes: readonly number[];
  detail: string;
}

/** A command that has not been answered: the record of its invocation, and its name's number. */
export interface OpenCommand {
  readonly record: number;
  readonly type: number;
}

export class World {
  /** Ticks. */
  time = 0;
  /** Steps taken at this time. */
  stepsAtTime = 0;
  /** Sequence number of the next item scheduled. */
  order = FIRST_ORDER;
  /** Rounds in which the workload was asked without a record since; and the number of records then. */
  idleRounds = 0;
  idleSince = -1;
  /** Items released so far. */
  released = 0;
  /** Records so far, recorded or not. */
  events = 0;
  cycle = 0;
  /** Crashes so far: before the first, no message can miss its receiver. */
  crashes = 0;
  /** Items pending that are not background. */
  foreground = 0;
  pool: Pool;
  queue: EventQueue;
  info: Int32Array;
  /** Steps of each node, kept only where schedules are explored. */
  steps: Int32Array;
  /** Number of records up to a node's last crash. */
  crashedAt: Map<number, number> = new Map();
  /** Apart from `info`: looked at for every message, and small enough to stay in cache. */
  statuses: Uint8Array;
  states: unknown[] = [];
  columns: Columns | undefined;
  /** Active nodes of cycle timing, in the order of their becoming so. */
  active: number[] = [];
  timers: (Map<number, number> | undefined)[] = [];
  /** Items that wait for a paused node. */
  held: Map<number, number[]> = new Map();
  open: Map<number, OpenCommand[]> = new Map();
  clocks: Map<number, LocalClock> = new Map();
  partition: Partition | undefined;
  /** Messages that a partition holds. */
  cutOff: number[] = [];
  /** Last arrival on a FIFO channel, and when a channel with bandwidth is free; by sender * nodes + receiver. */
  lastArrival: Map<number, number> = new Map();
  channelFree: Map<number, number> = new Map();
  monitors: unknown[] = [];
  checks: CheckState[] = [];
  fold: unknown;
  load: unknown;
  loadDraws = 0;
  digest = new Digest();
  byType: number[] = [];
  sent = 0;
  control = 0;
  self = 0;
  delivered = 0;
  lost = 0;
  duplicated = 0;
  corrupted = 0;
  /** How often a message named by an intervention's channel and type was sent. */
  ordinals: Map<string, number> = new Map();
  /** Placed interventions done, and those that found something to act on. */
  placed = 0;
  applied: Set<number> = new Set();

  readonly count: number;
  /** An empty world, or a copy of another that shares everything with it. */
  constructor(count: number, like?: World) {
    this.count = count;
    this.pool = like?.pool ?? new Pool();
    this.queue = like?.queue ?? new EventQueue(this.pool);
    this.info = like?.info ?? new Int32Array(count * INFO);
    this.steps = like?.steps ?? new Int32Array(count);
    this.statuses = like?.statuses ?? new Uint8Array(count);
  }

  status(node: number): number {
    return this.statuses[node];
  }
  setStatus(node: number, bit: number, on: boolean): void {
    if (on) this.statuses[node] |= bit;
    else this.statuses[node] &= ~bit;
  }

  /** Counts a round of the workload; true if too many came to nothing: everybody it asks is down or paused. */
  asksInVain(): boolean {
    if (this.events !== this.idleSince) this.idleRounds = 0;
    this.idleSince = this.events;
    return ++this.idleRounds > MAX_IDLE_ROUNDS;
  }

  /** Cycle timing: whether the node acts from the next cycle on. */
  setActive(node: number, active: boolean): void {
    const status = this.statuses[node];
    if (active === ((status & Status.active) !== 0)) return;
    this.setStatus(node, Status.active, active);
    if (!active || status & Status.listed) return;
    this.setStatus(node, Status.listed, true);
    this.active.push(node);
  }

  /** What the node's clock shows now, in ticks. */
  localTime(node: number): number {
    const clock = this.clocks.get(node);
    if (!clock) return this.time;
    return Math.floor(this.exactTime(clock) / clock.granularity) * clock.granularity;
  }

  /** The clock's time before it is rounded down to what it can show. */
  exactTime({ base, since, drift }: LocalClock): number {
    return base + (1 + drift) * (this.time - since);
  }

  /** Whether a message of that send was on its way to the node when it crashed. */
  missed(node: number, send: number): boolean {
    return send + 1 < (this.crashedAt.get(node) ?? 0);
  }

  isCut(from: number, to: number): boolean {
    const p = this.partition;
    return p !== undefined && p.group[from] !== p.group[to] && (!p.oneWay || p.group[from] === 0);
  }

  /**
   * A copy that shares nothing that changes. With `before`, an earlier copy, nodes that did not act since share
   * their state with it: copies are never run, only copied again.
   */
  clone(before?: World): World {
    const copy = new World(this.count, this);
    // Settling moves slots from chain to chain: before these are copied.
    this.queue.settle();
    const pool = this.pool.clone();
    Object.assign(copy, this, {
      pool,
      queue: this.queue.clone(pool),
      info: this.info.slice(),
      steps: this.steps.slice(),
      crashedAt: new Map(this.crashedAt),
      statuses: this.statuses.slice(),
      states: this.cloneStates(before),
      columns: this.columns && copyColumns(this.columns),
      active: this.active.slice(),
      timers: this.timers.map((timers) => timers && new Map(timers)),
      held: new Map([...this.held].map(([node, slots]) => [node, slots.slice()])),
      open: new Map([...this.open].map(([node, commands]) => [node, commands.slice()])),
      clocks: new Map(this.clocks),
      cutOff: this.cutOff.slice(),
      lastArrival: new Map(this.lastArrival),
      channelFree: new Map(this.channelFree),
      monitors: clonePlain(this.monitors),
      checks: this.checks.map((check) => ({ ...check })),
      fold: clonePlain(this.fold),
      load: clonePlain(this.load),
      digest: Object.assign(new Digest(), this.digest),
      byType: this.byType.slice(),
      ordinals: new Map(this.ordinals),
      applied: new Set(this.applied),
    });
    return copy;
  }

  private cloneStates(before: World | undefined): unknown[] {
    if (this.columns) return [];
    return this.states.map((state, node) =>
      before && !(this.statuses[node] & Status.touched) ? before.states[node] : clonePlain(state),
    );
  }

  /** From now on counts which nodes act, for the next copy. */
  untouch(): void {
    for (let node = 0; node < this.count; node++) this.statuses[node] &= ~Status.touched;
  }
}

/** The world before the first event: states made, monitors and folds at their start. */
export function newWorld(compiled: Compiled): World {
  const { protocol, columns, params, nodes } = compiled;
  const world = new World(nodes);
  if (columns) world.columns = newColumns(columns, nodes);
  if (world.columns && protocol.init.length === 0)
    fillRows(world.columns, protocol.init({ id: 0, count: nodes, params }) as object);
  else
    for (let id = 0; id < nodes; id++) {
      const state = protocol.init({ id, count: nodes, params });
      if (world.columns) setRow(world.columns, id, state as object);
      else world.states.push(state);
    }
  protocol.clocks?.(params).forEach((clock, id) => {
    if (!clock) return;
    const { offset = 0, drift = 0, granularity = 1 } = clock;
    world.clocks.set(id, { base: offset, since: 0, drift, granularity });
  });
  world.monitors = compiled.properties.map((property) => property.monitor?.(params));
  world.checks = compiled.properties.map(() => ({ count: 0, at: -1, nodes: [], detail: '' }));
  world.fold = compiled.fold?.init(params);
  world.load = protocol.workload?.init(params);
  world.byType = compiled.names.map(() => 0);
  return world;
}
