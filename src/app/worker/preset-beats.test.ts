// A changed run tells its beats alike whether its preset's own run came before it or not.
import { expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { buildRun } from '../../lab/build-run.ts';
import { loadSource } from '../../lab/source.ts';
import { EngineSession } from './engine-session.ts';

const source = await loadSource({ manifestOf, loadProtocol }, 'mx-ricart-agrawala');
const own = buildRun(source, { preset: manifestOf('mx-ricart-agrawala').presets[0].id });
const changed: Run = {
  ...own,
  interventions: [{ kind: 'crash', at: { time: 1000 }, node: 2 }],
};

async function told(session: EngineSession, run: Run) {
  const hooks = { part: () => {}, going: () => {}, cancelled: () => false };
  return (await session.run(source, run, false, hooks)).told;
}

it('tells what the beats are in the preset’s own run, whichever is run first', async () => {
  const after = new EngineSession(1_000_000);
  const first = await told(after, own);
  expect(first?.size).toBe(source.body.presets[0].beats.length);
  expect(await told(after, changed)).toEqual(first);
  expect(await told(new EngineSession(1_000_000), changed)).toEqual(first);
});

it('tells nothing where there is no preset, or another variant', async () => {
  const { preset: _, ...without } = own;
  expect(await told(new EngineSession(1_000_000), without)).toBeUndefined();
  expect(await told(new EngineSession(1_000_000), { ...own, broken: true })).toBeUndefined();
});
