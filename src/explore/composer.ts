// Puts the state after a step together: one node's outcome, what the workload adds, what is lost at once.
import type { Compiled } from '../engine/compiled.ts';
import type { EventView } from '../engine/contract.ts';
import { Item } from '../engine/pool.ts';
import { EVENT_KINDS, Flag, Loss } from '../engine/trace.ts';
import { Status } from '../engine/world.ts';
import { type Usage, WHOLE } from './budgets.ts';
import type { Delays } from './delays.ts';
import type { Layout } from './layout.ts';
import type { LoadCall, LoadOutcome, Loads } from './loads.ts';
import { Happening, type LocalSteps, type Outcome, type SeenEvent } from './local-steps.ts';
import type { PendingItems } from './pending.ts';
import { roomFor } from './room.ts';
import type { Seen, Watch } from './watch.ts';
import type { Interval, Source, Zones } from './zones.ts';

/** Who looks at what a step leads to. */
export interface Visitor {
  /** The state in the middle of a step, after these draws: its further part begins now. */
  glance(draws: readonly number[]): void;
  reached(draws: readonly number[]): void;
  failed(draws: readonly number[], detail: string): void;
}

export interface Parts {
  readonly compiled: Compiled;
  readonly items: PendingItems;
  readonly locals: LocalSteps;
  readonly watch: Watch;
  readonly loads: Loads;
  readonly usage: Usage;
  readonly layout: Layout;
  /** Synchronous timing alone. */
  readonly zones: Zones | undefined;
  readonly delays: Delays | undefined;
}

export class Composer {
  /** The state that is left. */
  words: Int32Array = new Int32Array(256);
  size = 0;
  /** The state that is reached, good until the visitor returns. */
  next: Int32Array = new Int32Array(256);
  length = 0;
  /** Kinds of the events of the step, one bit each, and the last event. */
  kinds = 0;
  event: EventView | undefined;
  /** Synchronous timing: where what waits in `next` comes from, items first, then timers by node and type. */
  sources: Source[] = [];
  private readonly parts: Parts;
  private readonly visitor: Visitor;
  /** Sources of what waits in `words`; where each node's timers begin among them. */
  private base: Source[] = [];
  private timersFrom: number[] = [];
  private isRebased = true;
  /** Sources of the items in `next`. */
  private waiting: Source[] = [];
  private acted = -1;
  private set: ReadonlyMap<number, number> | undefined;
  private lostAtCut: number[] = [];
  /** Events of the network met so far. */
  private readonly noted: string[] = [];
  /** Messages that stay when they are delivered. */
  private readonly keepsAll: boolean;
  private readonly mayBeDown: boolean;

  constructor(parts: Parts, visitor: Visitor, keepsAll: boolean, mayBeDown: boolean) {
    this.parts = parts;
    this.visitor = visitor;
    this.keepsAll = keepsAll;
    this.mayBeDown = mayBeDown;
  }

  /** Nothing has happened yet, and nothing waits. */
  openFirst(): void {
    const { layout, locals, watch, loads, zones } = this.parts;
    this.size = layout.first;
    this.words = new Int32Array(Math.max(256, 2 * this.size));
    this.next = new Int32Array(this.words.length);
    this.words.set(locals.first);
    watch.begin(this.words);
    this.words[layout.load] = loads.first();
    this.words[layout.used] = 0;
    if (zones) this.words[layout.zone] = zones.empty();
    this.base = [];
    this.timersFrom = [];
  }

  /** So many words will be written to `words`. */
  makeRoom(length: number): void {
    this.words = roomFor(this.words, length);
  }

  /** The state whose words stand in `words`. */
  open(size: number): void {
    this.size = size;
    this.next = roomFor(this.next, size + 64);
    if (!this.parts.zones) return;
    const waits = this.listTimers(size);
    if (this.isRebased || this.base.length < waits)
      this.base = Array.from({ length: waits + 64 }, (_, place) => place);
    this.isRebased = false;
  }

  /** Notes where timers begin among what waits; returns how many things wait. */
  private listTimers(size: number): number {
    const { layout, locals } = this.parts;
    let at = size - layout.first;
    for (let node = 0; node < layout.nodes; node++) {
      this.timersFrom[node] = at;
      at += locals.get(this.words[node]).timers.length;
    }
    return at;
  }

  /**
   * What was reached is left in its turn, before any time has passed; then all is as it was. For the beginning, in which
   * many steps are one.
   */
  goOn(then: () => void): void {
    const { words, size, base, timersFrom } = this;
    this.listSources();
    this.words = this.next.slice();
    this.size = this.length;
    this.base = this.sources;
    this.isRebased = true;
    this.timersFrom = [];
    this.listTimers(this.size);
    then();
    Object.assign(this, { words, size, base, timersFrom });
  }

  /** `next` is as `words`, without the item at that place; -1 where none goes. */
  leave(removed: number): void {
    const { words, size, next, parts } = this;
    const { first } = parts.layout;
    this.set = undefined;
    this.acted = -1;
    this.kinds = 0;
    this.event = undefined;
    if (removed < 0) {
      for (let i = 0; i < size; i++) next[i] = words[i];
      this.length = size;
    } else {
      for (let i = 0; i < removed; i++) next[i] = words[i];
      for (let i = removed + 1; i < size; i++) next[i - 1] = words[i];
      this.length = size - 1;
    }
    if (!parts.zones) return;
    this.waiting = this.base.slice(0, size - first);
    if (removed >= 0) this.waiting.splice(removed - first, 1);
  }

  /** The node takes on an outcome: its state, what it sends, what is seen of it. */
  become(node: number, outcome: Outcome): void {
    const { sent } = outcome;
    this.next[node] = outcome.local;
    this.acted = node;
    this.set = outcome.set;
    for (let i = 0; i < sent.length; i++) this.send(sent[i]);
    this.see(outcome);
  }

  private see(seen: Seen): void {
    const { events, kinds } = seen;
    this.kinds = kinds;
    if (events.length === 0) return;
    this.event = events[events.length - 1];
    this.parts.watch.observe(this.next, seen);
  }

  /** An event of the network, in a step of its own. */
  note(event: SeenEvent): void {
    const text = `${event.kind} ${event.node} ${event.peer} ${event.type}`;
    let number = this.noted.indexOf(text);
    if (number < 0) number = this.noted.push(text) - 1;
    const kinds = 1 << EVENT_KINDS.indexOf(event.kind);
    this.see({ number: -1 - number, events: [event], kinds });
  }

  private send(item: number): void {
    const { items, delays } = this.parts;
    if (this.isCut(this.next, item) && this.parts.compiled.links.spec.partition === 'drop') {
      this.lostAtCut.push(item);
      return;
    }
    if (this.keepsAll && this.has(item)) return;
    const { peer, node } = items.get(item);
    this.insert(item, delays?.message(peer, node));
  }

  private has(item: number): boolean {
    for (let i = this.parts.layout.first; i < this.length; i++)
      if (this.next[i] === item) return true;
    return false;
  }

  /** Whether a partition keeps the message from its receiver. */
  isCut(words: Int32Array, item: number): boolean {
    const { usage, items, layout } = this.parts;
    const { side } = usage.get(words[layout.used]);
    if (side === WHOLE) return false;
    const { kind, peer, node } = items.get(item);
    return kind === Item.message && ((side >> peer) & 1) !== ((side >> node) & 1);
  }

  private insert(item: number, interval: Interval | undefined): void {
    const { layout } = this.parts;
    if (this.length === this.next.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.next);
      this.next = larger;
    }
    const { next } = this;
    let at = this.length++;
    while (at > layout.first && !layout.goesBehind(item, next[at - 1])) {
      next[at] = next[at - 1];
      at--;
    }
    next[at] = item;
    if (interval) this.waiting.splice(at - layout.first, 0, interval);
  }

  /** The workload answers to marks, each after so many of the node's draws; then what happens at once. */
  finish(node: number, { draws, marks }: Outcome, then: (draws: readonly number[]) => void): void {
    if (marks.length === 0) return then(draws);
    const calls = marks.map(({ label }) => ({ label, node }));
    this.callLoad(calls, (answer) => {
      const all: number[] = [];
      let at = 0;
      marks.forEach(({ drawn }, i) => {
        all.push(...draws.slice(at, drawn), ...answer.draws[i]);
        at = drawn;
      });
      then([...all, ...draws.slice(at)]);
    });
  }

  /** Every outcome of the calls, one after another, each from the state as it is now. */
  callLoad(calls: readonly LoadCall[], then: (answer: LoadOutcome) => void): void {
    const { loads, layout } = this.parts;
    const answers = loads.outcomes(this.next[layout.load], calls);
    const before = this.next.slice(0, this.length);
    const { length, waiting, kinds, event, lostAtCut } = this;
    answers.forEach((answer) => {
      this.next.set(before);
      Object.assign(this, { length, kinds, event });
      this.lostAtCut = lostAtCut.slice();
      this.waiting = waiting.slice();
      this.next[layout.load] = answer.load;
      for (const { item, delay } of answer.asked) this.ask(item, delay);
      then(answer);
    });
  }

  /** A command waits. */
  ask(item: number, delay: number): void {
    this.insert(item, this.parts.delays?.exactly(delay));
  }

  /** What nobody would notice happens at once; then the state is shown. `crashed`: who has just crashed, or -1. */
  settle(draws: readonly number[], crashed: number): void {
    if (this.mayBeDown || this.lostAtCut.length > 0) this.loseAtOnce(crashed, draws);
    if (!this.parts.loads.idles || !this.isEnd(this.next, this.length)) return this.show(draws);
    this.callLoad(['idle'], (answer) => this.show([...draws, ...answer.draws[0]]));
  }

  /** Whether nothing waits but what the run doesn't wait for. */
  isEnd(words: Int32Array, size: number): boolean {
    const { layout, locals, items } = this.parts;
    for (let node = 0; node < layout.nodes; node++) if (locals.get(words[node]).waits) return false;
    for (let i = layout.first; i < size; i++)
      if (!(items.get(words[i]).flags & Flag.background) && !this.isHeld(words, words[i]))
        return false;
    return true;
  }

  /** What a cut holds may stay there for ever: the network need not heal. */
  private isHeld(words: Int32Array, item: number): boolean {
    return this.parts.compiled.links.spec.partition === 'hold' && this.isCut(words, item);
  }

  private show(draws: readonly number[]): void {
    if (this.parts.zones) this.listSources();
    this.visitor.reached(draws);
  }

  private loseAtOnce(crashed: number, draws: readonly number[]): void {
    const { lostAtCut, parts, next } = this;
    for (let i = parts.layout.first; i < this.length; )
      if (this.isLostAtOnce(next[i], crashed)) {
        const item = next[i];
        this.remove(i);
        this.lose(item, Loss.down, draws);
      } else i++;
    for (const item of lostAtCut.splice(0)) this.lose(item, Loss.partition, draws);
  }

  /** With recoveries to come, what is asked of a node or sent to it while it is down may still find it up. */
  private isLostAtOnce(item: number, crashed: number): boolean {
    const { items, usage, layout } = this.parts;
    const { node, kind } = items.get(item);
    if (node === crashed && kind === Item.message) return true;
    return this.isDown(this.next, node) && usage.left(this.next[layout.used], 'recoveries') === 0;
  }

  isDown(words: Int32Array, node: number): boolean {
    return (this.parts.locals.get(words[node]).status & Status.down) !== 0;
  }

  private remove(place: number): void {
    const { next, parts } = this;
    for (let i = place + 1; i < this.length; i++) next[i - 1] = next[i];
    this.length--;
    if (parts.zones) this.waiting.splice(place - parts.layout.first, 1);
  }

  /** A step of its own. A command for a node that is down comes to nothing, and nobody sees it. */
  private lose(item: number, reason: number, draws: readonly number[]): void {
    const { items, locals } = this.parts;
    const { kind, node } = items.get(item);
    if (kind !== Item.message) return;
    this.visitor.glance(draws);
    this.see(locals.outcomes(this.next[node], Happening.lose + reason, item)[0]);
  }

  private listSources(): void {
    const { layout, locals, delays } = this.parts;
    if (!delays) return;
    this.sources = this.waiting.slice();
    for (let node = 0; node < layout.nodes; node++) {
      const before = locals.get(this.words[node]).timers;
      for (const { type } of locals.get(this.next[node]).timers) {
        const ticks = node === this.acted ? this.set?.get(type) : undefined;
        const at = this.timersFrom[node] + before.findIndex((timer) => timer.type === type);
        this.sources.push(ticks === undefined ? this.base[at] : delays.exactly(ticks));
      }
    }
  }

  /** The item at that place stays as a copy whose time is its own: the last thing that waits, once there are copies. */
  keepCopy(place: number): void {
    this.waiting[place] = this.listTimers(this.size);
  }

  /** Writes the zone of what was reached. */
  setZone(place: number, zone: number): void {
    const { zones, layout } = this.parts;
    if (zones) this.next[layout.zone] = zones.after(zone, place, this.sources);
  }
}
