// Chord under every schedule: two and three nodes, every key; in an asynchronous system a timeout proves nothing.
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { explore } from '../../explore/explore.ts';
import type { Exploration } from '../../explore/report.ts';
import type { SearchOptions } from '../../explore/search.ts';
import { buildRun } from '../../lab/build-run.ts';

vi.setConfig({ testTimeout: 120_000 });

/** One lookup of any key, from any node. */
async function explored(
  ids: string,
  set: Record<string, string>,
  options: SearchOptions,
  broken = false,
): Promise<Exploration> {
  const source = { manifest: manifestOf('chord'), body: await loadProtocol('chord') };
  const nodes = `${ids.split(',').length}`;
  const all = { nodes, ids, bits: '3', keys: '0', lookups: '1', ...set };
  return explore(source.body, source.manifest, buildRun(source, { set: all, broken }), {
    stopsAtViolation: true,
    ...options,
  });
}
const verdicts = ({ results }: Exploration) =>
  Object.fromEntries(results.map(({ id, ok }) => [id, ok]));

describe('every schedule, early timeouts among them', () => {
  const properties = ['closer', 'halves', 'few-hops', 'right-owner', 'lookups-end'];
  const ALL_HOLD = {
    closer: true,
    halves: true,
    'few-hops': true,
    'right-owner': true,
    'lookups-end': true,
  };

  it.each([
    ['1,5', 'recursive', 1080],
    ['1,5', 'iterative', 508],
    ['1,4,6', 'recursive', 6837],
    ['1,4,6', 'iterative', 1762],
  ])('of nodes %s, %s: nothing goes astray, and the lookup ends', async (ids, lookup, states) => {
    const found = await explored(ids, { lookup }, { properties });
    expect(found.exhausted).toBe(true);
    expect(found.error).toBeUndefined();
    expect(verdicts(found)).toEqual(ALL_HOLD);
    expect(found.states).toBe(states);
  });

  it.each([
    ['1,5', 'recursive'],
    ['1,5', 'iterative'],
    ['1,4,6', 'iterative'],
  ])('nor where a node crashes on top of that: %s, %s', async (ids, lookup) => {
    const found = await explored(ids, { lookup }, { properties, crashes: 1 });
    expect(found.exhausted).toBe(true);
    expect(verdicts(found)).toEqual(ALL_HOLD);
  });

  it('while a node joins, as far as 6 steps reach', async () => {
    const set = { lookups: '0', stabilize: 'true', joins: '1', rounds: '0' };
    const found = await explored('1,5', set, { properties: ['closer'], maxDepth: 6 });
    expect(found.error).toBeUndefined();
    expect(verdicts(found).closer).not.toBe(false);
    expect(found.states).toBeGreaterThan(1000);
  });
});

describe('a timeout that comes too early', () => {
  it('makes a lookup fail that had all it needed', async () => {
    const { results } = await explored('1,4,6', {}, { properties: ['lookups-find'] });
    expect(results[0]).toMatchObject({ id: 'lookups-find', ok: false });
  });

  it('or, with a second successor to go on to, end at the wrong node', async () => {
    const { results } = await explored(
      '1,4,6',
      { successors: '2' },
      { properties: ['right-owner'] },
    );
    expect(results[0].ok).toBe(false);
    expect(results[0].witness?.detail).toBe('key 2 is at 4, not at 6');
    expect(results[0].witness?.lines).toEqual([
      'N0 is asked to lookup, and draws 2',
      'the timer answer of N0 fires',
      'N2 receives FIND from N0',
      'N0 receives FOUND from N2',
    ]);
  });
});

describe('where delays have bounds', () => {
  const timing = 'synchronous';

  it('every lookup finds the right owner', async () => {
    const found = await explored('1,4,6', {}, { timing });
    expect(found.exhausted).toBe(true);
    expect(found.results.every(({ ok }) => ok)).toBe(true);
  });
  it('in the wrong variant a key before the first node has no owner', async () => {
    const options = { timing, properties: ['lookups-find'] } as const;
    const { results } = await explored('1,4,6', {}, options, true);
    expect(results[0].witness?.lines).toEqual(['N0 is asked to lookup, and draws 0']);
    expect(results[0].witness?.detail).toBe('1 failed, the last one of N0 for key 0');
  });
});
