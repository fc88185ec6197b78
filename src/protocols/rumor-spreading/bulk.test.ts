// Cycles in bulk come to what the handlers come to, draw for draw.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { Simulation } from '../../engine/simulation.ts';
import { buildRun, type RunRequest } from '../../lab/build-run.ts';
import { loadSource } from '../../lab/source.ts';
import { pushInBulk } from './bulk.ts';

vi.setConfig({ testTimeout: 60_000 });

const source = await loadSource({ manifestOf, loadProtocol }, 'rumor-spreading');

function reportOf(request: RunRequest, hash: boolean) {
  const run = buildRun(source, request);
  const cycle = vi.spyOn(pushInBulk, 'cycle');
  const simulation = new Simulation(source.body, source.manifest, run, {
    record: 'counters',
    hash,
  }).finish();
  const bulkCycles = cycle.mock.calls.length;
  cycle.mockRestore();
  const { hash: _, ...report } = simulation.report();
  return { bulkCycles, report };
}

const params = fc.record({
  nodes: fc.integer({ min: 2501, max: 4000 }).map(String),
  k: fc.integer({ min: 1, max: 6 }).map(String),
  stopping: fc.constantFrom('coin', 'counter'),
  judged: fc.constantFrom('immediate', 'cycle-start'),
});

/** Ends by itself, at a time, or at a number of events. */
const bounds = fc.oneof(
  fc.constant({}),
  fc.record({ until: fc.nat(30_000) }),
  fc.record({ maxEvents: fc.integer({ min: 1, max: 60_000 }) }),
);

describe('push with feedback in bulk', () => {
  it('gives the same report: counts, metrics, checks with their events, and the end with its time', () => {
    fc.assert(
      fc.property(params, fc.nat(10_000), bounds, (set, seed, bound) => {
        const request = { set, seed, ...bound };
        const inBulk = reportOf(request, false);
        const byHandlers = reportOf(request, true);
        expect(byHandlers.bulkCycles).toBe(0);
        if (Object.keys(bound).length === 0) expect(inBulk.bulkCycles).toBeGreaterThan(5);
        expect(inBulk.report).toEqual(byHandlers.report);
      }),
      {
        numRuns: 40,
        examples: [
          // Everyone hears it: the check has its event.
          [{ nodes: '2501', k: '6', stopping: 'counter', judged: 'cycle-start' }, 1, {}],
          // The first cycle has no feedback, and so no second phase.
          [{ nodes: '2501', k: '1', stopping: 'coin', judged: 'immediate' }, 1, { maxEvents: 3 }],
        ],
      },
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
    expect(reportOf({ set }, false).bulkCycles).toBe(0);
  });
});
