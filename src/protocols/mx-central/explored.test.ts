// Central coordinator under every schedule: few processes, one or two entries each, the time inside being any time.
import { expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { explore } from '../../explore/explore.ts';
import type { Exploration } from '../../explore/report.ts';
import type { SearchOptions } from '../../explore/search.ts';
import { buildRun } from '../../lab/build-run.ts';

async function explored(
  set: Readonly<Record<string, string>>,
  { broken = false, ...options }: SearchOptions & { readonly broken?: boolean } = {},
): Promise<Exploration> {
  const source = { manifest: manifestOf('mx-central'), body: await loadProtocol('mx-central') };
  const run = buildRun(source, { set: { load: 'saturated', ...set }, broken });
  return explore(source.body, source.manifest, run, {
    stopsAtViolation: true,
    ...options,
  });
}
vi.setConfig({ testTimeout: 60_000 });

const verdicts = ({ results }: Exploration) =>
  Object.fromEntries(results.map(({ id, ok }) => [id, ok]));
const ALL_HOLD = {
  'mutual-exclusion': true,
  'happened-before-order': true,
  'every-request-granted': true,
};

it('every schedule of one asker, which asks twice', async () => {
  const found = await explored({ nodes: '2', entries: '2' });
  expect(found).toMatchObject({ exhausted: true, states: 13, transitions: 15, depth: 10, ends: 1 });
  expect(verdicts(found)).toEqual(ALL_HOLD);
});

it('every schedule of two askers, which ask twice each', async () => {
  const set = { nodes: '3', entries: '4' };
  const found = await explored(set, { symmetry: false });
  expect(found).toMatchObject({
    exhausted: true,
    states: 141,
    transitions: 249,
    depth: 20,
    ends: 1,
  });
  expect(verdicts(found)).toEqual({ ...ALL_HOLD, 'a-request-is-queued': true });
  const alike = await explored(set);
  expect(alike).toMatchObject({ exhausted: true, states: 73, depth: 20, ends: 1 });
  expect(verdicts(alike)).toEqual(verdicts(found));
});

it('denied: every schedule of two askers', async () => {
  const set = { nodes: '3', entries: '2', busy: 'denied' };
  const found = await explored(set, { symmetry: false });
  expect(found).toMatchObject({ exhausted: true, states: 169, transitions: 309, ends: 8 });
  expect(verdicts(found)).toEqual({ ...ALL_HOLD, 'a-request-is-queued': true });
  const alike = await explored(set);
  expect(alike).toMatchObject({ exhausted: true, states: 87, ends: 5 });
  expect(verdicts(alike)).toEqual(verdicts(found));
});

it('a lease is unsafe where nothing bounds a delay', async () => {
  const { results } = await explored({ nodes: '3', entries: '2', lease: '100000' });
  const found = results.find(({ id }) => id === 'mutual-exclusion');
  expect(found).toMatchObject({ ok: false });
  expect(found?.witness?.lines.slice(-3)).toEqual([
    'P1 receives GRANT from P0',
    'the timer lease of P0 fires',
    'P2 receives GRANT from P0',
  ]);
});

it('the wrong variant lets two in: two requests, and each is heard and granted', async () => {
  const { results } = await explored({ nodes: '3', entries: '2' }, { broken: true });
  const found = results.find(({ id }) => id === 'mutual-exclusion');
  expect(found).toMatchObject({ ok: false });
  expect(found?.witness?.lines).toHaveLength(6);
  expect(found?.witness?.detail).toBe('P1 and P2 are in the critical section at once');
});
