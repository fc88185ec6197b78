// Presets of lookups on a ring that stands: the textbook's figure, and one with a dead node on the way.
import type { Preset } from '../../engine/contract.ts';
import type { Intervention } from '../../engine/run.ts';

/** Van Steen and Tanenbaum's ring: nodes 0 to 8 stand at these identifiers. */
const NINE = { nodes: 9, bits: 5, ids: [1, 4, 9, 11, 14, 18, 20, 21, 28] };

const lookUp = (node: number, key: number, time: number): Intervention => ({
  kind: 'command',
  at: { time },
  node,
  command: 'lookup',
  args: { key },
});

export const lookups: readonly Preset[] = [
  {
    id: 'figure',
    about:
      "The textbook's ring, m = 5. Node 1 looks up key 26, then node 28 key 12: with every hop less than half of the way to the key’s predecessor is left.",
    params: { ...NINE, keys: 12, ring: 1, lookups: 0 },
    seed: 1,
    script: [lookUp(0, 26, 4_000), lookUp(8, 12, 80_000)],
    beats: [
      {
        id: 'asks',
        title: '1 asks 18',
        caption:
          'Key 26 is 25 steps from node 1. Of its fingers, 18 is the farthest that still precedes the key.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'at-18',
        title: '18 asks 20',
        caption:
          '8 steps are left. Fingers 3 and 4 of node 18 point to 28, past the key: so on to 20, and from there to 21.',
        at: { kind: 'receive', node: 5, type: 'FIND' },
      },
      {
        id: 'at-21',
        title: '21 knows',
        caption:
          'Key 26 lies between 21 and its successor 28: a key belongs to the first node at or after it, so 28 owns it.',
        at: { kind: 'receive', node: 7, type: 'FIND' },
      },
      {
        id: 'found',
        title: '28 answers',
        caption: 'The owner answers node 1 directly: four hops, three of them to its predecessor.',
        at: { kind: 'mark', type: 'FOUND', nth: 1 },
      },
      {
        id: 'past-zero',
        title: 'past zero',
        caption:
          'Node 28 looks up key 12. The circle has no end: between 28 and 12 lie 1, 4, 9 and 11, and finger 4 leads to 4.',
        at: { kind: 'invoke', node: 8 },
      },
      {
        id: 'found-12',
        title: '14 answers',
        caption: '28, 4, 9, 11: the successor of 11 is 14, and key 12 lies between them.',
        at: { kind: 'mark', type: 'FOUND', nth: 2 },
      },
    ],
  },
  {
    id: 'dead-on-the-way',
    about:
      'Node 18 is dead. Node 1 asks at every step by itself: the silence costs it a timeout, and the next best finger a longer way, but key 26 is found.',
    params: { ...NINE, keys: 12, ring: 1, lookups: 0, lookup: 'iterative', successors: 2 },
    seed: 1,
    script: [{ kind: 'crash', at: { time: 2_000 }, node: 5 }, lookUp(0, 26, 4_000)],
    beats: [
      {
        id: 'asks',
        title: '1 asks 18',
        caption: 'Nobody has told node 1 that 18 is dead: it is still its best finger.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'silence',
        title: 'no answer',
        caption:
          'The timeout is over. The next best that precedes the key is 9, much closer to the start.',
        at: { kind: 'timer', node: 0, type: 'answer' },
      },
      {
        id: 'told',
        title: 'told by 9',
        caption:
          'Iterative: 9 does not hand the question on, it names 14. That 18 is dead came along with the question.',
        at: { kind: 'receive', node: 0, type: 'REPLY', nth: 1 },
      },
      {
        id: 'list',
        title: 'the list helps',
        caption:
          'The successor list of 20 is 21, 28: the first of them at or after 26 is 28, so 21 need not be asked.',
        at: { kind: 'receive', node: 6, type: 'FIND' },
      },
      {
        id: 'found',
        title: '28 owns it',
        caption: 'Four live nodes were contacted, and one dead one: four hops, one timeout.',
        at: { kind: 'mark', type: 'FOUND' },
      },
    ],
  },
];
