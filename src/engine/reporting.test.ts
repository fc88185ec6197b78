// When formulas are set beside what was measured: for whole runs of the right protocol that nothing they don't survive disturbs.
import { describe, expect, it } from 'vitest';
import type { AnyBody } from './compiled.ts';
import type { Manifest } from './contract.ts';
import { DEFAULT_NETWORK } from './network.ts';
import { DEFAULT_STOP, type Intervention, RUN_FORMAT, type Run } from './run.ts';
import { Simulation } from './simulation.ts';
import { chatter, chatterManifest } from './testing/chatter.ts';

const body: AnyBody = {
  ...chatter,
  theory: {
    formula: 'x',
    source: 'y',
    survives: ({ kind }, params) =>
      kind === 'command' || (kind === 'heal' && (params as { hops: number }).hops > 2),
    metrics: () => ({ heard: 7 }),
  },
};
const PLAIN: Run = {
  format: RUN_FORMAT,
  protocol: 'chatter',
  version: 1,
  params: { nodes: 3, hops: 2, rounds: 2, limit: 1_000_000, beat: 0, reads: false, crashed: [] },
  network: { ...DEFAULT_NETWORK },
  seed: 1,
  stop: DEFAULT_STOP,
  interventions: [],
};
const theoryOf = (run: Partial<Run>) =>
  new Simulation(
    body,
    chatterManifest as unknown as Manifest,
    { ...PLAIN, ...run },
    { record: 'counters' },
  )
    .finish()
    .report().theory;

describe('theory', () => {
  it('stands beside a whole run', () => {
    expect(theoryOf({})).toEqual({ heard: 7 });
  });
  it('does not speak of a run that was cut off', () => {
    expect(theoryOf({ stop: { ...DEFAULT_STOP, until: 10 } })).toEqual({});
    expect(theoryOf({ stop: { ...DEFAULT_STOP, maxEvents: 5 } })).toEqual({});
  });
  it('survives only the interventions that it names, under those parameters', () => {
    const command: Intervention = { kind: 'command', node: 0, command: 'go', at: { time: 0 } };
    expect(theoryOf({ interventions: [command] })).toEqual({ heard: 7 });
    expect(theoryOf({ interventions: [{ kind: 'heal', at: { time: 0 } }] })).toEqual({});
    const params = { ...PLAIN.params, hops: 3 };
    expect(theoryOf({ params, interventions: [{ kind: 'heal', at: { time: 0 } }] })).toEqual({
      heard: 7,
    });
    expect(theoryOf({ interventions: [{ kind: 'crash', node: 1, at: { time: 5 } }] })).toEqual({});
  });
});
