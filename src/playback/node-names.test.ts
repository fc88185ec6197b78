// A node that has an identifier of the protocol's is called by both, everywhere and all along the run.
import { expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { longestName, nameLines, namesIn } from './node-names.ts';

function ring(
  ...places: readonly (readonly [node: number, label: string, at: readonly number[]])[]
) {
  const d = new Drawing(3);
  for (const [i, [node, label, at]] of places.entries()) {
    const record = d.local(node, i);
    d.writer.facets(record, node, { ring: { at, label } });
  }
  return d.trace();
}

it('calls a node by its identifier and its number', () => {
  expect(namesIn(ring([1, '18', [0.5]], [1, '18', [0.5]]), 'N')).toEqual(['N0', '18 (N1)', 'N2']);
});

it('calls it by its number where it has no identifier, several, or another one later', () => {
  expect(namesIn(new Drawing(2).trace(), 'N')).toBeUndefined();
  const several = ring([0, '3, 17', [0.1, 0.5]], [1, '4', [0.2]], [1, '5', [0.3]]);
  expect(namesIn(several, 'N')).toEqual(['N0', 'N1', 'N2']);
  expect(namesIn(ring([0, '3', [0.1]], [0, '3, 17', [0.1, 0.5]]), 'N')?.[0]).toBe('N0');
});

it('has a name in two lines where there is an identifier', () => {
  expect(nameLines('18 (N1)')).toEqual(['18', '(N1)']);
  expect(nameLines('P12')).toEqual(['P12']);
});

it('knows the longest name of a run', () => {
  expect(longestName({ nodeLabel: 'P' }, 12)).toBe('P11');
  expect(longestName({ nodeLabel: 'N', nodeNames: ['N0', '180 (N1)', '7 (N2)'] }, 3)).toBe(
    '180 (N1)',
  );
});
