// Presets of many nodes: Stoica's failures and load, and twenty thousand.
import type { Preset } from '../../engine/contract.ts';

export const many: readonly Preset[] = [
  {
    id: 'half-dead',
    about:
      'A thousand nodes with successor lists of twenty, and half of them die at once. No lookup fails: each just runs into about five dead nodes (Stoica et al. 2003, table II).',
    params: { nodes: 1000, ring: 2, keys: 0, successors: 20, failFraction: 0.5, lookups: 300 },
    seed: 1,
    view: 'grid',
    beats: [
      {
        id: 'dead',
        title: 'five hundred dead',
        caption:
          'The first lookup meets a dead finger. Nothing is repaired: every table is as it was before.',
        at: { kind: 'mark', type: 'TIMEOUT', nth: 1 },
      },
      {
        id: 'first',
        title: 'found all same',
        caption:
          'It passes the dead over for the next best, until a successor list names the owner.',
        at: { kind: 'mark', type: 'FOUND', nth: 1 },
      },
      {
        id: 'half',
        title: 'half of them',
        caption: 'Each hop covers less than it would, and every second contact is dead.',
        at: { kind: 'mark', type: 'FOUND', nth: 150 },
      },
      {
        id: 'last',
        title: 'none has failed',
        caption:
          '{hops} hops and {timeouts} timeouts on average. Published for such a ring: 5.09 hops, 5.10 timeouts, and no failure either.',
        values: { hops: '5.18', timeouts: '5.09' },
        at: { kind: 'mark', type: 'FOUND', nth: -1 },
      },
    ],
  },
  {
    id: 'load',
    about:
      'Ten thousand keys on a thousand nodes, ten each on average: some nodes have none, one in a hundred more than 46. Random arcs of a circle are very uneven.',
    params: { nodes: 1000, ring: 1, keys: 10_000, lookups: 20 },
    seed: 1,
    view: 'grid',
    beats: [
      {
        id: 'uneven',
        title: 'very uneven',
        caption:
          '{none} nodes hold no key, and one holds {most}. An arc between random points is as likely to be tiny as a waiting time is to be short.',
        values: { none: 82, most: 89 },
        at: { kind: 'mark', type: 'LOOKUP', nth: 1 },
      },
      {
        id: 'theory',
        title: 'as computed',
        caption:
          'The 99th percentile is {high} keys, 4.6 times the mean: that is ln 100, as for every exponential distribution.',
        values: { high: 46 },
        at: { kind: 'mark', type: 'FOUND', nth: 10 },
      },
      {
        id: 'lookups',
        title: 'lookups too',
        caption: 'Lookups take five to six hops; how keys are spread does not matter to them.',
        at: { kind: 'mark', type: 'FOUND', nth: -1 },
      },
    ],
  },
  {
    id: 'virtual-nodes',
    about:
      'The same keys, but every node stands at twenty places: twenty small arcs even one another out.',
    params: { nodes: 1000, ring: 1, keys: 10_000, virtualNodes: 20, lookups: 20 },
    seed: 1,
    view: 'grid',
    beats: [
      {
        id: 'even',
        title: 'much more even',
        caption: 'Every node holds something, and the fullest {most} keys instead of 89.',
        values: { most: 28 },
        at: { kind: 'mark', type: 'LOOKUP', nth: 1 },
      },
      {
        id: 'percentiles',
        title: '2 to 20',
        caption:
          '1st and 99th percentile are {low} and {high} keys. What is left is mostly the luck of the keys themselves.',
        values: { low: 2, high: 20 },
        at: { kind: 'mark', type: 'FOUND', nth: 10 },
      },
      {
        id: 'price',
        title: 'the price',
        caption:
          'Twenty times the pointers to keep right. The way hardly grows: a node passes a search among its own places for nothing.',
        at: { kind: 'mark', type: 'FOUND', nth: -1 },
      },
    ],
  },
  {
    id: 'twenty-thousand',
    about:
      'Twenty thousand nodes, each of which knows about fourteen others: eight hops find any key.',
    params: { nodes: 20_000, ring: 1, keys: 0, lookups: 500 },
    seed: 1,
    view: 'grid',
    beats: [
      {
        id: 'first',
        title: 'first lookup',
        caption: 'Every hop leaves less than half of the way to the key’s predecessor.',
        at: { kind: 'mark', type: 'FOUND', nth: 1 },
      },
      {
        id: 'half',
        title: 'half of them',
        caption:
          'About half of the log₂ N = 14 binary digits of the distance are zero, and cost no hop.',
        at: { kind: 'mark', type: 'FOUND', nth: 250 },
      },
      {
        id: 'last',
        title: '½ log N',
        caption: '{hops} hops on average, the owner included, and never more than {most}.',
        values: { hops: '7.99', most: 12 },
        at: { kind: 'mark', type: 'FOUND', nth: -1 },
      },
    ],
  },
];
