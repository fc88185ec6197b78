// The one step function: takes one pending item and lets it happen. The timed run and the explorer both drive it.
import type { Row } from './columns.ts';
import type { CommandArgs, Compiled } from './compiled.ts';
import type { EventKind, WordValues, WorldView } from './contract.ts';
import { Draws } from './draws.ts';
import { Ledger } from './ledger.ts';
import { NodeContext } from './node-context.ts';
import { freezePlain } from './plain.ts';
import { Item } from './pool.ts';
import { boundStep, Sender } from './sending.ts';
import { Timers } from './timers.ts';
import { Flag, Kind, Loss, type TraceWriter } from './trace.ts';
import { type OpenCommand, RELEASED_ORDER, Status, type World } from './world.ts';
import { rowIn, worldView } from './world-view.ts';

/** In a message's slot, where no step can begin: it has reached its node, which is paused. */
const ARRIVED = Flag.step;

/** Ticks. Up to here times and the widths of the queue's buckets are exact. */
export const MAX_TIME = 2 ** 52;

/** Answers a random draw of `n` outcomes when schedules are explored instead of sampled. */
export type Chooser = (n: number) => number;

export interface MachineOptions {
  readonly trace: TraceWriter | undefined;
  readonly hash: boolean;
  /** Bodies are frozen when sent, so that sharing state shows at once. */
  readonly strict: boolean;
  readonly seed: number;
  /** Note which nodes act, for checkpoints that share the states of those that didn't. */
  readonly tracking?: boolean;
  /** Set when schedules are explored: nothing is timed, draws are choices. */
  readonly chooser?: Chooser;
}

export class Machine {
  readonly compiled: Compiled;
  readonly options: MachineOptions;
  readonly world: World;
  readonly view: WorldView<unknown, unknown>;
  readonly ledger: Ledger;
  readonly draws: Draws;
  readonly sender: Sender;
  readonly timers: Timers;
  /** The node that acts (-1: none), and the number of what it handles: for errors. */
  actor = -1;
  handled = 0;
  /** What a step is called that handles nothing by name. */
  stage: EventKind = 'start';
  /** Flags that what the step under way causes inherits. */
  inherited = 0;
  /** false where schedules are explored. */
  readonly timed: boolean;
  private readonly node: NodeContext;
  private readonly row: Row | undefined;

  constructor(compiled: Compiled, world: World, options: MachineOptions) {
    this.compiled = compiled;
    this.world = world;
    this.options = options;
    this.timed = options.chooser === undefined;
    this.row = rowIn(compiled, world);
    this.view = worldView(compiled, world);
    this.ledger = new Ledger(compiled, world, this.view, options.trace, options.hash);
    this.draws = new Draws(world, options.seed, options.chooser);
    this.sender = new Sender(this);
    this.timers = new Timers(this);
    this.node = new NodeContext(this);
    if (this.row) this.node.state = this.row;
  }

  /** Opens a step of a node, or of the network (-1): the next record begins it. */
  openStep(node: number, handled: number, background: number): NodeContext {
    this.ledger.openStep();
    this.actor = node;
    this.handled = handled;
    this.inherited = background;
    if (node < 0) return this.node;
    if (this.options.tracking) this.world.statuses[node] |= Status.touched;
    if (!this.timed) this.world.steps[node]++;
    return this.context(node);
  }

  /** The shared node object, pointed at that node. */
  context(node: number): NodeContext {
    const context = this.node;
    context.id = node;
    if (this.row === undefined) context.state = this.world.states[node];
    else this.row.row = node;
    return context;
  }

  /** Puts an item on the agenda, `delay` ticks from now. Under the explorer it only waits in the pool. */
  schedule(slot: number, delay: number, background: number): void {
    const world = this.world;
    const time = world.time + delay;
    if (!(time <= MAX_TIME)) this.refuseTime(slot, time);
    if (background === 0) world.foreground++;
    if (this.timed) world.queue.push(time, world.order++, slot);
  }

  private refuseTime(slot: number, time: number): never {
    this.world.pool.release(slot);
    throw new Error(`something would happen at time ${time}, beyond ${MAX_TIME}`);
  }

  /** Lets one pending item happen. Returns false where nothing happened (a cancelled timer, a node that is paused). */
  execute(slot: number): boolean {
    const head = this.world.pool.head(slot);
    if (!((head >> 8) & Flag.background)) this.world.foreground--;
    switch (head & 255) {
      case Item.message:
        return this.arrive(slot, head);
      case Item.loss:
        return this.lose(slot, this.world.pool.whole(slot));
      case Item.timer:
        return this.fire(slot, head);
      case Item.command:
        return this.invoke(slot, head);
      default:
        this.world.pool.release(slot);
        return false;
    }
  }

  private arrive(slot: number, head: number): boolean {
    const world = this.world;
    const pool = world.pool;
    const to = pool.node(slot);
    const status = world.statuses[to];
    if (status & Status.down) return this.lose(slot, Loss.down);
    const cause = pool.cause(slot);
    if (world.crashes > 0 && world.missed(to, cause)) return this.lose(slot, Loss.down);
    const from = pool.peer(slot);
    if (world.partition !== undefined && from !== to && this.isStopped(slot, from, to))
      return this.stopAtCut(slot);
    if (status & Status.paused) return this.hold(slot, to);
    const flags = (head >> 8) & 255;
    if (flags & Flag.corrupted && !this.compiled.protocol.corrupted)
      return this.lose(slot, Loss.corrupted);
    if (pool.isWhole(slot)) {
      const whole = pool.whole(slot);
      pool.release(slot);
      this.receive(to, from, head >>> 16, flags, cause, whole, undefined);
    } else {
      const value = pool.value(slot);
      const body = Number.isNaN(value) ? pool.body(slot) : undefined;
      pool.release(slot);
      this.receive(to, from, head >>> 16, flags, cause, value, body);
    }
    return true;
  }

  /** Whether the partition keeps the message from its receiver. One that had arrived, and waited for a resumption, it doesn't. */
  private isStopped(slot: number, from: number, to: number): boolean {
    return !((this.world.pool.head(slot) >> 8) & ARRIVED) && this.world.isCut(from, to);
  }

  /** A partition loses the message or, for links that keep trying, holds it. */
  stopAtCut(slot: number): boolean {
    if (this.compiled.links.spec.partition === 'drop') return this.lose(slot, Loss.partition);
    this.world.cutOff.push(slot);
    return false;
  }

  /** Puts items that waited back on the agenda, for now and before whatever else comes now: nothing overtakes them. */
  release(slots: readonly number[]): void {
    const { world } = this;
    for (const slot of slots) {
      if (!((world.pool.head(slot) >> 8) & Flag.background)) world.foreground++;
      if (this.timed) world.queue.push(world.time, RELEASED_ORDER + world.released++, slot);
    }
  }

  /** Delivers: the handler runs. */
  receive(
    to: number,
    from: number,
    type: number,
    flags: number,
    cause: number,
    value: number,
    body: unknown,
  ): void {
    const node = this.openStep(to, type, flags & Flag.background);
    if (from !== to) this.countArrival(flags);
    this.ledger.append(Kind.receive, flags & ~Flag.broadcast, type, to, from, cause, value, body);
    if (flags & Flag.corrupted)
      this.compiled.protocol.corrupted?.(node, from, this.ledger.names[type]);
    else this.compiled.onMessage[type]?.(node, from, Number.isNaN(value) ? body : value);
  }

  private countArrival(flags: number): void {
    if (flags & Flag.control) return;
    this.world.delivered++;
    if (flags & Flag.corrupted) this.world.corrupted++;
  }

  /** Keeps an item until its paused node resumes. */
  hold(slot: number, node: number): boolean {
    const { held, pool } = this.world;
    if ((pool.head(slot) & 255) === Item.message) pool.addFlags(slot, ARRIVED);
    const slots = held.get(node);
    if (slots) slots.push(slot);
    else held.set(node, [slot]);
    return false;
  }

  private lose(slot: number, reason: number): boolean {
    const { pool } = this.world;
    const head = pool.head(slot);
    const flags = (head >> 8) & 255;
    this.loseInStep(pool.node(slot), pool.peer(slot), head >>> 16, flags, pool.cause(slot), reason);
    pool.release(slot);
    return true;
  }

  /** The network loses a message: a step of its own, in which no node acts. */
  loseInStep(
    to: number,
    from: number,
    type: number,
    flags: number,
    cause: number,
    reason: number,
  ): void {
    this.ledger.openStep();
    this.actor = -1;
    if (from !== to && !(flags & Flag.control)) {
      this.world.lost++;
      if (reason === Loss.corrupted) this.world.corrupted++;
    }
    this.ledger.append(
      Kind.lose,
      flags & ~Flag.broadcast,
      type,
      to,
      from,
      cause,
      reason,
      undefined,
    );
  }

  private fire(slot: number, head: number): boolean {
    const world = this.world;
    const { pool } = world;
    const id = pool.node(slot);
    if (world.status(id) & Status.paused) return this.hold(slot, id);
    const type = head >>> 16;
    const flags = (head >> 8) & 255;
    const cause = pool.cause(slot);
    const ticks = pool.value(slot);
    pool.release(slot);
    this.timers.fired(id, type);
    const node = this.openStep(id, type, flags & Flag.background);
    this.ledger.append(Kind.timer, flags, type, id, -1, cause, ticks, undefined);
    this.compiled.onTimer[type]?.(node);
    return true;
  }

  private invoke(slot: number, head: number): boolean {
    const world = this.world;
    const { pool } = world;
    const id = pool.node(slot);
    const status = world.status(id);
    if (status & Status.paused && !(status & Status.down)) return this.hold(slot, id);
    const args = (pool.body(slot) ?? {}) as CommandArgs;
    const flags = (pool.head(slot) >> 8) & 255;
    const intervention = pool.cause(slot);
    pool.release(slot);
    if (status & Status.down) {
      // It found its node up, and came too late all the same.
      if (flags & Flag.byHand) world.applied.delete(intervention);
      return false;
    }
    this.command(id, head >>> 16, args, flags);
    return true;
  }

  private command(id: number, type: number, args: CommandArgs, flags: number): void {
    const node = this.openStep(id, type, 0);
    const shown = Object.keys(args).length > 0 ? args : undefined;
    const record = this.ledger.append(Kind.invoke, flags, type, id, -1, -1, NaN, shown);
    const open = this.world.open.get(id);
    if (open) open.push({ record, type });
    else this.world.open.set(id, [{ record, type }]);
    this.compiled.onCommand[type]?.(node, args);
  }

  mark(id: number, label: string, value: number): void {
    const { ledger } = this;
    boundStep(this.world.events - ledger.stepRecord);
    const number = ledger.numberOf(label);
    ledger.append(Kind.mark, this.inherited, number, id, -1, ledger.stepRecord, value, undefined);
    const hook = this.compiled.protocol.workload?.onMark?.[label];
    if (hook) hook(this.loadContext, id);
  }

  /** Answers the node's oldest open command. @throws Error if there is none */
  respond(id: number, answer: number | string | undefined): void {
    this.answer(id, this.world.open.get(id)?.shift(), answer);
  }

  /** Answers the command that the node has taken last. */
  refuse(id: number, reason: string): void {
    this.answer(id, this.world.open.get(id)?.pop(), reason);
  }

  private answer(
    id: number,
    command: OpenCommand | undefined,
    answer: number | string | undefined,
  ): void {
    if (!command) throw new Error('answers a command, but none is open');
    const value = typeof answer === 'number' ? answer : NaN;
    const body = typeof answer === 'string' ? answer : undefined;
    const { type, record } = command;
    this.ledger.append(Kind.respond, this.inherited, type, id, -1, record, value, body);
  }

  say(template: string, values: WordValues | undefined): void {
    this.ledger.say(template, values);
  }

  /** What the environment may do; its random draws come from the stream named workload. */
  get loadContext() {
    const { draws } = this;
    return {
      state: this.world.load,
      params: this.compiled.params,
      count: this.compiled.nodes,
      invoke: (node: number, command: string, delay = 0) =>
        this.scheduleCommand(node, command, wholeTicks(delay), {}),
      randomInt: (n: number) => draws.load(n),
    };
  }

  /** `intervention` is its number in the run where it was placed by hand. @throws Error if there is no such command */
  scheduleCommand(
    node: number,
    name: string,
    delay: number,
    args: CommandArgs,
    intervention = -1,
  ): void {
    const type = this.ledger.numbers.get(name);
    if (type === undefined || !this.compiled.onCommand[type])
      throw new Error(`there is no command ${name}`);
    if (!(node >= 0 && node < this.compiled.nodes) || (node | 0) !== node)
      throw new Error(`asks node ${node} to ${name}, which is not there`);
    const flags = intervention < 0 ? 0 : Flag.byHand;
    const slot = this.world.pool.add(Item.command, flags, type, node, -1, intervention, NaN, args);
    this.schedule(slot, delay, 0);
  }

  /** Facets of a node that acted go into the trace. */
  describe(id: number, record: number): void {
    const { body, params, nodes } = this.compiled;
    const facets = body.describe(this.view.state(id), { id, count: nodes, params });
    this.options.trace?.facets(record, id, facets);
  }

  freeze(body: unknown): void {
    if (this.options.strict) freezePlain(body);
  }
}

/** @throws Error for what is no number of ticks */
function wholeTicks(delay: number): number {
  if (Number.isNaN(delay)) throw new Error('asks for a command after a delay that is no number');
  return Math.max(0, Math.floor(delay));
}
