// Which parameters a sweep varies, and their values as written: `1..7`, `0.1,0.2`, lists with `;` between.
import {
  countList,
  InputError,
  type Param,
  type ParamSchema,
  parseList,
} from '../engine/params.ts';
import { knownParam } from './expand.ts';
import type { SweepSpec } from './schema/link.ts';

export interface Axis {
  readonly name: string;
  readonly written: readonly string[];
}

const MAX_VALUES = 100_000;

/** Values written once stay fixed; the others are axes, in the order of writing. @throws InputError */
export function splitAxes(
  schema: ParamSchema,
  set: Readonly<Record<string, string>>,
): { readonly fixed: Readonly<Record<string, string>>; readonly axes: readonly Axis[] } {
  const fixed: Record<string, string> = {};
  const axes: Axis[] = [];
  for (const [name, text] of Object.entries(set)) {
    const written = valuesIn(name, knownParam(schema, name), text);
    if (written === undefined) fixed[name] = text;
    else axes.push({ name, written });
  }
  return { fixed, axes };
}

/** The same as a sweep's link has it, in order. @throws InputError */
export function axesOf(
  schema: ParamSchema,
  written: SweepSpec['axes'],
): ReturnType<typeof splitAxes> {
  const set = Object.fromEntries(written.map(({ param, values }) => [param, values]));
  const [first, second] = written;
  if (second && first.param === second.param)
    throw new InputError(`parameter ${second.param}`, 'is swept already');
  return splitAxes(schema, set);
}

/** Seeds as written: `1..100`, `3,8`. @throws InputError with that `where` */
export function parseSeeds(where: string, written: string): readonly number[] {
  const seeds = parseList(where, written);
  const bad = seeds.find((seed) => !Number.isSafeInteger(seed) || seed < 0);
  if (bad !== undefined || seeds.length === 0)
    throw new InputError(where, `'${written}' is not a list of whole numbers from 0, like 1..100`);
  if (new Set(seeds).size < seeds.length) throw new InputError(where, 'a seed comes twice');
  return seeds;
}

/** undefined: one value, not swept. */
function valuesIn(name: string, param: Param, text: string): readonly string[] | undefined {
  switch (param.kind) {
    case 'list':
      return text.includes(';') ? text.split(';') : undefined;
    case 'text':
      return undefined;
    default:
      if (!text.includes(',') && !text.includes('..')) return undefined;
      return noneTwice(
        name,
        text.split(',').flatMap((item) => rangeIn(name, item)),
      );
  }
}

function noneTwice(name: string, values: readonly string[]): readonly string[] {
  const met = new Set<string>();
  for (const value of values) {
    if (met.has(value)) throw new InputError(`parameter ${name}`, `${value} comes twice`);
    met.add(value);
  }
  return values;
}

function rangeIn(name: string, item: string): string[] {
  const range = /^\s*(-?\d+)\.\.(-?\d+)\s*$/.exec(item);
  if (!range && item.includes('..'))
    throw new InputError(
      `parameter ${name}`,
      `'${item}': a range goes by whole numbers, like 1..7`,
    );
  if (!range) return [item.trim()];
  const [low, high] = [Number(range[1]), Number(range[2])];
  if (high < low)
    throw new InputError(`parameter ${name}`, `'${item}' is no range: it ends before it begins`);
  if (high - low >= MAX_VALUES)
    throw new InputError(`parameter ${name}`, `'${item}' has more than ${MAX_VALUES} values`);
  return Array.from({ length: high - low + 1 }, (_, i) => String(low + i));
}

/** Every combination, the last axis changing fastest. No axes: one combination of nothing. */
export function combinations(axes: readonly Axis[]): Readonly<Record<string, string>>[] {
  let rows: Readonly<Record<string, string>>[] = [{}];
  for (const { name, written } of axes)
    rows = rows.flatMap((row) => written.map((value) => ({ ...row, [name]: value })));
  return rows;
}

/** More would neither fit a page nor be told apart in a plot. */
const MAX_RUNS_OF_A_PAGE = 50_000;

/** Looks at the size alone: at once, whatever is written. @throws InputError */
export function checkPageSize(axes: readonly Axis[], seeds: string): void {
  const note = ' that a page takes; the command line takes more';
  checkSize(axes, countList('seeds', seeds), MAX_RUNS_OF_A_PAGE, note);
}

/** `seeds`: how many there are. @throws InputError */
export function checkSize(axes: readonly Axis[], seeds: number, most: number, note: string): void {
  const runs = axes.reduce((product, axis) => product * axis.written.length, seeds);
  if (runs > most) throw new InputError('sweep', `${runs} runs are more than the ${most}${note}`);
}
