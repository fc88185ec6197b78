// One-off protocols for tests of the engine: three nodes that log what they meet, constant delays, nothing else given.
import type { AnyBody } from '../compiled.ts';
import type { EventKind, Manifest, Node, Property, Protocol } from '../contract.ts';
import { DEFAULT_NETWORK, type NetworkSpec } from '../network.ts';
import { DEFAULT_STOP, type Intervention, type Run, type Stop } from '../run.ts';
import { Simulation, type SimulationOptions } from '../simulation.ts';
import { LOSS_REASONS, Trace } from '../trace.ts';

export interface Logged {
  log: string[];
  n: number;
}
type Bodies = Record<'M' | 'N' | 'CTRL', unknown>;
export type LoggingNode = Node<Logged, Bodies, { readonly nodes: number }>;
export type ScriptedProtocol = Protocol<Logged, Bodies, { readonly nodes: number }>;

export const DELAY = 10_000;

export interface Script extends Partial<Omit<ScriptedProtocol, 'network'>> {
  readonly nodes?: (params: { readonly nodes: number }) => number;
  readonly count?: number;
  readonly properties?: readonly Property<Logged, { readonly nodes: number }>[];
  readonly network?: Partial<NetworkSpec>;
  readonly interventions?: readonly Intervention[];
  readonly stop?: Partial<Stop>;
  readonly seed?: number;
  readonly describe?: AnyBody['describe'];
}

const manifest = {
  id: 'scripted',
  nodeLabel: 'N',
  params: {},
  metrics: [],
} as unknown as Manifest;

/** Runs the script to its end. What it leaves out: a message is logged as `type from body`, everything else is empty. */
export function play(script: Script, options: SimulationOptions = { record: 'full' }): Simulation {
  const {
    count = 3,
    properties = [],
    network,
    interventions = [],
    stop,
    seed = 1,
    ...rest
  } = script;
  const log = (type: string) => (node: LoggingNode, from: number, body: unknown) => {
    node.state.log.push(`${type} ${from} ${JSON.stringify(body)}`);
  };
  const protocol: ScriptedProtocol = {
    network: DEFAULT_NETWORK,
    init: () => ({ log: [], n: 0 }),
    ...rest,
    on: { M: log('M'), N: log('N'), CTRL: log('CTRL'), ...rest.on },
  };
  const body = { protocol, properties, presets: [], describe: script.describe ?? (() => ({})) };
  const run: Run = {
    format: 1,
    protocol: 'scripted',
    version: 1,
    params: { nodes: count },
    network: { ...DEFAULT_NETWORK, delay: `constant:${DELAY}`, ...network },
    seed,
    stop: { ...DEFAULT_STOP, ...stop },
    interventions,
  };
  return new Simulation(body as unknown as AnyBody, manifest, run, options).finish();
}

/** The trace as lines `time kind node type`, of some kinds or all. */
export function lines(simulation: Simulation, ...kinds: EventKind[]): string[] {
  const trace = new Trace(simulation.trace());
  const found: string[] = [];
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kindName(i);
    if (kinds.length > 0 && !kinds.includes(kind)) continue;
    const why = kind === 'lose' ? ` (${LOSS_REASONS[trace.value(i)]})` : '';
    const parts = [trace.time(i), kind, trace.node(i), trace.type(i)];
    found.push(parts.join(' ').trim() + why);
  }
  return found;
}

export function stateOf(simulation: Simulation, node: number): Logged {
  return simulation.machine.world.states[node] as Logged;
}

/** A start handler for one node. */
export function at(id: number, act: (node: LoggingNode) => void): (node: LoggingNode) => void {
  return (node) => {
    if (node.id === id) act(node);
  };
}
