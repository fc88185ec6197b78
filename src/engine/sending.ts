// Sending: counts, fate and delay of each message, drawn by seed, sender and the sender's ordinal.
import { Batch } from './batch.ts';
import type { Compiled } from './compiled.ts';
import type { Links } from './network.ts';
import { Item } from './pool.ts';
import { Stream, type StreamKey, scale, streamKey, subKeyA, subKeyB, word } from './random.ts';
import type { Intervention } from './run.ts';
import { type Distribution, sample } from './sampling.ts';
import { Flag, Kind, Loss } from './trace.ts';
import { INFO, Info, type World } from './world.ts';

/** Words of the fate stream a message may use: loss, duplication, corruption. */
const FATE_WORDS = 4;
/** Words of the delay stream a log-normal sample may use. */
const DELAY_WORDS = 64;
/** Sends of one handler call; more is a handler that doesn't end. */
const MAX_SENDS_A_STEP = 4_000_000;

export type MessageRule = Extract<Intervention, { message: unknown }>;

/** Answers a random draw of `n` outcomes when schedules are explored instead of sampled. */
export type Chooser = (n: number) => number;

/** What sending needs of the machine it belongs to. */
export interface SenderHost {
  readonly compiled: Compiled;
  readonly world: World;
  readonly options: { readonly seed: number; readonly chooser?: Chooser };
  readonly names: readonly string[];
  readonly typeNumbers: ReadonlyMap<string, number>;
  readonly stepRecord: number;
  readonly inherited: number;
  emit(
    kind: number,
    flags: number,
    type: number,
    node: number,
    peer: number,
    cause: number,
    value: number,
    body: unknown,
  ): number;
  schedule(slot: number, time: number, background: number): void;
  freeze(body: unknown): void;
}

export class Sender {
  /** Cycle timing: what is sent in this phase, delivered in the next. */
  batch = new Batch();
  private readonly machine: SenderHost;
  private readonly links: Links;
  private readonly delayKey: StreamKey;
  private readonly fateKey: StreamKey;
  private readonly copyKey: StreamKey;
  private readonly nodeKey: StreamKey;
  private readonly loadStream: Stream;
  private readonly delayWords: number;
  /** Interventions on messages: by channel and type, then ordinal. */
  private rules:
    | Map<string, Map<number, readonly [rule: MessageRule, index: number][]>>
    | undefined;
  private stepSends = 0;
  private lastStep = -1;

  constructor(machine: SenderHost) {
    const { seed } = machine.options;
    this.machine = machine;
    this.links = machine.compiled.links;
    this.delayKey = streamKey(seed, 'delay');
    this.fateKey = streamKey(seed, 'fate');
    this.copyKey = streamKey(seed, 'copy');
    this.nodeKey = streamKey(seed, 'node');
    this.loadStream = new Stream(streamKey(seed, 'workload'));
    this.delayWords = this.links.delay.kind === 'lognormal' || this.links.pairs ? DELAY_WORDS : 1;
  }

  setRules(interventions: readonly Intervention[]): void {
    this.rules = undefined;
    interventions.forEach((rule, index) => {
      if (!('message' in rule)) return;
      this.rules ??= new Map();
      const { from, to, type, ordinal } = rule.message;
      const key = channelKey(from, to, type);
      const byOrdinal = this.rules.get(key) ?? new Map();
      byOrdinal.set(ordinal, [...(byOrdinal.get(ordinal) ?? []), [rule, index]]);
      this.rules.set(key, byOrdinal);
    });
  }

  broadcast(from: number, type: string, body: unknown): void {
    let flag = 0;
    for (let to = 0; to < this.machine.compiled.nodes; to++) {
      if (to === from) continue;
      this.send(from, to, type, body, flag);
      flag = Flag.broadcast;
    }
  }

  /** @throws Error for a node or a type that isn't there: the handler's mistake. */
  send(from: number, to: number, type: string, body: unknown, flag: number): void {
    const { machine } = this;
    const { world, compiled } = machine;
    const number = machine.typeNumbers.get(type);
    if (number === undefined || !compiled.onMessage[number])
      throw new Error(`sends ${type}, which no handler receives`);
    if (!(to >= 0 && to < compiled.nodes) || (to | 0) !== to)
      throw new Error(`sends ${type} to node ${to}, which is not there`);
    this.countStep();
    const numeric = typeof body === 'number';
    const value = numeric ? body : NaN;
    const object = numeric ? undefined : body;
    if (object !== undefined) machine.freeze(object);
    const isControl = compiled.control[number];
    if (from === to) world.self++;
    else if (isControl) world.control++;
    else {
      world.sent++;
      world.byType[number]++;
    }
    const flags = flag | machine.inherited | (isControl ? Flag.control : 0);
    const record = machine.emit(
      Kind.send,
      flags,
      number,
      from,
      to,
      machine.stepRecord,
      value,
      object,
    );
    if (compiled.cycles) this.sendInCycle(from, to, number, flags, record, value, object);
    else this.sendTimed(from, to, number, flags, record, value, object);
  }

  private countStep(): void {
    if (this.machine.stepRecord !== this.lastStep) {
      this.lastStep = this.machine.stepRecord;
      this.stepSends = 0;
    }
    if (++this.stepSends > MAX_SENDS_A_STEP)
      throw new LoopError(`sends more than ${MAX_SENDS_A_STEP} messages in one step`);
  }

  private sendTimed(
    from: number,
    to: number,
    type: number,
    flags: number,
    record: number,
    value: number,
    body: unknown,
  ): void {
    const { world } = this.machine;
    const epoch = world.info[to * INFO + Info.epoch];
    const slot = world.pool.add(
      Item.message,
      flags & ~Flag.broadcast,
      type,
      to,
      from,
      record,
      epoch,
      value,
      body,
    );
    if (from === to) return this.machine.schedule(slot, world.time + 1, flags & Flag.background);
    const ordinal = world.info[from * INFO + Info.sends]++;
    if (this.links.plain && this.rules === undefined && world.partition === undefined) {
      const a = subKeyA(this.delayKey, from);
      const b = subKeyB(this.delayKey, from);
      const delay = sample(this.links.delay, a, b, ordinal * this.delayWords);
      return this.machine.schedule(slot, world.time + delay, flags & Flag.background);
    }
    this.sendWithFate(slot, from, to, type, flags, ordinal);
  }

  private sendWithFate(
    slot: number,
    from: number,
    to: number,
    type: number,
    flags: number,
    ordinal: number,
  ): void {
    const { world } = this.machine;
    const pair = this.links.pairs?.get(from * world.count + to);
    const delay = this.draw(this.delayKey, pair?.delay ?? this.links.delay, from, ordinal);
    const rules = this.rulesFor(from, to, type);
    const byHand = rules?.findLast(([rule]) => rule.kind === 'delay')?.[0];
    const arrival =
      byHand?.kind === 'delay' ? world.time + byHand.ticks : this.arrival(from, to, delay);
    if (byHand) world.pool.addFlags(slot, Flag.byHand);
    this.decideFate(slot, from, to, ordinal, pair?.loss ?? this.links.spec.loss, rules);
    this.machine.schedule(slot, arrival, flags & Flag.background);
    if (this.isDuplicated(from, ordinal, rules))
      this.duplicate(slot, from, to, type, flags, ordinal);
  }

  private draw(key: StreamKey, delay: Distribution, from: number, ordinal: number): number {
    return sample(delay, subKeyA(key, from), subKeyB(key, from), ordinal * this.delayWords);
  }

  private fate(from: number, ordinal: number, which: number): number {
    const drawn = word(
      subKeyA(this.fateKey, from),
      subKeyB(this.fateKey, from),
      ordinal * FATE_WORDS + which,
    );
    return (drawn + 0.5) / 4294967296;
  }

  private rulesFor(
    from: number,
    to: number,
    type: number,
  ): readonly [MessageRule, number][] | undefined {
    if (!this.rules) return undefined;
    const { world } = this.machine;
    const key = channelKey(from, to, this.machine.names[type]);
    const byOrdinal = this.rules.get(key);
    if (!byOrdinal) return undefined;
    const ordinal = world.ordinals.get(key) ?? 0;
    world.ordinals.set(key, ordinal + 1);
    const rules = byOrdinal.get(ordinal);
    for (const [, index] of rules ?? []) world.applied.add(index);
    return rules;
  }

  /** Time of arrival under bandwidth and FIFO. */
  private arrival(from: number, to: number, delay: number): number {
    const { world } = this.machine;
    const channel = from * world.count + to;
    let departure = world.time;
    if (this.links.transmission > 0) {
      departure =
        Math.max(departure, world.channelFree.get(channel) ?? 0) + this.links.transmission;
      world.channelFree.set(channel, departure);
    }
    if (!this.links.spec.fifo) return departure + delay;
    const arrival = Math.max(departure + delay, world.lastArrival.get(channel) ?? 0);
    world.lastArrival.set(channel, arrival);
    return arrival;
  }

  private decideFate(
    slot: number,
    from: number,
    to: number,
    ordinal: number,
    loss: number,
    rules: readonly [MessageRule, number][] | undefined,
  ): void {
    const { world } = this.machine;
    const { spec } = this.links;
    if (rules?.some(([rule]) => rule.kind === 'lose')) {
      world.pool.addFlags(slot, Flag.byHand);
      world.pool.lose(slot, Loss.byHand);
    } else if (world.isCut(from, to) && spec.partition === 'drop')
      world.pool.lose(slot, Loss.partition);
    else if (loss > 0 && this.fate(from, ordinal, 0) < loss) world.pool.lose(slot, 0);
    const byHand = rules?.some(([rule]) => rule.kind === 'corrupt') ?? false;
    if (byHand || (spec.corruption > 0 && this.fate(from, ordinal, 2) < spec.corruption))
      world.pool.addFlags(slot, byHand ? Flag.corrupted | Flag.byHand : Flag.corrupted);
  }

  private isDuplicated(
    from: number,
    ordinal: number,
    rules: readonly [MessageRule, number][] | undefined,
  ): boolean {
    const { duplication } = this.links.spec;
    if (rules?.some(([rule]) => rule.kind === 'duplicate')) return true;
    return duplication > 0 && this.fate(from, ordinal, 1) < duplication;
  }

  /** The network makes a second copy, with a delay of its own. It is not a send. */
  private duplicate(
    slot: number,
    from: number,
    to: number,
    type: number,
    flags: number,
    ordinal: number,
  ): void {
    const { machine } = this;
    const { world } = machine;
    const { pool } = world;
    const cause = pool.cause(slot);
    const kept = (flags & ~Flag.broadcast) | Flag.copy;
    machine.emit(Kind.duplicate, kept, type, from, to, cause, NaN, undefined);
    const value = pool.value(slot);
    const body = Number.isNaN(value) ? pool.body(slot) : undefined;
    const copy = pool.add(Item.message, kept, type, to, from, cause, pool.epoch(slot), value, body);
    world.duplicated++;
    const delay = this.draw(this.copyKey, this.links.delay, from, ordinal);
    if (world.isCut(from, to) && this.links.spec.partition === 'drop')
      pool.lose(copy, Loss.partition);
    machine.schedule(copy, this.arrival(from, to, delay), flags & Flag.background);
  }

  private sendInCycle(
    from: number,
    to: number,
    type: number,
    flags: number,
    record: number,
    value: number,
    body: unknown,
  ): void {
    const { world } = this.machine;
    const ordinal = world.info[from * INFO + Info.sends]++;
    let kind: number = Item.message;
    let reason = 0;
    if (
      from !== to &&
      !(this.links.plain && this.rules === undefined && world.partition === undefined)
    ) {
      const rules = this.rulesFor(from, to, type);
      const { loss } = this.links.spec;
      if (rules?.some(([rule]) => rule.kind === 'lose')) reason = Loss.byHand;
      else if (world.isCut(from, to)) reason = Loss.partition;
      const lost = reason > 0 || (loss > 0 && this.fate(from, ordinal, 0) < loss);
      if (lost) kind = Item.loss;
      else if (this.isDuplicated(from, ordinal, rules)) {
        this.machine.emit(
          Kind.duplicate,
          flags | Flag.copy,
          type,
          from,
          to,
          record,
          NaN,
          undefined,
        );
        world.duplicated++;
        this.batch.push(
          kind | ((flags | Flag.copy) << 8) | (type << 16),
          to,
          from,
          record,
          value,
          body,
        );
      }
    }
    const head = kind | ((flags & ~Flag.broadcast) << 8) | (type << 16);
    this.batch.push(head, to, from, record, kind === Item.loss ? reason : value, body);
  }

  /** A draw of the node's own stream. */
  nodeDraw(node: number, n: number): number {
    if (!(n >= 1) || (n | 0) !== n || n > 2_097_152) throw new Error(`draws from ${n} outcomes`);
    const { chooser } = this.machine.options;
    if (chooser) return chooser(n);
    const a = subKeyA(this.nodeKey, node);
    const b = subKeyB(this.nodeKey, node);
    const { info } = this.machine.world;
    for (;;) {
      const drawn = scale(word(a, b, info[node * INFO + Info.draws]++), n);
      if (drawn >= 0) return drawn;
    }
  }

  nodeChance(node: number, probability: number): boolean {
    if (probability <= 0) return false;
    if (probability >= 1) return true;
    const { chooser } = this.machine.options;
    if (chooser) return chooser(2) === 1;
    const a = subKeyA(this.nodeKey, node);
    const b = subKeyB(this.nodeKey, node);
    const drawn = word(a, b, this.machine.world.info[node * INFO + Info.draws]++);
    return (drawn + 0.5) / 4294967296 < probability;
  }

  loadDraw(n: number): number {
    const { chooser } = this.machine.options;
    if (chooser) return chooser(n);
    const { world } = this.machine;
    this.loadStream.counter = world.loadDraws;
    const drawn = this.loadStream.int(n);
    world.loadDraws = this.loadStream.counter;
    return drawn;
  }

  /** The node's clock; under the explorer it counts the node's own events. */
  clock(node: number): number {
    const { world, options } = this.machine;
    return options.chooser ? world.info[node * INFO + Info.steps] : world.localTime(node);
  }
}

/** A handler that doesn't come to an end. */
export class LoopError extends Error {}

function channelKey(from: number, to: number, type: string): string {
  return `${from}>${to}:${type}`;
}
