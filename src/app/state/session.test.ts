// A value that is written anew while something else is done to the run: neither is lost.
import { afterAll, expect, it, vi } from 'vitest';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { DEFAULT_STOP, RUN_FORMAT, type Run } from '../../engine/run.ts';
import { FakeWorker } from '../worker/testing/fake-worker.ts';

vi.stubGlobal('Worker', FakeWorker);
vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {} }));
const { intervene, revise } = await import('./session.ts');
const { screen } = await import('./screen.ts');
afterAll(() => vi.unstubAllGlobals());

const run: Run = {
  format: RUN_FORMAT,
  protocol: 'rumor-spreading',
  version: 1,
  params: { nodes: 2 },
  network: DEFAULT_NETWORK,
  seed: 1,
  stop: DEFAULT_STOP,
  interventions: [],
};
const source = { protocol: run.protocol, presets: [], broken: undefined };

/** Answers the n-th request for another value as the worker would: the run that it was given, with seed 9. */
async function answer(n: number): Promise<void> {
  const [worker] = FakeWorker.all;
  const asked = () => worker.asked.filter(({ kind }) => kind === 'prepare');
  await vi.waitFor(() => expect(asked()).toHaveLength(n));
  const last = asked()[n - 1];
  if (last.kind !== 'prepare' || last.wish.from !== 'run') throw new Error('not a revision');
  const revised = { ...last.wish.run, seed: 9 };
  const none = { view: undefined, sweep: undefined, contrast: undefined };
  worker.tell({ kind: 'prepared', id: last.id, run: revised, source, ...none });
}

it('keeps an intervention that was made while the value was on its way', async () => {
  screen.setState({ run });
  revise({ seed: 9 });
  await vi.waitFor(() => expect(FakeWorker.all[0].asked).toHaveLength(1));
  intervene({ kind: 'crash', at: { time: 3 }, node: 1 });
  await answer(1);
  // What it had was asked of the run as it was before the crash.
  await answer(2);
  await vi.waitFor(() =>
    expect(screen.getState().run).toMatchObject({ seed: 9, interventions: [{ kind: 'crash' }] }),
  );
});
