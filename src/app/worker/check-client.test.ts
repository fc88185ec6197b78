// A check on a worker of its own: told of as it goes, cancelled, refused, left.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { DEFAULT_STOP, RUN_FORMAT, type Run } from '../../engine/run.ts';
import { beginCheck, checkClient } from './check-client.ts';
import { RefusedError, StoppedError } from './client.ts';
import type { CheckEnd, CheckNews, CheckWork } from './messages.ts';
import { FakeWorker } from './testing/fake-worker.ts';

const run: Run = {
  format: RUN_FORMAT,
  protocol: 'el-bully',
  version: 1,
  params: {},
  network: DEFAULT_NETWORK,
  seed: 1,
  stop: DEFAULT_STOP,
  interventions: [],
};
const work: CheckWork = { mode: 'random', job: { run, runs: 3 } };
const progress = { runs: 1, events: 20, longest: 20, failures: 0 };
const news: CheckNews = { mode: 'random', progress, found: undefined };
const end: CheckEnd = { mode: 'random', result: { failures: [], progress, wallMs: 5 } };

/** A check under way, and what has come of it so far. */
async function begun() {
  const seen: { news: CheckNews[]; end: unknown } = { news: [], end: undefined };
  const client = checkClient();
  const check = beginCheck(client, work, (now) => seen.news.push(now));
  check.end.then(
    (came) => Object.assign(seen, { end: came }),
    (error: unknown) => Object.assign(seen, { end: error }),
  );
  await vi.advanceTimersByTimeAsync(0);
  const [worker] = FakeWorker.all;
  return { seen, client, check, worker };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  FakeWorker.all.length = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('is told of as it goes, and comes to its end', async () => {
  const { seen, worker } = await begun();
  expect(worker.asked).toEqual([{ kind: 'check', id: 1, work }]);
  worker.tell({ kind: 'checking', id: 1, news });
  expect(seen.news).toEqual([news]);
  worker.tell({ kind: 'checked', id: 1, end });
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.end).toEqual(end);
});

it('cancelled, it is asked for what it has; a worker that doesn’t hear is ended', async () => {
  const { seen, check, worker } = await begun();
  check.cancel();
  expect(worker.asked.at(-1)).toEqual({ kind: 'cancel', id: 1 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(worker.ended).toBe(true);
  expect(seen.end).toBeInstanceOf(StoppedError);
  expect(seen.end).toMatchObject({ reason: 'cancelled' });
});

it('says why a run can’t be explored', async () => {
  const { seen, worker } = await begun();
  const refusal = { where: 'timing', message: 'cycles have one schedule only' };
  worker.tell({ kind: 'refused', id: 1, refusal });
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.end).toBeInstanceOf(RefusedError);
  expect(seen.end).toMatchObject({ refusal });
});

it('may be silent for longer than a run, and ends with its client', async () => {
  const { seen, client, worker } = await begun();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(seen.end).toBeUndefined();
  client.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(worker.ended).toBe(true);
  expect(seen.end).toMatchObject({ reason: 'cancelled' });
});
