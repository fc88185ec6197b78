// What a search has found of a property: where, and in which words.

/** A step of the search that is worth telling: from a state, or from nothing (-1) at the beginning. */
export interface Found {
  readonly parent: number;
  readonly act: number;
  readonly draws: readonly number[];
  /** The property's number, -1 for a handler's error. */
  readonly property: number;
  /** What was found, in words. */
  readonly detail: string;
  /** The steps of a round that goes on for ever from there, as numbers of the graph. */
  readonly round?: readonly number[];
}
