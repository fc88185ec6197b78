// Random runs of the catalogue's protocols and their hashes: computed in Node and in browsers, they must agree.
import { loadProtocol, manifests } from '../catalog/catalog.ts';
import { DEFAULT_NETWORK, type NetworkSpec } from '../engine/network.ts';
import { InputError, type Param, type ParamValue } from '../engine/params.ts';
import { Stream, streamKey } from '../engine/random.ts';
import {
  DEFAULT_STOP,
  type Intervention,
  type Place,
  RUN_FORMAT,
  type Run,
} from '../engine/run.ts';
import { Simulation } from '../engine/simulation.ts';
import { buildRun, checkRun } from './build-run.ts';
import { checkTogether, expandParams, nodesOf } from './expand.ts';
import type { Source } from './source.ts';

const MAX_EVENTS = 4000;
const MAX_NODES = 24;
const MAX_INTERVENTIONS = 6;
/** Combinations that make no sense are drawn again, so often. */
const MAX_TRIES = 100;

/** Runs with random parameters, networks and interventions; the n-th depends on the protocol and n alone. */
export function randomRuns(source: Source, count: number): Run[] {
  return Array.from({ length: count }, (_, n) => {
    const stream = new Stream(streamKey(n, `random run of ${source.manifest.id}`));
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const run = drawRun(source, stream);
      if (run) return run;
    }
    throw new Error(`${source.manifest.id}: no valid run in ${MAX_TRIES} tries`);
  });
}

/** Each run's hash and how it ended, recorded in full and counted in turns. */
export function hashesOf(source: Source, runs: readonly Run[]): string[] {
  return runs.map((run, n) => {
    const record = n % 2 === 0 ? 'full' : 'counters';
    const simulation = new Simulation(source.body, source.manifest, run, { record }).finish();
    const { hash, end, events } = simulation.report();
    return `${hash ?? 'none'} ${end.reason} ${events} ${end.detail}`;
  });
}

/** Hashes of `count` random runs of every protocol, by its id. */
export async function catalogHashes(count: number): Promise<Record<string, readonly string[]>> {
  const hashes: Record<string, readonly string[]> = {};
  for (const manifest of manifests()) {
    const source = { manifest, body: await loadProtocol(manifest.id) };
    hashes[manifest.id] = hashesOf(source, randomRuns(source, count));
  }
  return hashes;
}

/** Hashes of every preset of every protocol, and of its broken variant, by the protocol's id. */
export async function presetHashes(): Promise<Record<string, readonly string[]>> {
  const hashes: Record<string, readonly string[]> = {};
  for (const manifest of manifests()) {
    const source = { manifest, body: await loadProtocol(manifest.id) };
    const runs = source.body.presets.map(({ id }) => buildRun(source, { preset: id }));
    const { broken } = source.body;
    if (broken) runs.push(buildRun(source, { preset: broken.preset, broken: true }));
    hashes[manifest.id] = hashesOf(source, runs);
  }
  return hashes;
}

/** undefined where the values drawn make no sense together. */
function drawRun(source: Source, stream: Stream): Run | undefined {
  const { manifest } = source;
  try {
    const network = drawNetwork(stream, source.body.protocol.network);
    const given: Record<string, ParamValue> = {};
    for (const [name, param] of Object.entries(manifest.params)) {
      const value =
        param.kind === 'text' ? drawText(source, name, stream) : drawParam(stream, param);
      if (value !== undefined) given[name] = value;
    }
    const params = expandParams(manifest.params, given, network);
    checkTogether(source, params);
    const run: Run = {
      format: RUN_FORMAT,
      protocol: manifest.id,
      version: manifest.version,
      params,
      network,
      seed: stream.next(),
      stop: {
        ...DEFAULT_STOP,
        maxEvents: MAX_EVENTS,
        onViolation: pick(stream, ['stop', 'count']),
        ...drawEnd(source, stream),
      },
      interventions: drawInterventions(stream, source, nodesOf(source, params)),
    };
    checkRun(source, run);
    return run;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function pick<T>(stream: Stream, values: readonly T[]): T {
  return values[stream.int(values.length)];
}
const between = (stream: Stream, min: number, max: number) =>
  min + stream.int(Math.min(max - min, 2_000_000) + 1);

function drawNetwork(stream: Stream, usual: NetworkSpec): NetworkSpec {
  return {
    ...DEFAULT_NETWORK,
    delay: pick(stream, [
      usual.delay,
      usual.delay,
      'constant:10000',
      'uniform:500..30000',
      'exponential:10000',
      'lognormal:8000:0.7',
    ]),
    loss: pick(stream, [0, 0, 0.1]),
    duplication: pick(stream, [0, 0, 0.1]),
    corruption: pick(stream, [0, 0, 0.1]),
    fifo: stream.int(2) === 0,
    bandwidth: pick(stream, [0, 0, 0.001]),
    partition: pick(stream, ['drop', 'hold']),
    ...(stream.int(3) === 0 && {
      pairs: [
        { from: 0, to: 1, delay: 'constant:40000' },
        { from: 1, to: 0, loss: 0.2 },
      ],
    }),
  };
}

/** As one of the presets has it; undefined leaves it to the schema. */
function drawText({ body }: Source, name: string, stream: Stream): ParamValue | undefined {
  return pick(stream, [undefined, ...body.presets.map(({ params }) => params?.[name])]);
}

/** A time or a goal at which some runs end. */
function drawEnd({ body }: Source, stream: Stream): Pick<Run['stop'], 'until' | 'goal'> {
  const goals = body.properties.filter(({ kind }) => kind !== 'always').map(({ id }) => id);
  const goal = stream.int(3) === 0 && goals.length > 0 ? pick(stream, goals) : undefined;
  return {
    ...(stream.int(4) === 0 && { until: stream.int(300_000) }),
    ...(goal !== undefined && { goal }),
  };
}

/** A value near the default, where there is such a thing; undefined leaves it to the schema. */
function drawParam(stream: Stream, param: Param): ParamValue | undefined {
  if (stream.int(3) === 0 && !(param.kind === 'int' && param.default > MAX_NODES)) return undefined;
  switch (param.kind) {
    case 'int':
      if (param.unit) return nearDefault(stream, param.default, param.min, param.max);
      return between(stream, param.min, Math.min(param.max, Math.max(param.min, MAX_NODES)));
    case 'number':
      return param.min + (param.max - param.min) * stream.unit();
    case 'boolean':
      return stream.int(2) === 0;
    case 'choice':
      return pick(stream, param.values);
    case 'list':
      return drawList(stream, param.min, Math.min(param.max, 7), param.nodes ?? false);
    default:
      return undefined;
  }
}

function nearDefault(stream: Stream, value: number, min: number, max: number): number {
  const [low, high] = [Math.max(min, value >> 2), Math.min(max, value * 4)];
  return low < high ? between(stream, low, high) : value;
}

function drawList(stream: Stream, min: number, max: number, distinct: boolean): number[] {
  const values = Array.from({ length: stream.int(4) }, () => between(stream, min, max));
  return distinct ? [...new Set(values)] : values;
}

/** After one of the first records, or at a time. */
function drawPlace(stream: Stream): Place {
  return stream.int(2) === 0 ? { time: stream.int(200_000) } : { after: stream.int(300), time: 0 };
}

function drawInterventions(stream: Stream, source: Source, nodes: number): Intervention[] {
  return Array.from({ length: stream.int(MAX_INTERVENTIONS + 1) }, () =>
    drawIntervention(stream, source, nodes),
  );
}

function drawIntervention(stream: Stream, source: Source, nodes: number): Intervention {
  const { protocol } = source.body;
  const at = drawPlace(stream);
  const node = stream.int(nodes);
  const type = pick(stream, Object.keys(protocol.on));
  const message = { from: node, to: stream.int(nodes), type, ordinal: stream.int(3) };
  const command = pick(stream, [...Object.keys(protocol.commands ?? {}), '']);
  const kinds: readonly Intervention[] = [
    { kind: 'crash', at, node },
    { kind: 'recover', at, node, amnesia: stream.int(2) === 0 },
    { kind: 'pause', at, node },
    { kind: 'resume', at, node },
    { kind: 'partition', at, groups: [[node]], oneWay: stream.int(2) === 0 },
    { kind: 'heal', at },
    {
      kind: 'clock',
      at,
      node,
      offset: stream.int(50_000),
      drift: stream.unit() / 5 - 0.1,
      granularity: pick(stream, [1, 1000]),
    },
    { kind: pick(stream, ['lose', 'corrupt', 'duplicate']), message },
    { kind: 'delay', message, ticks: 1 + stream.int(50_000) },
    command === '' ? { kind: 'heal', at } : { kind: 'command', at, node, command },
  ];
  return pick(stream, kinds);
}
