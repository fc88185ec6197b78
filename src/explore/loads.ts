// The workload as part of a state: what it asks for at the start, after marks, and when nothing waits.
import type { Compiled } from '../engine/compiled.ts';
import { clonePlain } from '../engine/plain.ts';
import { type DrawLimit, forAllDraws } from './draws.ts';
import { Interner, plainText } from './interner.ts';
import type { PendingItems } from './pending.ts';

/** A command that was asked for, after so many ticks. */
export interface Asked {
  readonly item: number;
  readonly delay: number;
}

export interface LoadOutcome {
  /** The draws after each call. */
  readonly draws: readonly (readonly number[])[];
  readonly load: number;
  readonly asked: readonly Asked[];
}

/** A call of the workload: its start, its idling, or a mark at a node. */
export type LoadCall = 'start' | 'idle' | { readonly label: string; readonly node: number };

export class Loads {
  private readonly compiled: Compiled;
  private readonly items: PendingItems;
  private readonly limit: DrawLimit;
  private readonly states = new Interner<{ readonly value: unknown }>();
  private readonly known = new Map<string, readonly LoadOutcome[]>();

  constructor(compiled: Compiled, items: PendingItems, limit: DrawLimit) {
    this.compiled = compiled;
    this.items = items;
    this.limit = limit;
  }

  get bytes(): number {
    return this.states.characters * 4;
  }

  /** The workload before the first call. */
  first(): number {
    return this.numberOf(this.compiled.protocol.workload?.init(this.compiled.params));
  }

  /** Whether it has something to do when nothing waits. */
  get idles(): boolean {
    return this.compiled.protocol.workload?.onIdle !== undefined;
  }

  get(load: number): unknown {
    return this.states.values[load].value;
  }

  /** The number of what the workload may remember. */
  numberOf(value: unknown): number {
    return this.states.numberOf(plainText(value), () => ({ value }));
  }

  /** Every outcome of these calls, one after another. */
  outcomes(load: number, calls: readonly LoadCall[]): readonly LoadOutcome[] {
    const key = `${load} ${calls.map((call) => (typeof call === 'string' ? call : `${call.label}@${call.node}`))}`;
    let found = this.known.get(key);
    if (!found) {
      found = this.find(load, calls);
      this.known.set(key, found);
    }
    return found;
  }

  private find(load: number, calls: readonly LoadCall[]): readonly LoadOutcome[] {
    const found: LoadOutcome[] = [];
    let ends: number[] = [];
    let asked: Asked[] = [];
    let state: unknown;
    forAllDraws(
      this.limit,
      (randomInt, drawn) => {
        ends = [];
        asked = [];
        state = clonePlain(this.states.values[load].value);
        for (const call of calls) {
          this.call(call, state, asked, randomInt);
          ends.push(drawn());
        }
      },
      (drawn) => {
        const draws = ends.map((end, i) => drawn.slice(i === 0 ? 0 : ends[i - 1], end));
        found.push({ draws, load: this.numberOf(state), asked });
      },
    );
    return found;
  }

  private call(
    call: LoadCall,
    state: unknown,
    asked: Asked[],
    randomInt: (n: number) => number,
  ): void {
    const { protocol, params, nodes } = this.compiled;
    const { workload } = protocol;
    const context = {
      state: state as never,
      params: params as never,
      count: nodes,
      invoke: (node: number, command: string, delay = 0) => {
        asked.push({ item: this.command(node, command), delay: Math.max(0, Math.floor(delay)) });
      },
      randomInt,
    };
    if (call === 'start') workload?.start?.(context);
    else if (call === 'idle') workload?.onIdle?.(context);
    else workload?.onMark?.[call.label](context, call.node);
  }

  private command(node: number, name: string): number {
    const type = this.compiled.names.indexOf(name);
    if (!this.compiled.onCommand[type]) throw new Error(`there is no command ${name}`);
    if (!Number.isInteger(node) || node < 0 || node >= this.compiled.nodes)
      throw new Error(`asks node ${node} to ${name}, which is not there`);
    return this.items.command(type, node, {});
  }
}
