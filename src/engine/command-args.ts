// What a command may be told: arguments typed as parameters are, without defaults.
export type CommandArgSchemas<P> = Readonly<Record<string, CommandArgSchema<P>>>;
/** One argument: a node's id, or a whole number between bounds. */
export type CommandArgSchema<P> = NodeArg | IntArg<P>;
export interface NodeArg {
  readonly kind: 'node';
  readonly label: string;
  /** A sentence: what it is, and what the node chooses where it is left out. */
  readonly about: string;
}
export interface IntArg<P> {
  readonly kind: 'int';
  readonly label: string;
  readonly about: string;
  /** The smallest and the largest that make sense with these parameters. */
  bounds(params: P): readonly [min: number, max: number];
}
