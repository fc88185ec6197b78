// Cycles in bulk come to what the handlers come to, draw for draw.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { Simulation } from '../../engine/simulation.ts';
import { buildRun } from '../../lab/build-run.ts';
import { loadSource } from '../../lab/source.ts';
import { pushInBulk } from './bulk.ts';

vi.setConfig({ testTimeout: 60_000 });

const source = await loadSource({ manifestOf, loadProtocol }, 'rumor-spreading');

function reportOf(set: Record<string, string>, seed: number, hash: boolean, until?: number) {
  const built = buildRun(source, { set, seed });
  const run = { ...built, stop: { ...built.stop, ...(until !== undefined && { until }) } };
  const cycle = vi.spyOn(pushInBulk, 'cycle');
  const simulation = new Simulation(source.body, source.manifest, run, {
    record: 'counters',
    hash,
  }).finish();
  const bulkCycles = cycle.mock.calls.length;
  cycle.mockRestore();
  const { hash: _, checks, ...report } = simulation.report();
  return { bulkCycles, report, checks: checks.map(({ id, ok, count }) => [id, ok, count]) };
}

const params = fc.record({
  nodes: fc.integer({ min: 2501, max: 4000 }).map(String),
  k: fc.integer({ min: 1, max: 6 }).map(String),
  stopping: fc.constantFrom('coin', 'counter'),
  judged: fc.constantFrom('immediate', 'cycle-start'),
});

describe('push with feedback in bulk', () => {
  it('gives the same counts, metrics and checks', () => {
    fc.assert(
      fc.property(params, fc.nat(10_000), fc.option(fc.nat(30_000)), (set, seed, until) => {
        const inBulk = reportOf(set, seed, false, until ?? undefined);
        const byHandlers = reportOf(set, seed, true, until ?? undefined);
        expect(byHandlers.bulkCycles).toBe(0);
        if (until === null) expect(inBulk.bulkCycles).toBeGreaterThan(5);
        expect(inBulk.report).toEqual(byHandlers.report);
        expect(inBulk.checks).toEqual(byHandlers.checks);
      }),
      { numRuns: 30 },
    );
  });
  it.each<Record<string, string>>([
    { nodes: '2000' },
    { nodes: '3000', mode: 'pull' },
    { nodes: '3000', interest: 'blind' },
    { nodes: '3000', connectionLimit: '1' },
    { nodes: '3000', stopping: 'counter', counterReset: 'true' },
    { nodes: '3000', timing: 'async' },
  ])('is left to the handlers with %o', (set) => {
    expect(reportOf(set, 1, false).bulkCycles).toBe(0);
  });
});
