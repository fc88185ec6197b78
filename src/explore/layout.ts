// Where a state's parts are among its words: nodes, monitors, workload, faults used, zone, then what is pending.
import type { Compiled } from '../engine/compiled.ts';
import { Item } from '../engine/pool.ts';
import type { PendingItems } from './pending.ts';

export class Layout {
  readonly nodes: number;
  readonly load: number;
  readonly used: number;
  /** The same as `first` where timing is asynchronous. */
  readonly zone: number;
  /** The first pending item's place; those of one number stand side by side. */
  readonly first: number;
  /** Messages of a channel stand in the order of their sending. */
  readonly fifo: boolean;
  private readonly items: PendingItems;

  constructor(compiled: Compiled, items: PendingItems, monitors: number, synchronous: boolean) {
    this.nodes = compiled.nodes;
    this.load = this.nodes + monitors;
    this.used = this.load + 1;
    this.zone = this.used + 1;
    this.first = synchronous ? this.zone + 1 : this.zone;
    this.fifo = compiled.links.spec.fifo;
    this.items = items;
  }

  /** The channel of a message; -1 for a command. */
  channelOf(item: number): number {
    const { kind, peer, node } = this.items.get(item);
    return kind === Item.message ? peer * this.nodes + node : -1;
  }

  /** Whether a new item goes behind one that is there. */
  goesBehind(item: number, there: number): boolean {
    if (!this.fifo) return item >= there;
    const [channel, before] = [this.channelOf(item), this.channelOf(there)];
    return channel === before ? channel >= 0 || item >= there : channel > before;
  }

  /** Whether the item at that place may happen as far as its channel goes: the one sent first. */
  isFirstOfChannel(words: Int32Array, place: number): boolean {
    if (!this.fifo || place === this.first) return true;
    const channel = this.channelOf(words[place]);
    return channel < 0 || channel !== this.channelOf(words[place - 1]);
  }
}
