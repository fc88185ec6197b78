// Random runs of a chattering protocol under random networks and faults: what must hold in every trace.
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { drawRun, simulate, tapePick } from './testing/drawn-run.ts';
import { brokenLaws } from './testing/laws.ts';

vi.setConfig({ testTimeout: 60_000 });

const tape = fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 120 });
const SOME = { numRuns: 200 };

it('messages have their fates, steps their causes, nodes their silence, reports their counts', () => {
  fc.assert(
    fc.property(tape, (numbers) => {
      const simulation = simulate(drawRun(tapePick(numbers), { interventions: 6 }));
      expect(simulation.report().end.detail).not.toMatch(/event/);
      expect(brokenLaws(simulation)).toEqual([]);
    }),
    SOME,
  );
});
