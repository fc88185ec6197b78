// The one step function: takes one pending item and lets it happen. The timed run and the explorer both drive it.

import { type Row, rowOf } from './columns.ts';
import { type CommandHandler, type Compiled, kindMask, nameDigest } from './compiled.ts';
import type { EventView, WorldView } from './contract.ts';
import { NodeContext } from './node-context.ts';
import { freezePlain, hashPlain } from './plain.ts';
import { Item } from './pool.ts';
import { type Chooser, Sender } from './sending.ts';
import { EVENT_KINDS, Flag, Kind, Loss, type TraceWriter } from './trace.ts';
import { INFO, Info, Status, type World } from './world.ts';

export interface MachineOptions {
  readonly trace: TraceWriter | undefined;
  readonly hash: boolean;
  /** Bodies are frozen when sent, so that sharing state shows at once. */
  readonly strict: boolean;
  readonly seed: number;
  /** Set when schedules are explored: nothing is timed, draws are choices. */
  readonly chooser?: Chooser;
}

interface Observer {
  readonly mask: readonly boolean[];
  readonly see: (event: EventView) => void;
}

export class Machine {
  readonly compiled: Compiled;
  readonly options: MachineOptions;
  world: World;
  readonly names: string[];
  readonly typeNumbers = new Map<string, number>();
  readonly view: WorldView<unknown, unknown>;
  /** First record of the step under way: the cause of what it sends and sets. */
  stepRecord = -1;
  /** The node that acts, for errors. */
  stepNode = -1;
  stepName = '';
  /** Cycle timing: the cycle's own record, cause of what nodes do unasked. */
  actCause = -1;
  readonly sender: Sender;
  private readonly node: NodeContext;
  private readonly row: Row | undefined;
  private readonly viewRow: Row | undefined;
  private readonly trace: TraceWriter | undefined;
  private readonly digests: number[] = [];
  private readonly observers: Observer[] = [];
  private readonly event = {
    kind: 'start',
    time: 0,
    node: -1,
    peer: -1,
    type: '',
    value: NaN,
    body: undefined,
  };
  private stepOpen = false;
  private background = 0;

  constructor(compiled: Compiled, world: World, options: MachineOptions) {
    this.compiled = compiled;
    this.world = world;
    this.options = options;
    this.trace = options.trace;
    this.names = options.trace?.names ?? compiled.names.slice();
    for (let number = 0; number < this.names.length; number++)
      this.intern(this.names[number], number);
    if (world.columns) {
      this.row = rowOf(compiled.protocol.columns as never, world.columns);
      this.viewRow = rowOf(compiled.protocol.columns as never, world.columns);
    }
    this.view = this.makeView();
    this.node = new NodeContext(this);
    this.sender = new Sender(this);
    this.makeObservers();
  }

  private intern(name: string, number: number): number {
    this.typeNumbers.set(name, number);
    this.digests[number] = nameDigest(name);
    return number;
  }

  /** Number of a message type, timer, command or mark; marks are added when first met. */
  numberOf(name: string): number {
    return this.typeNumbers.get(name) ?? this.intern(name, this.names.push(name) - 1);
  }

  private makeView(): WorldView<unknown, unknown> {
    const machine = this;
    return {
      count: this.compiled.nodes,
      params: this.compiled.params,
      get time() {
        return machine.world.time;
      },
      get cycle() {
        return machine.world.cycle;
      },
      state(node) {
        const row = machine.viewRow;
        if (!row) return machine.world.states[node];
        row.row = node;
        return row;
      },
      up: (node) => !(machine.world.status(node) & Status.down),
    };
  }

  private makeObservers(): void {
    const { fold, properties } = this.compiled;
    const view = this.view;
    if (fold) {
      this.observers.push({
        mask: kindMask(fold.kinds),
        see: (event) => fold.event(this.world.fold, event, view),
      });
    }
    properties.forEach((property, i) => {
      if (!property.observe) return;
      this.observers.push({
        mask: kindMask(property.kinds),
        see: (event) => property.observe?.(this.world.monitors[i], event, view),
      });
    });
  }

  /** Appends one event; returns its record's index. `body` only where it is an object or a text. */
  emit(
    kind: number,
    flags: number,
    type: number,
    node: number,
    peer: number,
    cause: number,
    value: number,
    body: unknown,
  ): number {
    const world = this.world;
    const index = world.events++;
    let bits = flags;
    let origin = cause;
    if (this.stepOpen) {
      this.stepOpen = false;
      this.stepRecord = index;
      bits |= Flag.step;
      if (cause === index) origin = this.actCause;
    }
    if (this.options.hash)
      world.digest.event(
        kind,
        this.digests[type],
        world.time,
        node,
        peer,
        bodyDigest(kind, value, body),
      );
    if (this.trace) {
      this.trace.append(kind, bits, type, node, peer, origin, world.time, value);
      if (body !== undefined && kind !== Kind.receive) this.trace.payload(index, body);
    }
    if (this.observers.length > 0) this.observe(kind, type, node, peer, value, body);
    return index;
  }

  private observe(
    kind: number,
    type: number,
    node: number,
    peer: number,
    value: number,
    body: unknown,
  ): void {
    const event = this.setEvent(kind, type, node, peer, value, body);
    for (const observer of this.observers) if (observer.mask[kind]) observer.see(event);
  }

  private setEvent(
    kind: number,
    type: number,
    node: number,
    peer: number,
    value: number,
    body: unknown,
  ): EventView {
    const event = this.event as { -readonly [K in keyof EventView]: EventView[K] };
    event.kind = EVENT_KINDS[kind];
    event.time = this.world.time;
    event.node = node;
    event.peer = peer;
    event.type = this.names[type];
    event.value = value;
    event.body = Number.isNaN(value) ? body : value;
    return event;
  }

  /** The event seen last, for checks. */
  get lastEvent(): EventView {
    return this.event as EventView;
  }

  /** Opens a step: the next record begins it. */
  openStep(node: number, name: string, background: number): NodeContext {
    this.stepOpen = true;
    this.stepRecord = this.world.events;
    this.stepNode = node;
    this.stepName = name;
    this.background = background;
    const context = this.node;
    context.enter(node);
    if (this.row) this.row.row = node;
    if (node < 0) return context;
    this.world.info[node * INFO] |= Status.touched;
    this.world.info[node * INFO + Info.steps]++;
    return context;
  }

  /** Flags that what the step under way causes inherits. */
  get inherited(): number {
    return this.background;
  }

  stateOf(node: number): unknown {
    return this.row ?? this.world.states[node];
  }

  /** Puts an item on the agenda. Under the explorer it only waits in the pool. */
  schedule(slot: number, time: number, background: number): void {
    const world = this.world;
    if (!background) world.foreground++;
    if (this.options.chooser === undefined) world.queue.push(time, world.order++, slot);
  }

  /** Lets one pending item happen. Returns false where nothing happened (a cancelled timer, a node that is paused). */
  execute(slot: number): boolean {
    const { pool } = this.world;
    const head = pool.head(slot);
    const flags = (head >> 8) & 255;
    if (!(flags & Flag.background)) this.world.foreground--;
    switch (head & 255) {
      case Item.message:
        return this.arrive(slot, head);
      case Item.loss:
        return this.lose(slot, pool.reason(slot));
      case Item.timer:
        return this.fire(slot, head);
      case Item.command:
        return this.invoke(slot, head);
      default:
        pool.release(slot);
        return false;
    }
  }

  private arrive(slot: number, head: number): boolean {
    const world = this.world;
    const pool = world.pool;
    const to = pool.node(slot);
    const status = world.status(to);
    if (
      status & (Status.down | Status.paused) ||
      pool.epoch(slot) !== world.info[to * INFO + Info.epoch]
    ) {
      if (!(status & Status.paused) || status & Status.down) return this.lose(slot, Loss.down);
      return this.hold(slot, to);
    }
    const from = pool.peer(slot);
    if (world.partition !== undefined && from !== to && world.isCut(from, to)) {
      if (this.compiled.links.spec.partition === 'drop') return this.lose(slot, Loss.partition);
      world.cutOff.push(slot);
      return false;
    }
    const flags = (head >> 8) & 255;
    if (flags & Flag.corrupted && !this.compiled.protocol.corrupted)
      return this.lose(slot, Loss.corrupted);
    const value = pool.value(slot);
    const body = Number.isNaN(value) ? pool.body(slot) : undefined;
    const cause = pool.cause(slot);
    if (body !== undefined) pool.clearBody(slot);
    pool.release(slot);
    this.receive(to, from, head >>> 16, flags, cause, value, body);
    return true;
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
    const node = this.openStep(to, this.names[type], flags & Flag.background);
    this.world.delivered += from === to ? 0 : 1;
    this.emit(Kind.receive, flags & ~Flag.broadcast, type, to, from, cause, value, body);
    if (flags & Flag.corrupted)
      this.compiled.protocol.corrupted?.(node as never, from, this.names[type]);
    else this.compiled.onMessage[type]?.(node as never, from, Number.isNaN(value) ? body : value);
  }

  private hold(slot: number, node: number): boolean {
    const { held } = this.world;
    const slots = held.get(node);
    if (slots) slots.push(slot);
    else held.set(node, [slot]);
    return false;
  }

  private lose(slot: number, reason: number): boolean {
    const world = this.world;
    const pool = world.pool;
    const head = pool.head(slot);
    this.loseInStep(
      pool.node(slot),
      pool.peer(slot),
      head >>> 16,
      (head >> 8) & 255,
      pool.cause(slot),
      reason,
    );
    pool.clearBody(slot);
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
    this.stepOpen = true;
    this.stepNode = -1;
    this.world.lost++;
    if (reason === Loss.corrupted) this.world.corrupted++;
    this.emit(Kind.lose, flags & ~Flag.broadcast, type, to, from, cause, reason, undefined);
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
    world.timers[id]?.delete(type);
    const node = this.openStep(id, `timer ${this.names[type]}`, flags & Flag.background);
    this.emit(Kind.timer, flags, type, id, -1, cause, ticks, undefined);
    this.compiled.onTimer[type]?.(node as never);
    return true;
  }

  private invoke(slot: number, head: number): boolean {
    const world = this.world;
    const { pool } = world;
    const id = pool.node(slot);
    const status = world.status(id);
    if (status & Status.paused && !(status & Status.down)) return this.hold(slot, id);
    const args = (pool.body(slot) ?? {}) as Parameters<CommandHandler>[1];
    const byHand = pool.reason(slot);
    pool.clearBody(slot);
    pool.release(slot);
    if (status & Status.down) return false;
    this.command(id, head >>> 16, args, byHand);
    return true;
  }

  /** A command is invoked now. */
  command(id: number, type: number, args: Parameters<CommandHandler>[1], flags: number): void {
    const handler = this.compiled.onCommand[type];
    const node = this.openStep(id, `command ${this.names[type]}`, 0);
    const hasArgs = Object.keys(args).length > 0;
    const record = this.emit(Kind.invoke, flags, type, id, -1, -1, NaN, hasArgs ? args : undefined);
    const open = this.world.open.get(id);
    if (open) open.push({ record, type });
    else this.world.open.set(id, [{ record, type }]);
    handler?.(node as never, args);
  }

  setTimer(id: number, name: string, ticks: number, background: boolean): void {
    if (!(ticks >= 0) || !Number.isFinite(ticks))
      throw new Error(`timer ${name} is set to ${ticks} ticks`);
    const type = this.typeNumbers.get(name);
    if (type === undefined || !this.compiled.onTimer[type])
      throw new Error(`there is no timer ${name}`);
    this.cancelTimer(id, name);
    const world = this.world;
    const drift = world.clocks.get(id)?.drift ?? 0;
    const trueTicks = Math.max(0, Math.floor(ticks / (1 + drift) + 0.5));
    const flags = background ? Flag.background : this.background;
    const slot = world.pool.add(
      Item.timer,
      flags,
      type,
      id,
      -1,
      this.stepRecord,
      0,
      ticks,
      undefined,
    );
    let timers = world.timers[id];
    if (!timers) {
      timers = new Map();
      world.timers[id] = timers;
    }
    timers.set(type, slot);
    this.schedule(slot, world.time + trueTicks, flags & Flag.background);
  }

  cancelTimer(id: number, name: string): void {
    const timers = this.world.timers[id];
    const type = this.typeNumbers.get(name);
    const slot = type === undefined ? undefined : timers?.get(type);
    if (slot === undefined || type === undefined) return;
    timers?.delete(type);
    this.dropTimer(slot);
  }

  /** Takes a timer off the agenda: it no longer counts as pending, and its slot is freed when its time comes. */
  dropTimer(slot: number): void {
    const { pool } = this.world;
    if (!((pool.head(slot) >> 8) & Flag.background)) this.world.foreground--;
    if (this.options.chooser) return pool.release(slot);
    pool.addFlags(slot, Flag.background);
    pool.cancel(slot);
  }

  mark(id: number, label: string, value: number): void {
    this.emit(
      Kind.mark,
      this.background,
      this.numberOf(label),
      id,
      -1,
      this.stepRecord,
      value,
      undefined,
    );
    const hook = this.compiled.protocol.workload?.onMark?.[label];
    if (hook) hook(this.loadContext, id);
  }

  respond(id: number, answer: number | string | undefined): void {
    const command = this.world.open.get(id)?.shift();
    if (!command) throw new Error('answers a command, but none is open');
    const value = typeof answer === 'number' ? answer : NaN;
    const body = typeof answer === 'string' ? answer : undefined;
    this.emit(Kind.respond, this.background, command.type, id, -1, command.record, value, body);
  }

  say(template: string, values: Readonly<Record<string, number | string>> | undefined): void {
    this.trace?.say(this.stepRecord, template, values);
  }

  /** What the environment may do; its random draws come from the stream named workload. */
  get loadContext() {
    const machine = this;
    const world = this.world;
    return {
      state: world.load as never,
      params: this.compiled.params as never,
      count: this.compiled.nodes,
      invoke(node: number, command: string, delay = 0) {
        machine.scheduleCommand(
          node,
          command,
          world.time + Math.max(0, Math.floor(delay)),
          undefined,
          0,
        );
      },
      randomInt: (n: number) => machine.sender.loadDraw(n),
    };
  }

  /** @throws Error if there is no such command */
  scheduleCommand(node: number, name: string, time: number, args: unknown, flags: number): void {
    const type = this.typeNumbers.get(name);
    if (type === undefined || !this.compiled.onCommand[type])
      throw new Error(`there is no command ${name}`);
    const slot = this.world.pool.add(Item.command, 0, type, node, -1, -1, 0, NaN, args);
    this.world.pool.setReason(slot, flags);
    this.schedule(slot, time, 0);
  }

  /** Facets of a node that acted go into the trace. */
  describe(id: number, record: number): void {
    if (!this.trace) return;
    const { body, params, nodes } = this.compiled;
    this.trace.facets(record, id, body.describe(this.view.state(id), { id, count: nodes, params }));
  }

  freeze(body: unknown): void {
    if (this.options.strict) freezePlain(body);
  }
}

function bodyDigest(kind: number, value: number, body: unknown): number {
  if (!Number.isNaN(value)) return (value | 0) === value ? value + 1 : hashPlain(value);
  return body === undefined || kind === Kind.receive ? 0 : hashPlain(body);
}
