// The explorer beside a breadth-first search written by hand, for three models: distinct states a second, and bytes a state.
import { loadProtocol, manifestOf } from '../../../catalog/catalog.ts';
import type { AnyBody } from '../../../engine/compiled.ts';
import type { Manifest } from '../../../engine/contract.ts';
import { DEFAULT_STOP, RUN_FORMAT, type Run } from '../../../engine/run.ts';
import { Search, type SearchOptions } from '../../../explore/search.ts';
import { buildRun } from '../../build-run.ts';
import { loadSource } from '../../source.ts';
import type { Row, SubjectBenchmark } from '../row.ts';
import { plainCentral } from './plain-central.ts';
import { plainRicartAgrawala } from './plain-ricart-agrawala.ts';
import { plainSearch } from './plain-search.ts';
import { plainTwoPhase } from './plain-two-phase.ts';
import { twoPhase, twoPhaseManifest, twoPhaseProperties } from './two-phase-commit.ts';

interface Model {
  /** Searches by hand; gives the number of states. */
  byHand(): number;
  search(): Promise<() => Search>;
}

const SAFETY = ['mutual-exclusion'];

/** By the number of states. */
export const models: ReadonlyMap<number, Model> = new Map<number, Model>([
  [8832, { byHand: () => plainSearch(plainTwoPhase(5)), search: twoPhaseSearch }],
  [
    12_022,
    {
      byHand: () => plainSearch(plainRicartAgrawala(3)),
      search: () => catalogued('mx-ricart-agrawala', { nodes: '3', entries: '3' }),
    },
  ],
  [
    16_937,
    {
      byHand: () => plainSearch(plainCentral(4, 2)),
      search: () => catalogued('mx-central', { nodes: '5', entries: '8' }),
    },
  ],
]);

async function catalogued(id: string, set: Readonly<Record<string, string>>) {
  const { body, manifest } = await loadSource({ manifestOf, loadProtocol }, id);
  const run = buildRun({ body, manifest }, { set: { load: 'saturated', ...set } });
  const options: SearchOptions = { properties: SAFETY, symmetry: false };
  return () => new Search(body, manifest, run, options);
}

async function twoPhaseSearch(): Promise<() => Search> {
  const body = {
    protocol: twoPhase,
    properties: twoPhaseProperties,
    presets: [],
    describe: () => ({}),
  } as unknown as AnyBody;
  const run: Run = {
    format: RUN_FORMAT,
    protocol: twoPhaseManifest.id,
    version: 1,
    params: { managers: 5 },
    network: body.protocol.network,
    seed: 1,
    stop: DEFAULT_STOP,
    interventions: [],
  };
  const manifest = twoPhaseManifest as unknown as Manifest;
  return () => new Search(body, manifest, run, { duplicates: Infinity, symmetry: false });
}

export const explore: SubjectBenchmark = {
  unit: 'states/s',
  groups: async () => [...models.keys()].map((size) => ({ size, subjects: ['limit', 'explorer'] })),
  async subject(size, name) {
    const model = models.get(size);
    if (!model) throw new Error(`no model of ${size} states`);
    if (name === 'limit') return { name, prepare: () => model.byHand };
    const search = await model.search();
    return { name, prepare: () => () => search().finish().progress.states };
  },
  async further(): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (const [size, model] of models) {
      const { progress } = (await model.search())().finish();
      const rate = progress.bytes / progress.states;
      rows.push({ benchmark: 'explore', size, subject: 'explorer', rate, unit: 'bytes/state' });
    }
    return rows;
  },
};
