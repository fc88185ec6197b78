// Messages and commands that wait to happen, numbered by their content: no handler can tell two of one number apart.
import type { CommandArgs } from '../engine/compiled.ts';
import { Item, type Pool } from '../engine/pool.ts';
import { Flag } from '../engine/trace.ts';
import { Interner, plainText } from './interner.ts';

/** Flags that make a difference: whether the run waits for it, and how it is counted. */
const KEPT_FLAGS = Flag.background | Flag.control;

export interface Pending {
  readonly kind: typeof Item.message | typeof Item.command;
  readonly flags: number;
  /** Number of the message type or the command. */
  readonly type: number;
  readonly node: number;
  /** Sender; -1 for a command. */
  readonly peer: number;
  /** NaN for none. */
  readonly value: number;
  readonly body: unknown;
}

export class PendingItems {
  private readonly items = new Interner<Pending>();

  get(number: number): Pending {
    return this.items.values[number];
  }

  get bytes(): number {
    return this.items.characters * 4;
  }

  message(
    flags: number,
    type: number,
    node: number,
    peer: number,
    value: number,
    body: unknown,
  ): number {
    return this.intern({
      kind: Item.message,
      flags: flags & KEPT_FLAGS,
      type,
      node,
      peer,
      value,
      body: Number.isNaN(value) ? body : undefined,
    });
  }

  command(type: number, node: number, args: CommandArgs): number {
    return this.intern({
      kind: Item.command,
      flags: 0,
      type,
      node,
      peer: -1,
      value: NaN,
      body: args,
    });
  }

  /** The number of what waits in that slot. */
  ofSlot(pool: Pool, slot: number): number {
    const head = pool.head(slot);
    const [type, node] = [head >>> 16, pool.node(slot)];
    if ((head & 255) === Item.command)
      return this.command(type, node, (pool.body(slot) ?? {}) as CommandArgs);
    const flags = (head >> 8) & 255;
    return this.message(flags, type, node, pool.peer(slot), pool.value(slot), pool.body(slot));
  }

  /** The number of what may wait. */
  intern(item: Pending): number {
    const { kind, flags, type, node, peer, value, body } = item;
    const content = Number.isNaN(value) ? plainText(body) : `${value}`;
    return this.items.numberOf(`${kind} ${flags} ${type} ${node} ${peer} ${content}`, () => item);
  }
}
