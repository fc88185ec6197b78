// Elections on a ring under every schedule: without crashes they hold, with timeouts at any time not all does.
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { explore } from '../../explore/explore.ts';
import type { Exploration } from '../../explore/report.ts';
import type { SearchOptions } from '../../explore/search.ts';
import { buildRun } from '../../lab/build-run.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Everybody starts; nothing is acknowledged, and so nothing timed, unless said otherwise. */
async function explored(
  set: Record<string, string>,
  options: SearchOptions = {},
  broken = false,
): Promise<Exploration> {
  const source = { manifest: manifestOf('el-ring'), body: await loadProtocol('el-ring') };
  const all = { initiators: 'all', acknowledgements: 'false', ...set };
  return explore(source.body, source.manifest, buildRun(source, { set: all, broken }), {
    stopsAtViolation: true,
    ...options,
  });
}
const verdicts = ({ results }: Exploration) => new Set(results.map(({ ok }) => ok));
const bids = { variant: 'chang-roberts' };

describe('every schedule without crashes', () => {
  it.each([
    [{ nodes: '2' }, 67, 83],
    [{ nodes: '3' }, 2071, 3463],
    [{ nodes: '2', ...bids }, 45, 54],
    [{ nodes: '3', ...bids }, 539, 799],
    [{ nodes: '3', ...bids, order: 'descending' }, 563, 844],
    [{ nodes: '4', ...bids, order: 'descending' }, 7404, 13_257],
  ] as const)('%o: %i states', async (set, states, transitions) => {
    const found = await explored(set);
    expect(found).toMatchObject({ exhausted: true, states, transitions });
    expect(verdicts(found)).toEqual(new Set([true]));
  });
});

describe('with acknowledgements, timeouts and one crash at any time', () => {
  const timed = { nodes: '3', initiators: '0', acknowledgements: 'true' };

  it.each([
    [2, 10],
    [3, 8],
  ])('no list goes round twice: %i processes, %i steps', async (nodes, maxDepth) => {
    const set = { ...timed, nodes: `${nodes}` };
    const { results, states } = await explored(set, {
      properties: ['one-round'],
      crashes: 1,
      maxDepth,
    });
    expect(results[0]).toMatchObject({ ok: null, witness: undefined });
    expect(states).toBeGreaterThan(500);
  });
  it('a timeout that comes too early overlooks a process that is up', async () => {
    const { results } = await explored(timed, { properties: ['no-higher-overlooked'] });
    expect(results[0].ok).toBe(false);
    expect(results[0].witness?.lines).toEqual([
      'P0 is asked to election',
      'the timer ack of P0 fires',
      'the timer ack of P0 fires',
      'P0 receives ELECTION from P0',
    ]);
  });
  it('a number whose owner is skipped goes round for ever', async () => {
    const set = { ...timed, ...bids, nodes: '2', initiators: '1' };
    const { results } = await explored(set, { properties: ['one-round'] });
    expect(results[0].ok).toBe(false);
    expect(results[0].witness?.lines).toEqual([
      'P1 is asked to election',
      'P0 receives ELECTION from P1',
      'the timer ack of P0 fires',
    ]);
  });
});

describe('where delays have bounds, and one process may crash at any time', () => {
  const set = { nodes: '3', initiators: '0', acknowledgements: 'true' };
  const options = { timing: 'synchronous', crashes: 1 } as const;

  it('all holds', async () => {
    const found = await explored(set, options);
    expect(found).toMatchObject({ exhausted: true, states: 914 });
    expect(verdicts(found)).toEqual(new Set([true]));
  });
  it('the wrong variant goes round for ever once its initiator is dead', async () => {
    const { results } = await explored(set, { ...options, properties: ['one-round'] }, true);
    expect(results[0].witness?.lines).toEqual([
      'P0 is asked to election',
      'P1 receives ELECTION from P0',
      'P2 receives ELECTION from P1',
      'P1 receives ACK from P2',
      'P0 crashes',
      'the timer ack of P2 fires',
      'P1 receives ELECTION from P2',
    ]);
  });
});
