// The parameter schema: every kind of value, as written and as typed, and every error.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkParam,
  choice,
  countList,
  flag,
  InputError,
  int,
  list,
  type Param,
  parseList,
  parseParam,
  real,
  text,
  ticks,
} from './params.ts';

const whole = int(3, { min: 2, max: 64, about: '' });
const fraction = real(0.5, { min: 0, max: 1, about: '' });
const yes = flag(true, { about: '' });
const load = choice('single', ['single', 'saturated'], { about: '' });
const ids = list([], { min: 0, max: 9, about: '' });
const all = list('all', { min: 0, max: 9, all: true, about: '' });
const name = text('x', { maxLength: 3, about: '' });

/** The message that reading this gives, without its place. */
function refusal(param: Param, written: string): string {
  try {
    parseParam('p', param, written);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).where).toBe('parameter p');
    return (error as InputError).message.replace('parameter p: ', '');
  }
  return 'taken';
}

describe('values as written', () => {
  it.each([
    [whole, '64', 64],
    [whole, '2e1', 20],
    [fraction, '0.25', 0.25],
    [yes, 'false', false],
    [load, 'saturated', 'saturated'],
    [ids, '', []],
    [ids, '1,4..6', [1, 4, 5, 6]],
    [ids, ' 2 .. 3', 'refused'],
    [all, 'all', 'all'],
    [all, '3', [3]],
    [name, 'abc', 'abc'],
    [name, '', ''],
  ] as const)('%#: reads %2$s', (param, written, value) => {
    if (value === 'refused') expect(refusal(param, written)).not.toBe('taken');
    else expect(parseParam('p', param, written)).toEqual(value);
  });
  it('refuses, saying what is wrong', () => {
    expect(refusal(whole, '')).toBe("'' is not a number");
    expect(refusal(whole, 'three')).toBe("'three' is not a number");
    expect(refusal(whole, 'Infinity')).toBe("'Infinity' is not a number");
    expect(refusal(whole, '3.5')).toBe('3.5 is not a whole number');
    expect(refusal(whole, '1')).toBe('1 is not between 2 and 64');
    expect(refusal(whole, '65')).toBe('65 is not between 2 and 64');
    expect(refusal(fraction, '1.01')).toBe('1.01 is not between 0 and 1');
    expect(refusal(yes, 'yes')).toBe("'yes' is neither true nor false");
    expect(refusal(load, 'saturate')).toBe(
      "'saturate' is none of single, saturated; did you mean saturated?",
    );
    expect(refusal(ids, '1,x')).toBe("'x' is not a number");
    expect(refusal(ids, '1,,2')).toBe("'' is not a number");
    expect(refusal(ids, '3..1')).toBe("'3..1' is not a range");
    expect(refusal(ids, '0..99999999')).toBe("'0..99999999' is not a range");
    expect(refusal(ids, '10')).toBe('10 is not a whole number between 0 and 9');
    expect(refusal(ids, '0.5')).toBe('0.5 is not a whole number between 0 and 9');
    expect(refusal(ids, 'all')).toBe('must be a list of whole numbers');
    expect(refusal(all, 'every')).toBe("'every' is not a number");
    expect(refusal(name, 'abcd')).toBe('must be a text of at most 3 characters');
  });
  it('reads back any list as it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 })), (values) => {
        expect(parseList('list', values.join(','))).toEqual(values);
        expect(countList('list', values.join(','))).toBe(values.length);
      }),
    );
  });
  it('reads ranges below zero', () => {
    expect(parseList('list', '-2..1')).toEqual([-2, -1, 0, 1]);
    expect(countList('list', '-2..1,7')).toBe(5);
  });
});

describe('typed values', () => {
  it('are taken as they are, lists as a copy', () => {
    const given = [1, 2];
    const taken = checkParam('p', ids, given);
    expect(taken).toEqual(given);
    expect(taken).not.toBe(given);
    expect(checkParam('p', fraction, 1)).toBe(1);
    expect(checkParam('p', yes, false)).toBe(false);
  });
  it.each([
    [whole, '3'],
    [whole, null],
    [whole, Number.NaN],
    [fraction, Number.POSITIVE_INFINITY],
    [yes, 1],
    [yes, 'true'],
    [load, 0],
    [ids, '1'],
    [ids, 'all'],
    [ids, [1, '2']],
    [ids, { 0: 1 }],
    [all, ['all']],
    [name, 3],
    [name, undefined],
  ])('%#: refuses %2$j', (param, value) => {
    expect(() => checkParam('p', param as Param, value)).toThrow(InputError);
  });
});

it('the builders keep what they are given', () => {
  expect(ticks(20, { min: 1, max: 99, about: 'a' })).toEqual({
    kind: 'int',
    default: 20,
    unit: 'ticks',
    min: 1,
    max: 99,
    about: 'a',
  });
  expect([whole.kind, fraction.kind, yes.kind, load.kind, ids.kind, name.kind]).toEqual([
    'int',
    'number',
    'boolean',
    'choice',
    'list',
    'text',
  ]);
});
