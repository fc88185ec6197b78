// What the tiny models of the explorer's tests have in common: a manifest, a body, a run.
import type { AnyBody } from '../../engine/compiled.ts';
import {
  defineManifest,
  type Manifest,
  type Property,
  type Protocol,
} from '../../engine/contract.ts';
import { DEFAULT_NETWORK, type NetworkSpec } from '../../engine/network.ts';
import type { ParamSchema } from '../../engine/params.ts';
import { DEFAULT_STOP, RUN_FORMAT, type Run } from '../../engine/run.ts';

export function tinyManifest<const T extends ParamSchema>(id: string, params: T): Manifest<T> {
  return defineManifest<T>({
    id,
    title: id,
    family: 'Testing',
    version: 1,
    about: 'A tiny model.',
    params,
    presets: [],
    views: ['space-time'],
    time: { unit: 'ms', ticks: 1000 },
    nodeLabel: 'N',
    metrics: [],
  });
}

/** Hides the model's own types. */
export function tinyBody<S, M, P>(
  protocol: Protocol<S, M, P>,
  properties: readonly Property<S, P>[],
): AnyBody {
  return { protocol, properties, presets: [], describe: () => ({}) } as unknown as AnyBody;
}

/** What `params` leaves out takes the defaults. */
export function tinyRun(
  manifest: Pick<Manifest, 'id' | 'params'>,
  params: Run['params'],
  network: Partial<NetworkSpec> = {},
): Run {
  const defaults = Object.fromEntries(
    Object.entries(manifest.params).map(([name, param]) => [name, param.default]),
  );
  return {
    format: RUN_FORMAT,
    protocol: manifest.id,
    version: 1,
    params: { ...defaults, ...params },
    network: { ...DEFAULT_NETWORK, ...network },
    seed: 1,
    stop: DEFAULT_STOP,
    interventions: [],
  };
}
