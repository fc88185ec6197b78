// Parts of a topology.
import { expect, it } from 'vitest';
import { componentsOf } from './topology-parts.ts';

it('parts are told apart, the largest first', () => {
  const links = [
    [3, 4],
    [1, 2],
    [2, 5],
  ] as const;
  expect(componentsOf({ links }, 6)).toEqual([[1, 2, 5], [3, 4], [0]]);
});
