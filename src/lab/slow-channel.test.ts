// One channel slower than all others: no formula that leans on a bound of the delays may overlook it.
import { expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../catalog/catalog.ts';
import { buildRun } from './build-run.ts';
import { trialOf } from './testing/trial.ts';

it.each([
  ['el-bully', 'messages', { crashed: '7', initiators: '4' }, [6, 5]],
  ['el-ring', 'messages', { crashed: '7', initiators: '3' }, [5, 4]],
  ['mx-token-ring', 'messagesPerEntry', { acknowledgements: 'true' }, [1, 0]],
  ['rumor-spreading', 'residue', { timing: 'async', nodes: '100' }, [0, 1]],
  ['chord', 'hopsMean', { nodes: '64', successors: '1', bits: '16', lookups: '1' }, [0, 1]],
])('%s: no value for %s', async (id, metric, set, [from, to]) => {
  const source = { manifest: manifestOf(id), body: await loadProtocol(id) };
  const run = buildRun(source, { set });
  const theory = (delay: string) => {
    const pairs = [{ from, to, delay }];
    return trialOf(source, { ...run, network: { ...run.network, pairs } }).theory;
  };
  expect(theory(run.network.delay)).toHaveProperty(metric);
  expect(theory('constant:90000')).not.toHaveProperty(metric);
});
