// Shrinking: what is left fails still, and nothing in it can be spared.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Intervention, Run } from '../engine/run.ts';
import { shrink } from './shrink.ts';
import { postRun } from './testing/post.ts';

const crash = (node: number): Intervention => ({ kind: 'crash', at: { time: 1 }, node });
const nodesOf = ({ interventions }: Run) =>
  interventions.flatMap((what) => (what.kind === 'crash' ? [what.node] : []));

function smaller(run: Run): Run | undefined {
  const nodes = Number(run.params.nodes) - 1;
  return nodes < 2 ? undefined : { ...run, params: { ...run.params, nodes } };
}

it('leaves exactly the faults and nodes that are needed', () => {
  const needed = fc.uniqueArray(fc.nat(11), { maxLength: 4 });
  fc.assert(
    fc.property(needed, fc.integer({ min: 2, max: 8 }), (wanted, leastNodes) => {
      const run: Run = {
        ...postRun({ nodes: 8 }),
        interventions: Array.from({ length: 12 }, (_, node) => crash(node)),
      };
      let runs = 0;
      const fails = (one: Run) => {
        runs++;
        const there = nodesOf(one);
        return (
          wanted.every((node) => there.includes(node)) && Number(one.params.nodes) >= leastNodes
        );
      };
      const least = shrink(run, { fails, smaller, most: 1000 });
      expect(nodesOf(least)).toEqual(wanted.toSorted((a, b) => a - b));
      expect(least.params.nodes).toBe(leastNodes);
      expect(runs).toBeLessThan(300);
    }),
    { numRuns: 60 },
  );
});

it('tries no more runs than it may', () => {
  const run: Run = { ...postRun({ nodes: 8 }), interventions: [crash(0), crash(1), crash(2)] };
  let runs = 0;
  const fails = () => ++runs > 0;
  expect(nodesOf(shrink(run, { fails, smaller, most: 2 })).length).toBeGreaterThan(0);
  expect(runs).toBe(2);
});
