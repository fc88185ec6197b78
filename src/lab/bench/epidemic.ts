// Rumor spreading at 10,000 nodes: a hand-written loop beside the protocol in batched cycles.
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { Simulation } from '../../engine/simulation.ts';
import { buildRun } from '../build-run.ts';
import { loadSource } from '../source.ts';
import { rumorLimit } from './epidemic-limit.ts';
import { measure, type Row, type Say, type Subject } from './row.ts';

const NODES = 10_000;
/** Values of k, each run once a round. */
const KS = [1, 2, 3];

/** Rate: nodes simulated to the end of the rumor, a second. Checks, metrics and hash are on, as in a sweep. */
export async function epidemic(say: Say): Promise<Row[]> {
  const source = await loadSource({ manifestOf, loadProtocol }, 'rumor-spreading');
  const runs = KS.map((k) =>
    buildRun(source, { set: { nodes: String(NODES), k: String(k), timing: 'cycle' } }),
  );
  const batched: Subject = {
    name: 'batched',
    prepare: () => () => {
      for (const run of runs)
        new Simulation(source.body, source.manifest, run, { record: 'counters' }).finish().report();
      return NODES * KS.length;
    },
  };
  return measure('epidemic', NODES, 'nodes/s', [rumorLimit(NODES, KS), batched], say);
}
