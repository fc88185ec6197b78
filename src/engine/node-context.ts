// The node as its handlers see it: one shared object, pointed at whichever node acts.

import type { AnyNode, Compiled } from './compiled.ts';
import type { WordValues } from './contract.ts';
import type { Sender } from './sending.ts';
import { Status, type World } from './world.ts';

/** What the node needs of the machine it runs in. */
export interface NodeHost {
  readonly compiled: Compiled;
  readonly world: World;
  readonly sender: Sender;
  stateOf(id: number): unknown;
  setTimer(id: number, name: string, ticks: number, background: boolean): void;
  cancelTimer(id: number, name: string): void;
  mark(id: number, label: string, value: number): void;
  respond(id: number, answer: number | string | undefined): void;
  say(template: string, values: WordValues | undefined): void;
}

export class NodeContext implements AnyNode {
  id = 0;
  readonly count: number;
  readonly params: unknown;
  state = undefined as never;
  private readonly machine: NodeHost;

  constructor(machine: NodeHost) {
    this.machine = machine;
    this.count = machine.compiled.nodes;
    this.params = machine.compiled.params;
  }

  enter(id: number): void {
    this.id = id;
    this.state = this.machine.stateOf(id) as never;
  }
  get cycle(): number {
    return this.machine.world.cycle;
  }
  send(to: number, type: string, body: unknown): void {
    this.machine.sender.send(this.id, to, type, body, 0);
  }
  broadcast(type: string, body: unknown): void {
    this.machine.sender.broadcast(this.id, type, body);
  }
  setTimer(name: string, ticks: number, options?: { readonly background?: boolean }): void {
    this.machine.setTimer(this.id, name, ticks, options?.background ?? false);
  }
  cancelTimer(name: string): void {
    this.machine.cancelTimer(this.id, name);
  }
  mark(label: string, value = NaN): void {
    this.machine.mark(this.id, label, value);
  }
  respond(value?: number | string): void {
    this.machine.respond(this.id, value);
  }
  say(template: string, values?: WordValues): void {
    this.machine.say(template, values);
  }
  clock(): number {
    return this.machine.sender.clock(this.id);
  }
  randomInt(n: number): number {
    return this.machine.sender.nodeDraw(this.id, n);
  }
  chance(probability: number): boolean {
    return this.machine.sender.nodeChance(this.id, probability);
  }
  setActive(active: boolean): void {
    const { world } = this.machine;
    if (active === ((world.status(this.id) & Status.active) !== 0)) return;
    world.setStatus(this.id, Status.active, active);
    if (!active || world.status(this.id) & Status.listed) return;
    world.setStatus(this.id, Status.listed, true);
    world.active.push(this.id);
  }
}
