// Skeleton: its cost, its properties under random networks and faults, its presets.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sourceOf } from '../../lab/testing/source-of.ts';
import { failed, presetOutcome, trial } from '../../lab/testing/trial.ts';
import { broken } from './broken.ts';
import { describe } from './describe.ts';
import manifest from './index.ts';
import { properties } from './properties.ts';
import { protocol } from './protocol.ts';
import { presets } from './scenarios.ts';
import { theory } from './theory.ts';

const source = sourceOf(manifest, { protocol, properties, presets, describe, theory, broken });

/** Hashes of the presets' runs: a change of any event shows here. */
const GOLDEN: Readonly<Record<string, string>> = {
  three: '9d3309f2885c72d5',
  twice: 'c04fd2d0176c5ef5',
};

const sizes = fc.integer({ min: 2, max: 10 });
const seeds = fc.integer({ min: 0, max: 1e6 });
/** Messages overtake one another freely. */
const delays = fc.constantFrom('uniform:6000..14000', 'uniform:1..100000', 'exponential:10000');

it('costs 2(n - 1) messages a question, whoever asks and however long messages take', () => {
  fc.assert(
    fc.property(sizes, fc.constantFrom('0', '1', 'all'), delays, seeds, (...drawn) => {
      const [nodes, askers, delay, seed] = drawn;
      const set = { nodes: `${nodes}`, askers };
      const report = trial(source, { set, network: { delay }, seed });
      expect(failed(report)).toEqual([]);
      expect(report.metrics.rounds).toBe(askers === 'all' ? nodes : 1);
      expect(report.metrics).toMatchObject(report.theory);
    }),
  );
});

it('counts no answer twice, and answers every question unless messages are lost', () => {
  const losses = fc.constantFrom('0', '0.2');
  fc.assert(
    fc.property(sizes, losses, delays, seeds, (nodes, loss, delay, seed) => {
      const set = { nodes: `${nodes}`, askers: 'all' };
      const report = trial(source, { set, network: { delay, loss, duplication: '0.5' }, seed });
      expect(failed(report)).not.toContain('counted-once');
      if (loss === '0') expect(failed(report)).toEqual([]);
      else expect(report.end.reason).toBe('quiescent');
    }),
  );
});

it('waits for ever for a process that has crashed', () => {
  fc.assert(
    fc.property(seeds, fc.nat(5_000), (seed, time) => {
      const faults = [{ kind: 'crash', at: { time }, node: 1 }];
      expect(failed(trial(source, { faults, seed }))).toEqual(['every-question-answered']);
    }),
  );
});

it('may ask again once it is done, and not before', () => {
  const ask = (time: number) => ({ kind: 'command', at: { time }, node: 0, command: 'ask' });
  const report = trial(source, { faults: [ask(1_000), ask(100_000)] });
  expect(report.metrics).toMatchObject({ rounds: 2, messagesPerRound: 4 });
});

it.each(manifest.presets.map(({ id }) => id))('%s keeps its promises', (id) => {
  const { lapses, hashes } = presetOutcome(source, id);
  expect(lapses).toEqual([]);
  expect(hashes[0]).toBe(GOLDEN[id]);
});

it('the wrong variant is caught', () => {
  expect(failed(trial(source, { preset: broken.preset, broken: true }))).toEqual([broken.violates]);
});
