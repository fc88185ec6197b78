// Message storm (PHOLD): the engine beside a bare loop and beside simjs, at 1e3, 1e5 and 1e6 nodes.
import type { AnyBody } from '../../engine/compiled.ts';
import type { Manifest } from '../../engine/contract.ts';
import { DEFAULT_STOP, RUN_FORMAT } from '../../engine/run.ts';
import { Simulation, type SimulationOptions } from '../../engine/simulation.ts';
import type { Subject, SubjectBenchmark } from './row.ts';
import { stormLimit } from './storm-limit.ts';
import {
  describeStorm,
  integerStorm,
  objectStorm,
  stormManifest,
  toldProperties,
  toldStorm,
} from './storm-protocols.ts';
import { loadSimjs, stormOfSimjs } from './storm-simjs.ts';

/** Nodes, and deliveries timed. */
const SIZES: readonly (readonly [nodes: number, deliveries: number])[] = [
  [1_000, 1_000_000],
  [100_000, 600_000],
  [1_000_000, 1_000_000],
];
/** The slow ones get fewer deliveries. */
const SLOW_SHARE = 0.25;

/** As sweeps count: without trace and hash. */
const COUNTERS: SimulationOptions = { record: 'counters', hash: false };
const HASHED: SimulationOptions = { record: 'counters' };
const TRACED: SimulationOptions = { record: 'full', hash: false, strict: false, facets: false };
const FULL: SimulationOptions = { record: 'full' };

export const messageStorm: SubjectBenchmark = {
  unit: 'deliveries/s',
  async groups() {
    const peers = (await loadSimjs()) ? ['simjs'] : [];
    const subjects = ['limit', ...Object.keys(STORMS), ...peers];
    return SIZES.map(([size]) => ({ size, subjects }));
  },
  async subject(size, name) {
    const deliveries = SIZES.find(([nodes]) => nodes === size)?.[1] ?? size;
    const slow = Math.round(deliveries * SLOW_SHARE);
    if (name === 'limit') return stormLimit(size, deliveries);
    if (name !== 'simjs') return STORMS[name](name, size, deliveries, slow);
    const simjs = await loadSimjs();
    if (!simjs) throw new Error('simjs is not installed');
    return stormOfSimjs(simjs, size, slow);
  },
};

type StormSubject = (name: string, nodes: number, deliveries: number, slow: number) => Subject;

const STORMS: Readonly<Record<string, StormSubject>> = {
  integer: (name, nodes, deliveries) =>
    storm(name, bodyOf(integerStorm), nodes, deliveries, COUNTERS),
  'integer-hashed': (name, nodes, deliveries) =>
    storm(name, bodyOf(integerStorm), nodes, deliveries, HASHED),
  'integer-traced': (name, nodes, deliveries) =>
    storm(name, bodyOf(integerStorm), nodes, deliveries, TRACED),
  object: (name, nodes, deliveries) =>
    storm(name, bodyOf(objectStorm), nodes, deliveries, COUNTERS),
  told: (name, nodes, _deliveries, slow) => storm(name, toldBody(), nodes, slow, FULL),
};

/** Narration, facets and a property on. */
export const toldBody = (): AnyBody => bodyOf(toldStorm, true);

function bodyOf(protocol: unknown, told = false): AnyBody {
  return {
    protocol,
    properties: told ? toldProperties : [],
    presets: [],
    describe: told ? describeStorm : () => ({}),
  } as unknown as AnyBody;
}

function storm(
  name: string,
  body: AnyBody,
  nodes: number,
  deliveries: number,
  options: SimulationOptions,
): Subject {
  return {
    name,
    prepare() {
      const simulation = new Simulation(
        body,
        stormManifest as unknown as Manifest,
        stormRun(body, nodes),
        options,
      );
      // Until every node has had its turn, queues are fuller of the beginning than they will ever be again.
      simulation.advance(nodes);
      return () => {
        simulation.advance(deliveries);
        return deliveries;
      };
    },
  };
}

/** A storm of that many nodes as a run. */
export function stormRun(body: AnyBody, nodes: number) {
  return {
    format: RUN_FORMAT,
    protocol: 'message-storm',
    version: 1,
    params: { nodes },
    network: body.protocol.network,
    seed: 1,
    stop: { ...DEFAULT_STOP, maxEvents: 1e9 },
    interventions: [],
  };
}
