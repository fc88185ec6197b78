// The parameter schema of a protocol: six kinds of value, parsed from text and checked with clear errors.
import { noneOf } from './meant-name.ts';

export type ParamValue = number | boolean | string | readonly number[];
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** What a derived default may look at: the network, and the values given so far. */
export interface DefaultContext {
  /** Of the channels that have no delay of their own; ticks. */
  readonly meanDelay: number;
  /** Of all channels; ticks, Infinity where there is no bound. */
  readonly longestDelay: number;
  readonly values: ParamValues;
}

interface Common<T> {
  readonly default: T;
  readonly about: string;
  /** A label for the form; the name is used where there is none. */
  readonly label?: string;
  readonly unit?: string;
}

export interface IntParam extends Common<number> {
  readonly kind: 'int';
  readonly min: number;
  readonly max: number;
  /** The default when the network or other values say more than a constant can; rounded, and brought within the bounds. */
  readonly derive?: (context: DefaultContext) => number;
}
export interface NumberParam extends Common<number> {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
}
export interface BooleanParam extends Common<boolean> {
  readonly kind: 'boolean';
}
export interface ChoiceParam<V extends string = string> extends Common<V> {
  readonly kind: 'choice';
  readonly values: readonly V[];
}
export interface ListParam extends Common<readonly number[] | 'all'> {
  readonly kind: 'list';
  readonly min: number;
  readonly max: number;
  /** The entries are node ids: each must exist (0 to nodes - 1), and none may come twice. */
  readonly nodes?: boolean;
  /** `all` is a value: every node. */
  readonly all?: boolean;
}
export interface TextParam extends Common<string> {
  readonly kind: 'text';
  readonly maxLength: number;
}

export type Param = IntParam | NumberParam | BooleanParam | ChoiceParam | ListParam | TextParam;
export type ParamSchema = Readonly<Record<string, Param>>;

/** The values as handlers see them: a list param is always an array, `all` expanded. */
export type ParamsOf<T extends ParamSchema> = {
  readonly [K in keyof T]: T[K] extends ListParam
    ? readonly number[]
    : T[K] extends ChoiceParam<infer V>
      ? V
      : T[K]['default'] extends number
        ? number
        : T[K]['default'] extends boolean
          ? boolean
          : string;
};

/** Params as handlers see them: `all` is every node. */
export function handlerParams(schema: ParamSchema, params: ParamValues): ParamsOf<ParamSchema> {
  const all = () => Array.from({ length: Number(params.nodes) }, (_, id) => id);
  const entries = Object.entries(params).map(([name, value]) => {
    const every = schema[name]?.kind === 'list' && value === 'all';
    return [name, every ? all() : value];
  });
  return Object.fromEntries(entries) as ParamsOf<ParamSchema>;
}

type Extra<P extends Param> = Omit<P, 'kind' | 'default' | 'values'>;

export const int = (value: number, extra: Extra<IntParam>): IntParam => ({
  kind: 'int',
  default: value,
  ...extra,
});
/** A whole number of ticks. */
export const ticks = (value: number, extra: Omit<Extra<IntParam>, 'unit'>): IntParam =>
  int(value, { ...extra, unit: 'ticks' });
export const real = (value: number, extra: Extra<NumberParam>): NumberParam => ({
  kind: 'number',
  default: value,
  ...extra,
});
export const flag = (value: boolean, extra: Extra<BooleanParam>): BooleanParam => ({
  kind: 'boolean',
  default: value,
  ...extra,
});
export const choice = <const V extends string>(
  value: NoInfer<V>,
  values: readonly V[],
  extra: Extra<ChoiceParam<V>>,
): ChoiceParam<V> => ({ kind: 'choice', default: value, values, ...extra });
export const list = (value: readonly number[] | 'all', extra: Extra<ListParam>): ListParam => ({
  kind: 'list',
  default: value,
  ...extra,
});
export const text = (value: string, extra: Extra<TextParam>): TextParam => ({
  kind: 'text',
  default: value,
  ...extra,
});

/** A call, link, file or plan that can't be taken: the message names what is wrong and where. */
export class InputError extends Error {
  readonly where: string;
  constructor(where: string, message: string) {
    super(`${where}: ${message}`);
    this.name = 'InputError';
    this.where = where;
  }
}

/** Reads a value as written on the command line or in a form. @throws InputError */
export function parseParam(name: string, param: Param, written: string): ParamValue {
  const where = `parameter ${name}`;
  switch (param.kind) {
    case 'boolean':
      if (written !== 'true' && written !== 'false')
        throw new InputError(where, `'${written}' is neither true nor false`);
      return written === 'true';
    case 'int':
    case 'number':
      return checkParam(name, param, parseNumber(where, written));
    case 'list':
      return checkParam(name, param, written === 'all' ? 'all' : parseList(where, written));
    default:
      return checkParam(name, param, written);
  }
}

function parseNumber(where: string, written: string): number {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value))
    throw new InputError(where, `'${written}' is not a number`);
  return value;
}

/** `1,4..6` is [1,4,5,6]; an empty text is an empty list. @throws InputError */
export function parseList(where: string, written: string): number[] {
  return rangesIn(where, written).flatMap(([low, high]) =>
    Array.from({ length: high - low + 1 }, (_, i) => low + i),
  );
}

/** How many values are written, without making them. @throws InputError */
export function countList(where: string, written: string): number {
  return rangesIn(where, written).reduce((sum, [low, high]) => sum + (high - low + 1), 0);
}

/** One number is a range of itself. */
function rangesIn(where: string, written: string): (readonly [low: number, high: number])[] {
  if (written.trim() === '') return [];
  return written.split(',').map((item) => {
    const range = /^\s*(-?\d+)\.\.(-?\d+)\s*$/.exec(item);
    if (!range) {
      const number = parseNumber(where, item);
      return [number, number];
    }
    const [low, high] = [Number(range[1]), Number(range[2])];
    if (high < low || high - low > 1e6) throw new InputError(where, `'${item}' is not a range`);
    return [low, high];
  });
}

/** Checks a typed value against its schema and returns it. @throws InputError */
export function checkParam(name: string, param: Param, value: unknown): ParamValue {
  const where = `parameter ${name}`;
  switch (param.kind) {
    case 'boolean':
      if (typeof value !== 'boolean') throw new InputError(where, 'must be true or false');
      return value;
    case 'int':
    case 'number':
      return checkNumber(where, param, value);
    case 'choice':
      if (typeof value === 'string' && param.values.includes(value)) return value;
      throw new InputError(where, `'${String(value)}' ${noneOf(String(value), param.values)}`);
    case 'text':
      if (typeof value !== 'string' || value.length > param.maxLength)
        throw new InputError(where, `must be a text of at most ${param.maxLength} characters`);
      return value;
    case 'list':
      return checkList(where, param, value);
  }
}

function checkNumber(where: string, param: IntParam | NumberParam, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new InputError(where, `'${String(value)}' is not a number`);
  if (param.kind === 'int' && !Number.isInteger(value))
    throw new InputError(where, `${value} is not a whole number`);
  if (value < param.min || value > param.max)
    throw new InputError(where, `${value} is not between ${param.min} and ${param.max}`);
  return value;
}

function checkList(where: string, param: ListParam, value: unknown): ParamValue {
  if (value === 'all' && param.all) return 'all';
  if (!Array.isArray(value))
    throw new InputError(where, `must be a list of whole numbers${param.all ? ', or all' : ''}`);
  for (const item of value as unknown[])
    if (typeof item !== 'number' || !Number.isInteger(item) || item < param.min || item > param.max)
      throw new InputError(
        where,
        `${String(item)} is not a whole number between ${param.min} and ${param.max}`,
      );
  return (value as number[]).slice();
}
