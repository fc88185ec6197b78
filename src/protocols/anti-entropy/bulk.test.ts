// Cycles in bulk come to what the handlers come to, draw for draw.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { Simulation } from '../../engine/simulation.ts';
import { buildRun, type RunRequest } from '../../lab/build-run.ts';
import { loadSource } from '../../lab/source.ts';
import { inBulk } from './bulk.ts';

vi.setConfig({ testTimeout: 60_000 });

const source = await loadSource({ manifestOf, loadProtocol }, 'anti-entropy');

function reportOf(request: RunRequest, hash: boolean) {
  const run = buildRun(source, request);
  const cycle = vi.spyOn(inBulk, 'cycle');
  const options = { record: 'counters', hash } as const;
  const simulation = new Simulation(source.body, source.manifest, run, options).finish();
  const bulkCycles = cycle.mock.calls.length;
  cycle.mockRestore();
  const { hash: _, ...report } = simulation.report();
  return { bulkCycles, report };
}

const settings = fc.record({
  nodes: fc.integer({ min: 501, max: 3000 }).map(String),
  mode: fc.constantFrom('push', 'pull', 'push-pull'),
  initial: fc.constantFrom('1', '7', '400'),
  patience: fc.constantFrom('200', '5'),
});

describe('whole stores, everybody knowing everybody', () => {
  it('gives the same report: counts, metrics, lists, checks with their events, and the end with its time', () => {
    const bounds = fc.oneof(
      fc.constant({}),
      fc.record({ until: fc.integer({ min: 1000, max: 20_000 }) }),
      fc.record({ maxEvents: fc.integer({ min: 2000, max: 40_000 }) }),
    );
    fc.assert(
      fc.property(settings, fc.nat(10_000), bounds, (set, seed, bound) => {
        const request = { set, seed, ...bound };
        const inOneGo = reportOf(request, false);
        const byHandlers = reportOf(request, true);
        expect(byHandlers.bulkCycles).toBe(0);
        if (Object.keys(bound).length === 0) expect(inOneGo.bulkCycles).toBeGreaterThan(1);
        expect(inOneGo.report).toEqual(byHandlers.report);
      }),
      {
        numRuns: 40,
        examples: [
          // The last cycle is the handlers': they must know who acts in the background only.
          [{ nodes: '501', mode: 'pull', initial: '7', patience: '200' }, 0, { until: 9200 }],
          // The last cycle brings no answer.
          [{ nodes: '2912', mode: 'pull', initial: '1', patience: '5' }, 7, {}],
          // The run stops after a cycle that brings no answer.
          [{ nodes: '2912', mode: 'pull', initial: '1', patience: '5' }, 7, { maxEvents: 2913 }],
        ],
      },
    );
  });

  it.each<RunRequest>([
    { set: { nodes: '500' } },
    { set: { nodes: '3000', digest: 'checksum' } },
    { set: { nodes: '3000', digest: 'recent' } },
    { set: { nodes: '3000', view: 'neighbours', patience: '20' } },
    { set: { nodes: '3000', judged: 'immediate' } },
    { set: { nodes: '3000', timing: 'async' } },
    { set: { nodes: '3000' }, network: { loss: '0.1' } },
    { set: { nodes: '3000' }, faults: [{ kind: 'crash', at: { time: 2500 }, node: 7 }] },
  ])('is left to the handlers with %o', (request) => {
    expect(reportOf(request, false).bulkCycles).toBe(0);
  });

  it('takes push-pull with 200,000 nodes through fourteen cycles', () => {
    const { report, bulkCycles } = reportOf({ set: { nodes: '200000' } }, false);
    expect(report.metrics).toMatchObject({ cyclesAll: 14, comparisons: 2_800_000 });
    expect(bulkCycles).toBe(14);
  });
});
