// The bully under every schedule: in an asynchronous system no timeout tells a slow process from a dead one.
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { explore } from '../../explore/explore.ts';
import type { SearchOptions, Timing } from '../../explore/search.ts';
import { buildRun } from '../../lab/build-run.ts';

vi.setConfig({ testTimeout: 60_000 });

/** P0 of three starts; each property is explored by itself, so that monitors of others split no states. */
async function explored(set: Record<string, string>, options: SearchOptions, broken = false) {
  const source = { manifest: manifestOf('el-bully'), body: await loadProtocol('el-bully') };
  const all = { nodes: '3', crashed: '', initiators: '0', ...set };
  return explore(source.body, source.manifest, buildRun(source, { set: all, broken }), {
    stopsAtViolation: true,
    ...options,
  });
}

it('a timeout that comes too early crowns the wrong process', async () => {
  const { results } = await explored({}, { properties: ['no-higher-overlooked'] });
  expect(results[0].ok).toBe(false);
  expect(results[0].witness?.lines).toEqual([
    'P0 is asked to election',
    'the timer answer of P0 fires',
  ]);
});

it('and an announcement overtaken leaves two leaders for good: no agreement', async () => {
  const { results } = await explored({}, { properties: ['agreement'], maxStates: 30_000 });
  expect(results[0].ok).toBe(false);
  expect(results[0].witness?.lines).toHaveLength(11);
  expect(results[0].witness?.detail).toBe('P0 follows P1, P1 follows P2');
  // Both leaders announce themselves to P0, the false one later.
  expect(results[0].witness?.lines.slice(-3)).toContain('P0 receives COORDINATOR from P1');
});

it('where delays have bounds all holds, whoever starts', async () => {
  for (const [initiators, states] of [
    ['0', 1076],
    ['all', 3679],
  ] as const) {
    const found = await explored({ initiators }, { timing: 'synchronous' });
    expect(found).toMatchObject({ exhausted: true, states });
    expect(found.results.every(({ ok }) => ok)).toBe(true);
  }
});

describe('one crash, where delays have bounds', () => {
  const set = { crashed: '2' };
  const options = { timing: 'synchronous', crashes: 1, properties: ['agreement'] } as const;

  it('does no harm, thanks to T′', async () => {
    const found = await explored(set, options);
    expect(found).toMatchObject({ exhausted: true, results: [{ ok: true }] });
  });
  it('leaves the wrong variant waiting for ever', async () => {
    const { results } = await explored(set, options, true);
    expect(results[0].witness?.lines).toEqual([
      'P0 is asked to election',
      'P1 receives ELECTION from P0',
      'P0 receives OK from P1',
      'P1 crashes',
    ]);
    expect(results[0].witness?.detail).toBe('P0 knows of no leader');
  });
});

it('nobody accepts a lower leader, as far as 10 steps reach', async () => {
  const { results, states } = await explored({}, { properties: ['no-lower-leader'], maxDepth: 10 });
  expect(results[0].ok).toBe(null);
  expect(results[0].witness).toBeUndefined();
  expect(states).toBeGreaterThan(1000);
});

it('the preset is safe within the bounds of its network, and without bounds it is not', async () => {
  const source = { manifest: manifestOf('el-bully'), body: await loadProtocol('el-bully') };
  const run = buildRun(source, { preset: 'three' });
  const verdicts = (timing: Timing, maxStates: number) => {
    const { results } = explore(source.body, source.manifest, run, { timing, maxStates });
    return Object.fromEntries(results.map(({ id, ok }) => [id, ok]));
  };
  expect(verdicts('synchronous', 5000)).toEqual({
    'no-higher-overlooked': true,
    'no-lower-leader': true,
    agreement: true,
    'highest-leads': true,
    'election-taken-over': true,
  });
  expect(verdicts('asynchronous', 30_000)).toEqual({
    'no-higher-overlooked': false,
    'no-lower-leader': null,
    agreement: false,
    'highest-leads': false,
    'election-taken-over': true,
  });
});
