// Presets: cheaper comparisons.
import type { Preset } from '../../engine/contract.ts';
import { infected } from './moments.ts';

export const costs: readonly Preset[] = [
  {
    id: 'checksum',
    about:
      'Comparing whole stores is dear. Here only checksums are exchanged, and stores only where these differ: 538 times instead of 3,200.',
    params: { nodes: 400, digest: 'checksum' },
    seed: 26,
    beats: [
      {
        id: 'alike',
        title: 'alike',
        caption: 'Both lack the update: the checksums are the same, and that was all.',
        at: { kind: 'receive', type: 'SUM', nth: 1 },
      },
      {
        id: 'differ',
        title: 'different',
        caption: 'One has it, the other not: the checksums differ, so the stores will be compared.',
        at: { kind: 'send', type: 'DIFF', nth: 1 },
      },
      {
        id: 'half',
        title: 'half have it',
        caption: 'Now every second pair differs. This is the expensive part.',
        at: infected(200),
      },
      {
        id: 'all',
        title: 'all have it',
        caption: '8 cycles, as with whole stores: the same exchanges, only cheaper.',
        at: infected(400),
      },
    ],
  },
  {
    id: 'recent',
    about:
      'Recent updates are sent along with the checksum. While the update is recent, not one whole store is compared.',
    params: { nodes: 400, digest: 'recent' },
    seed: 26,
    beats: [
      {
        id: 'first',
        title: 'sent along',
        caption:
          'The update travels in the list of recent ones; with it the checksums are the same.',
        at: infected(2),
      },
      {
        id: 'half',
        title: 'half have it',
        caption: 'Stores that differ at first are alike after the lists: no comparison is needed.',
        at: infected(200),
      },
      {
        id: 'all',
        title: 'all have it',
        caption:
          'No comparison at all. Set “Recent” to 4 cycles: what is older must be found by comparing.',
        at: infected(400),
      },
    ],
  },
  {
    id: 'merkle',
    about:
      'Where checksums differ, hashes of ever smaller parts lead to the one item of 4,096 that does. Nobody sends a whole store.',
    params: { nodes: 400, digest: 'merkle' },
    seed: 26,
    beats: [
      {
        id: 'root',
        title: 'roots differ',
        caption:
          'The hashes of the two whole stores differ: something in them does. So the hashes of their 16 parts are sent.',
        at: { kind: 'send', type: 'TREE', nth: 1 },
      },
      {
        id: 'leaf',
        title: 'the item',
        caption:
          'Three levels down, 16 · 16 · 16 = 4,096, stands the item that differs. It alone is compared and sent.',
        at: { kind: 'send', type: 'DIG', nth: 1 },
      },
      {
        id: 'half',
        title: 'half have it',
        caption:
          'Every second pair differs: that costs three messages of 16 hashes, where checksums alone cost 4,096 items.',
        at: infected(200),
      },
      {
        id: 'all',
        title: 'all have it',
        caption:
          '29,828 items, timestamps and hashes in all. Checksums alone: 2.2 million; whole stores: 13.1 million.',
        at: infected(400),
      },
    ],
  },
];
