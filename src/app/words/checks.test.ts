// What is said of checks: red for what was promised and broken, words for what was merely not seen or excused.
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../engine/report.ts';
import { type CheckContext, checkMark, checkNotes, checkVerdict, stoppedText } from './checks.ts';

const check: CheckResult = {
  id: 'granted',
  name: 'Every request is granted',
  kind: 'eventually',
  ok: true,
  expected: 'holds',
  count: 0,
  at: -1,
  nodes: [],
  detail: '',
};
const over: CheckContext = { isOver: true, down: [] };
const stopped: CheckContext = { isOver: false, down: [] };
const unseen: CheckResult = { ...check, kind: 'sometimes', ok: false, name: 'A reply is deferred' };

describe('a property that is sometimes seen', () => {
  it('is red where its preset promises it', () => {
    expect(checkMark(unseen)).toBe('fails');
    expect(checkNotes(unseen, over)).toEqual(['Not seen, though this preset promises it.']);
  });

  it('is neutral where nothing promises it, and where the preset means it not to be seen', () => {
    const open: CheckResult = { ...unseen, ok: null };
    expect(checkMark(open)).toBe('open');
    expect(checkVerdict(open)).toBe('Not seen');
    expect(checkNotes(open, over)).toEqual(['Not seen in this run.']);
    const meant: CheckResult = { ...unseen, expected: 'fails' };
    expect(checkMark(meant)).toBe('open');
    expect(checkNotes(meant, over)).toEqual([
      'Not seen in this run.',
      'As expected in this preset.',
    ]);
  });

  it('may still come where the run was stopped', () => {
    expect(checkMark({ ...unseen, ok: null })).toBe('open');
    expect(checkNotes({ ...unseen, ok: null }, stopped)).toEqual(['Not seen so far.']);
  });
});

describe('crashed processes', () => {
  const withDown = (...down: string[]) => checkNotes(check, { isOver: true, down });

  it('are named where a property holds because nothing is owed to them', () => {
    expect(withDown()).toEqual([]);
    expect(withDown('P1')).toEqual(['P1 has crashed and is excused.']);
    expect(withDown('P0', 'P1', 'P2')).toEqual(['P0, P1 and P2 have crashed and are excused.']);
    expect(withDown('N1', 'N2', 'N3', 'N4')).toEqual(['4 nodes have crashed and are excused.']);
  });

  it('are not mentioned where the property does so itself, or fails', () => {
    const run: CheckContext = { isOver: true, down: ['P1'] };
    const live = { ...check, name: 'All live processes know the same leader' };
    expect(checkNotes(live, run)).toEqual([]);
    const owed = { ...check, ok: false, detail: '2 still wait, first P0' };
    expect(checkNotes(owed, run)).toEqual(['2 still wait, first P0.']);
  });
});

it('counts violations, and says where one is meant', () => {
  const violated: CheckResult = {
    ...check,
    kind: 'always',
    ok: false,
    expected: 'fails',
    count: 1200,
    at: 7,
    detail: 'P0 and P1 are in the critical section at once',
  };
  expect(checkMark(violated)).toBe('fails');
  expect(checkNotes(violated, over)).toEqual([
    'P0 and P1 are in the critical section at once (1,200 times).',
    'As expected in this preset.',
  ]);
});

describe('a run that was stopped at a violation', () => {
  const end = { time: 9, reason: 'violation', detail: '' } as const;
  const failed = (name: string, at: number): CheckResult => ({
    ...check,
    kind: 'always',
    ok: false,
    name,
    at,
  });

  it('says which property was violated first, and by which event', () => {
    const report = { checks: [failed('Later', 20), check, failed('At most one enters', 8)] };
    expect(stoppedText({ end, report })).toBe(
      'The run was stopped at the first violation: At most one enters, event 9.',
    );
  });

  it('says nothing of one that went on', () => {
    const report = { checks: [failed('At most one enters', 8)] };
    expect(stoppedText({ end: { ...end, reason: 'quiescent' }, report })).toBeUndefined();
  });
});
