// A sweep in words: what may be swept and how it is written, its runs' names, its metrics in people's units.
import type { Manifest } from '../../engine/contract.ts';
import type { Param, ParamValue } from '../../engine/params.ts';
import type { Run } from '../../engine/run.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';
import type { SweepPlan } from '../../lab/sweep-plan.ts';
import { metricTitle } from '../../playback/metric-title.ts';
import { NO_BREAK } from '../../playback/narration.ts';
import { groupDigits, measured } from './time.ts';
import { unitName } from './units.ts';

/** Names of the parameters that have several values to go through. */
export function sweptNames({ params }: Manifest): readonly string[] {
  return Object.keys(params).filter((name) => params[name].kind !== 'text');
}

export function paramTitle({ params }: Manifest, name: string): string {
  return params[name]?.label ?? name;
}

/** An example of values that are allowed: the least of them, and others so much further. */
function some(low: number, max: number, ...further: readonly number[]): string {
  return [...new Set([0, ...further].map((by) => Math.min(max, low + by)))].join(',');
}

function numbersIn(min: number, max: number): string {
  const examples = [0.1, 0.2, 1, 2].filter((value) => value >= min && value <= max).slice(0, 2);
  return (examples.length === 2 ? examples : [...new Set([min, max])]).join(',');
}

/** What may be written for a parameter; its example is within the bounds. */
export function valuesHint(param: Param | undefined, { time }: Manifest): string {
  switch (param?.kind) {
    case 'int': {
      const bounds = `whole numbers from ${groupDigits(param.min)} to ${groupDigits(param.max)}`;
      const low = Math.max(param.min, Math.min(param.max, param.unit === 'ticks' ? time.ticks : 1));
      if (param.unit !== 'ticks')
        return `${low}..${Math.min(param.max, low + 6)} or ${some(low, param.max, 1, 4)}: ${bounds}`;
      return `${some(low, param.max, time.ticks, 4 * time.ticks)}: ${bounds}, in ticks; ${groupDigits(time.ticks)} are 1${NO_BREAK}${time.unit}`;
    }
    case 'number':
      return `${numbersIn(param.min, param.max)}: numbers from ${groupDigits(param.min)} to ${groupDigits(param.max)}`;
    case 'choice':
      return `some of ${param.values.join(',')}`;
    case 'boolean':
      return 'false,true';
    case 'list':
      return '1,2;3;0..3: lists, with semicolons between them';
    default:
      return '';
  }
}

const FIRST_VALUES = 5;
const FIRST_SEEDS = '1..20';
/** More nodes than these are not made more of without being asked. */
const MANY = 1000;

/** What the form proposes: the first parameter whose numbers go up, and twenty seeds. */
export function firstSpec(manifest: Manifest, { params }: Run): SweepSpec {
  const names = sweptNames(manifest);
  const isStep = (name: string) => {
    const param = manifest.params[name];
    return param.kind === 'int' && param.unit !== 'ticks' && Number(params[name]) <= MANY;
  };
  const param = names.find(isStep) ?? names[0];
  const axes =
    param === undefined
      ? []
      : [{ param, values: firstValues(manifest.params[param], params[param]) }];
  return { axes, seeds: FIRST_SEEDS };
}

/** Values about the one at hand. */
export function firstValues(param: Param, value: ParamValue): string {
  switch (param.kind) {
    case 'int': {
      const low = Math.max(param.min, Math.min(Number(value), param.max - FIRST_VALUES + 1));
      if (param.unit === 'ticks' || low > MANY) return multiples(param, Number(value), Math.round);
      return `${low}..${Math.min(param.max, low + FIRST_VALUES - 1)}`;
    }
    case 'number':
      return multiples(param, Number(value), (number) => Number(number.toPrecision(3)));
    case 'choice':
      return param.values.join(',');
    case 'boolean':
      return 'false,true';
    default:
      return `;${Array.isArray(value) ? value.join(',') : String(value)}`;
  }
}

/** Half of it, itself, and twice as much, as far as these are allowed. */
function multiples(
  { min, max }: { readonly min: number; readonly max: number },
  value: number,
  rounded: (value: number) => number,
): string {
  const wanted = value === 0 ? [min, (min + max) / 2, max] : [value / 2, value, value * 2];
  const held = wanted.map((one) => rounded(Math.min(max, Math.max(min, one))));
  return [...new Set(held)].join(',');
}

/** `k = 3`, `k = 3, Direction = pull`; '' where nothing is swept but seeds. */
export function rowTitle(plan: SweepPlan, row: number, manifest: Manifest): string {
  return plan.axes
    .map(({ name }) => `${paramTitle(manifest, name)} = ${valueText(plan.rows[row].params[name])}`)
    .join(', ');
}

/** `k = 3, seed 17`. */
export function runTitle(plan: SweepPlan, row: number, seed: number, manifest: Manifest): string {
  return [rowTitle(plan, row, manifest), `seed ${seed}`].filter((text) => text !== '').join(', ');
}

/** A parameter's value; a list in brackets. */
export function valueText(value: ParamValue): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

/** How a metric is shown. */
export interface MetricWords {
  readonly title: string;
  readonly about: string;
  /** After a number; '' for none. */
  readonly unit: string;
  /** What a value is divided by. */
  readonly each: number;
}

export function metricWords({ metrics, time }: Manifest, name: string): MetricWords {
  const { unit = '', about = '' } = metrics.find((metric) => metric.name === name) ?? {};
  const title = metricTitle(name);
  if (unit === 'ticks') return { title, about, unit: unitName(time), each: time.ticks };
  return { title, about, unit, each: 1 };
}

/** A value as the plot has it, with its unit. */
export function shownValue(value: number, { unit }: MetricWords): string {
  return unit === '' ? measured(value) : `${measured(value)}${NO_BREAK}${unit}`;
}

/** `3 values × 10 seeds = 30 runs` */
export function sizeText(values: readonly number[], seeds: number): string {
  const runs = values.reduce((product, count) => product * count, seeds);
  const factors = [...values.map((count) => counted(count, 'value')), counted(seeds, 'seed')];
  return `${factors.join(' × ')} = ${counted(runs, 'run')}`;
}

export function counted(count: number, thing: string): string {
  return `${groupDigits(count)}${NO_BREAK}${count === 1 ? thing : `${thing}s`}`;
}
