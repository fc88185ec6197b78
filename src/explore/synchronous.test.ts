// Synchronous timing: against every run in time of tiny models, and the times that its schedules are given.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { InputError } from '../engine/params.ts';
import { Simulation } from '../engine/simulation.ts';
import { Kind, Trace } from '../engine/trace.ts';
import { explore } from './explore.ts';
import { Search } from './search.ts';
import { written, writtenState } from './testing/brute-force.ts';
import { post, postManifest, postRun } from './testing/post.ts';
import { timedBruteForce } from './testing/timed-brute-force.ts';

vi.setConfig({ testTimeout: 60_000 });

const SYNCHRONOUS = { timing: 'synchronous', properties: [] } as const;
const models = fc.record({
  model: fc.constantFrom('race', 'chain', 'logged', 'apart'),
  nodes: fc.constant(4),
  letters: fc.integer({ min: 1, max: 3 }),
  sides: fc.constant(1),
});
const delays = fc.constantFrom([1, 3], [2, 2], [2, 4], [1, 2]);

function statesOf(search: Search): ReadonlySet<string> {
  const all = Array.from({ length: search.progress.states }, (_, state) => state);
  return new Set(all.map((state) => writtenState(search, state)));
}

describe('what can happen within bounds', () => {
  it('is what happens in some run of whole delays, and nothing else', () => {
    fc.assert(
      fc.property(models, delays, (params, [min, max]) => {
        fc.pre(params.model !== 'race' || params.letters < 3);
        const run = postRun(params, { delay: `uniform:${min}..${max}` });
        const search = new Search(post, postManifest, run, SYNCHRONOUS).finish();
        const ticks = Array.from({ length: max - min + 1 }, (_, i) => min + i);
        expect(search.exhausted).toBe(true);
        expect(statesOf(search)).toEqual(timedBruteForce(post, postManifest, run, ticks));
      }),
      { numRuns: 25 },
    );
  });

  it('contains every run that is simulated', () => {
    fc.assert(
      fc.property(models, fc.nat(1000), (params, seed) => {
        const run = { ...postRun(params, { delay: 'uniform:2..5' }), seed };
        const reached = statesOf(new Search(post, postManifest, run, SYNCHRONOUS).finish());
        const simulation = new Simulation(post, postManifest, run, { record: 'counters' });
        do expect(reached.has(written(simulation.machine.world, false))).toBe(true);
        while (!simulation.advance(1));
      }),
      { numRuns: 30 },
    );
  });

  it('is less than what can happen at any time', () => {
    const run = postRun({ model: 'race', letters: 2 }, { delay: 'uniform:2..3' });
    const options = { properties: [] };
    const any = explore(post, postManifest, run, options);
    const bounded = explore(post, postManifest, run, { ...options, timing: 'synchronous' });
    expect([any.exhausted, bounded.exhausted]).toEqual([true, true]);
    expect(bounded.ends).toBeLessThan(any.ends);
  });
});

describe('a schedule with times', () => {
  it('keeps to the delays and the timers, whatever it leads to', () => {
    fc.assert(
      fc.property(models, delays, (params, [min, max]) => {
        const run = postRun(params, { delay: `uniform:${min}..${max}` });
        const { results } = explore(post, postManifest, run, { timing: 'synchronous' });
        for (const { witness } of results) {
          if (!witness) continue;
          const options = { record: 'full' } as const;
          const simulation = new Simulation(post, postManifest, witness.run, options).finish();
          expect(simulation.report().end.reason).not.toBe('error');
          const trace = new Trace(simulation.trace());
          for (let i = 0; i < trace.count; i++) {
            const took = trace.time(i) - trace.time(Math.max(0, trace.cause(i)));
            if (trace.kind(i) === Kind.timer) expect(took).toBe(trace.value(i));
            if (trace.kind(i) !== Kind.receive) continue;
            expect(took).toBeGreaterThanOrEqual(min);
            expect(took).toBeLessThanOrEqual(max);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

it('a network without bounds is refused', () => {
  const run = postRun({}, { delay: 'exponential:10' });
  expect(() => new Search(post, postManifest, run, SYNCHRONOUS)).toThrow(InputError);
});
