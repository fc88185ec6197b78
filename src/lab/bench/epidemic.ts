// Rumor spreading at 10,000 nodes: a hand-written loop beside the protocol, in bulk (bare, and with its checks) and by its
// handlers (with checks and hash). Metrics are on throughout.
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { AnyBody } from '../../engine/compiled.ts';
import { Simulation } from '../../engine/simulation.ts';
import { buildRun } from '../build-run.ts';
import { loadSource } from '../source.ts';
import { rumorLimit } from './epidemic-limit.ts';
import type { SubjectBenchmark } from './row.ts';

const NODES = 10_000;
/** Values of k, each run once a round. */
const KS = [1, 2, 3];

/** Rate: nodes simulated to the end of the rumor, a second. */
export const epidemic: SubjectBenchmark = {
  unit: 'nodes/s',
  groups: async () => [
    { size: NODES, subjects: ['limit', 'batched', 'batched-checked', 'handlers'] },
  ],
  async subject(_size, name) {
    if (name === 'limit') return rumorLimit(NODES, KS);
    const source = await loadSource({ manifestOf, loadProtocol }, 'rumor-spreading');
    const runs = KS.map((k) =>
      buildRun(source, { set: { nodes: String(NODES), k: String(k), timing: 'cycle' } }),
    );
    const body: AnyBody = name === 'batched' ? { ...source.body, properties: [] } : source.body;
    const hash = name === 'handlers';
    return {
      name,
      prepare: () => () => {
        for (const run of runs)
          new Simulation(body, source.manifest, run, { record: 'counters', hash })
            .finish()
            .report();
        return NODES * KS.length;
      },
    };
  },
};
