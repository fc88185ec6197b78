// Which runs a preset's promises are about, and what they come to in others.
import { describe, expect, it } from 'vitest';
import { likenessToPreset } from './as-promised.ts';
import { type AnyBody, compile } from './compiled.ts';
import type { Preset } from './contract.ts';
import { DEFAULT_NETWORK } from './network.ts';
import { DEFAULT_STOP, type Intervention, type Run } from './run.ts';
import { Simulation } from './simulation.ts';
import { chatter, chatterManifest } from './testing/chatter.ts';
import { makeRun } from './testing/drawn-run.ts';

const crash: Intervention = { kind: 'crash', at: { time: 5 }, node: 1 };
/** Nobody talks: nothing is heard, no mark is made. */
const preset: Preset = {
  id: 'silent',
  about: '',
  params: { hops: 0, rounds: 0 },
  network: { loss: 0.1 },
  seed: 3,
  script: [crash],
  expectFails: ['bounded'],
  beats: [],
};
const body: AnyBody = { ...chatter, presets: [preset] };
const own = makeRun({
  preset: preset.id,
  params: { hops: 0, rounds: 0 },
  network: { ...DEFAULT_NETWORK, loss: 0.1 },
  seed: 3,
  interventions: [crash],
});

const likeness = (change: Partial<Run>) => {
  const run = { ...own, ...change };
  return likenessToPreset(compile(body, chatterManifest, run), run);
};
const checksOf = (change: Partial<Run>) => {
  const run = { ...own, ...change };
  const report = new Simulation(body, chatterManifest, run, { record: 'counters' })
    .finish()
    .report();
  const [always, sometimes] = report.checks;
  return [always, sometimes].map(({ id, ok, expected }) => [id, ok, expected]);
};
const others: readonly (readonly [string, Partial<Run>])[] = [
  ['no preset', { preset: undefined } as Partial<Run>],
  ['another parameter', { params: { ...own.params, nodes: 5 } }],
  ['another network', { network: { ...own.network, loss: 0.2 } }],
  ['a further intervention', { interventions: [crash, { kind: 'heal', at: { time: 9 } }] }],
  ['no interventions', { interventions: [] }],
  ['a goal', { stop: { ...DEFAULT_STOP, goal: 'two-marks' } }],
];

describe('a run is its preset’s', () => {
  it('as it stands, and under other bounds', () => {
    expect(likeness({})).toBe('exactly');
    const stop = { maxEvents: 1000, until: 5000, onViolation: 'count' } as const;
    expect(likeness({ stop })).toBe('exactly');
  });
  it('with another seed but for what chance decides', () => {
    expect(likeness({ seed: 4 })).toBe('otherSeed');
  });
  it.each(others)('no more with %s', (_, change) => {
    expect(likeness(change)).toBe('no');
  });
});

describe('what a preset promises', () => {
  it('is demanded of its own run', () => {
    expect(checksOf({})).toEqual([
      ['bounded', true, 'fails'],
      ['two-marks', false, 'holds'],
    ]);
  });
  it('may come or not with another seed', () => {
    expect(checksOf({ seed: 4 })).toEqual([
      ['bounded', true, 'holds'],
      ['two-marks', null, 'holds'],
    ]);
    const talking: Preset = { ...preset, params: { hops: 3, limit: 0 } };
    const run = { ...own, params: { ...own.params, hops: 3, rounds: 2, limit: 0 }, seed: 4 };
    const { checks } = new Simulation({ ...body, presets: [talking] }, chatterManifest, run, {
      record: 'counters',
    })
      .finish()
      .report();
    expect(checks[0]).toMatchObject({ id: 'bounded', ok: false, expected: 'fails' });
  });
  it.each(others.slice(0, 5))('is nothing with %s', (_, change) => {
    expect(checksOf(change)).toEqual([
      ['bounded', true, 'holds'],
      ['two-marks', null, 'holds'],
    ]);
  });
});
