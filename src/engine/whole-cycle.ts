// A cycle over whole columns: what a protocol of very many nodes may give beside its handlers.

export type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** All nodes of a cycle at once, for code that goes through whole columns. */
export interface WholeCycle<S, P> {
  readonly count: number;
  readonly params: P;
  /** The current cycle, from 1. */
  readonly cycle: number;
  readonly columns: { readonly [K in keyof S]: Column };
  /** Nodes that act in this cycle, in the order in which they do; those that join act from the next one on. */
  readonly acting: readonly number[];
  /** As the node would draw it. */
  randomInt(node: number, n: number): number;
  chance(node: number, probability: number): boolean;
  /** From now on phase n of the cycle: 0 is the acts, 1 the arrival of what was sent in 0, and so on. */
  phase(n: number): void;
  /** So many messages of that type are sent. Said before the next mark, so that its place among the events is known. */
  sent(type: string, messages?: number): void;
  /** So many messages arrive: all that were sent in the phase before, and each before what its receiver does. */
  received(messages?: number): void;
  /** The last event of its step. */
  mark(node: number, label: string, value?: number): void;
  /** As the node would set it. */
  setActive(node: number, active: boolean, options?: { readonly background?: boolean }): void;
}

/**
 * A whole cycle in one go: for runs of very many nodes that nobody watches and nothing disturbs. It must come to what
 * the handlers come to, draw for draw and mark for mark; a test of the protocol holds the two together.
 */
export interface Bulk<S, P> {
  /** Whether it covers these parameters. */
  fits(params: P): boolean;
  cycle(all: WholeCycle<S, P>): void;
}
