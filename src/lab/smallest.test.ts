// Counterexamples are made small: fewer nodes and faults than were asked for, where it fails with these as well.
import { expect, it, vi } from 'vitest';
import * as catalog from '../catalog/catalog.ts';
import { NO_FAULTS } from '../explore/budgets.ts';
import type { SearchOptions } from '../explore/search.ts';
import { buildRun, type RunRequest } from './build-run.ts';
import { checkJob } from './check.ts';
import { checkDocumentOf } from './check-document.ts';
import { shrunkText } from './check-words.ts';
import { loadSource } from './source.ts';

vi.setConfig({ testTimeout: 60_000 });
const host = { pause: async () => {}, now: () => 0, cancelled: () => false };

async function checked(
  id: string,
  request: RunRequest,
  options: SearchOptions,
  isCancelled = false,
) {
  const source = await loadSource(catalog, id);
  const run = buildRun(source, request);
  const cancelled = () => isCancelled;
  const result = await checkJob({ run, options }, source, { ...host, cancelled });
  return { results: result.exploration.results, document: checkDocumentOf(run, result) };
}

it('what is found among three nodes and is there among two is shown with two', async () => {
  const set = { nodes: '3', load: 'saturated' };
  const options = { properties: ['mutual-exclusion'], stopsAtViolation: true };
  const { results, document } = await checked('mx-ricart-agrawala', { set, broken: true }, options);
  const [{ witness, shrunkFrom }] = results;
  expect(witness?.lines).toHaveLength(6);
  expect(witness?.run.params.nodes).toBe(2);
  expect(shrunkFrom).toEqual({ events: 10, nodes: 3, faults: NO_FAULTS });
  expect(document.results[0].counterexample).toMatchObject({
    events: 6,
    nodes: 2,
    faults: {},
    shrunkFrom: { events: 10, nodes: 3, faults: {} },
  });
});

const BULLY = { nodes: '3', crashed: '2', initiators: '0' };

it('of two crashes that are allowed one is enough', async () => {
  const options = { timing: 'synchronous', crashes: 2, properties: ['agreement'] } as const;
  const { results, document } = await checked('el-bully', { set: BULLY, broken: true }, options);
  const [{ witness, shrunkFrom }] = results;
  if (!witness || !shrunkFrom) throw new Error('nothing was shrunk');
  expect(shrunkText(witness.size, shrunkFrom)).toBe(
    '3 nodes, 1 crash; shrunk from 3 nodes, 2 crashes, 4 steps',
  );
  expect(witness.lines.at(-1)).toBe('P1 crashes');
  expect(document.faults).toEqual({ crashes: 2 });
});

it('where no fault is needed, none is left, nor a node that is down anyway', async () => {
  const options = { crashes: 2, losses: 1, properties: ['no-higher-overlooked'], maxStates: 500 };
  const { results } = await checked('el-bully', { set: BULLY }, options);
  expect(results[0].witness?.size).toEqual({ events: 2, nodes: 2, faults: NO_FAULTS });
  expect(results[0].witness?.run.params.crashed).toEqual([]);
  expect(results[0].shrunkFrom?.faults).toMatchObject({ crashes: 2, losses: 1 });
});

it('cancelled, it shows what was found as it was found', async () => {
  const set = { nodes: '3', load: 'saturated' };
  const request = { set, broken: true };
  const { results } = await checked('mx-ricart-agrawala', request, {}, true);
  expect(results.every(({ shrunkFrom }) => shrunkFrom === undefined)).toBe(true);
});
