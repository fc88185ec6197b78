// The node as its handlers see it: one shared object, pointed at whichever node acts.
import type { AnyNode, Compiled } from './compiled.ts';
import type { WordValues } from './contract.ts';
import type { Draws } from './draws.ts';
import type { Sender } from './sending.ts';
import type { Timers } from './timers.ts';
import { Status, type World } from './world.ts';

/** What the node needs of the machine it runs in. */
export interface NodeHost {
  readonly compiled: Compiled;
  readonly world: World;
  readonly sender: Sender;
  readonly draws: Draws;
  readonly options: { readonly trace: unknown };
  readonly timers: Timers;
  mark(id: number, label: string, value: number): void;
  respond(id: number, answer: number | string | undefined): void;
  refuse(id: number, reason: string): void;
  say(template: string, values: WordValues | undefined): void;
}

export class NodeContext implements AnyNode {
  id = 0;
  readonly count: number;
  readonly params: unknown;
  state: unknown;
  readonly telling: boolean;
  private readonly host: NodeHost;
  private readonly sender: Sender;
  private readonly draws: Draws;

  constructor(host: NodeHost) {
    this.host = host;
    this.sender = host.sender;
    this.draws = host.draws;
    this.count = host.compiled.nodes;
    this.params = host.compiled.params;
    this.telling = host.options.trace !== undefined;
  }

  get neighbors(): readonly number[] {
    return (
      this.host.compiled.neighbors?.[this.id] ??
      Array.from({ length: this.count - 1 }, (_, i) => (i < this.id ? i : i + 1))
    );
  }
  get cycle(): number {
    return this.host.world.cycle;
  }
  send(to: number, type: string, body: unknown): void {
    this.sender.send(this.id, to, type, body, 0);
  }
  broadcast(type: string, body: unknown): void {
    this.sender.broadcast(this.id, type, body);
  }
  multicast(to: readonly number[], type: string, body: unknown): void {
    this.sender.multicast(this.id, to, type, body);
  }
  setTimer(name: string, ticks: number, options?: { readonly background?: boolean }): void {
    this.host.timers.set(this.id, name, ticks, options?.background);
  }
  cancelTimer(name: string): void {
    this.host.timers.cancel(this.id, name);
  }
  mark(label: string, value = NaN): void {
    this.host.mark(this.id, label, value);
  }
  respond(value?: number | string): void {
    this.host.respond(this.id, value);
  }
  refuse(reason: string): void {
    this.host.refuse(this.id, reason);
  }
  say(template: string, values?: WordValues): void {
    this.host.say(template, values);
  }
  clock(): number {
    return this.draws.clock(this.id);
  }
  randomInt(n: number): number {
    return this.draws.node(this.id, n);
  }
  chance(probability: number): boolean {
    return this.draws.chance(this.id, probability);
  }
  setActive(active: boolean, options?: { readonly background?: boolean }): void {
    const { world } = this.host;
    world.setStatus(this.id, Status.background, active && options?.background === true);
    world.setActive(this.id, active);
  }
}
