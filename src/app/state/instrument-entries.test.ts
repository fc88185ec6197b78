// An instrument is found again in a link as it was, and what is no instrument is none.
import { expect, it } from 'vitest';
import type { Instrument } from '../../playback/instrument.ts';
import { instrumentEntries, instrumentOf } from './instrument-entries.ts';

it.each<Instrument>([
  { kind: 'cone', event: undefined },
  { kind: 'cone', event: 12 },
  { kind: 'path', from: 3, to: undefined },
  { kind: 'path', from: 3, to: 17 },
  { kind: 'chain', until: 'now' },
  { kind: 'chain', until: 'end' },
  { kind: 'cut', cut: [3, 0, 7] },
  { kind: 'search', query: 'phase = held  at P1' },
])('%o', (instrument) => {
  expect(instrumentOf(instrumentEntries(instrument).instrument)).toEqual(instrument);
});

it.each(['', 'telescope', 'cone x', 'cut 1 -2', 'path 1.5', 7, null])('%s is none', (written) => {
  expect(instrumentOf(written)).toBeUndefined();
});

it('is left out where it is too long for a link', () => {
  const cut = Array.from({ length: 256 }, () => 1_000_000);
  expect(instrumentEntries({ kind: 'cut', cut })).toEqual({});
  expect(instrumentEntries(undefined)).toEqual({});
});
