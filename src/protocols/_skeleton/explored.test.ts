// Skeleton under every schedule: few processes, all of which ask at once.
import { expect, it, vi } from 'vitest';
import { explore } from '../../explore/explore.ts';
import type { Exploration } from '../../explore/report.ts';
import type { SearchOptions } from '../../explore/search.ts';
import { buildRun } from '../../lab/build-run.ts';
import { sourceOf } from '../../lab/testing/source-of.ts';
import { broken } from './broken.ts';
import { describe } from './describe.ts';
import manifest from './index.ts';
import { properties } from './properties.ts';
import { protocol } from './protocol.ts';
import { presets } from './scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

const source = sourceOf(manifest, { protocol, properties, presets, describe });
const wrong = sourceOf(manifest, { protocol, properties, presets, describe, broken });

function explored(set: Record<string, string>, options: SearchOptions = {}): Exploration {
  return explore(source.body, source.manifest, buildRun(source, { set }), {
    stopsAtViolation: true,
    ...options,
  });
}
const verdicts = ({ results }: Exploration) =>
  Object.fromEntries(results.map(({ id, ok }) => [id, ok]));

it.each([
  [2, 16, 25],
  [3, 1331, 4720],
])('%i processes that all ask: %i states', (nodes, states, transitions) => {
  const found = explored({ nodes: `${nodes}`, askers: 'all' });
  expect(found).toMatchObject({ exhausted: true, states, transitions });
  expect(verdicts(found)).toEqual({
    'counted-once': true,
    'every-question-answered': true,
    // Of two there is only one answer to wait for.
    'an-answer-is-missing': nodes > 2,
  });
});

it('one crash is enough for a question that is never answered by all', () => {
  const { results } = explored({}, { crashes: 1 });
  const owed = results.find(({ id }) => id === 'every-question-answered');
  expect(owed).toMatchObject({ ok: false });
  expect(owed?.witness?.lines).toEqual([
    'P0 is asked to ask',
    'P1 receives PING from P0',
    'P0 receives PONG from P1',
    'P2 crashes',
  ]);
});

it('the wrong variant counts an answer twice that comes twice', () => {
  const run = buildRun(wrong, { broken: true });
  const { results } = explore(wrong.body, wrong.manifest, run, { duplicates: 1 });
  const [counted] = results;
  expect(counted.witness?.lines).toEqual([
    'P0 is asked to ask',
    'P1 receives PING from P0',
    'P0 receives PONG from P1, and a copy is still under way',
    'P0 receives PONG from P1',
  ]);
});
