// What must come in the end: fair rounds in which it never does, against the definitions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulation } from '../engine/simulation.ts';
import { Act, actOf } from './acts.ts';
import { explore } from './explore.ts';
import { cyclesOf, fairRound, isFair, StepGraph } from './liveness.ts';
import { bouncing, bouncingManifest, bouncingRun } from './testing/bouncing.ts';

const STATES = 6;
type Edge = readonly [from: number, to: number, act: number];

const edges = fc.array(fc.tuple(fc.nat(STATES - 1), fc.nat(STATES - 1), fc.nat(2)), {
  maxLength: 14,
});

function graphOf(all: readonly Edge[]): StepGraph {
  const graph = new StepGraph();
  for (let state = 0; state < STATES; state++) {
    graph.leaveNext();
    for (const [from, to, act] of all) if (from === state) graph.add(to, actOf(Act.take, act));
  }
  return graph;
}

/** By state: what it leads to by one step or more. */
function reachOf(all: readonly Edge[]): readonly ReadonlySet<number>[] {
  let reach = Array.from({ length: STATES }, () => new Set<number>());
  for (const [from, to] of all) reach[from].add(to);
  for (let i = 0; i < STATES; i++)
    reach = reach.map((set) => new Set([...set, ...[...set].flatMap((s) => [...reach[s]])]));
  return reach;
}

describe('sets of states that lead to one another', () => {
  it('are found, whole', () => {
    fc.assert(
      fc.property(edges, (all) => {
        const reach = reachOf(all);
        const found = [...cyclesOf(graphOf(all), STATES, () => true)];
        const members = new Set(found.flat());
        for (let a = 0; a < STATES; a++) {
          expect(members.has(a)).toBe(reach[a].has(a));
          for (let b = 0; b < STATES; b++)
            expect(found.some((set) => set.includes(a) && set.includes(b))).toBe(
              reach[a].has(b) && reach[b].has(a) && members.has(a),
            );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are fair exactly if a round through them neglects nothing that stays possible', () => {
    fc.assert(
      fc.property(edges, (all) => {
        const graph = graphOf(all);
        for (const cycle of cyclesOf(graph, STATES, () => true)) {
          const possible = (state: number) =>
            new Set(all.filter(([from]) => from === state).map(([, , act]) => act));
          const within = all.filter(([from, to]) => cycle.includes(from) && cycle.includes(to));
          const neglected = [0, 1, 2].filter(
            (act) =>
              cycle.every((state) => possible(state).has(act)) &&
              !within.some(([, , taken]) => taken === act),
          );
          expect(isFair(graph, cycle)).toBe(neglected.length === 0);
          if (neglected.length > 0) continue;
          expectFairRound(graph, cycle, possible);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function expectFairRound(
  graph: StepGraph,
  cycle: readonly number[],
  possible: (state: number) => ReadonlySet<number>,
): void {
  const start = Math.min(...cycle);
  const round = fairRound(graph, cycle, start);
  const visited = [start, ...round.map((step) => graph.target(step))];
  expect(visited.at(-1)).toBe(start);
  round.forEach((step, i) => {
    expect(step).toBeGreaterThanOrEqual(graph.from(visited[i]));
    expect(step).toBeLessThan(graph.from(visited[i] + 1));
    expect(cycle).toContain(visited[i + 1]);
  });
  for (const act of [0, 1, 2])
    if (visited.every((state) => possible(state).has(act)))
      expect(round.some((step) => graph.act(step) === actOf(Act.take, act))).toBe(true);
}

describe('runs that go on for ever', () => {
  const found = (ends: Parameters<typeof bouncingRun>[0]) =>
    explore(bouncing, bouncingManifest, bouncingRun(ends));

  it.each(['timer', 'letter', 'parity'] as const)(
    '%s: it comes, or comes again and again',
    (ends) => {
      const { exhausted, results } = found(ends);
      expect([exhausted, results[0].ok]).toEqual([true, true]);
    },
  );

  it('a draw may come to the same for ever: chance is not fair', () => {
    const [{ ok, witness }] = found('draw').results;
    expect(ok).toBe(false);
    expect(witness?.round).toBe(0);
    expect(witness?.lines).toEqual([
      'N1 receives BALL from N0, and draws 0',
      'N0 receives BALL from N1, and draws 0',
    ]);
  });

  it('what nobody does never comes; the run goes round once', () => {
    const [{ ok, witness }] = found('never').results;
    expect([ok, witness?.round, witness?.detail]).toEqual([false, 0, 'nobody is done']);
    if (!witness) return;
    const run = new Simulation(bouncing, bouncingManifest, witness.run, { record: 'full' });
    expect(run.finish().report().end).toMatchObject({ reason: 'until' });
  });
});
