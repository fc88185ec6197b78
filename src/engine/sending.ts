// Sending: counts, fate and delay of each message, drawn by seed, sender and the sender's ordinal.
import { Batch } from './batch.ts';
import { remember } from './channels.ts';
import type { Compiled } from './compiled.ts';
import type { Ledger } from './ledger.ts';
import type { Links } from './network.ts';
import { Item } from './pool.ts';
import { type StreamKey, streamKey, subKeyA, subKeyB, word } from './random.ts';
import { delayByHand, hasRule, Rules, type RulesOfMessage } from './rules.ts';
import type { Sampler } from './sampling.ts';
import { Flag, Kind, Loss } from './trace.ts';
import { INFO, Info, type World } from './world.ts';

/** Words of the fate stream a message may use: loss, duplication, corruption. */
const FATE_WORDS = 4;
/** Records of one handler call; more is a handler that doesn't end. */
const MAX_RECORDS_A_STEP = 4_000_000;

/** What sending needs of the machine it belongs to. */
export interface SenderHost {
  readonly compiled: Compiled;
  readonly world: World;
  readonly ledger: Ledger;
  readonly options: { readonly seed: number };
  readonly inherited: number;
  schedule(slot: number, delay: number, background: number): void;
  freeze(body: unknown): void;
}

/** A handler that doesn't come to an end. */
export class LoopError extends Error {}

function tooManyRecords(): never {
  throw new LoopError(`makes more than ${MAX_RECORDS_A_STEP} events in one step`);
}

/** @throws LoopError for a step of too many records */
export function boundStep(records: number): void {
  if (records > MAX_RECORDS_A_STEP) tooManyRecords();
}

/** The number without a sign on its zero, which a slot could not tell from 0. @throws Error for NaN */
function numeric(body: number, type: string): number {
  if (Number.isNaN(body)) throw new Error(`sends ${type} with a body that is not a number`);
  return body + 0;
}

export class Sender {
  /** Cycle timing: what is sent in this phase, delivered in the next. */
  batch = new Batch();
  private readonly host: SenderHost;
  private readonly world: World;
  private readonly ledger: Ledger;
  private readonly links: Links;
  private readonly nodes: number;
  private readonly neighbors: readonly (readonly number[])[] | undefined;
  private readonly cycles: boolean;
  private readonly control: readonly boolean[];
  private readonly delay: Sampler;
  private readonly delayWords: number;
  private readonly delayKey: StreamKey;
  private readonly fateKey: StreamKey;
  private readonly copyKey: StreamKey;
  private rules = new Rules([]);
  /** No fate to draw and no rule to look for, unless there is a partition. */
  private simple: boolean;
  /** The type sent last, to spare a look-up. */
  private lastType = '';
  private lastNumber = 0;

  constructor(host: SenderHost) {
    const { seed } = host.options;
    this.host = host;
    this.world = host.world;
    this.ledger = host.ledger;
    this.links = host.compiled.links;
    this.nodes = host.compiled.nodes;
    this.neighbors = host.compiled.neighbors;
    this.cycles = host.compiled.cycles;
    this.control = host.compiled.control;
    this.delay = this.links.delay;
    this.delayWords = this.links.delayWords;
    this.simple = this.links.plain;
    this.delayKey = streamKey(seed, 'delay');
    this.fateKey = streamKey(seed, 'fate');
    this.copyKey = streamKey(seed, 'copy');
  }

  setRules(rules: Rules): void {
    this.rules = rules;
    this.simple = this.links.plain && rules.empty;
  }

  broadcast(from: number, type: string, body: unknown): void {
    if (this.neighbors !== undefined) return this.multicast(from, this.neighbors[from], type, body);
    let flag = 0;
    for (let to = 0; to < this.nodes; to++) {
      if (to === from) continue;
      this.send(from, to, type, body, flag);
      flag = Flag.broadcast;
    }
  }

  multicast(from: number, to: readonly number[], type: string, body: unknown): void {
    let flag = 0;
    for (const node of to) {
      this.send(from, node, type, body, flag);
      flag = Flag.broadcast;
    }
  }

  /** @throws Error for a node or a type that isn't there: the handler's mistake. */
  send(from: number, to: number, type: string, body: unknown, flag: number): void {
    const number = type === this.lastType ? this.lastNumber : this.numberOf(type);
    if (!(to >= 0 && to < this.nodes) || (to | 0) !== to || this.neighbors !== undefined)
      this.demandLink(from, to, type);
    boundStep(this.world.events - this.ledger.stepRecord);
    const flags = flag | this.host.inherited | this.countKind(number, from === to);
    if (typeof body === 'number')
      this.post(from, to, number, flags, numeric(body, type), undefined);
    else this.post(from, to, number, flags, NaN, this.frozen(body));
  }

  private frozen(body: unknown): unknown {
    if (body !== undefined) this.host.freeze(body);
    return body;
  }

  /** @throws Error where there is no such node, or no link to it */
  private demandLink(from: number, to: number, type: string): void {
    if (!(to >= 0 && to < this.nodes) || (to | 0) !== to)
      throw new Error(`sends ${type} to node ${to}, which is not there`);
    if (this.neighbors !== undefined && from !== to && !isAmong(this.neighbors[from], to))
      throw new Error(`sends ${type} to node ${to}, to which it has no link`);
  }

  private numberOf(type: string): number {
    const number = this.ledger.numbers.get(type);
    if (number === undefined || !this.host.compiled.onMessage[number])
      throw new Error(`sends ${type}, which no handler receives`);
    this.lastType = type;
    this.lastNumber = number;
    return number;
  }

  /** Counts a send; returns the flag of control traffic. */
  private countKind(number: number, toSelf: boolean): number {
    const world = this.world;
    const control = this.control[number];
    if (toSelf) world.self++;
    else if (control) world.control++;
    else {
      world.sent++;
      world.byType[number]++;
    }
    return control ? Flag.control : 0;
  }

  private post(
    from: number,
    to: number,
    type: number,
    flags: number,
    value: number,
    body: unknown,
  ): void {
    const cause = this.ledger.stepRecord;
    const record = this.ledger.append(Kind.send, flags, type, from, to, cause, value, body);
    const kept = flags & ~Flag.broadcast;
    if (this.cycles) this.sendInCycle(from, to, type, kept, record, value, body);
    else this.sendTimed(from, to, type, kept, record, value, body);
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
    const world = this.world;
    const slot = world.pool.add(Item.message, flags, type, to, from, record, value, body);
    const background = flags & Flag.background;
    if (from === to) return this.host.schedule(slot, 1, background);
    const ordinal = world.info[from * INFO + Info.sends]++;
    if (!this.simple || world.partition !== undefined)
      return this.sendWithFate(slot, from, to, type, flags, ordinal, value, body);
    const delay = this.draw(this.delayKey, this.delay, from, ordinal);
    this.host.schedule(slot, delay, background);
  }

  private draw(key: StreamKey, delay: Sampler, from: number, ordinal: number): number {
    return delay(subKeyA(key, from), subKeyB(key, from), ordinal * this.delayWords);
  }

  private sendWithFate(
    slot: number,
    from: number,
    to: number,
    type: number,
    flags: number,
    ordinal: number,
    value: number,
    body: unknown,
  ): void {
    const world = this.world;
    const pair = this.links.pairs?.get(from * this.nodes + to);
    const delay = this.draw(this.delayKey, pair?.delay ?? this.links.delay, from, ordinal);
    const rules = this.rules.of(world, from, to, this.ledger.names[type]);
    const byHand = delayByHand(rules);
    const whole = byHand ?? this.underway(from, to, delay);
    if (byHand !== undefined) world.pool.addFlags(slot, Flag.byHand);
    this.decideFate(slot, from, to, ordinal, rules);
    this.host.schedule(slot, whole, flags & Flag.background);
    if (this.isDuplicated(from, ordinal, rules))
      this.duplicate(world.pool.cause(slot), from, to, type, flags, ordinal, rules, value, body);
  }

  /** A number in (0, 1) that decides one thing about a message. */
  private fate(from: number, ordinal: number, which: number): number {
    const a = subKeyA(this.fateKey, from);
    const b = subKeyB(this.fateKey, from);
    return (word(a, b, ordinal * FATE_WORDS + which) + 0.5) / 4294967296;
  }

  /** Ticks from now to the arrival, under bandwidth and FIFO. */
  private underway(from: number, to: number, delay: number): number {
    const world = this.world;
    const channel = from * this.nodes + to;
    let departure = world.time;
    if (this.links.transmission > 0) {
      const free =
        Math.max(departure, world.channelFree.get(channel) ?? 0) + this.links.transmission;
      remember(world.channelFree, channel, free, world.time);
      departure = Math.ceil(free);
    }
    if (!this.links.spec.fifo) return departure + delay - world.time;
    const arrival = Math.max(departure + delay, world.lastArrival.get(channel) ?? 0);
    remember(world.lastArrival, channel, arrival, world.time);
    return arrival - world.time;
  }

  /** Why the message will be lost, or -1. */
  private lossOf(
    from: number,
    to: number,
    ordinal: number,
    rules: RulesOfMessage | undefined,
  ): number {
    if (hasRule(rules, 'lose')) return Loss.byHand;
    if (this.isDropped(from, to)) return Loss.partition;
    const loss = this.links.pairs?.get(from * this.nodes + to)?.loss ?? this.links.spec.loss;
    return loss > 0 && this.fate(from, ordinal, 0) < loss ? Loss.random : -1;
  }

  /** Flags of a message that the network damages, or 0. */
  private corruptionOf(from: number, ordinal: number, rules: RulesOfMessage | undefined): number {
    if (hasRule(rules, 'corrupt')) return Flag.corrupted | Flag.byHand;
    const { corruption } = this.links.spec;
    return corruption > 0 && this.fate(from, ordinal, 2) < corruption ? Flag.corrupted : 0;
  }

  private decideFate(
    slot: number,
    from: number,
    to: number,
    ordinal: number,
    rules: RulesOfMessage | undefined,
  ): void {
    const { pool } = this.world;
    const reason = this.lossOf(from, to, ordinal, rules);
    if (reason >= 0) pool.lose(slot, reason);
    const byHand = reason === Loss.byHand ? Flag.byHand : 0;
    pool.addFlags(slot, byHand | this.corruptionOf(from, ordinal, rules));
  }

  private isDuplicated(from: number, ordinal: number, rules: RulesOfMessage | undefined): boolean {
    const { duplication } = this.links.spec;
    if (hasRule(rules, 'duplicate')) return true;
    return duplication > 0 && this.fate(from, ordinal, 1) < duplication;
  }

  /** The network makes a second copy, with a delay of its own. It is not a send. */
  private duplicate(
    cause: number,
    from: number,
    to: number,
    type: number,
    flags: number,
    ordinal: number,
    rules: RulesOfMessage | undefined,
    value: number,
    body: unknown,
  ): void {
    const { pool } = this.world;
    const kept = flags | copyFlags(rules);
    this.noteCopy(kept, type, from, to, cause);
    const copy = pool.add(Item.message, kept, type, to, from, cause, value, body);
    if (this.isDropped(from, to)) pool.lose(copy, Loss.partition);
    const pair = this.links.pairs?.get(from * this.nodes + to);
    const delay = this.draw(this.copyKey, pair?.delay ?? this.links.delay, from, ordinal);
    this.host.schedule(copy, this.underway(from, to, delay), flags & Flag.background);
  }

  /** Cycle timing: a message that has to wait, as a slot of the pool. `head` is as in the pool. */
  waiting(
    head: number,
    to: number,
    from: number,
    cause: number,
    value: number,
    body: unknown,
  ): number {
    const flags = (head >> 8) & 255;
    return this.world.pool.add(Item.message, flags, head >>> 16, to, from, cause, value, body);
  }

  /** Within a cycle there are no delays but those set by hand, and every other fate. */
  private sendInCycle(
    from: number,
    to: number,
    type: number,
    flags: number,
    record: number,
    value: number,
    body: unknown,
  ): void {
    const head = Item.message | (flags << 8) | (type << 16);
    if (from === to || (this.simple && this.world.partition === undefined))
      this.batch.push(head, to, from, record, value, body);
    else this.sendInCycleWithFate(head, from, to, record, value, body);
  }

  private sendInCycleWithFate(
    head: number,
    from: number,
    to: number,
    record: number,
    value: number,
    body: unknown,
  ): void {
    const { world } = this;
    const type = head >>> 16;
    const ordinal = world.info[from * INFO + Info.sends]++;
    const rules = this.rules.of(world, from, to, this.ledger.names[type]);
    const damage = this.corruptionOf(from, ordinal, rules) << 8;
    const reason = this.lossOf(from, to, ordinal, rules);
    const byHand = delayByHand(rules);
    if (reason >= 0) this.loseInCycle(head, from, to, record, reason);
    else if (byHand === undefined) this.batch.push(head | damage, to, from, record, value, body);
    else {
      const mark = damage | (Flag.byHand << 8);
      const slot = this.waiting(head | mark, to, from, record, value, body);
      this.host.schedule(slot, byHand, (head >> 8) & Flag.background);
    }
    if (!this.isDuplicated(from, ordinal, rules)) return;
    const copy = head | (copyFlags(rules) << 8);
    this.noteCopy((copy >> 8) & 255, type, from, to, record);
    if (this.isDropped(from, to)) this.loseInCycle(copy, from, to, record, Loss.partition);
    else this.batch.push(copy, to, from, record, value, body);
  }

  private loseInCycle(head: number, from: number, to: number, record: number, reason: number) {
    const mark = reason === Loss.byHand ? Flag.byHand << 8 : 0;
    const lost = (head & ~255) | Item.loss | mark;
    this.batch.push(lost, to, from, record, reason, undefined);
  }

  private isDropped(from: number, to: number): boolean {
    return this.links.spec.partition === 'drop' && this.world.isCut(from, to);
  }

  /** The network makes a second copy: recorded, and counted. */
  noteCopy(flags: number, type: number, from: number, to: number, cause: number): void {
    this.ledger.append(Kind.duplicate, flags, type, from, to, cause, NaN, undefined);
    if (!(flags & Flag.control)) this.world.duplicated++;
  }
}

/** Flags of a second copy: made by the network, or by hand. */
function copyFlags(rules: RulesOfMessage | undefined): number {
  return hasRule(rules, 'duplicate') ? Flag.copy | Flag.byHand : Flag.copy;
}

/** Whether the ascending list has that number. */
function isAmong(sorted: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (sorted[mid] < wanted) low = mid + 1;
    else high = mid;
  }
  return sorted[low] === wanted;
}
