// A schedule that the explorer found is a run: followed, it ends where the explorer said, and is recorded like any other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_NETWORK } from '../engine/network.ts';
import { InputError } from '../engine/params.ts';
import type { Choice, Run } from '../engine/run.ts';
import { Simulation } from '../engine/simulation.ts';
import { Trace } from '../engine/trace.ts';
import { explore } from './explore.ts';
import type { PropertyResult } from './report.ts';
import { post, postManifest, postRun } from './testing/post.ts';

function follow(run: Run, schedule: readonly Choice[]): Simulation {
  const network = { ...DEFAULT_NETWORK, fifo: run.network.fifo };
  const value: Run = { ...run, network, schedule };
  return new Simulation(post, postManifest, value, { record: 'full' }).finish();
}

/** Every property of kind always or sometimes with a witness. */
function seen(results: readonly PropertyResult[]): readonly PropertyResult[] {
  return results.filter(({ kind, witness }) => kind !== 'eventually' && witness);
}

describe('following a schedule', () => {
  const models = ['apart', 'logged', 'alike', 'timers', 'dice', 'clock', 'chain', 'asked'] as const;
  const runs = fc.record({
    model: fc.constantFrom(...models),
    nodes: fc.constant(6),
    letters: fc.integer({ min: 1, max: 4 }),
    sides: fc.integer({ min: 1, max: 3 }),
  });

  it('comes to what the explorer found', () => {
    let followed = 0;
    fc.assert(
      fc.property(runs, fc.boolean(), fc.integer({ min: 0, max: 1 }), (params, fifo, crashes) => {
        const run = postRun(params, { fifo });
        for (const { id, kind, witness } of seen(
          explore(post, postManifest, run, { crashes, maxStates: 2000 }).results,
        )) {
          if (!witness) continue;
          followed++;
          const report = follow(run, witness.run.schedule).report();
          const check = report.checks.find((one) => one.id === id);
          expect(check?.ok).toBe(kind === 'sometimes');
          if (kind === 'always') expect(check?.detail).toBe(witness.detail);
        }
      }),
      { numRuns: 60 },
    );
    expect(followed).toBeGreaterThan(20);
  });

  it('takes a step a unit of time, and records it', () => {
    const run = postRun({ model: 'logged', letters: 4 });
    const [order] = explore(post, postManifest, run).results;
    const simulation = follow(run, order.witness?.run.schedule ?? []);
    const trace = new Trace(simulation.trace());
    const times = new Set(Array.from({ length: trace.count }, (_, i) => trace.time(i)));
    const unit = postManifest.time.ticks;
    expect([...times]).toEqual([0, unit, 2 * unit]);
    expect(simulation.report().checks[0]).toMatchObject({ ok: false, at: trace.count - 1 });
    expect(simulation.report().hash).toBe(
      follow(run, order.witness?.run.schedule ?? []).report().hash,
    );
  });

  it('that ends early says so', () => {
    const run = postRun({ model: 'apart', nodes: 4, letters: 3 });
    const { end } = follow(run, [{ take: 0, draws: [] }]).report();
    expect(end).toMatchObject({ reason: 'until', detail: 'the schedule ends here' });
  });

  it('says which choice leads nowhere', () => {
    const run = postRun({ model: 'apart', nodes: 4, letters: 2 });
    const report = (schedule: readonly Choice[]) => follow(run, schedule).report();
    const begin = { take: 0, draws: [] };
    expect(report([begin, { take: 9, draws: [] }]).end).toMatchObject({
      reason: 'error',
      detail: expect.stringContaining("choice 1 of the schedule takes 9, which isn't there"),
    });
    const dice = postRun({ model: 'dice', letters: 1, sides: 2 });
    const end = follow(dice, [begin, { take: 0, draws: [7] }]).report().end;
    expect(end.detail).toContain('choice 1 of the schedule draws 7 of 2');
  });

  it('takes no interventions', () => {
    const run: Run = { ...postRun({}), interventions: [{ kind: 'heal', at: { time: 0 } }] };
    expect(() => follow(run, [])).toThrow(InputError);
  });
});
