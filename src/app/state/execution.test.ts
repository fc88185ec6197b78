// What stays on the screen when nothing comes of a run: the last good one, as it stood.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import type { RunReport } from '../../engine/report.ts';
import { DEFAULT_STOP, RUN_FORMAT, type Run } from '../../engine/run.ts';
import { Kind, Trace, TraceWriter } from '../../engine/trace.ts';
import type { FromWorker, SourceInfo } from '../worker/messages.ts';
import { FakeWorker } from '../worker/testing/fake-worker.ts';
import { cutPart, NOTHING_YET } from '../worker/trace-parts.ts';
import { expectOpening, startSession, stillSelected } from './execution.ts';
import { screen } from './screen.ts';
import { shown } from './shown.ts';

const source: SourceInfo = { protocol: 'rumor-spreading', presets: [], broken: undefined };
const good: Run = {
  format: RUN_FORMAT,
  protocol: source.protocol,
  version: 1,
  params: { nodes: 2 },
  network: DEFAULT_NETWORK,
  seed: 1,
  stop: DEFAULT_STOP,
  interventions: [],
};
const report: RunReport = {
  end: { time: 9, reason: 'quiescent', detail: '' },
  events: 10,
  messages: {
    sent: 0,
    delivered: 0,
    lost: 0,
    duplicated: 0,
    corrupted: 0,
    control: 0,
    self: 0,
    byType: {},
  },
  checks: [],
  metrics: {},
  lists: {},
  theory: {},
  hash: undefined,
  breach: undefined,
  unapplied: [],
};

/** A trace of ten events, one a tick. */
function tenEvents(id: number): readonly FromWorker[] {
  const writer = new TraceWriter(2, ['']);
  for (let t = 0; t < 10; t++) writer.append(Kind.mark, 0, 0, 0, -1, -1, t, Number.NaN);
  return [
    { kind: 'part', id, part: cutPart(writer.data(), NOTHING_YET), time: 9 },
    {
      kind: 'done',
      id,
      report,
      asInPreset: 0,
      told: undefined,
      theory: undefined,
      timing: 'async',
    },
  ];
}

/** Opens a run as the app does, and gives the number under which the worker knows it. */
async function open(run: Run): Promise<number> {
  expectOpening(source, undefined);
  screen.setState({ time: 0, cursor: 0, run });
  await Promise.resolve();
  return FakeWorker.all[0].asked.findLast(({ kind }) => kind === 'run')?.id ?? -1;
}

async function answer(...messages: readonly FromWorker[]): Promise<void> {
  for (const message of messages) FakeWorker.all[0].tell(message);
  await new Promise((resolve) => setTimeout(resolve, 0));
}

let stop = () => {};
const openFirst = vi.fn(async () => {});

beforeAll(async () => {
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  stop = startSession(openFirst);
  const id = await open(good);
  screen.temporal.getState().clear();
  await answer(...tenEvents(id));
  screen.setState({ time: 4, cursor: 5 });
});
afterAll(() => {
  stop();
  vi.unstubAllGlobals();
});

it('stays, and says why, where the page has no memory for the new one', async () => {
  const id = await open({ ...good, params: { nodes: 1_000_000 } });
  expect(screen.getState().cursor).toBe(0);
  await answer({ kind: 'failed', id, detail: 'no memory: take fewer nodes', isMemory: true });
  expect(screen.getState()).toMatchObject({ run: good, time: 4, cursor: 5 });
  expect(shown.getState().outcome?.run).toBe(good);
  expect(shown.getState().notice).toEqual({
    title: 'This run is too large for the page',
    lines: ['No memory: take fewer nodes.'],
  });
  expect(shown.getState().failure).toBeUndefined();
  expect(screen.temporal.getState().futureStates).toEqual([]);
  expect(openFirst).not.toHaveBeenCalled();
});

it('stays where a value is refused, and the field says why', async () => {
  const id = await open({ ...good, params: { nodes: 1 } });
  const refusal = { where: 'parameter nodes', message: '1 is not between 2 and 9' };
  await answer({ kind: 'refused', id, refusal });
  expect(screen.getState()).toMatchObject({ run: good, cursor: 5 });
  expect(shown.getState().refused).toEqual(refusal);
});

it('what was picked is followed to its place in the changed run, or is picked no more', () => {
  const sends = (...peers: readonly number[]) => {
    const writer = new TraceWriter(3, ['', 'REQUEST']);
    for (const [t, peer] of peers.entries())
      writer.append(Kind.send, 0, 1, 0, peer, -1, t, Number.NaN);
    return new Trace(writer.data());
  };
  const before = sends(1, 2, 1);
  expect(stillSelected({ node: 0, event: 2 }, before, sends(1, 1, 2))).toEqual({
    node: 0,
    event: 1,
  });
  expect(stillSelected({ node: 0, event: 2 }, before, sends(2, 2, 1))).toEqual({ node: 0 });
});
