// Presets in which nodes die: within what the successor list bears, beyond it, and where the original rule errs.
import type { Preset } from '../../engine/contract.ts';
import type { Intervention } from '../../engine/run.ts';

const STABLE = { bits: 5, keys: 0, lookups: 0, stabilize: true, period: 200_000, rounds: 3 };
const EIGHT = { ...STABLE, nodes: 8, ids: [2, 7, 11, 15, 18, 22, 26, 30], joins: 0 };

const crash = (node: number, time: number): Intervention => ({ kind: 'crash', at: { time }, node });
const lookUp = (node: number, key: number, time: number): Intervention => ({
  kind: 'command',
  at: { time },
  node,
  command: 'lookup',
  args: { key },
});
/** The nodes at 15 and 18, which follow 11. */
const bothDie = [crash(3, 150_000), crash(4, 150_000)];

export const failures: readonly Preset[] = [
  {
    id: 'successor-list',
    about:
      '15 and 18 die at once. Node 11 has a successor list of three: the third still lives, lookups find their way, and the ring closes again.',
    params: { ...EIGHT, successors: 3 },
    stop: { goal: 'whole-again' },
    seed: 1,
    script: [...bothDie, lookUp(0, 16, 200_000)],
    beats: [
      {
        id: 'die',
        title: 'two die',
        caption: '15 and 18 die at once. Nobody is told.',
        at: { kind: 'crash', nth: 2 },
      },
      {
        id: 'asks',
        title: 'a lookup',
        caption: 'Node 2 looks up key 16, which belonged to 18. Its best finger is dead.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'third',
        title: '22 is next',
        caption:
          'In its round node 11 finds first 15 silent, then 18: the third of its list, 22, is its successor now.',
        at: { kind: 'mark', node: 2, type: 'SUCCESSOR', nth: 2 },
      },
      {
        id: 'found',
        title: 'found',
        caption:
          'The lookup has passed both over: 22 owns key 16 now. What 18 stored is lost all the same; replicas are not part of Chord.',
        at: { kind: 'mark', type: 'FOUND' },
      },
      {
        id: 'whole',
        title: 'whole again',
        caption: 'Six nodes, one ring, and no finger names a dead node any more.',
        at: { kind: 'receive', nth: -1 },
      },
    ],
  },
  {
    id: 'ring-breaks',
    about:
      'The same with a list of two: both entries of node 11 are dead. It has no successor, and nothing in the protocol mends that.',
    params: { ...EIGHT, successors: 2 },
    seed: 1,
    script: [...bothDie, lookUp(0, 16, 460_000)],
    expectFails: ['one-ring', 'right-fingers', 'whole-again'],
    beats: [
      {
        id: 'die',
        title: 'two die',
        caption: '15 and 18 die at once: the whole successor list of node 11.',
        at: { kind: 'crash', nth: 2 },
      },
      {
        id: 'first',
        title: 'one entry left',
        caption: 'Node 11 finds 15 silent. The next in its list is 18.',
        at: { kind: 'mark', node: 2, type: 'SUCCESSOR', nth: 1 },
      },
      {
        id: 'none',
        title: 'none left',
        caption:
          '18 is silent as well. 22 lives, and node 11 even knows it as its fourth finger; but it looks for a successor in its list alone.',
        at: { kind: 'mark', node: 2, type: 'SUCCESSOR', nth: 2 },
      },
      {
        id: 'asks',
        title: 'a lookup',
        caption: 'Node 2 looks up key 16. The way leads to 11, and there it ends.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'fails',
        title: 'it fails',
        caption:
          'Stoica et al. ask for lists of 2 log₂ N entries: then with high probability one of them survives even if half of all nodes die.',
        at: { kind: 'mark', type: 'FAILED' },
      },
    ],
  },
  {
    id: 'dead-adopted',
    about:
      'The rule as published in 2001: node 20 takes its successor’s predecessor for its own successor without asking. That one is dead, and the ring breaks although 28 was there all the time.',
    params: { ...STABLE, nodes: 5, ids: [4, 12, 20, 28, 24], joins: 1, rule: 'original' },
    seed: 1,
    script: [crash(4, 140_000)],
    expectFails: ['one-ring', 'right-fingers'],
    beats: [
      {
        id: 'joins',
        title: '24 joins',
        caption: 'Node 24 has 28 for its successor. 20 does not know of it.',
        at: { kind: 'mark', type: 'JOINED' },
      },
      {
        id: 'notified',
        title: '28 knows it',
        caption: '28 takes 24 for its predecessor.',
        at: { kind: 'receive', node: 3, peer: 4, type: 'NOTIFY' },
      },
      {
        id: 'dies',
        title: '24 dies',
        caption: 'No harm is done: 24 is in nobody’s successor list, and the ring is whole.',
        at: { kind: 'crash' },
      },
      {
        id: 'adopted',
        title: 'adopted, dead',
        caption:
          '20 asks 28, hears of 24, and takes it for its successor at once. With a list of one, that wipes 28 out.',
        at: { kind: 'mark', node: 2, type: 'SUCCESSOR', nth: 1 },
      },
      {
        id: 'alone',
        title: 'no way on',
        caption:
          '24 is silent, and the list is empty. Zave’s rule asks 24 whether it lives before it is adopted: set Stabilise rule to zave.',
        at: { kind: 'mark', node: 2, type: 'SUCCESSOR', nth: 2 },
      },
    ],
  },
  {
    id: 'two-rings',
    about:
      'The network is cut, and healed a second later. Each side has closed into a ring of its own by then; nobody knows anybody on the other side any more, so two rings remain.',
    params: { ...EIGHT, successors: 3 },
    seed: 1,
    script: [
      { kind: 'partition', at: { time: 150_000 }, groups: [[0, 2, 4, 6]] },
      { kind: 'heal', at: { time: 1_600_000 } },
      lookUp(0, 13, 1_700_000),
      lookUp(1, 13, 1_750_000),
    ],
    expectFails: ['one-ring', 'right-fingers', 'whole-again'],
    beats: [
      {
        id: 'cut',
        title: 'the cut',
        caption: 'Every second node is cut off from the others: 2, 11, 18, 26 from 7, 15, 22, 30.',
        at: { kind: 'partition' },
      },
      {
        id: 'closing',
        title: 'lists help',
        caption:
          'To each node its successor looks dead. The next in the list stands on its own side, and takes the place.',
        at: { kind: 'mark', type: 'SUCCESSOR', nth: 1 },
      },
      {
        id: 'closed',
        title: 'two rings',
        caption:
          'The last of eight has done so: two rings of four, each in perfect order. Fingers follow.',
        at: { kind: 'mark', type: 'SUCCESSOR', nth: 8 },
      },
      {
        id: 'healed',
        title: 'healed',
        caption: 'The cut is gone. But stabilisation asks only those that a node knows.',
        at: { kind: 'heal' },
      },
      {
        id: 'one-answer',
        title: '18 owns 13',
        caption: 'Node 2 looks up key 13. In its ring 18 is the first at or after it.',
        at: { kind: 'mark', type: 'FOUND', nth: 1 },
      },
      {
        id: 'other-answer',
        title: '15 owns 13',
        caption:
          'Node 7 does the same in the other ring, and finds 15. Two owners for one key: merging needs help from outside.',
        at: { kind: 'mark', type: 'FOUND', nth: 2 },
      },
    ],
  },
];
