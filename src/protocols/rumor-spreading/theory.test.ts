// The curves of the mean field stand only where the network keeps to what they assume.
import { expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { buildRun, type RunRequest } from '../../lab/build-run.ts';
import { loadSource } from '../../lab/source.ts';

const source = await loadSource({ manifestOf, loadProtocol }, 'rumor-spreading');

function curvesOf(request: RunRequest): number {
  const { params, network } = buildRun(source, request);
  return source.body.theory?.curves?.(params as never, network).length ?? -1;
}

it('there is a curve for each state where every message arrives in time', () => {
  expect(curvesOf({})).toBe(3);
  expect(curvesOf({ set: { timing: 'async' } })).toBe(3);
});

it.each<RunRequest>([
  { network: { loss: '0.2' } },
  { network: { duplication: '0.1' } },
  { network: { corruption: '0.1' } },
  { set: { timing: 'async' }, network: { delay: 'exponential:100' } },
])('there is none with %j', (request) => {
  expect(curvesOf(request)).toBe(0);
});
