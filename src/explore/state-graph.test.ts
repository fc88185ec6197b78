// Cycles of a graph of states, against the definition.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StateGraph } from './state-graph.ts';

const STATES = 7;

it('finds a cycle where there is one, and only there', () => {
  const state = fc.nat({ max: STATES - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(state, state), { maxLength: 14 }), (steps) => {
      const graph = new StateGraph();
      graph.add(-1, 0);
      for (const [from, to] of steps) graph.add(from, to);
      // Reachable from itself by at least one step.
      let reach = Array.from({ length: STATES }, () => new Set<number>());
      for (const [from, to] of steps) reach[from].add(to);
      for (let i = 0; i < STATES; i++)
        reach = reach.map((set) => new Set([...set, ...[...set].flatMap((s) => [...reach[s]])]));
      expect(graph.hasCycle(STATES)).toBe(reach.some((set, s) => set.has(s)));
    }),
    { numRuns: 500 },
  );
});
