// Reads a command's flags. Whatever is wrong with a call is one InputError that names the flag that was meant, or all.
import { nameHint, noneOf } from '../engine/meant-name.ts';
import { InputError } from '../engine/params.ts';

export interface FlagSpec {
  readonly name: string;
  /** What its value is called in the help; a flag without one is a switch. */
  readonly value?: string;
  readonly repeated?: boolean;
  readonly about: string;
}

export interface Call {
  readonly positional: readonly string[];
  has(name: string): boolean;
  /** The value of a flag given at most once. */
  get(name: string): string | undefined;
  all(name: string): readonly string[];
}

/** `--name value` or `--name=value`; `--` ends the flags. @throws InputError */
export function readCall(args: readonly string[], specs: readonly FlagSpec[]): Call {
  const values = new Map<string, string[]>();
  const positional: string[] = [];
  const rest = args[Symbol.iterator]();
  for (const arg of rest) {
    if (arg === '--') positional.push(...rest);
    else if (!arg.startsWith('-') || arg === '-') positional.push(arg);
    else readFlag(arg, rest, specs, values);
  }
  return {
    positional,
    has: (name) => values.has(name),
    get: (name) => values.get(name)?.[0],
    all: (name) => values.get(name) ?? [],
  };
}

function readFlag(
  arg: string,
  rest: Iterator<string>,
  specs: readonly FlagSpec[],
  values: Map<string, string[]>,
): void {
  const [, name, given] = /^--?([^=]*)(?:=([\s\S]*))?$/.exec(arg) ?? [];
  const spec = arg.startsWith('--') ? specs.find((one) => one.name === name) : undefined;
  if (!spec) {
    const names = specs.map((one) => one.name);
    throw new InputError(arg, `no such flag; ${nameHint(name, names, (one) => `--${one}`)}`);
  }
  if (values.has(name) && !spec.repeated) throw new InputError(`--${name}`, 'is given twice');
  const value = spec.value === undefined ? noValue(name, given) : (given ?? rest.next().value);
  if (value === undefined)
    throw new InputError(`--${name}`, `needs a value: --${name} ${spec.value}`);
  values.set(name, [...(values.get(name) ?? []), value]);
}

function noValue(name: string, given: string | undefined): string {
  if (given !== undefined) throw new InputError(`--${name}`, 'takes no value');
  return '';
}

/** `name=value`, each name once. @throws InputError */
export function readAssignments(flag: string, written: readonly string[]): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const item of written) {
    const at = item.indexOf('=');
    if (at < 1) throw new InputError(`--${flag} ${item}`, 'must be written name=value');
    const name = item.slice(0, at).trim();
    if (name in values) throw new InputError(`--${flag} ${name}`, 'is given twice');
    values[name] = item.slice(at + 1);
  }
  return values;
}

/** A whole number from `min`, or undefined where the flag isn't given. @throws InputError */
export function readWhole(call: Call, flag: string, min: number): number | undefined {
  const written = call.get(flag);
  if (written === undefined) return undefined;
  const value = /^\d+(e\d+)?$/i.test(written) ? Number(written) : NaN;
  if (!Number.isSafeInteger(value) || value < min)
    throw new InputError(`--${flag}`, `'${written}' is not a whole number from ${min}`);
  return value;
}

/** One of a few words. @throws InputError naming them. */
export function readChoice<V extends string>(
  call: Call,
  flag: string,
  valid: readonly V[],
  fallback: V,
): V {
  const written = call.get(flag);
  if (written === undefined) return fallback;
  const found = valid.find((one) => one === written);
  if (found === undefined)
    throw new InputError(`--${flag}`, `'${written}' ${noneOf(written, valid)}`);
  return found;
}
