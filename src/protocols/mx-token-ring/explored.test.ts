// Token ring under every schedule of its first steps: an idle token goes round for ever, so that the depth is bounded.
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { explore } from '../../explore/explore.ts';
import type { Exploration } from '../../explore/report.ts';
import type { SearchOptions } from '../../explore/search.ts';
import { buildRun } from '../../lab/build-run.ts';

vi.setConfig({ testTimeout: 60_000 });

async function explored(
  nodes: number,
  set: Record<string, string>,
  options: SearchOptions,
  broken = false,
): Promise<Exploration> {
  const source = {
    manifest: manifestOf('mx-token-ring'),
    body: await loadProtocol('mx-token-ring'),
  };
  const all = { nodes: `${nodes}`, entries: `${nodes}`, load: 'saturated', ...set };
  return explore(source.body, source.manifest, buildRun(source, { set: all, broken }), {
    stopsAtViolation: true,
    ...options,
  });
}
const SAFETY = { properties: ['mutual-exclusion', 'one-token'] };
const verdicts = ({ results }: Exploration) => results.map(({ ok }) => ok);

describe('every schedule', () => {
  it.each([
    [2, 20, 1174],
    [3, 16, 4497],
  ])(
    'of %d processes, %d steps: one token, and nobody inside beside another',
    async (nodes, maxDepth, states) => {
      const found = await explored(nodes, {}, { ...SAFETY, maxDepth });
      expect(verdicts(found)).toEqual([null, null]);
      expect(found.results.every(({ witness }) => witness === undefined)).toBe(true);
      expect(found.states).toBe(states);
    },
  );

  it('a crash leaves the rest without a token, but never with two', async () => {
    const found = await explored(3, {}, { ...SAFETY, maxDepth: 12, crashes: 1 });
    expect(found.results.every(({ witness }) => witness === undefined)).toBe(true);
    expect(found.states).toBe(5481);
  });
});

describe('where timeouts may come at any time', () => {
  it('regeneration lets two in: no timeout tells a slow token from a lost one', async () => {
    const set = { regeneration: 'true' };
    const { results } = await explored(2, set, { properties: ['mutual-exclusion'], maxDepth: 12 });
    expect(results[0].ok).toBe(false);
    expect(results[0].witness?.lines).toEqual([
      'the timer pass of P0 fires',
      'P0 is asked to enter',
      'P1 receives TOKEN from P0',
      'the timer pass of P1 fires',
      'P1 is asked to enter',
      'the timer watch of P1 fires',
      'P0 receives ELECTION from P1',
      'P0 receives TOKEN from P1',
      'P1 receives ELECTION from P0',
    ]);
  });

  it('an acknowledgement that is late makes two tokens', async () => {
    const set = { acknowledgements: 'true', retries: '0' };
    const { results } = await explored(3, set, { properties: ['one-token'], maxDepth: 12 });
    expect(results[0].ok).toBe(false);
    expect(results[0].witness?.lines).toEqual([
      'the timer pass of P0 fires',
      'the timer ack of P0 fires',
    ]);
  });

  it('the wrong variant makes two of a token that is sent again', async () => {
    const set = { acknowledgements: 'true', retries: '20' };
    const options = { properties: ['one-token'], maxDepth: 8 };
    const right = await explored(3, set, options);
    expect(right.results[0].witness).toBeUndefined();
    const { results } = await explored(3, set, options, true);
    expect(results[0].ok).toBe(false);
    expect(results[0].witness?.lines).toEqual([
      'the timer pass of P0 fires',
      'P1 receives TOKEN from P0',
      'the timer ack of P0 fires',
      'the timer pass of P1 fires',
      'P1 receives TOKEN from P0',
    ]);
  });
});

describe('where delays have bounds', () => {
  it.each([
    [2, 8],
    [3, 14],
  ])('all holds, in every schedule of %i processes', async (nodes, states) => {
    const found = await explored(nodes, {}, { timing: 'synchronous' });
    expect(found).toMatchObject({ exhausted: true, states });
    expect(found.results.every(({ ok }) => ok)).toBe(true);
  });
});
