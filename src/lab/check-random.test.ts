// Random runs of a large system: what fails is shrunk to a run that fails still, and links to it.
import { expect, it, vi } from 'vitest';
import * as catalog from '../catalog/catalog.ts';
import { Simulation } from '../engine/simulation.ts';
import { buildRun } from './build-run.ts';
import { randomDocumentOf, randomJob } from './check-random.ts';
import { unpackLink } from './link.ts';
import { loadSource } from './source.ts';

vi.setConfig({ testTimeout: 60_000 });
const host = { pause: async () => {}, now: () => 0, cancelled: () => false };

it('finds what faults do to a ring of sixteen, and makes it small', async () => {
  const source = await loadSource(catalog, 'mx-token-ring');
  const run = buildRun(source, { set: { nodes: '16', acknowledgements: 'true' } });
  const result = await randomJob({ run, runs: 12 }, source, host);
  const { results } = randomDocumentOf(source, run, result);
  const failure = result.failures.find(({ id }) => id === 'one-token');
  expect(Number(failure?.run.params.nodes)).toBeLessThan(6);
  expect(failure?.run.interventions.length).toBeLessThan(4);
  const link = results.find(({ id }) => id === 'one-token')?.counterexample?.link ?? '';
  const again = new Simulation(source.body, source.manifest, unpackLink(link).run, {
    record: 'counters',
  });
  const { checks } = again.finish().report();
  expect(checks.find(({ id }) => id === 'one-token')).toMatchObject({ ok: false });
});

it('where no kind of fault is allowed, nothing fails', async () => {
  const source = await loadSource(catalog, 'mx-token-ring');
  const run = buildRun(source, { set: { nodes: '16' } });
  const result = await randomJob({ run, runs: 5, kinds: [] }, source, host);
  expect(result.failures).toEqual([]);
  expect(result.progress.runs).toBe(5);
});

it('cancelled, it gives what it has', async () => {
  const source = await loadSource(catalog, 'el-bully');
  const run = buildRun(source, {});
  const stop = { ...host, cancelled: () => true };
  const { progress } = await randomJob({ run, runs: 100 }, source, stop);
  expect(progress.runs).toBe(1);
});
