// Expands parameters: the schema's defaults, a preset's values over them, given values over those.

import type { Preset } from '../engine/contract.ts';
import { nameHint, noneOf } from '../engine/meant-name.ts';
import type { NetworkSpec } from '../engine/network.ts';
import {
  checkParam,
  handlerParams,
  InputError,
  type Param,
  type ParamSchema,
  type ParamValue,
  type ParamValues,
  parseParam,
} from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import { usualValue } from '../engine/usual-value.ts';
import type { Source } from './source.ts';

/** Values as written, read by the schema. @throws InputError for what the schema doesn't have. */
export function parseWritten(
  schema: ParamSchema,
  written: Readonly<Record<string, string>>,
): Record<string, ParamValue> {
  const values: Record<string, ParamValue> = {};
  for (const [name, text] of Object.entries(written)) {
    const param = knownParam(schema, name);
    requireChoice(name, param, text);
    values[name] = parseParam(name, param, text);
  }
  return values;
}

/**
 * Every value that the schema names, in its order: `given` checked, the rest by default; a derived default looks
 * at the network and at the values before it and all that are given. @throws InputError
 */
export function expandParams(
  schema: ParamSchema,
  given: Readonly<Record<string, unknown>>,
  network: NetworkSpec,
): ParamValues {
  const values: Record<string, ParamValue> = {};
  for (const name of Object.keys(given)) {
    const param = knownParam(schema, name);
    requireChoice(name, param, given[name]);
    values[name] = checkParam(name, param, given[name]);
  }
  const plain = Object.keys(schema).filter(
    (name) => !Object.hasOwn(values, name) && !derives(schema[name]),
  );
  for (const name of plain) values[name] = checkParam(name, schema[name], schema[name].default);
  for (const name of Object.keys(schema))
    if (!Object.hasOwn(values, name))
      values[name] = checkParam(name, schema[name], usualValue(schema[name], values, network));
  return Object.fromEntries(Object.keys(schema).map((name) => [name, values[name]]));
}

/** The schema's entry of that name. @throws InputError naming the one that was meant, or all. */
export function knownParam(schema: ParamSchema, name: string): Param {
  if (Object.hasOwn(schema, name)) return schema[name];
  const hint = nameHint(name, Object.keys(schema));
  throw new InputError(`parameter ${name}`, `no such parameter; ${hint}`);
}

function requireChoice(name: string, param: Param, value: unknown): void {
  if (param.kind !== 'choice' || typeof value !== 'string' || param.values.includes(value)) return;
  throw new InputError(`parameter ${name}`, `'${value}' ${noneOf(value, param.values)}`);
}

/**
 * The run's values without those that follow from others: what was set by hand, here or in its preset, stays when
 * the others change.
 */
export function givenParams(
  schema: ParamSchema,
  { params, network }: Pick<Run, 'params' | 'network'>,
  preset: Preset | undefined,
): ParamValues {
  const entries = Object.entries(params);
  const fixed = entries.filter(([name]) => !derives(schema[name]));
  const derived = expandParams(schema, Object.fromEntries(fixed), network);
  const kept = entries.filter(
    ([name, value]) =>
      !derives(schema[name]) ||
      value !== derived[name] ||
      Object.hasOwn(preset?.params ?? {}, name),
  );
  return Object.fromEntries(kept);
}

/** Whether a value follows from others unless it is given. */
export function derives(param: Param): boolean {
  return param.kind === 'int' && param.derive !== undefined;
}

/** How many nodes a run with these parameters has. */
export function nodesOf({ manifest, body }: Source, params: ParamValues): number {
  if (!body.protocol.nodes) return Number(params.nodes);
  return body.protocol.nodes(handlerParams(manifest.params, params));
}

/** Checks what only the values together can show: nodes that exist, combinations that make sense. @throws InputError */
export function checkTogether(source: Source, params: ParamValues): void {
  const nodes = nodesOf(source, params);
  const schema = source.manifest.params;
  for (const name of Object.keys(schema)) {
    const param = schema[name];
    if (param.kind === 'list' && param.nodes) checkNodeList(name, params[name], nodes);
  }
  const wrong = source.manifest.check?.(handlerParams(schema, params));
  if (wrong) throw new InputError(`parameter ${wrong.param}`, wrong.message);
}

function checkNodeList(name: string, value: ParamValue, nodes: number): void {
  if (!Array.isArray(value)) return;
  const seen = new Set<number>();
  for (const id of value as number[]) {
    if (id < 0 || id >= nodes)
      throw new InputError(
        `parameter ${name}`,
        `there is no node ${id}; the nodes are 0 to ${nodes - 1}`,
      );
    if (seen.has(id)) throw new InputError(`parameter ${name}`, `node ${id} comes twice`);
    seen.add(id);
  }
}
