// The rumor under every schedule and every draw: asynchronously a node may call again before it has feedback.
import { expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { explore } from '../../explore/explore.ts';
import { buildRun } from '../../lab/build-run.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Calls pile up without bound, so a number of steps is the bound; of a period's length only the ends are tried. */
async function explored(nodes: number, maxDepth: number, k = 2, broken = false) {
  const id = 'rumor-spreading';
  const source = { manifest: manifestOf(id), body: await loadProtocol(id) };
  const set = { nodes: String(nodes), k: String(k), timing: 'async' };
  return explore(source.body, source.manifest, buildRun(source, { set, broken }), {
    maxDepth,
    maxOutcomes: 8,
  });
}

it.each([
  [2, 8],
  [3, 6],
])('holds for %i nodes and %i steps', async (nodes, depth) => {
  const { results, states, exhausted, error } = await explored(nodes, depth);
  expect(error).toBeUndefined();
  expect(exhausted).toBe(false);
  expect(states).toBeGreaterThan(100);
  for (const { id, kind, ok, witness } of results)
    expect([id, ok, witness?.detail]).toEqual(
      kind === 'sometimes' ? [id, true, expect.any(String)] : [id, null, undefined],
    );
});

it('everyone may have heard it after two calls, the draws being choices', async () => {
  const { results } = await explored(3, 4);
  expect(results.find(({ id }) => id === 'everyone-hears')?.witness?.lines).toHaveLength(4);
});

it('the wrong variant takes an old rumor for news', async () => {
  const { results } = await explored(3, 7, 1, true);
  const again = results.find(({ id }) => id === 'never-again');
  expect(again?.witness?.lines).toHaveLength(7);
  expect(again?.witness?.detail).toBe('N0 had given up and spreads the rumor again');
});
