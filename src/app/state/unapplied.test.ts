// Reasons why interventions found nothing to act on, held against the engine's own runs.
import { expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { Intervention } from '../../engine/run.ts';
import { Simulation } from '../../engine/simulation.ts';
import { Trace } from '../../engine/trace.ts';
import { buildRun } from '../../lab/build-run.ts';
import { loadSource } from '../../lab/source.ts';
import { whyUnapplied } from './unapplied.ts';

const source = await loadSource({ manifestOf, loadProtocol }, 'mx-ricart-agrawala');
const run = buildRun(source, { preset: 'two-contenders' });

/** The reasons for those of the interventions that the run left out. */
function reasons(...added: readonly Intervention[]): readonly string[] {
  const changed = { ...run, interventions: [...run.interventions, ...added] };
  const simulation = new Simulation(source.body, source.manifest, changed, { record: 'full' });
  const { unapplied, end } = simulation.finish().report();
  const trace = new Trace(simulation.trace());
  return unapplied.map((what) => whyUnapplied(what, { trace, end }, source.manifest));
}

const at = { after: 3, time: 5000 };
const node = 1;
const first = { from: 0, to: 1, type: 'REQUEST', ordinal: 0 };

it.each<readonly [string, readonly Intervention[], readonly string[]]>([
  ['nothing', [{ kind: 'crash', at, node }], []],
  [
    'a second crash',
    [
      { kind: 'crash', at, node },
      { kind: 'crash', at: { after: 6, time: 0 }, node },
    ],
    ['P1 is down already'],
  ],
  [
    'a second crash at the same moment',
    [
      { kind: 'crash', at, node },
      { kind: 'crash', at, node },
    ],
    ['P1 is down already'],
  ],
  ['a recovery', [{ kind: 'recover', at, node }], ['P1 is up']],
  [
    'pausing twice',
    [
      { kind: 'pause', at, node },
      { kind: 'pause', at: { time: 9000 }, node },
    ],
    ['P1 is paused already'],
  ],
  ['resuming', [{ kind: 'resume', at, node }], ['P1 is not paused']],
  [
    'what is asked of a process that crashes at the same moment',
    [
      { kind: 'command', at, node, command: 'enter' },
      { kind: 'crash', at, node },
    ],
    ['P1 is down'],
  ],
  [
    'what is asked of a paused process that crashes',
    [
      { kind: 'pause', at, node },
      { kind: 'command', at: { time: 9000 }, node, command: 'enter' },
      { kind: 'crash', at: { time: 9500 }, node },
    ],
    ['P1 is paused then, and crashes before it goes on'],
  ],
  [
    'what is done to a crashed process',
    [
      { kind: 'crash', at, node },
      { kind: 'pause', at: { time: 9000 }, node },
      { kind: 'command', at: { time: 9000 }, node, command: 'enter' },
    ],
    ['P1 is down', 'P1 is down'],
  ],
  ['healing', [{ kind: 'heal', at }], ['the network is not partitioned']],
  [
    'an event too far',
    [{ kind: 'crash', at: { after: 998, time: 0 }, node }],
    ['the run has no event 999'],
  ],
  [
    'a time after the last message: the run waits for it',
    [
      { kind: 'lose', message: first },
      { kind: 'crash', at: { time: 9_000_000 }, node },
    ],
    [],
  ],
  [
    'messages that were not sent',
    [
      { kind: 'lose', message: { ...first, ordinal: 2 } },
      { kind: 'delay', message: { from: 1, to: 0, type: 'REQUEST', ordinal: 0 }, ticks: 5 },
    ],
    ['no 3rd REQUEST from P0 to P1 was sent', 'no REQUEST from P1 to P0 was sent'],
  ],
])('%s', (_, added, expected) => {
  expect(reasons(...added)).toEqual(expected);
});

it('says where a bound comes first', () => {
  const bounded = { ...run, stop: { ...run.stop, until: 20_000 } };
  const late: Intervention = { kind: 'crash', at: { time: 30_000 }, node };
  const simulation = new Simulation(
    source.body,
    source.manifest,
    { ...bounded, interventions: [...run.interventions, late] },
    { record: 'full' },
  );
  const { unapplied, end } = simulation.finish().report();
  expect(unapplied).toEqual([late]);
  const trace = new Trace(simulation.trace());
  expect(whyUnapplied(late, { trace, end }, source.manifest)).toBe(
    'the run ends before, at 20\u00a0ms',
  );
});
