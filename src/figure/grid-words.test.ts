// Words and numbers of the grid.
import { expect, it } from 'vitest';
import { countsSentence, countText, nodeText, shareText, sideText } from './grid-words.ts';

it('says how many', () => {
  expect(countText(10_000)).toBe('10,000');
  const entries = [
    { title: 'has not heard', text: countText(9000) },
    { title: 'partition', text: '300 | 100' },
  ];
  expect(countsSentence('cycle 3', entries)).toBe(
    'cycle 3: has not heard 9,000, partition 300 | 100',
  );
});

it('never rounds some to none, or nearly all to all', () => {
  expect(shareText(0, 1000)).toBe('0%');
  expect(shareText(1, 10_000)).toBe('<0.1%');
  expect(shareText(9_999, 10_000)).toBe('>99.9%');
  expect(shareText(10, 10)).toBe('100%');
  expect(shareText(2032, 10_000)).toBe('20.3%');
});

it('says what a node is in, once', () => {
  const state = { id: 'infective', title: 'spreading' };
  const rows = [
    ['state', 'infective'],
    ['heard', 'cycle 9'],
  ] as const;
  expect(nodeText('N7', state, rows)).toBe('N7: spreading, heard cycle 9');
  expect(nodeText('N7', state, rows, ['paused', sideText([2, 4], 4)])).toBe(
    'N7: spreading, paused, side 2 of 2, heard cycle 9',
  );
});
