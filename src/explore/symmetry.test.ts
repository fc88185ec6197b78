// Alike nodes: one state stands for all that differ in names alone, and nothing is found otherwise than without that.
import { describe, expect, it } from 'vitest';
import type { AnyBody } from '../engine/compiled.ts';
import { Simulation } from '../engine/simulation.ts';
import { explore } from './explore.ts';
import { Renaming } from './renaming.ts';
import { Search } from './search.ts';
import { polls, pollsManifest, pollsRun } from './testing/polls.ts';

const APART = { symmetry: false } as const;

describe.each([2, 3])('a poll of %i voters', (voters) => {
  const value = pollsRun({ voters, broken: false });

  it('has as many states as the whole search has classes', () => {
    const whole = new Search(polls, pollsManifest, value, APART).finish();
    const reduced = new Search(polls, pollsManifest, value).finish();
    const renaming = Renaming.of(whole.compiled, whole.successors);
    const classes = new Set<string>();
    for (let state = 0; state < whole.progress.states; state++) {
      const size = whole.read(state);
      const { words } = whole.successors.composer;
      classes.add((renaming?.standIn(words, size) ?? words).slice(0, size).join());
    }
    expect(reduced.exhausted).toBe(true);
    expect(reduced.progress.states).toBe(classes.size);
    expect(classes.size).toBeLessThan(whole.progress.states);
  });

  it.each([{}, { crashes: 1 }, { losses: 1 }])('comes to the same with %o', (faults) => {
    for (const broken of [false, true]) {
      const whole = explore(polls, pollsManifest, pollsRun({ voters, broken }), {
        ...APART,
        ...faults,
      });
      const reduced = explore(polls, pollsManifest, pollsRun({ voters, broken }), faults);
      expect(reduced.states).toBeLessThan(whole.states);
      expect(reduced.depth).toBe(whole.depth);
      expect(reduced.results.map(({ ok, witness }) => [ok, witness?.lines.length])).toEqual(
        whole.results.map(({ ok, witness }) => [ok, witness?.lines.length]),
      );
    }
  });

  it('and its schedules are those of real runs', () => {
    const { results } = explore(polls, pollsManifest, pollsRun({ voters, broken: true }));
    for (const { id, kind, ok, witness } of results) {
      if (!witness || kind === 'sometimes') continue;
      const report = new Simulation(polls as AnyBody, pollsManifest, witness.run, {
        record: 'counters',
      })
        .finish()
        .report();
      expect([id, report.checks.find((check) => check.id === id)?.ok]).toEqual([id, ok]);
    }
    expect(results.some(({ ok }) => ok === false)).toBe(true);
  });
});

it('a property that remembers a node and does not say how to rename it is judged without', () => {
  const [first] = polls.properties;
  const forgetful = { ...first, monitor: () => ({ voter: 1 }), rename: undefined };
  const body = { ...polls, properties: [forgetful] } as unknown as AnyBody;
  const value = pollsRun({ voters: 3, broken: false });
  const whole = explore(polls, pollsManifest, value, { ...APART, properties: [first.id] });
  expect(explore(body, pollsManifest, value).states).toBe(whole.states);
});
