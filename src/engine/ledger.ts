// The ledger of events: counts, digests, records and shows each one to whoever folds or watches.
import { type Compiled, kindMask, nameDigest } from './compiled.ts';
import type { EventView, WordValues, WorldView } from './contract.ts';
import type { Digest } from './digest.ts';
import { hashBody } from './plain.ts';
import { EVENT_KINDS, Flag, Kind, type TraceWriter } from './trace.ts';
import type { World } from './world.ts';

interface Observer {
  readonly mask: readonly boolean[];
  readonly see: (event: EventView) => void;
}

/** What the trace's column of names can tell apart. */
const MOST_NAMES = 1 << 16;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export class Ledger {
  /** Message types, timers, commands, and marks as they are met; by number. */
  readonly names: string[];
  readonly numbers = new Map<string, number>();
  /** First record of the step under way: the cause of what it sends and sets. */
  stepRecord = -1;
  /** First record of the step in which something was said last. */
  saidAt = -1;
  /** Cycle timing: the cycle's own record, cause of what nodes do unasked. */
  cycleRecord = -1;
  /** Kinds of the step's records so far, one bit each. */
  seen = 0;
  private readonly world: World;
  private readonly trace: TraceWriter | undefined;
  private readonly digest: Digest | undefined;
  private readonly digests: number[] = [];
  private readonly observers: readonly Observer[];
  /** Kinds that somebody observes. */
  private readonly observed: readonly boolean[];
  /** Whether there is a fold or a property at all. */
  private readonly watched: boolean;
  /** Whether events go to the digest or to whoever watches. */
  private readonly shows: boolean;
  /** One object for all events. */
  private readonly view: Writable<EventView>;
  /** The record appended last, from which the view is made when someone looks. */
  private lastKind = 0;
  private lastType = 0;
  private lastNode = -1;
  private lastPeer = -1;
  private lastValue = NaN;
  private lastBody: unknown;
  /** Number of records when the view was made. */
  private viewed = -1;

  constructor(
    compiled: Compiled,
    world: World,
    view: WorldView<unknown, unknown>,
    trace: TraceWriter | undefined,
    hash: boolean,
  ) {
    this.world = world;
    this.trace = trace;
    this.digest = hash ? world.digest : undefined;
    this.names = trace?.names ?? compiled.names.slice();
    for (let number = 0; number < this.names.length; number++)
      this.intern(this.names[number], number);
    this.view = {
      kind: 'start',
      time: 0,
      node: -1,
      peer: -1,
      type: '',
      value: NaN,
      body: undefined,
    };
    this.observers = observersOf(compiled, world, view);
    this.watched = compiled.fold !== undefined || compiled.properties.length > 0;
    this.shows = this.watched || hash;
    this.observed = EVENT_KINDS.map((_, kind) => this.observers.some(({ mask }) => mask[kind]));
  }

  /** The event seen last. The object is shared. */
  get event(): EventView {
    const { view } = this;
    if (this.viewed === this.world.events) return view;
    this.viewed = this.world.events;
    view.kind = EVENT_KINDS[this.lastKind];
    view.time = this.world.time;
    view.node = this.lastNode;
    view.peer = this.lastPeer;
    view.type = this.names[this.lastType];
    view.value = this.lastValue;
    view.body = Number.isNaN(this.lastValue) ? this.lastBody : this.lastValue;
    return view;
  }

  private intern(name: string, number: number): number {
    if (number >= MOST_NAMES)
      throw new Error(`${name} is one name too many: ${MOST_NAMES} at most`);
    this.numbers.set(name, number);
    this.digests[number] = nameDigest(name);
    return number;
  }

  /** Number of a message type, timer, command or mark; marks are added when first met. */
  numberOf(name: string): number {
    return this.numbers.get(name) ?? this.intern(name, this.names.push(name) - 1);
  }

  /** The next record begins a step. */
  openStep(): void {
    this.seen = 0;
    this.stepRecord = this.world.events;
  }

  /**
   * Appends one event; returns its record's index. `body` only where it is an object or a text. A record that names
   * itself as its cause begins an act of a cycle, and gets the cycle's record instead.
   */
  append(
    kind: number,
    flags: number,
    type: number,
    node: number,
    peer: number,
    cause: number,
    value: number,
    body: unknown,
  ): number {
    const index = this.world.events++;
    if (this.trace !== undefined)
      this.record(index, kind, flags, type, node, peer, cause, value, body);
    if (this.shows) this.show(kind, type, node, peer, value, body);
    return index;
  }

  private record(
    index: number,
    kind: number,
    flags: number,
    type: number,
    node: number,
    peer: number,
    cause: number,
    value: number,
    body: unknown,
  ): void {
    const bits = index === this.stepRecord ? flags | Flag.step : flags;
    const origin = cause === index ? this.cycleRecord : cause;
    this.trace?.append(kind, bits, type, node, peer, origin, this.world.time, value);
    if (body !== undefined && kind !== Kind.receive) this.trace?.payload(index, body);
  }

  /** To the digest, and to whoever watches. */
  private show(
    kind: number,
    type: number,
    node: number,
    peer: number,
    value: number,
    body: unknown,
  ): void {
    if (this.digest !== undefined) this.digestEvent(kind, type, node, peer, value, body);
    if (this.watched) this.watch(kind, type, node, peer, value, body);
  }

  private digestEvent(
    kind: number,
    type: number,
    node: number,
    peer: number,
    value: number,
    body: unknown,
  ): void {
    const digest = bodyDigest(kind, value, body);
    this.digest?.event(kind, this.digests[type], this.world.time, node, peer, digest);
  }

  private watch(
    kind: number,
    type: number,
    node: number,
    peer: number,
    value: number,
    body: unknown,
  ): void {
    this.seen |= 1 << kind;
    this.lastKind = kind;
    this.lastType = type;
    this.lastNode = node;
    this.lastPeer = peer;
    this.lastValue = value;
    this.lastBody = body;
    if (this.observed[kind]) this.observe(kind);
  }

  private observe(kind: number): void {
    const event = this.event;
    for (const observer of this.observers) if (observer.mask[kind]) observer.see(event);
  }

  say(template: string, values: WordValues | undefined): void {
    this.saidAt = this.stepRecord;
    if (this.trace !== undefined) this.trace.say(this.stepRecord, template, values);
  }
}

function observersOf(
  compiled: Compiled,
  world: World,
  view: WorldView<unknown, unknown>,
): Observer[] {
  const observers: Observer[] = [];
  const { fold, properties } = compiled;
  if (fold)
    observers.push({
      mask: kindMask(fold.kinds),
      see: (event) => fold.event(world.fold, event, view),
    });
  properties.forEach((property, i) => {
    if (!property.observe) return;
    observers.push({
      mask: kindMask(property.kinds),
      see: (event) => property.observe?.(world.monitors[i], event, view),
    });
  });
  return observers;
}

function bodyDigest(kind: number, value: number, body: unknown): number {
  if (!Number.isNaN(value))
    return (value | 0) === value ? Math.imul(value + 1, 0xcc9e2d51) ^ 0x5bd1e995 : hashBody(value);
  return body === undefined || kind === Kind.receive ? 0 : hashBody(body);
}
