// Ricart and Agrawala under every schedule: few processes, one entry each, the time inside being any time.
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { explore } from '../../explore/explore.ts';
import type { Exploration } from '../../explore/report.ts';
import type { SearchOptions } from '../../explore/search.ts';
import { buildRun } from '../../lab/build-run.ts';

async function explored(
  nodes: number,
  { broken = false, variant = 'plain', ...options }: SearchOptions & Partial<Given>,
): Promise<Exploration> {
  const source = {
    manifest: manifestOf('mx-ricart-agrawala'),
    body: await loadProtocol('mx-ricart-agrawala'),
  };
  const set = { nodes: String(nodes), entries: String(nodes), load: 'saturated', variant };
  return explore(source.body, source.manifest, buildRun(source, { set, broken }), {
    stopsAtViolation: true,
    ...options,
  });
}
vi.setConfig({ testTimeout: 60_000 });

interface Given {
  readonly broken: boolean;
  readonly variant: string;
}
const verdicts = ({ results }: Exploration) =>
  Object.fromEntries(results.map(({ id, ok }) => [id, ok]));
const ALL_HOLD = {
  'mutual-exclusion': true,
  'entry-order': true,
  'every-request-granted': true,
  'a-reply-is-deferred': true,
};

describe('every schedule', () => {
  it('of two processes', async () => {
    const found = await explored(2, {});
    expect(found).toMatchObject({
      exhausted: true,
      states: 35,
      transitions: 47,
      depth: 8,
      ends: 3,
    });
    expect(verdicts(found)).toEqual(ALL_HOLD);
  });
  it('of three processes', async () => {
    const found = await explored(3, {});
    expect(found).toMatchObject({
      exhausted: true,
      states: 12_022,
      transitions: 28_813,
      ends: 512,
    });
    expect(verdicts(found)).toEqual(ALL_HOLD);
  });
  it('of two processes that keep permissions', async () => {
    const found = await explored(2, { variant: 'roucairol-carvalho' });
    expect(found.exhausted).toBe(true);
    expect(verdicts(found)).toMatchObject({
      'mutual-exclusion': true,
      'every-request-granted': true,
    });
  });
});

describe('the wrong variant', () => {
  it('lets two in at once: two requests, and each hears and is answered by all others', async () => {
    for (const [nodes, steps] of [
      [2, 6],
      [3, 10],
    ]) {
      const { results } = await explored(nodes, {
        broken: true,
        properties: ['mutual-exclusion'],
      });
      expect(results[0]).toMatchObject({ id: 'mutual-exclusion', ok: false });
      expect(results[0].witness?.lines).toHaveLength(steps);
      expect(results[0].witness?.detail).toBe('P0 and P1 are in the critical section at once');
    }
  });
  it('breaks the order of entries before that', async () => {
    const { results } = await explored(2, { broken: true });
    const order = results.find(({ id }) => id === 'entry-order');
    expect(order?.witness?.lines).toEqual([
      'P0 is asked to enter',
      'P1 is asked to enter',
      'P0 receives REQUEST from P1',
      'P1 receives OK from P0',
    ]);
  });
});
