// The switch of algorithms that assume a synchronous system: what it promises, and what it breaks.
import { expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../catalog/catalog.ts';
import { failed, trial } from './testing/trial.ts';

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

it.each([
  ['el-bully', 'no-higher-overlooked', { crashed: '7' }],
  ['el-ring', 'no-higher-overlooked', { crashed: '6' }],
  ['mx-token-ring', 'one-token', { acknowledgements: 'true', retries: '0' }],
])('%s: assumed, all holds in a slow network too; broken, %s fails', async (id, safety, set) => {
  const source = { manifest: manifestOf(id), body: await loadProtocol(id) };
  const outcomes = (synchrony: string) =>
    SEEDS.map((seed) => {
      const network = { delay: 'uniform:10000..90000' };
      const report = trial(source, { set: { ...set, synchrony }, network, seed });
      return { breach: report.breach, failed: failed(report) };
    });
  for (const outcome of outcomes('assumed')) {
    expect(outcome).toEqual({ breach: undefined, failed: [] });
  }
  const broken = outcomes('broken');
  for (const { breach } of broken) expect(breach).toMatch(/may take as long as/);
  expect(broken.flatMap((outcome) => outcome.failed)).toContain(safety);
});
