// A changed run that goes on from a checkpoint tells exactly what the same run tells from its start.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_NETWORK } from './network.ts';
import type { Intervention, Run } from './run.ts';
import {
  drawInterventions,
  drawRun,
  makeRun,
  type Pick,
  simulate,
  tapePick,
} from './testing/drawn-run.ts';
import { brokenLaws } from './testing/laws.ts';
import { difference, firstDifferent } from './testing/same-trace.ts';
import { Trace } from './trace.ts';

vi.setConfig({ testTimeout: 60_000 });

const tape = fc.array(fc.nat(1_000_000), { minLength: 80, maxLength: 160 });
const KEPT = { record: 'full', checkpoints: true } as const;
/** Long enough for some checkpoints, which come every 512 records. */
const LONG = { hops: 3, rounds: 1_000_000, limit: 1_000_000, crashed: [] };

/** Adds, removes or replaces some interventions. */
function changed(pick: Pick, run: Run, events: number): Run {
  const interventions: Intervention[] = [...run.interventions];
  for (let n = 0; n <= pick(2); n++) {
    const at = pick(interventions.length + 1);
    const fresh = pick(3) > 0 ? drawInterventions(pick, Number(run.params.nodes), events) : [];
    interventions.splice(pick(2) === 0 ? interventions.length : at, pick(2), ...fresh);
  }
  return { ...run, interventions };
}

describe('going on from a checkpoint', () => {
  it('gives the trace of a fresh run, for runs changed again and again', () => {
    let resumed = 0;
    fc.assert(
      fc.property(tape, (numbers) => {
        const pick = tapePick(numbers);
        const nodes = 2 + pick(3);
        let run = drawRun(pick, {
          interventions: 3,
          stop: { maxEvents: 2000 },
          params: { ...LONG, nodes },
        });
        let before = simulate(run, KEPT);
        for (let n = 0; n < 3; n++) {
          run = changed(pick, run, before.report().events);
          const next = simulate(run, KEPT, before);
          if (next.checkpoints.some((kept) => before.checkpoints.includes(kept))) resumed++;
          expect(difference(next, simulate(run))).toBe('');
          before = next;
        }
        expect(brokenLaws(before)).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(resumed).toBeGreaterThan(10);
  });

  it('holds right at a checkpoint: placed after the record before it, at it and after it', () => {
    const run = makeRun({ params: LONG, stop: { maxEvents: 2500, onViolation: 'count' } });
    const plain = simulate(run, KEPT);
    const variants = plain.checkpoints.flatMap(({ events }) =>
      [-2, -1, 0, 1].flatMap((by) =>
        (['crash', 'pause'] as const).map((kind): Run => {
          const at = { after: events + by, time: 0 };
          return { ...run, interventions: [{ kind, at, node: 1 }] };
        }),
      ),
    );
    expect(variants.length).toBeGreaterThan(20);
    for (const variant of variants) {
      const fresh = simulate(variant, KEPT);
      const added = simulate(variant, KEPT, plain);
      expect(difference(added, fresh)).toBe('');
      expect(difference(simulate(run, KEPT, added), plain)).toBe('');
      expect(difference(simulate(run, KEPT, fresh), plain)).toBe('');
    }
  });

  it('holds for long runs whose checkpoints were thinned out', () => {
    const run = makeRun({
      params: { ...LONG, nodes: 4 },
      stop: { maxEvents: 40_000, onViolation: 'count' },
    });
    const plain = simulate(run, KEPT);
    const { events } = plain.report();
    expect(events).toBeGreaterThanOrEqual(40_000);
    expect(plain.checkpoints.length).toBeLessThanOrEqual(24);
    expect(plain.checkpoints.length).toBeGreaterThan(10);
    for (const after of [39_000, 20_000, 700]) {
      const next: Run = {
        ...run,
        interventions: [
          { kind: 'crash', at: { after, time: 0 }, node: 2 },
          { kind: 'recover', at: { after: after + 300, time: 0 }, node: 2 },
        ],
      };
      const resumed = simulate(next, KEPT, plain);
      if (after > 10_000) expect(plain.checkpoints).toContain(resumed.checkpoints[0]);
      expect(difference(resumed, simulate(next))).toBe('');
      expect(difference(simulate(run, KEPT, resumed), plain)).toBe('');
    }
  });

  it('holds where hundreds are pending, so that buckets are copied with the queue', () => {
    const run = makeRun({
      params: { ...LONG, nodes: 24 },
      network: { ...DEFAULT_NETWORK, delay: 'exponential:30000' },
      stop: { maxEvents: 6000, onViolation: 'count' },
    });
    const plain = simulate(run, KEPT);
    const pending = plain.checkpoints.map(({ world }) => world.queue.size);
    expect(Math.max(...pending)).toBeGreaterThan(300);
    for (const after of [1500, 3000, 5000]) {
      const next: Run = {
        ...run,
        interventions: [{ kind: 'crash', at: { after, time: 0 }, node: 2 }],
      };
      const resumed = simulate(next, KEPT, plain);
      expect(plain.checkpoints).toContain(resumed.checkpoints[0]);
      expect(difference(resumed, simulate(next))).toBe('');
      expect(difference(simulate(run, KEPT, resumed), plain)).toBe('');
    }
  });

  it('starts afresh where anything but interventions differs', () => {
    const run = makeRun({ params: LONG, stop: { maxEvents: 2000, onViolation: 'count' } });
    const plain = simulate(run, KEPT);
    const changes: Run[] = [
      { ...run, seed: 2 },
      { ...run, params: { ...run.params, hops: 2 } },
      { ...run, network: { ...run.network, fifo: true } },
      { ...run, stop: { ...run.stop, until: 200_000 } },
    ];
    for (const next of changes) {
      const resumed = simulate(next, KEPT, plain);
      expect(resumed.checkpoints.some((kept) => plain.checkpoints.includes(kept))).toBe(false);
      expect(difference(resumed, simulate(next))).toBe('');
    }
  });

  it('takes a run without a trace as no run before', () => {
    const run = makeRun({ params: LONG, stop: { maxEvents: 1000, onViolation: 'count' } });
    const counted = simulate(run, { record: 'counters', checkpoints: true });
    expect(difference(simulate(run, KEPT, counted), simulate(run))).toBe('');
  });
});

describe('an intervention placed after record N', () => {
  it('leaves records 0 to N as they were', () => {
    fc.assert(
      fc.property(tape, (numbers) => {
        const pick = tapePick(numbers);
        const run = drawRun(pick, { interventions: 2 });
        const before = new Trace(simulate(run).trace());
        const after = pick(before.count + 1) - 1;
        const extra = drawInterventions(pick, Number(run.params.nodes), 0).flatMap((what) =>
          'at' in what ? [{ ...what, at: { after, time: 0 } }] : [],
        );
        const interventions = [...run.interventions, ...extra];
        const next = new Trace(simulate({ ...run, interventions }).trace());
        expect(firstDifferent(before, next, after + 1)).toBe(-1);
      }),
      { numRuns: 100 },
    );
  });
});
