// The page's end of the worker, before a worker that answers as it is told to.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { DEFAULT_STOP, RUN_FORMAT, type Run } from '../../engine/run.ts';
import { Kind, TraceWriter } from '../../engine/trace.ts';
import { type Progress, StoppedError, WorkerClient } from './client.ts';
import type { FromWorker } from './messages.ts';
import { FakeWorker } from './testing/fake-worker.ts';
import { cutPart, NOTHING_YET } from './trace-parts.ts';

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

function onePart(): Extract<FromWorker, { kind: 'part' }> {
  const writer = new TraceWriter(1, ['']);
  writer.append(Kind.start, 0, 0, 0, -1, -1, 0, Number.NaN);
  return { kind: 'part', id: 1, part: cutPart(writer.data(), NOTHING_YET), time: 0 };
}

/** A run under way, and what has come of it so far. */
async function begun() {
  const seen: { progress: Progress[]; end: string; detail: string } = {
    progress: [],
    end: '',
    detail: '',
  };
  const { outcome, cancel } = new WorkerClient().run(run, false, (now) => seen.progress.push(now));
  outcome.then(
    ({ end }) => Object.assign(seen, { end: end.reason, detail: end.detail }),
    (error: unknown) => {
      if (!(error instanceof StoppedError)) throw error;
      Object.assign(seen, { end: `${error.reason}, nothing to show`, detail: error.message });
    },
  );
  await vi.advanceTimersByTimeAsync(0);
  const worker = FakeWorker.all[0];
  return { seen, cancel, worker };
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

describe('a worker that says that it goes on', () => {
  it('may take its time, and its progress is told', async () => {
    const { seen, worker } = await begun();
    for (let second = 1; second <= 60; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      worker.tell({ kind: 'going', id: 1, events: second * 10, time: second });
    }
    expect(seen.end).toBe('');
    expect(seen.progress.at(-1)).toEqual({ events: 600, time: 60 });
    expect(worker.ended).toBe(false);
  });
});

describe('a worker that falls silent', () => {
  it('is in a loop: what it had handed over is shown', async () => {
    const { seen, worker } = await begun();
    worker.tell(onePart());
    await vi.advanceTimersByTimeAsync(4900);
    expect(seen.end).toBe('');
    await vi.advanceTimersByTimeAsync(400);
    expect(seen.end).toBe('loop');
    expect(seen.detail).toMatch(/did not return within 5 seconds/);
    expect(worker.ended).toBe(true);
  });

  it('is stopped with nothing to show where nothing had come', async () => {
    const { seen } = await begun();
    await vi.advanceTimersByTimeAsync(5300);
    expect(seen.end).toBe('loop, nothing to show');
  });
});

describe('cancelling', () => {
  it('lets a worker that listens answer', async () => {
    const { cancel, worker } = await begun();
    worker.tell(onePart());
    cancel();
    expect(worker.asked.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    expect(worker.ended).toBe(false);
  });

  it('ends a worker that does not listen, and keeps what there is', async () => {
    const { seen, cancel, worker } = await begun();
    worker.tell(onePart());
    cancel();
    await vi.advanceTimersByTimeAsync(900);
    worker.tell({ kind: 'going', id: 1, events: 5, time: 0 });
    await vi.advanceTimersByTimeAsync(200);
    expect(seen.end).toBe('cancelled');
    expect(worker.ended).toBe(true);
  });

  it('while nodes are being made leaves nothing', async () => {
    const { seen, cancel, worker } = await begun();
    worker.tell({ kind: 'going', id: 1, events: 0, time: 0 });
    cancel();
    await vi.advanceTimersByTimeAsync(1100);
    expect(seen.end).toBe('cancelled, nothing to show');
  });
});

describe('a browser without memory', () => {
  it('is told as such, with what there is', async () => {
    const { seen, worker } = await begun();
    worker.tell(onePart());
    worker.tell({ kind: 'failed', id: 1, detail: 'no memory: take fewer nodes', isMemory: true });
    await vi.advanceTimersByTimeAsync(0);
    expect([seen.end, seen.detail]).toEqual(['memory', 'no memory: take fewer nodes']);
    expect(worker.ended).toBe(false);
  });
});

it('puts a run together anew that is asked of the next worker', async () => {
  const client = new WorkerClient();
  const first = client.run(run, false, () => {});
  first.outcome.catch(() => {});
  const second = client.run({ ...run, seed: 2 }, false, () => {});
  await vi.advanceTimersByTimeAsync(0);
  const [worker] = FakeWorker.all;
  const id = worker.asked[1].id;
  const writer = new TraceWriter(2, ['', 'A']);
  writer.append(Kind.mark, 0, 1, 0, -1, -1, 1, Number.NaN);
  writer.say(0, 'one', undefined);
  worker.tell({ kind: 'part', id, part: cutPart(writer.data(), NOTHING_YET), time: 1 });
  worker.dispatchEvent(
    Object.assign(new Event('error', { cancelable: true }), { message: 'broke' }),
  );
  await vi.advanceTimersByTimeAsync(0);
  const next = FakeWorker.all[1];
  expect(next?.asked.map((m) => m.id)).toContain(id);
  writer.names.push('B');
  writer.append(Kind.mark, 0, 2, 1, -1, -1, 2, Number.NaN);
  writer.say(1, 'two', undefined);
  next.tell({ kind: 'part', id, part: cutPart(writer.data(), NOTHING_YET), time: 2 });
  next.tell({
    kind: 'done',
    id,
    report: { end: { time: 2, reason: 'quiescent', detail: '' } },
    asInPreset: 0,
    told: undefined,
    theory: undefined,
    timing: 'async',
  } as never);
  const { trace } = await second.outcome;
  expect([trace.type(0), trace.type(1)]).toEqual(['A', 'B']);
  expect(trace.wordsAt(0)).toHaveLength(1);
});
