// What a check came to, in words: sure where it is sure, and no surer.
import { describe, expect, it } from 'vitest';
import type { Run } from '../../engine/run.ts';
import { NO_FAULTS } from '../../explore/budgets.ts';
import type { Exploration, PropertyResult, Witness } from '../../explore/report.ts';
import { FIRST_PLAN } from '../state/check-plan.ts';
import {
  cutText,
  everyHeadline,
  everyRows,
  randomHeadline,
  randomRows,
  secondsText,
} from './check.ts';
import { everyMeaning, sizeHint, whyNotExplored } from './check-meaning.ts';

const run = { params: { nodes: 3 }, interventions: [] } as unknown as Witness['run'];
const witness: Witness = {
  run,
  lines: ['P0 is asked to enter', 'P1 crashes'],
  detail: 'P0 waits',
  round: undefined,
  size: { events: 2, nodes: 3, faults: { ...NO_FAULTS, crashes: 1 } },
};
const result = (part: Partial<PropertyResult>): PropertyResult => ({
  id: 'safe',
  kind: 'always',
  name: 'Nothing goes wrong',
  ok: true,
  witness: undefined,
  ...part,
});
const exploration = (part: Partial<Exploration>): Exploration => ({
  exhausted: true,
  cut: undefined,
  timing: 'asynchronous',
  budgets: NO_FAULTS,
  leftOut: [],
  states: 10,
  transitions: 12,
  depth: 4,
  exchanged: false,
  ends: 1,
  bytes: 1000,
  results: [result({})],
  error: undefined,
  ...part,
});
const FAILS = result({ ok: false, witness });

describe('the headline', () => {
  it.each([
    [exploration({}), 'Every schedule was looked at, and every check holds.'],
    [exploration({ results: [FAILS] }), '1 check fails; every schedule was looked at.'],
    [
      exploration({ results: [FAILS, FAILS], exhausted: false, cut: 'states' }),
      '2 checks fail, and not every schedule was looked at.',
    ],
    [
      exploration({ results: [result({ ok: null })], exhausted: false, cut: 'time' }),
      'Nothing fails so far, and not every schedule was looked at.',
    ],
    [
      exploration({ results: [result({ ok: null })] }),
      'Every schedule was looked at; nothing fails, and not all could be decided.',
    ],
    [
      exploration({ results: [result({ kind: 'sometimes', ok: false })] }),
      'Every schedule was looked at, and every check holds.',
    ],
  ])('says no more than was seen', (found, text) => {
    expect(everyHeadline(found, true).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('says why the search ended', () => {
    expect(cutText(exploration({ cut: 'memory' }))).toBe('Stopped at the bound of memory.');
    expect(cutText(exploration({}))).toBe('');
  });
});

describe('a property', () => {
  const verdict = (one: Partial<PropertyResult>, status: 'running' | 'done' = 'done') => {
    const [row] = everyRows(exploration({ results: [result(one)] }), [], status);
    return [row.mark, row.verdict];
  };
  it.each([
    [{}, ['holds', 'Holds']],
    [{ ok: false, witness }, ['fails', 'Fails in 2 steps']],
    [{ ok: false, witness: { ...witness, round: 1 } }, ['fails', 'Fails, for ever']],
    [{ ok: null }, ['open', 'Undecided']],
    [{ kind: 'sometimes', ok: true, witness }, ['holds', 'Seen in 2 steps']],
    [{ kind: 'sometimes', ok: false }, ['open', 'Never reached']],
  ] as const)('%j', (one, expected) => {
    expect(verdict(one)).toEqual(expected);
  });
  it('is undecided so far while the search goes on, and listed before it finds anything', () => {
    expect(verdict({ ok: null }, 'running')).toEqual(['open', 'Undecided so far']);
    const [row] = everyRows(undefined, [result({})], 'running');
    expect([row.mark, row.verdict]).toEqual(['open', 'Undecided so far']);
  });
  it('says what its counterexample was made from', () => {
    const from = { ...witness.size, nodes: 4 };
    const [row] = everyRows(exploration({ results: [{ ...FAILS, shrunkFrom: from }] }), [], 'done');
    expect(row.size).toBe('3 nodes, 1 crash; shrunk from 4 nodes, 1 crash, 2 steps.');
    expect(row.run).toBe(run);
  });
});

it('runs at random never say that something holds', () => {
  const failure = { id: 'safe', run: run as Run, detail: 'P0 waits', events: 40 };
  const properties = [result({}), result({ id: 'live', kind: 'eventually' })];
  const rows = randomRows([failure], properties, 'done');
  expect(rows.map(({ id, mark }) => [id, mark])).toEqual([
    ['safe', 'fails'],
    ['live', 'open'],
  ]);
  expect(rows[1].verdict).toBe('Not seen to fail');
  const progress = { runs: 5, events: 100, longest: 40, failures: 0 };
  expect(randomHeadline(progress, [], true)).toBe('5\u00a0runs tried; none was seen to fail.');
});

it('what is proved is for exactly this', () => {
  const proof = everyMeaning(FIRST_PLAN, run, 'Bully', exploration({})).join(' ');
  expect(proof).toContain('with no faults at any moment');
  expect(proof).toContain('weak fairness');
  expect(proof).toContain('Bully with 3\u00a0nodes');
  expect(proof).toContain('It says nothing of more nodes');
  const left = exploration({ exhausted: false, leftOut: ['pauses'] });
  const none = everyMeaning(FIRST_PLAN, run, 'Bully', left).join(' ');
  expect(none).toContain('stopped at a bound it proves nothing');
  expect(none).toContain('No part of any schedule: pauses.');
});

it('says what can’t be explored, and what hardly comes to an end', () => {
  expect(whyNotExplored(3, false)).toBe('');
  expect(whyNotExplored(3, true)).toContain('synchronous cycles');
  expect(whyNotExplored(10_000, false)).toContain('10,000 nodes');
  expect([sizeHint(3), sizeHint(16)]).toEqual(['', expect.stringContaining('16 nodes')]);
});

it('times are short', () => {
  expect([secondsText(123), secondsText(60_000)]).toEqual(['0.12\u00a0s', '60\u00a0s']);
});
