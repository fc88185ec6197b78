// Logical clocks under every schedule of a few messages: processes keep to their scripts, messages to no order.
import { expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { explore } from '../../explore/explore.ts';
import { buildRun } from '../../lab/build-run.ts';

vi.setConfig({ testTimeout: 60_000 });

const TWO = '0>1@1 1>0@1 0>1@2 1>0@2';
const THREE = '0>1@1 1>2@1 2>0@1 0@2 1>0@2';

async function explored(
  set: Record<string, string>,
  properties = ['clock-condition', 'process-order'],
  broken = false,
) {
  const source = {
    manifest: manifestOf('lamport-clocks'),
    body: await loadProtocol('lamport-clocks'),
  };
  return explore(source.body, source.manifest, buildRun(source, { set, broken }), { properties });
}

it.each([
  ['2', TWO, { states: 270, ends: 39 }],
  ['3', THREE, { states: 406, ends: 32 }],
])('%s processes: the clock condition holds', async (nodes, script, size) => {
  const found = await explored({ nodes, script });
  expect(found).toMatchObject({ exhausted: true, ...size });
  expect(found.results.map(({ ok }) => ok)).toEqual([true, true]);
});

it('by the notes’ rule it fails at the first receipt', async () => {
  const { results } = await explored({ nodes: '2', script: TWO, rule: 'notes' });
  expect(results[0].ok).toBe(false);
  expect(results[0].witness?.lines).toEqual([
    'the timer act of P0 fires',
    'P1 receives MESSAGE from P0',
  ]);
  expect(results[0].witness?.detail).toBe('P0 sends at 1, and P1 receives that at 1');
});

it('by the notes’ rule two events of one process may share a stamp, too', async () => {
  const set = { nodes: '2', script: TWO, rule: 'notes' };
  const { results } = await explored(set, ['process-order']);
  expect(results[0].witness?.lines).toEqual([
    'the timer act of P0 fires',
    'the timer act of P1 fires',
    'P1 receives MESSAGE from P0',
  ]);
});

it('without the larger of both a clock stands still, or runs back', async () => {
  const { results } = await explored({ nodes: '2', script: TWO }, ['process-order'], true);
  expect(results[0].ok).toBe(false);
  expect(results[0].witness?.lines).toEqual([
    'the timer act of P0 fires',
    'the timer act of P0 fires',
    'P1 receives MESSAGE from P0',
    'P1 receives MESSAGE from P0',
  ]);
  expect(results[0].witness?.detail).toBe(
    'P1 stamps an event with 2, and its event before that with 3',
  );
});
