// Plans of checks: as they are typed, as a link keeps them, as a job and as flags of the command line.
import { describe, expect, it } from 'vitest';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { DEFAULT_STOP, RUN_FORMAT, type Run } from '../../engine/run.ts';
import { checkFlags } from '../words/check-flags.ts';
import {
  type CheckPlan,
  FIRST_PLAN,
  firstPlan,
  planEntries,
  planIn,
  readPlan,
  workOf,
  writtenPlan,
} from './check-plan.ts';

const BUSY: CheckPlan = {
  ...FIRST_PLAN,
  timing: 'synchronous',
  crashes: 1,
  duplicates: Infinity,
  symmetry: false,
  states: 5000,
  kinds: ['lose', 'delay'],
};
const run: Run = {
  format: RUN_FORMAT,
  protocol: 'el-bully',
  version: 1,
  params: {},
  network: DEFAULT_NETWORK,
  seed: 1,
  stop: DEFAULT_STOP,
  interventions: [],
  schedule: [{ take: 0, draws: [] }],
};

describe('a plan as it is typed', () => {
  it('is read back as it was', () => {
    for (const plan of [FIRST_PLAN, BUSY])
      expect(readPlan(writtenPlan(plan))).toEqual({ plan, problems: {} });
    expect(readPlan({ ...writtenPlan(BUSY), states: ' 2,000 ' }).plan?.states).toBe(2000);
  });
  it.each([
    ['states', '0', 'a whole number from 1'],
    ['seconds', '', 'a whole number from 1'],
    ['crashes', '-1', 'a whole number from 0'],
    ['losses', 'any', 'a whole number from 0'],
    ['duplicates', '1.5', 'a whole number from 0, or any'],
  ] as const)('%s of %j is no number', (name, text, problem) => {
    const read = readPlan({ ...writtenPlan(FIRST_PLAN), [name]: text });
    expect(read).toEqual({ plan: undefined, problems: { [name]: problem } });
  });
});

describe('a link', () => {
  it('keeps what is otherwise than at first', () => {
    expect(planEntries(FIRST_PLAN)).toEqual({ 'check.mode': 'every' });
    for (const plan of [FIRST_PLAN, BUSY]) expect(planIn(planEntries(plan))).toEqual(plan);
  });
  it('without a plan has none, and what it says wrongly is as at first', () => {
    expect(planIn({ cursor: 3 })).toBeUndefined();
    expect(planIn(undefined)).toBeUndefined();
    const odd = {
      'check.mode': 'every',
      'check.states': 0,
      'check.timing': 'odd',
      'check.crashes': 'x',
    };
    expect(planIn(odd)).toEqual(FIRST_PLAN);
  });
});

it('a job is of the run without the schedule that it may follow', () => {
  const { schedule: _, ...plain } = run;
  expect(workOf(run, BUSY)).toMatchObject({
    mode: 'every',
    job: { run: plain, options: { crashes: 1, maxStates: 5000, symmetry: false }, maxMs: 60_000 },
  });
  expect(workOf(run, BUSY).job.run).not.toHaveProperty('schedule');
});

it('flags of the command line say the same', () => {
  expect(checkFlags(BUSY, run).join(' ')).toBe(
    '--timing synchronous --crashes 1 --duplicates any --no-symmetry --max-states 5000 --max-depth 1000 --max-megabytes 500 --max-seconds 60',
  );
  expect(checkFlags({ ...BUSY, mode: 'random' }, run).join(' ')).toBe(
    '--random 300 --kinds lose,delay --max-seconds 60',
  );
  expect(checkFlags({ ...BUSY, mode: 'random', kinds: [] }, run)).toContain('none');
  const crashed: Run = { ...run, interventions: [{ kind: 'crash', at: { time: 5 }, node: 0 }] };
  expect(firstPlan(crashed, 3).crashes).toBe(1);
  expect(checkFlags(FIRST_PLAN, crashed).join(' ')).toContain('--crashes 0');
});
