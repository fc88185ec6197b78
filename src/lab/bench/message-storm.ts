// Message storm (PHOLD): the engine beside a bare loop and beside simjs, at 1e3, 1e5 and 1e6 nodes.
import type { AnyBody } from '../../engine/compiled.ts';
import type { Manifest } from '../../engine/contract.ts';
import { DEFAULT_STOP, RUN_FORMAT } from '../../engine/run.ts';
import { Simulation, type SimulationOptions } from '../../engine/simulation.ts';
import { measure, type Row, type Say, type Subject } from './row.ts';
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

const COUNTERS: SimulationOptions = { record: 'counters' };
const FULL: SimulationOptions = { record: 'full' };
const TRACED: SimulationOptions = { record: 'full', facets: false };

export async function messageStorm(say: Say): Promise<Row[]> {
  const Sim = await loadSimjs();
  return SIZES.flatMap(([nodes, deliveries]) => {
    const slow = Math.round(deliveries * SLOW_SHARE);
    const subjects = [
      stormLimit(nodes, deliveries),
      storm('integer', bodyOf(integerStorm), nodes, deliveries, COUNTERS),
      storm('integer-traced', bodyOf(integerStorm), nodes, deliveries, TRACED),
      storm('object', bodyOf(objectStorm), nodes, deliveries, COUNTERS),
      storm('told', bodyOf(toldStorm, true), nodes, slow, FULL),
      ...(Sim ? [stormOfSimjs(Sim, nodes, slow)] : []),
    ];
    return measure('message-storm', nodes, 'deliveries/s', subjects, say);
  });
}

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
      simulation.advance(1);
      return () => {
        simulation.advance(deliveries);
        return deliveries;
      };
    },
  };
}

function stormRun(body: AnyBody, nodes: number) {
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
