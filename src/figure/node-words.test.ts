// A node that has an identifier of the protocol's is called by both.
import { expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { longestTitle, nodeTitle } from './node-words.ts';

it('calls a node by its identifier and its number, from the moment it has one', () => {
  const d = new Drawing(2);
  d.local(1, 0);
  const joined = d.local(1, 5);
  d.writer.facets(joined, 1, { ring: { at: [0.5], label: '18' } });
  const trace = d.trace();
  expect(nodeTitle(trace, 'N', 1, joined)).toBe('N1');
  expect(nodeTitle(trace, 'N', 1, joined + 1)).toBe('18 (N1)');
  expect(nodeTitle(trace, 'N', 0, joined + 1)).toBe('N0');
  expect(longestTitle(trace, 'N')).toBe('18 (N1)'.length);
});
