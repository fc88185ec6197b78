// What was done by hand becomes a budget, or is named as left out; a search takes it on unless it is told otherwise.
import { expect, it } from 'vitest';
import { DEFAULT_NETWORK } from '../engine/network.ts';
import { InputError } from '../engine/params.ts';
import type { Intervention } from '../engine/run.ts';
import { NO_FAULTS } from './budgets.ts';
import { byHand } from './by-hand.ts';
import { Search, type SearchOptions } from './search.ts';
import { post, postManifest, postRun } from './testing/post.ts';

const at = { time: 0 };
const message = { from: 0, to: 1, type: 'LETTER', ordinal: 0 };
const run = { ...postRun({ model: 'apart', nodes: 4 }), network: DEFAULT_NETWORK };
const cut = (...groups: number[][]): Intervention => ({ kind: 'partition', at, groups });

it('each fault counts for its kind; a heal and a command are no faults', () => {
  const interventions: Intervention[] = [
    { kind: 'crash', at, node: 1 },
    { kind: 'crash', at, node: 2 },
    { kind: 'recover', at, node: 1 },
    { kind: 'lose', message },
    { kind: 'duplicate', message },
    cut([0], [1, 2, 3]),
    cut([0, 1]),
    { kind: 'heal', at },
    { kind: 'command', at, node: 1, command: 'open' },
  ];
  expect(byHand({ ...run, interventions }, 4, false)).toEqual({
    budgets: { crashes: 2, recoveries: 1, losses: 1, duplicates: 1, partitions: 2 },
    leftOut: [],
  });
});

it('what no schedule holds is named once', () => {
  const interventions: Intervention[] = [
    { kind: 'pause', at, node: 1 },
    { kind: 'resume', at, node: 1 },
    { kind: 'corrupt', message },
    { kind: 'clock', at, node: 1, offset: 5 },
    { kind: 'recover', at, node: 1, amnesia: true },
    { kind: 'delay', message, ticks: 9 },
    { kind: 'partition', at, groups: [[0]], oneWay: true },
    cut([0], [1]),
  ];
  const network = { ...DEFAULT_NETWORK, loss: 0.1, corruption: 0.1, duplication: 0.1 };
  const asked = { ...run, network, interventions };
  const leftOut = [
    'losses by chance',
    'duplicates by chance',
    'corruption',
    'pauses',
    'clocks set by hand',
    'recoveries with amnesia',
    'cuts in one direction',
    'cuts into more than two parts',
  ];
  expect(byHand(asked, 4, false)).toEqual({ budgets: NO_FAULTS, leftOut });
  // Of messages that may take any time the delayed ones are some.
  expect(byHand(asked, 4, true).leftOut).toContain('delays set by hand');
});

it('a search has that budget, unless it is given another', () => {
  const crashing = { ...run, interventions: [{ kind: 'crash', at, node: 3 } as const] };
  const states = (options: SearchOptions) =>
    new Search(post, postManifest, crashing, { ...options, properties: [] }).finish().progress
      .states;
  expect(states({ crashes: 0 })).toBe(2 ** 2);
  expect(states({})).toBe(states({ crashes: 1 }));
  expect(states({})).toBeGreaterThan(2 ** 2);
});

it.each([
  [{ duplicates: Number.POSITIVE_INFINITY, timing: 'synchronous' }, {}],
  [{ duplicates: Number.POSITIVE_INFINITY }, { fifo: true }],
  [{ partitions: 1, timing: 'synchronous' }, { partition: 'hold' }],
  [{ partitions: 1 }, {}],
] as const)('%o with %o is refused', (options, network) => {
  const value = postRun({ model: 'apart', nodes: 20 }, network);
  expect(() => new Search(post, postManifest, value, options)).toThrow(InputError);
});
