// States that differ in the names of alike nodes alone: the one among them that stands for all.
import type { Compiled } from '../engine/compiled.ts';
import { clonePlain } from '../engine/plain.ts';
import { Item } from '../engine/pool.ts';
import type { Symmetry } from '../engine/symmetry.ts';
import type { Layout } from './layout.ts';
import type { Loads } from './loads.ts';
import type { LocalSteps } from './local-steps.ts';
import type { PendingItems } from './pending.ts';
import { roomFor } from './room.ts';
import type { Watch } from './watch.ts';

/** Ways to rename nodes that are tried for each state. */
const MOST_WAYS = 720;

interface Parts {
  readonly items: PendingItems;
  readonly locals: LocalSteps;
  readonly watch: Watch;
  readonly loads: Loads;
  readonly layout: Layout;
}

/** Parts by number under one way to rename: found once each. */
class Way {
  readonly locals: number[] = [];
  readonly items: number[] = [];
  readonly loads: number[] = [];
  readonly monitors: number[][] = [];
  readonly to: readonly number[];
  constructor(to: readonly number[]) {
    this.to = to;
  }
}

export class Renaming {
  private readonly compiled: Compiled;
  private readonly symmetry: Symmetry<unknown, unknown>;
  private readonly parts: Parts;
  private readonly ways: readonly Way[];
  private least: Int32Array = new Int32Array(256);
  private other: Int32Array = new Int32Array(256);

  /** undefined: nothing is declared alike, or too much, or a property remembers nodes and doesn't say how to rename them. */
  static of(compiled: Compiled, parts: Parts): Renaming | undefined {
    const { protocol, params, properties } = compiled;
    const groups = protocol.symmetry?.groups(params) ?? [];
    const isKnown = properties.every(({ monitor, rename }) => !monitor || rename);
    const ways = isKnown && !parts.layout.fifo ? waysOf(groups, compiled.nodes) : [];
    if (ways.length < 2 || !protocol.symmetry) return undefined;
    return new Renaming(compiled, protocol.symmetry, parts, ways);
  }

  private constructor(
    compiled: Compiled,
    symmetry: Symmetry<unknown, unknown>,
    parts: Parts,
    ways: readonly (readonly number[])[],
  ) {
    this.compiled = compiled;
    this.symmetry = symmetry;
    this.parts = parts;
    // The first way leaves all as it is.
    this.ways = ways.slice(1).map((to) => new Way(to));
  }

  /** The words of the state that stands for this one; good until the next call. */
  standIn(words: Int32Array, size: number): Int32Array {
    this.least = roomFor(this.least, size);
    this.other = roomFor(this.other, size);
    for (let i = 0; i < size; i++) this.least[i] = words[i];
    for (const way of this.ways) {
      this.rename(way, words, size);
      if (!isLess(this.other, this.least, size)) continue;
      const { least } = this;
      this.least = this.other;
      this.other = least;
    }
    return this.least;
  }

  private rename(way: Way, words: Int32Array, size: number): void {
    const { layout } = this.parts;
    const { other } = this;
    for (let node = 0; node < layout.nodes; node++)
      other[way.to[node]] = way.locals[words[node]] ??= this.local(way, words[node]);
    for (let i = 0; i < this.compiled.properties.length; i++) {
      const place = this.parts.watch.places[i];
      if (place === undefined) continue;
      way.monitors[i] ??= [];
      other[place] = way.monitors[i][words[place]] ??= this.monitor(way, i, words[place]);
    }
    const load = words[layout.load];
    other[layout.load] = way.loads[load] ??= this.load(way, load);
    other[layout.used] = words[layout.used];
    for (let at = layout.first; at < size; at++) {
      way.items[words[at]] ??= this.item(way, words[at]);
      const item = way.items[words[at]];
      let place = at;
      for (; place > layout.first && other[place - 1] > item; place--)
        other[place] = other[place - 1];
      other[place] = item;
    }
  }

  private local(way: Way, number: number): number {
    const local = this.parts.locals.get(number);
    const { state: renamed } = this.symmetry;
    const state = clonePlain(local.state);
    const node = way.to[local.node];
    return this.parts.locals.intern({
      ...local,
      node,
      state: renamed ? renamed(state, (id) => way.to[id]) : state,
    });
  }

  private item(way: Way, number: number): number {
    const item = this.parts.items.get(number);
    const [node, peer] = [way.to[item.node], item.peer < 0 ? item.peer : way.to[item.peer]];
    const { body: renamed } = this.symmetry;
    const isMessage = item.kind === Item.message;
    if (!renamed || !isMessage) return this.parts.items.intern({ ...item, node, peer });
    const isNumber = !Number.isNaN(item.value);
    const content = isNumber ? item.value : clonePlain(item.body);
    const body = renamed(this.compiled.names[item.type], content, (id) => way.to[id]);
    const value = isNumber ? Number(body) : Number.NaN;
    return this.parts.items.intern({
      ...item,
      node,
      peer,
      value,
      body: isNumber ? undefined : body,
    });
  }

  private load(way: Way, number: number): number {
    const { load: renamed } = this.symmetry;
    if (!renamed) return number;
    const load = clonePlain(this.parts.loads.get(number));
    return this.parts.loads.numberOf(renamed(load, (id) => way.to[id]));
  }

  private monitor(way: Way, i: number, number: number): number {
    const { watch } = this.parts;
    const monitor = clonePlain(watch.get(number));
    const renamed = this.compiled.properties[i].rename?.(monitor, (id) => way.to[id]);
    return watch.numberOf(renamed);
  }
}

function isLess(a: Int32Array, b: Int32Array, size: number): boolean {
  for (let i = 0; i < size; i++) if (a[i] !== b[i]) return a[i] < b[i];
  return false;
}

/** Every way to rename nodes within their groups, the one that changes nothing first; none where there are too many. */
function waysOf(
  groups: readonly (readonly number[])[],
  nodes: number,
): readonly (readonly number[])[] {
  let ways: number[][] = [Array.from({ length: nodes }, (_, node) => node)];
  for (const group of groups) {
    const orders = ordersOf(group);
    if (ways.length * orders.length > MOST_WAYS) return [];
    ways = ways.flatMap((way) =>
      orders.map((order) => {
        const next = way.slice();
        group.forEach((node, i) => {
          next[node] = order[i];
        });
        return next;
      }),
    );
  }
  return ways;
}

function ordersOf(group: readonly number[]): readonly (readonly number[])[] {
  if (group.length > 6) return new Array(MOST_WAYS + 1).fill(group);
  if (group.length < 2) return [group];
  return group.flatMap((first, i) =>
    ordersOf(group.toSpliced(i, 1)).map((rest) => [first, ...rest]),
  );
}
