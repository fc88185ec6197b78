// From what was asked for (a preset, values as written, a fault plan) to a run value with everything expanded.
import type { Preset } from '../engine/contract.ts';
import { checkNetwork, NETWORK_NAMES, type NetworkSpec, setNetwork } from '../engine/network.ts';
import { InputError } from '../engine/params.ts';
import { DEFAULT_STOP, type Intervention, RUN_FORMAT, type Run, type Stop } from '../engine/run.ts';
import { checkHeard } from './cycle-timing.ts';
import { checkTogether, expandParams, givenParams, nodesOf, parseWritten } from './expand.ts';
import { checkInterventions } from './interventions.ts';
import { requireName } from './names.ts';
import { parseFaults } from './schema/faults.ts';
import type { Source } from './source.ts';

/** What a caller asks for; all of it optional. Plain data. */
export interface RunRequest {
  readonly preset?: string;
  /** Parameters as written, over the preset's. */
  readonly set?: Readonly<Record<string, string>>;
  /** The links' values as written, over the preset's and the protocol's. */
  readonly network?: Readonly<Record<string, string>>;
  /** Content of a fault file: its interventions follow the preset's script. */
  readonly faults?: unknown;
  readonly seed?: number;
  /** Ticks. */
  readonly until?: number;
  readonly maxEvents?: number;
  readonly onViolation?: Stop['onViolation'];
  /** Run the wrong variant. */
  readonly broken?: boolean;
}

/** @throws InputError for a name or value that isn't valid, naming what was meant or what there is. */
export function buildRun(source: Source, request: RunRequest): Run {
  const preset = presetOf(source, request.preset);
  const network = buildNetwork(source, preset, request.network ?? {});
  const given = { ...preset?.params, ...parseWritten(source.manifest.params, request.set ?? {}) };
  const params = expandParams(source.manifest.params, given, network);
  checkTogether(source, params);
  checkHeard(source, params, request.network);
  const interventions: Intervention[] = [...(preset?.script ?? [])];
  if (request.faults !== undefined) interventions.push(...parseFaults(request.faults));
  const run: Run = {
    format: RUN_FORMAT,
    protocol: source.manifest.id,
    version: source.manifest.version,
    ...(request.broken && { broken: true }),
    ...(preset && { preset: preset.id }),
    params,
    network,
    seed: checkWhole('seed', request.seed ?? preset?.seed ?? 1, 0),
    stop: buildStop(preset, request),
    interventions,
  };
  checkRun(source, run);
  return run;
}

/** @throws InputError for a preset that isn't there. */
export function presetOf(source: Source, id: string | undefined): Preset | undefined {
  if (id === undefined) return undefined;
  const ids = source.body.presets.map((preset) => preset.id);
  requireName('preset', 'preset', id, ids);
  return source.body.presets.find((preset) => preset.id === id);
}

function buildNetwork(
  source: Source,
  preset: Preset | undefined,
  written: Readonly<Record<string, string>>,
): NetworkSpec {
  let network: NetworkSpec = { ...source.body.protocol.network, ...preset?.network };
  for (const [name, text] of Object.entries(written)) {
    requireName(`network ${name}`, 'network value', name, NETWORK_NAMES);
    network = setNetwork(network, name, text);
  }
  return checkNetwork(network);
}

function buildStop(preset: Preset | undefined, request: RunRequest): Stop {
  return {
    ...DEFAULT_STOP,
    ...preset?.stop,
    ...(request.onViolation !== undefined && { onViolation: request.onViolation }),
    ...(request.until !== undefined && { until: checkWhole('until', request.until, 0) }),
    ...(request.maxEvents !== undefined && {
      maxEvents: checkWhole('max-events', request.maxEvents, 1),
    }),
  };
}

function checkWhole(where: string, value: number, min: number): number {
  if (!Number.isSafeInteger(value) || value < min)
    throw new InputError(where, `${value} is not a whole number from ${min}`);
  return value;
}

/** Checks what needs the protocol: the parts of a run that must fit one another. @throws InputError */
export function checkRun(source: Source, run: Run): void {
  if (run.broken && !source.body.broken)
    throw new InputError('broken', `${source.manifest.id} has no broken variant`);
  if (run.stop.goal !== undefined) checkGoal(source, run.stop.goal);
  const nodes = nodesOf(source, run.params);
  checkPairs(run.network, nodes);
  checkInterventions(source, nodes, run.interventions);
}

function checkGoal(source: Source, goal: string): void {
  const seen = source.body.properties.filter((property) => property.kind === 'sometimes');
  requireName(
    'stop.goal',
    'property of the kind sometimes',
    goal,
    seen.map((property) => property.id),
  );
}

function checkPairs(network: NetworkSpec, nodes: number): void {
  for (const [i, pair] of (network.pairs ?? []).entries())
    for (const end of ['from', 'to'] as const)
      if (pair[end] >= nodes)
        throw new InputError(`network.pairs[${i}].${end}`, `there is no node ${pair[end]}`);
}

/**
 * The run with some values written anew. What was derived from others and not set by hand is derived again: a
 * slower network lengthens the timeouts that follow it. A schedule is left out with the values that it was found for.
 * @throws InputError
 */
export function reviseRun(
  source: Source,
  run: Run,
  change: Pick<RunRequest, 'set' | 'network' | 'seed'>,
): Run {
  let network = run.network;
  for (const [name, text] of Object.entries(change.network ?? {})) {
    requireName(`network ${name}`, 'network value', name, NETWORK_NAMES);
    network = setNetwork(network, name, text);
  }
  const schema = source.manifest.params;
  const preset = presetOf(source, run.preset);
  const given = {
    ...givenParams(schema, run, preset),
    ...parseWritten(schema, change.set ?? {}),
  };
  const params = expandParams(schema, given, network);
  checkTogether(source, params);
  checkHeard(source, params, change.network);
  const seed = checkWhole('seed', change.seed ?? run.seed, 0);
  const { schedule, ...rest } = run;
  // A schedule is one of the run with the values that it was found for.
  const isChanged = Object.keys({ ...change.set, ...change.network }).length > 0;
  const kept = schedule && !isChanged && { schedule };
  const revised: Run = { ...rest, params, network, seed, ...kept };
  checkRun(source, revised);
  return revised;
}
