// Copying, hashing, freezing and comparing plain data.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clonePlain, equalPlain, freezePlain, hashPlain } from './plain.ts';

const plain = fc
  .jsonValue({ maxDepth: 4 })
  .filter((value) => !JSON.stringify(value).includes('__proto__'));

/** Every object and array in a value. */
function parts(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(parts)];
}

describe('plain data', () => {
  it('a copy is equal and shares nothing', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const copy = clonePlain(value);
        expect(copy).toEqual(value);
        expect(equalPlain(copy, value)).toBe(true);
        const originals = new Set(parts(value));
        expect(parts(copy).some((part) => originals.has(part))).toBe(false);
      }),
    );
  });
  it('copies undefined fields and negative zero as they are', () => {
    expect(Object.keys(clonePlain({ a: undefined }))).toEqual(['a']);
    expect(clonePlain([-0, NaN])).toEqual([-0, NaN]);
  });
  it('equal data with the same order of keys has the same hash', () => {
    fc.assert(fc.property(plain, (value) => hashPlain(clonePlain(value)) === hashPlain(value)));
  });
  it('small changes change the hash', () => {
    const values: unknown[] = [
      undefined,
      null,
      true,
      false,
      0,
      1,
      -1,
      0.5,
      2 ** 31,
      2 ** 32,
      NaN,
      '',
      '0',
      'a',
      'b',
      'ab',
      'ba',
      [],
      {},
      [0],
      [[0]],
      [0, 0],
      [1, 2],
      [2, 1],
      { a: 0 },
      { b: 0 },
      { a: '0' },
      { a: [0] },
      { a: 0, b: 0 },
      [undefined],
      [null],
      ['a', 'b'],
      ['ab'],
      { a: {} },
      { a: [] },
    ];
    expect(new Set(values.map((value) => hashPlain(value))).size).toBe(values.length);
  });
  it('hashes of many like states collide as seldom as 32 bits allow', () => {
    const seen = new Set<number>();
    for (let a = 0; a < 100; a++)
      for (let b = 0; b < 100; b++)
        seen.add(hashPlain({ phase: 'wanted', clock: a, granted: [b] }));
    expect(seen.size).toBeGreaterThan(9_995);
  });
  it('the start value gives independent lanes', () => {
    expect(hashPlain({ a: 1 }, 1)).not.toBe(hashPlain({ a: 1 }, 2));
  });
  it('equality ignores the order of keys and nothing else', () => {
    expect(equalPlain({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(equalPlain({ a: undefined }, { b: undefined })).toBe(false);
    expect(equalPlain({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(equalPlain([], {})).toBe(false);
    expect(equalPlain([1, 2], [2, 1])).toBe(false);
    expect(equalPlain(NaN, NaN)).toBe(true);
    expect(equalPlain(null, {})).toBe(false);
    expect(equalPlain('1', 1)).toBe(false);
    fc.assert(fc.property(plain, plain, (a, b) => equalPlain(a, b) === equalPlain(b, a)));
  });
  it('freezes in depth', () => {
    fc.assert(
      fc.property(plain, (value) => {
        freezePlain(value);
        expect(parts(value).every(Object.isFrozen)).toBe(true);
      }),
    );
    const body = freezePlain({ list: [{ x: 1 }] });
    expect(() => {
      body.list[0].x = 2;
    }).toThrow(TypeError);
  });
});
