// A protocol's theory at a run's parameters, as plain data: what figures draw over the measured curves.

export interface TheoryCurve {
  /** Id of the cell whose measured curve it is held against. */
  readonly cell: string;
  /** Time in cycles, and fraction of the nodes. */
  readonly points: readonly (readonly [time: number, fraction: number])[];
}

export interface TheoryData {
  readonly curves?: readonly TheoryCurve[] | undefined;
  /** By metric name; absent where the formula does not hold for these parameters. */
  readonly metrics?: Readonly<Record<string, number | undefined>> | undefined;
  readonly formula: string;
}
