// A run is its preset's as long as the same happens, is said and is shown; a wrong variant never is to its end.
import { beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../analysis/event-patterns.ts';
import { loadProtocol, manifestOf, manifests } from '../catalog/catalog.ts';
import { Simulation } from '../engine/simulation.ts';
import { Trace } from '../engine/trace.ts';
import { recordsAsInPreset } from './as-in-preset.ts';
import { buildRun, type RunRequest } from './build-run.ts';
import type { Source } from './source.ts';

function played(source: Source, request: RunRequest) {
  const run = buildRun(source, request);
  const simulation = new Simulation(source.body, source.manifest, run, { record: 'full' }).finish();
  const trace = new Trace(simulation.trace());
  return { trace, report: simulation.report(), asIn: recordsAsInPreset(source, run, trace.data) };
}
const sourceOfId = async (id: string): Promise<Source> => ({
  manifest: manifestOf(id),
  body: await loadProtocol(id),
});

describe.each(manifests().map(({ id }) => id))('%s', (id) => {
  let source: Source;
  beforeAll(async () => {
    source = await sourceOfId(id);
  });

  it('a wrong variant is as in its preset until it goes wrong, not to the end', () => {
    const { broken } = source.body;
    if (!broken) return;
    const { trace, report, asIn } = played(source, { preset: broken.preset, broken: true });
    const check = report.checks.find((one) => one.id === broken.violates);
    expect(asIn).toBeLessThan(trace.count);
    if (check && check.at >= 0) expect(asIn).toBeLessThan(check.at);
    const right = played(source, { preset: broken.preset });
    expect(right.asIn).toBe(right.trace.count);
  });
});

it('a run without a preset, or with other parameters, is as in none', async () => {
  const source = await sourceOfId('el-bully');
  expect(played(source, {}).asIn).toBe(0);
  const changed = { preset: 'textbook', set: { nodes: '9' } };
  expect(played(source, changed).asIn).toBe(0);
});

/** Beats of a preset's wrong run: how each may be told. */
it.each([
  [
    'anti-entropy',
    'twelve',
    [
      'push: as told',
      'pull: as told',
      'writes: as told',
      'wins: as told',
      'late: as told',
      'alike: otherwise',
    ],
  ],
  [
    'el-bully',
    'crash',
    [
      'promise: as told',
      'dies: as told',
      'again: not reached',
      'too: not reached',
      'crowned: not reached',
      'known: not reached',
    ],
  ],
  [
    'mx-ricart-agrawala',
    'tie',
    ['ask: as told', 'p0: otherwise', 'p1: otherwise', 'p2: not reached'],
  ],
  [
    'mx-token-ring',
    'lost-ack',
    [
      'arrived: as told',
      'lost: as told',
      'again: as told',
      'copy: otherwise',
      'second: not reached',
    ],
  ],
] as const)('%s, %s', async (id, preset, expected) => {
  const source = await sourceOfId(id);
  const { trace, asIn } = played(source, { preset, broken: true });
  const beats = source.body.presets.find((one) => one.id === preset)?.beats ?? [];
  const told = beats.map(({ id, at }) => {
    const record = recordOf(trace, at);
    const how = record < 0 ? 'not reached' : record <= asIn ? 'as told' : 'otherwise';
    return `${id}: ${how}`;
  });
  expect(told).toEqual(expected);
});

it('a run that goes on past its goal is as in its preset until there', async () => {
  const source = await sourceOfId('chord');
  const { trace } = played(source, { preset: 'join' });
  const run = buildRun(source, { preset: 'join' });
  const { goal: _, ...stop } = run.stop;
  const at = { after: trace.count - 1, time: trace.time(trace.count - 1) };
  const crash = { kind: 'crash', at, node: 1 } as const;
  const on = { ...run, stop, interventions: [crash] };
  const options = { record: 'full' } as const;
  const simulation = new Simulation(source.body, source.manifest, on, options).finish();
  expect(simulation.report()).toMatchObject({ unapplied: [], end: { reason: 'quiescent' } });
  expect(recordsAsInPreset(source, on, simulation.trace())).toBe(trace.count - 1);
});
