// All that may happen in a state, and the states that it leads to.
import type { Compiled } from '../engine/compiled.ts';
import type { NetworkSpec } from '../engine/network.ts';
import { Item } from '../engine/pool.ts';
import type { Intervention } from '../engine/run.ts';
import { Loss } from '../engine/trace.ts';
import { Act, actOf, timerOf } from './acts.ts';
import { type Budgets, Usage, WHOLE } from './budgets.ts';
import { Composer, type Visitor } from './composer.ts';
import { Delays } from './delays.ts';
import { type DrawLimit, MOST_COMBINATIONS } from './draws.ts';
import { Layout } from './layout.ts';
import { Loads } from './loads.ts';
import { Happening, LocalSteps, type SeenEvent } from './local-steps.ts';
import { PendingItems } from './pending.ts';
import { Watch } from './watch.ts';
import { ANY_MOMENT, Zones } from './zones.ts';

export interface SuccessorOptions {
  readonly budgets: Budgets;
  /** The links' delays, for synchronous timing; undefined: asynchronous. */
  readonly network: NetworkSpec | undefined;
  /** What clocks show is part of a state. */
  readonly clocks: boolean;
  readonly draws: DrawLimit;
  /** Commands that a person asks for. */
  readonly commands: readonly Extract<Intervention, { kind: 'command' }>[];
}

/** Who looks at what a state leads to. Where steps end, `composer.next` is the state reached. */
export interface Explorer {
  /** In the middle of a step, of which these draws were made. */
  glance(act: number, draws: readonly number[]): void;
  reached(act: number, draws: readonly number[]): void;
  failed(act: number, draws: readonly number[], detail: string): void;
}

/** A step by which nothing is decided. */
const NO_DRAWS: readonly number[] = [];
const NO_TIME = { earliest: 0, latest: 0 };
const NO_EVENT = { time: 0, value: Number.NaN, body: undefined, state: undefined, up: false };

export class Successors implements Visitor {
  readonly items = new PendingItems();
  readonly locals: LocalSteps;
  readonly watch: Watch;
  readonly usage: Usage;
  readonly layout: Layout;
  readonly composer: Composer;
  private readonly compiled: Compiled;
  private readonly options: SuccessorOptions;
  private explorer: Explorer;
  readonly loads: Loads;
  private readonly zones: Zones | undefined;
  private readonly delays: Delays | undefined;
  private act = 0;
  /** Combinations of what the nodes draw as they start, so far. */
  private beginnings = 0;
  /** What happens now, among what waits, and the zone that it is in. */
  private place = ANY_MOMENT;
  private zone = 0;

  /** @throws InputError for a network that has no bounds under synchronous timing */
  constructor(compiled: Compiled, options: SuccessorOptions, explorer: Explorer) {
    const { network, budgets } = options;
    this.compiled = compiled;
    this.options = options;
    this.explorer = explorer;
    this.locals = new LocalSteps(compiled, this.items, options.clocks, options.draws);
    this.watch = new Watch(compiled, this.locals, compiled.nodes);
    this.loads = new Loads(compiled, this.items, options.draws);
    this.usage = new Usage(budgets);
    this.zones = network && new Zones();
    this.delays = network && new Delays(network, compiled.nodes);
    this.layout = new Layout(compiled, this.items, this.watch.size, network !== undefined);
    const parts = {
      compiled,
      items: this.items,
      locals: this.locals,
      watch: this.watch,
      loads: this.loads,
      usage: this.usage,
      layout: this.layout,
      zones: this.zones,
      delays: this.delays,
    };
    const mayBeDown = budgets.crashes > 0 || this.downFirst.length > 0;
    this.composer = new Composer(parts, this, budgets.duplicates === Infinity, mayBeDown);
  }

  /** Bytes taken by what states are made of, about. */
  get bytes(): number {
    const { items, locals, watch, loads, zones } = this;
    return items.bytes + locals.bytes + watch.bytes + loads.bytes + (zones?.bytes ?? 0);
  }

  /** Shows what `work` comes to to somebody else. */
  showTo(explorer: Explorer, work: () => void): void {
    const before = this.explorer;
    this.explorer = explorer;
    work();
    this.explorer = before;
  }

  /** What happened, among what waited; ANY_MOMENT for a fault. */
  get placeTaken(): number {
    return this.place;
  }

  private get downFirst(): readonly number[] {
    return this.compiled.protocol.crashed?.(this.compiled.params) ?? [];
  }

  glance(draws: readonly number[]): void {
    this.explorer.glance(this.act, draws);
  }

  reached(draws: readonly number[]): void {
    this.composer.setZone(this.place, this.zone);
    this.explorer.reached(this.act, draws);
  }

  failed(draws: readonly number[], detail: string): void {
    this.explorer.failed(this.act, draws, detail);
  }

  /** Every outcome of the beginning: the nodes start, then the workload, then commands by hand wait. */
  begin(): void {
    const { protocol, params, nodes } = this.compiled;
    this.act = actOf(Act.begin, 0);
    this.place = ANY_MOMENT;
    const all = Array.from({ length: nodes }, (_, node) => node);
    const starting = protocol.start ? (protocol.starts?.(params) ?? all) : [];
    this.composer.openFirst();
    this.beginnings = 0;
    this.zone = this.zones?.empty() ?? 0;
    this.beginFrom(
      [
        ...this.downFirst.map((node) => [Happening.crash, node] as const),
        ...starting.map((node) => [Happening.start, node] as const),
      ],
      NO_DRAWS,
    );
  }

  private beginFrom(
    steps: readonly (readonly [happening: number, node: number])[],
    draws: readonly number[],
  ): void {
    const { composer } = this;
    const [first, ...rest] = steps;
    if (this.beginnings === MOST_COMBINATIONS) {
      this.options.draws.cut = true;
      return;
    }
    if (!first) return this.beginLoad(draws);
    const [happening, node] = first;
    if (composer.isDown(composer.words, node)) return this.beginFrom(rest, draws);
    for (const outcome of this.locals.outcomes(composer.words[node], happening, 0)) {
      if (outcome.error !== undefined) {
        this.failed([...draws, ...outcome.draws], outcome.error);
        continue;
      }
      composer.leave(-1);
      composer.become(node, outcome);
      composer.finish(node, outcome, (drawn) => {
        const all = [...draws, ...drawn];
        if (happening === Happening.start) this.glance(all);
        composer.goOn(() => this.beginFrom(rest, all));
      });
    }
  }

  private beginLoad(draws: readonly number[]): void {
    const { composer } = this;
    this.beginnings++;
    composer.leave(-1);
    composer.callLoad(['start'], (answer) => {
      for (const { node, command, args, at } of this.options.commands)
        composer.ask(
          this.items.command(this.compiled.names.indexOf(command), node, args ?? {}),
          at.time,
        );
      composer.settle([...draws, ...answer.draws[0]], -1);
    });
  }

  /** Everything that may happen in the state whose words stand in `composer.words`. */
  expand(size: number): void {
    const { composer, layout, usage } = this;
    const { words } = composer;
    composer.open(size);
    if (this.zones) this.zone = words[layout.zone];
    const used = words[layout.used];
    const isEnd = composer.isEnd(words, size);
    // Where all is quiet, a recovery or a heal may still bring something about, and what is in the background goes on.
    const goesOn = !isEnd || usage.left(used, 'recoveries') > 0 || usage.get(used).side !== WHOLE;
    if (goesOn) {
      this.takeItems(size, used);
      this.fireTimers(size);
    }
    this.place = ANY_MOMENT;
    this.failNodes(used);
    if (goesOn) this.failNetwork(used);
  }

  private takeItems(size: number, used: number): void {
    const { composer, layout, usage } = this;
    const { words } = composer;
    const losses = usage.left(used, 'losses') > 0;
    const duplicates = usage.left(used, 'duplicates') > 0;
    const keeps = this.options.budgets.duplicates === Infinity;
    for (let at = layout.first; at < size; at++) {
      const item = words[at];
      const { kind, node } = this.items.get(item);
      if (!this.zones && at > layout.first && item === words[at - 1]) continue;
      if (!layout.isFirstOfChannel(words, at)) continue;
      this.place = at - layout.first;
      if (this.zones && !this.zones.allows(this.zone, this.place)) continue;
      const isMessage = kind === Item.message;
      if (composer.isDown(words, node)) this.lose(Act.lostAtDown, item, at, Loss.down);
      else if (composer.isCut(words, item)) {
        if (this.compiled.links.spec.partition === 'drop')
          this.lose(Act.lostAtCut, item, at, Loss.partition);
      } else {
        this.take(item, node, isMessage && keeps ? -1 : at);
        if (isMessage && losses) this.lose(Act.lose, item, at, Loss.byHand);
        if (isMessage && duplicates && !keeps) this.duplicate(item, node);
      }
    }
  }

  private take(item: number, node: number, removed: number): void {
    this.act = actOf(Act.take, item);
    this.nodeStep(node, Happening.take, item, removed);
  }

  /** Every outcome of what happens to a node. */
  private nodeStep(node: number, happening: number, x: number, removed: number): void {
    const { composer, locals } = this;
    const outcomes = locals.outcomes(composer.words[node], happening, x);
    for (let i = 0; i < outcomes.length; i++) {
      const outcome = outcomes[i];
      if (outcome.error !== undefined) {
        this.failed(outcome.draws, outcome.error);
        continue;
      }
      composer.leave(removed);
      if (happening > Happening.timer) this.use(happening);
      composer.become(node, outcome);
      const crashed = happening === Happening.crash ? node : -1;
      if (outcome.marks.length === 0) composer.settle(outcome.draws, crashed);
      else composer.finish(node, outcome, (draws) => composer.settle(draws, crashed));
    }
  }

  private use(happening: number): void {
    const { next } = this.composer;
    const { used } = this.layout;
    if (happening === Happening.crash) next[used] = this.usage.after(next[used], 'crashes');
    if (happening === Happening.recover) next[used] = this.usage.after(next[used], 'recoveries');
  }

  private lose(kind: number, item: number, at: number, reason: number): void {
    const { composer, locals, usage, layout } = this;
    const { node, kind: what } = this.items.get(item);
    this.act = actOf(kind, item);
    composer.leave(at);
    if (what === Item.message) {
      const [outcome] = locals.outcomes(composer.words[node], Happening.lose + reason, item);
      composer.become(node, outcome);
    }
    const { next } = composer;
    if (kind === Act.lose) next[layout.used] = usage.after(next[layout.used], 'losses');
    composer.settle(NO_DRAWS, -1);
  }

  /** A copy is delivered, and the message stays. */
  private duplicate(item: number, node: number): void {
    const { composer, locals, usage, layout, compiled } = this;
    const { type, peer } = this.items.get(item);
    const { earliest, latest } = this.delays?.message(peer, node) ?? NO_TIME;
    const width = latest - earliest;
    this.act = actOf(Act.duplicate, item);
    const event: SeenEvent = {
      ...NO_EVENT,
      kind: 'duplicate',
      node: peer,
      peer: node,
      type: compiled.names[type],
    };
    for (const outcome of locals.outcomes(composer.words[node], Happening.take, item)) {
      if (outcome.error !== undefined) {
        this.failed(outcome.draws, outcome.error);
        continue;
      }
      composer.leave(-1);
      composer.next[layout.used] = usage.after(composer.next[layout.used], 'duplicates');
      if (this.zones) composer.keepCopy(this.place);
      composer.note(event);
      composer.become(node, outcome);
      composer.finish(node, outcome, (draws) => {
        if (this.zones)
          this.zone = this.zones.withCopy(composer.words[layout.zone], this.place, width);
        composer.settle(draws, -1);
        if (this.zones) this.zone = composer.words[layout.zone];
      });
    }
  }

  private fireTimers(size: number): void {
    const { composer, layout, locals } = this;
    let place = size - layout.first;
    for (let node = 0; node < layout.nodes; node++)
      for (const { type } of locals.get(composer.words[node]).timers) {
        this.place = place++;
        if (this.zones && !this.zones.allows(this.zone, this.place)) continue;
        this.act = actOf(Act.timer, timerOf(node, type));
        this.nodeStep(node, Happening.timer, type, -1);
      }
  }

  private failNodes(used: number): void {
    const { composer, layout, usage } = this;
    const { words } = composer;
    for (let node = 0; node < layout.nodes; node++) {
      const isDown = composer.isDown(words, node);
      if (usage.left(used, isDown ? 'recoveries' : 'crashes') <= 0) continue;
      this.act = actOf(isDown ? Act.recover : Act.crash, node);
      this.nodeStep(node, isDown ? Happening.recover : Happening.crash, 0, -1);
    }
  }

  private failNetwork(used: number): void {
    const { layout, usage } = this;
    if (usage.get(used).side !== WHOLE) this.cut(Act.heal, WHOLE);
    else if (usage.left(used, 'partitions') > 0)
      for (let side = 1; side < 1 << layout.nodes; side += 2)
        if (side + 1 < 1 << layout.nodes) this.cut(Act.partition, side);
  }

  /** The network is cut, or whole again. */
  private cut(kind: number, side: number): void {
    const { composer, layout, usage } = this;
    this.act = actOf(kind, side);
    composer.leave(-1);
    const { next } = composer;
    if (kind === Act.partition) next[layout.used] = usage.after(next[layout.used], 'partitions');
    next[layout.used] = usage.cut(next[layout.used], side);
    composer.note({
      ...NO_EVENT,
      kind: kind === Act.heal ? 'heal' : 'partition',
      node: -1,
      peer: -1,
      type: '',
    });
    composer.settle(NO_DRAWS, -1);
  }
}
