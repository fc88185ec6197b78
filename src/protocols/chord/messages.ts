// What Chord's nodes say to one another. `to` names the place that is meant, since a node may have several; what tells
// a message from others of its type comes first.

/** An identifier on the ring and the node that stands there: all one needs to reach it. */
export interface Contact {
  readonly id: number;
  readonly node: number;
}

/** `lookup`: somebody asked. `join`: for the successor of a node that joins. `finger`: for a finger of its own. */
export type Purpose = 'lookup' | 'join' | 'finger';

/** A search on its way. */
export interface Find {
  readonly key: number;
  readonly purpose: Purpose;
  /** The node that looks, and its number for the search. */
  readonly origin: number;
  readonly lookup: number;
  /** Identifier of the place whose table named the next hop. */
  readonly via: number;
  /** Live nodes contacted so far. */
  readonly hops: number;
  /** Identifiers that gave no answer: they are passed over. */
  readonly silent: readonly number[];
}

export interface Messages {
  /** Who owns the key? `last`: you do, as far as the sender knows. `to` is -1 where only the node is known. */
  FIND: Find & { readonly to: number; readonly call: number; readonly last: boolean };
  /** The call of that number has arrived. */
  ACK: number;
  /** Iterative: whom to ask next, if anybody. */
  REPLY: {
    /** Its identifier, and the node that stands there; both are -1 where nobody is left. */
    readonly next: number;
    readonly at: number;
    readonly last: boolean;
    /** Identifier of the place that answers. */
    readonly via: number;
    readonly call: number;
  };
  /** The search is over: the sender owns the key at `owner`, or -1: nobody could be reached. `call` is 0 where it was handed on. */
  FOUND: {
    readonly owner: number;
    readonly lookup: number;
    readonly call: number;
    readonly hops: number;
    readonly silent: readonly number[];
  };
  GET_PRED: { readonly to: number; readonly call: number };
  PRED: {
    /** The predecessor's identifier, and the node that stands there; both are -1 where it is unknown. */
    readonly pred: number;
    readonly at: number;
    readonly successors: readonly Contact[];
    readonly call: number;
  };
  /** The sender, at `id`, thinks that it may be the predecessor. */
  NOTIFY: { readonly id: number; readonly to: number };
  PING: { readonly to: number; readonly call: number };
  TRANSFER: { readonly to: number; readonly call: number; readonly keys: readonly number[] };
  /** The sender's place `id` leaves; its neighbours are told of one another. */
  LEAVE: {
    readonly id: number;
    readonly to: number;
    readonly pred: Contact | null;
    readonly successors: readonly Contact[];
  };
}

/** Stands for the identifier and the node of somebody who isn't known. */
export const NOBODY = -1;
