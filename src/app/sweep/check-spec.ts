// What of a sweep as written can be told at once: its size, or what is wrong and where. The rest the worker says.
import type { Manifest } from '../../engine/contract.ts';
import { InputError } from '../../engine/params.ts';
import { parseWritten } from '../../lab/expand.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';
import { axesOf, checkPageSize, parseSeeds } from '../../lab/sweep-axes.ts';

export interface SpecProblem {
  /** `parameter k`, `seeds` */
  readonly where: string;
  readonly message: string;
}

/** How many values each swept parameter has, and how many seeds there are. */
export interface SpecSize {
  readonly values: readonly number[];
  readonly seeds: number;
}

export function checkSpec({ params }: Manifest, spec: SweepSpec): SpecSize | SpecProblem {
  try {
    const { fixed, axes } = axesOf(params, spec.axes);
    checkPageSize(axes, spec.seeds);
    parseWritten(params, fixed);
    for (const { name, written } of axes)
      for (const value of written) parseWritten(params, { [name]: value });
    const seeds = parseSeeds('seeds', spec.seeds).length;
    return { values: axes.map(({ written }) => written.length), seeds };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { where, message } = error;
    return { where, message: message.slice(where.length + 2) };
  }
}

export function isProblem(checked: SpecSize | SpecProblem): checked is SpecProblem {
  return 'where' in checked;
}
