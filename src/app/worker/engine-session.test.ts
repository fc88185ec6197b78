// Runs in the worker: they say that they go on within a slice, and end at what a page can keep.
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { buildRun } from '../../lab/build-run.ts';
import { loadSource } from '../../lab/source.ts';
import { EngineSession } from './engine-session.ts';
import { withPulse } from './pulse.ts';

const source = await loadSource({ manifestOf, loadProtocol }, 'rumor-spreading');
const run = buildRun(source, { set: { nodes: '3000' } });

async function ran(mostRecords: number) {
  let records = 0;
  const session = new EngineSession(mostRecords);
  const { report } = await session.run(source, run, false, {
    part: ({ count }) => {
      records = count;
    },
    going: () => {},
    cancelled: () => false,
  });
  return { report, records };
}

describe('a run on a page', () => {
  it('is stopped where the page can keep no more, says what to do, and hands over what there is', async () => {
    const { report, records } = await ran(2000);
    expect(report.end.reason).toBe('memory');
    expect(report.end.detail).toMatch(/at most 2,000 events.*fewer nodes.*--record counters/);
    expect(report.hash).toBeUndefined();
    expect(records).toBeGreaterThan(2000);
    expect(records).toBe(report.events);
  });

  it('goes to its end where there is room', async () => {
    const { report, records } = await ran(1_000_000);
    expect(report.end.reason).toBe('quiescent');
    expect(records).toBe(report.events);
  });
});

describe('withPulse', () => {
  it('beats while nodes are described, and no more than needed', () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const beat = vi.fn();
    const body = withPulse(source.body, beat);
    const context = { id: 0, count: 2, params: run.params };
    const state = source.body.protocol.init(context);
    for (let node = 0; node < 10_240; node++) {
      now += 0.1;
      body.describe(state, context);
    }
    expect(beat).toHaveBeenCalledTimes(3);
    vi.restoreAllMocks();
  });
});
