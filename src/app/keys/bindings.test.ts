// The table of keys: no key does two things, and the help dialog has a line for each.
import { expect, it } from 'vitest';
import { BINDINGS } from './bindings.ts';

it('binds each key once', () => {
  const keys = BINDINGS.flatMap((binding) => binding.keys);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

it('lists every binding under words of its own', () => {
  const words = BINDINGS.map(({ does }) => does);
  expect(new Set(words).size).toBe(words.length);
  expect(BINDINGS.every(({ shown }) => shown.length > 0)).toBe(true);
});
