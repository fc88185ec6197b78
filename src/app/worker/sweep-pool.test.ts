// The page's workers of a sweep, before workers that answer as they are told to.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { DEFAULT_STOP, RUN_FORMAT, type Run } from '../../engine/run.ts';
import type { Sample } from '../../lab/sweep-task.ts';
import { RefusedError } from './client.ts';
import { BrokenRunError, SweepPool, workersFor } from './sweep-pool.ts';
import { FakeWorker } from './testing/fake-worker.ts';

const run: Run = {
  format: RUN_FORMAT,
  protocol: 'rumor-spreading',
  version: 1,
  params: {},
  network: DEFAULT_NETWORK,
  seed: 1,
  stop: DEFAULT_STOP,
  interventions: [],
};
const spec = { axes: [{ param: 'k', values: '1..3' }], seeds: '1..3' };
const sampleOf = (seed: number): Sample => ({ seed, metrics: {}, theory: {}, violated: false });
const task = (row: number) => ({ row, run, seeds: [1, 2, 3], record: 'counters' as const });

/** A task under way, and what has come of it so far. */
async function begun(pool: SweepPool, row = 0) {
  const seen: { seeds: number[]; end: string; error: unknown } = {
    seeds: [],
    end: '',
    error: undefined,
  };
  pool
    .run(task(row), ({ seed }) => seen.seeds.push(seed))
    .then(
      () => Object.assign(seen, { end: 'done' }),
      (error: unknown) => Object.assign(seen, { end: 'broken', error }),
    );
  await vi.advanceTimersByTimeAsync(0);
  return seen;
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

describe('a pool', () => {
  it('leaves a core to the page, and takes no more than it can use', () => {
    expect([1, 2, 4, 64].map(workersFor)).toEqual([1, 1, 3, 8]);
  });

  it('hands samples over, and gives the next task to a worker that is there', async () => {
    const pool = new SweepPool(2);
    const first = await begun(pool);
    const [worker] = FakeWorker.all;
    worker.tell({ kind: 'samples', id: 1, samples: [sampleOf(1), sampleOf(2)] });
    expect(first.seeds).toEqual([1, 2]);
    worker.tell({ kind: 'samples', id: 1, samples: [sampleOf(3)] });
    worker.tell({ kind: 'swept', id: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(first.end).toBe('done');
    await begun(pool);
    expect(FakeWorker.all).toHaveLength(1);
    await begun(pool);
    expect(FakeWorker.all).toHaveLength(2);
  });

  it('says why a sweep was refused', async () => {
    const pool = new SweepPool(1);
    const refused = pool.plan(run, spec).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(0);
    const refusal = { where: 'parameter k', message: 'is not whole' };
    FakeWorker.all[0].tell({ kind: 'refused', id: 1, refusal });
    const error = await refused;
    expect(error).toBeInstanceOf(RefusedError);
    expect((error as RefusedError).refusal).toEqual(refusal);
  });

  it('ends all workers when it is closed, and their tasks without an error', async () => {
    const pool = new SweepPool(2);
    const all = [await begun(pool), await begun(pool)];
    pool.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeWorker.all.map(({ ended }) => ended)).toEqual([true, true]);
    expect(all.map(({ end }) => end)).toEqual(['done', 'done']);
    const late = await begun(pool);
    expect([late.end, FakeWorker.all.length]).toEqual(['done', 2]);
  });
});

describe('a worker that falls silent', () => {
  it('is ended, and the run that it was at is named', async () => {
    const pool = new SweepPool(1);
    const seen = await begun(pool, 4);
    const [worker] = FakeWorker.all;
    worker.tell({ kind: 'samples', id: 1, samples: [sampleOf(1)] });
    for (let second = 0; second < 60; second += 10) {
      await vi.advanceTimersByTimeAsync(10_000);
      worker.tell({ kind: 'alive' });
    }
    expect(seen.end).toBe('');
    await vi.advanceTimersByTimeAsync(21_000);
    expect(seen.error).toBeInstanceOf(BrokenRunError);
    expect(seen.error).toMatchObject({ row: 4, seed: 2 });
    expect(String(seen.error)).toMatch(/did not return within 20 seconds/);
    expect(worker.ended).toBe(true);
  });
});

describe('a worker that can not go on', () => {
  it('says with which run, and takes the next task', async () => {
    const pool = new SweepPool(1);
    const seen = await begun(pool);
    FakeWorker.all[0].tell({ kind: 'failed', id: 1, detail: 'no memory', isMemory: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.error).toMatchObject({ message: 'no memory', row: 0, seed: 1 });
    await begun(pool);
    expect(FakeWorker.all).toHaveLength(1);
  });
});
