// What a formula says of a run, and under what it still does.
import type { NetworkSpec } from './network.ts';
import type { Intervention } from './run.ts';

/** Formula a simulation is held against. `metrics` has a value only where the formula holds for these parameters and this network. */
export interface Theory<P> {
  metrics(params: P, network: NetworkSpec): Readonly<Record<string, number | undefined>>;
  /** Whether it holds all the same under that intervention; under none where absent. Of a run that was cut off it never speaks. */
  survives?(what: Intervention, params: P): boolean;
  /**
   * Curves over time (in cycles) to draw over measured ones, by cell id; values are fractions of the nodes. None where
   * no formula holds for these parameters and this network.
   */
  curves?(
    params: P,
    network: NetworkSpec,
  ): readonly {
    readonly cell: string;
    readonly points: readonly (readonly [time: number, fraction: number])[];
  }[];
  /**
   * Says, in a sentence with its full stop, that this network does not give what the algorithm takes for granted, and
   * what may come of it; undefined where it does.
   */
  breach?(params: P, network: NetworkSpec): string | undefined;
  /** The formula as text, shown beside its values. */
  readonly formula: string;
  readonly source: string;
}
