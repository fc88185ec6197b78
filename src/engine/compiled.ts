// A protocol in the form that the engine runs: handlers by type number, names interned, checks in order.
import type { ColumnKinds } from './columns.ts';
import type {
  EventKind,
  Manifest,
  MetricFold,
  Node,
  Property,
  Protocol,
  ProtocolBody,
} from './contract.ts';
import { compileLinks, type Links } from './network.ts';
import { handlerParams, InputError } from './params.ts';
import { hashPlain } from './plain.ts';
import { Stream, streamKey } from './random.ts';
import type { Run } from './run.ts';
import { neighborsOf, type Topology } from './topology.ts';
import { EVENT_KINDS } from './trace.ts';

/** The engine knows neither states nor bodies; only the folder does. */
export type AnyNode = Node<unknown, Record<string, unknown>, unknown>;
export type MessageHandler = (node: AnyNode, from: number, body: unknown) => void;
export type NodeHandler = (node: AnyNode) => void;
export type CommandArgs = Readonly<Record<string, number | string | boolean>>;
export type CommandHandler = (node: AnyNode, args: CommandArgs) => void;
export type AnyProtocol = Protocol<unknown, Record<string, unknown>, unknown>;
export type AnyBody = ProtocolBody<unknown, Record<string, unknown>, unknown>;
export type AnyProperty = Property<unknown, unknown, unknown>;
export type AnyFold = MetricFold<unknown, unknown, unknown>;

export interface Compiled {
  readonly manifest: Manifest;
  readonly protocol: AnyProtocol;
  readonly body: AnyBody;
  /** Params as handlers see them: `all` expanded, with what was laid out beside them. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly nodes: number;
  readonly cycles: boolean;
  readonly links: Links;
  readonly topology: Topology | undefined;
  /** By node; undefined where everybody is linked with everybody. */
  readonly neighbors: readonly (readonly number[])[] | undefined;
  readonly properties: readonly AnyProperty[];
  readonly fold: AnyFold | undefined;
  /** [0] is ''; then message types, timers, commands; marks come as they are met. */
  readonly names: readonly string[];
  /** Where states lie in columns: their kinds. */
  readonly columns: ColumnKinds | undefined;
  readonly onMessage: readonly (MessageHandler | undefined)[];
  readonly onTimer: readonly (NodeHandler | undefined)[];
  readonly onCommand: readonly (CommandHandler | undefined)[];
  readonly control: readonly boolean[];
}

/** Puts a folder and a run together. @throws InputError where they don't fit. */
export function compile(body: AnyBody, manifest: Manifest, run: Run): Compiled {
  if (run.protocol !== manifest.id)
    throw new InputError('run', `is for ${run.protocol}, not ${manifest.id}`);
  if (run.schedule && run.interventions.some(({ kind }) => kind !== 'command'))
    throw new InputError('interventions', 'a run that follows a schedule takes commands alone');
  if (run.broken && !body.broken)
    throw new InputError('run', `${manifest.id} has no broken variant`);
  const protocol = run.broken && body.broken ? body.broken.protocol : body.protocol;
  const given = handlerParams(manifest.params, run.params);
  const stream = new Stream(streamKey(run.seed, 'topology'));
  const randomInt = (n: number) => stream.int(n);
  const params = { ...given, ...protocol.layout?.(given, randomInt) };
  const nodes = protocol.nodes ? protocol.nodes(params) : Number(run.params.nodes);
  if (!Number.isInteger(nodes) || nodes < 1)
    throw new InputError('parameter nodes', `${nodes} nodes can't run`);
  const cycles = protocol.timing?.(params) === 'cycle';
  if (run.schedule && cycles) throw new InputError('timing', 'cycles have one schedule only');
  const names = namesOf(protocol);
  const topology = protocol.topology?.(params, randomInt);
  const byName = <T>(table: Readonly<Record<string, T>> | undefined) =>
    names.map((name) => (table && Object.hasOwn(table, name) ? table[name] : undefined));
  return {
    manifest,
    protocol,
    body,
    params,
    nodes,
    cycles,
    links: compileLinks(run.network, nodes),
    topology,
    neighbors: topology && neighborsOf(topology, nodes),
    properties: (body.properties as readonly AnyProperty[]).filter(
      (p) => p.applies?.(params) ?? true,
    ),
    fold: protocol.metrics as AnyFold | undefined,
    names,
    columns: protocol.columns as ColumnKinds | undefined,
    onMessage: byName(protocol.on as unknown as Record<string, MessageHandler>),
    onTimer: byName(protocol.timers as unknown as Record<string, NodeHandler>),
    onCommand: byName(protocol.commands as unknown as Record<string, CommandHandler>),
    control: names.map(
      (name) => (protocol.control as readonly string[] | undefined)?.includes(name) ?? false,
    ),
  };
}

function namesOf(protocol: AnyProtocol): string[] {
  const names = [
    ...Object.keys(protocol.on),
    ...Object.keys(protocol.timers ?? {}),
    ...Object.keys(protocol.commands ?? {}),
  ];
  return ['', ...new Set(names)];
}

/** 16 bits of a name for the digest: the same whenever the name was first met. */
export function nameDigest(name: string): number {
  return name === '' ? 0 : hashPlain(name) & 0xffff;
}

/** One flag for each event kind number. */
export function kindMask(kinds: readonly EventKind[] | undefined): readonly boolean[] {
  return EVENT_KINDS.map((kind) => kinds?.includes(kind) ?? true);
}
