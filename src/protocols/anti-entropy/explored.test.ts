// Anti-entropy under every schedule and every draw, as far as some steps reach: exchanges never end.
import { expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { explore } from '../../explore/explore.ts';
import { buildRun } from '../../lab/build-run.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Patience may end at any time, so that everybody gets the update is not asked; of a period only the ends are tried. */
async function explored(set: Record<string, string>, maxDepth: number) {
  const id = 'anti-entropy';
  const source = { manifest: manifestOf(id), body: await loadProtocol(id) };
  const run = buildRun(source, { set: { timing: 'async', ...set } });
  const properties = ['never-older', 'as-new-as-received', 'alike-afterwards', 'all-alike'];
  return explore(source.body, source.manifest, run, { maxDepth, maxOutcomes: 4, properties });
}

it.each([
  ['push', 'full', 2, 9],
  ['pull', 'full', 2, 8],
  ['push-pull', 'full', 2, 8],
  ['push-pull', 'checksum', 2, 7],
  ['push-pull', 'recent', 2, 7],
  ['push-pull', 'full', 3, 5],
])('%s, %s: %i nodes, %i steps', async (mode, digest, nodes, depth) => {
  const { results, states, error } = await explored({ mode, digest, nodes: `${nodes}` }, depth);
  expect(error).toBeUndefined();
  expect(states).toBeGreaterThan(100);
  for (const { id, kind, ok, witness } of results)
    if (kind !== 'sometimes') expect([id, ok, witness?.detail]).toEqual([id, null, undefined]);
});

it.each([
  ['push', 2],
  ['pull', 3],
  ['push-pull', 2],
])('%s brings the update to the other one of two in %i steps', async (mode, steps) => {
  const { results } = await explored({ mode, nodes: '2' }, 5);
  const alike = results.find(({ id }) => id === 'all-alike');
  expect(alike?.witness?.lines).toHaveLength(steps);
});

it('the wrong variant lets an older value come back over a newer one', async () => {
  const id = 'anti-entropy';
  const source = { manifest: manifestOf(id), body: await loadProtocol(id) };
  const set = { timing: 'async', nodes: '2', mode: 'push' };
  const run: Run = {
    ...buildRun(source, { set, broken: true }),
    interventions: [{ kind: 'command', at: { time: 0 }, node: 1, command: 'write' }],
  };
  const options = { maxDepth: 8, maxOutcomes: 2, properties: ['never-older'] };
  const { results } = explore(source.body, source.manifest, run, options);
  expect(results[0].witness?.lines).toEqual([
    'N1 is asked to write',
    'the timer exchange of N0 fires, and draws 0, 0',
    'N1 receives UPD from N0',
  ]);
});
