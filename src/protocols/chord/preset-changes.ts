// Presets in which the ring changes: a node joins, a node leaves, many come and go.
import type { Preset } from '../../engine/contract.ts';

const FIVE = { nodes: 5, bits: 5, keys: 24, ring: 2, lookups: 0, stabilize: true, rounds: 0 };
const SIXTEEN = {
  nodes: 16,
  bits: 7,
  ids: [3, 12, 20, 29, 37, 44, 53, 60, 68, 77, 85, 92, 101, 109, 116, 124],
  keys: 0,
  lookups: 30,
  pace: 150_000,
  stabilize: true,
  joins: 0,
  successors: 3,
  leaving: 'silent',
  period: 500_000,
  rounds: 12,
};
const whole: Preset['beats'][number] = {
  id: 'whole',
  title: 'whole again',
  caption: 'Every successor, every finger and every key is right again.',
  at: { kind: 'receive', nth: -1 },
};

export const changes: readonly Preset[] = [
  {
    id: 'join',
    about:
      'Node 24 comes in between 20 and 28. It knows one node, asks it for its successor, and leaves all the rest to stabilisation.',
    params: { ...FIVE, ids: [4, 11, 20, 28, 24], joins: 1, period: 200_000 },
    stop: { goal: 'whole-again' },
    seed: 1,
    beats: [
      {
        id: 'asks',
        title: '24 asks',
        caption: 'Node 24 asks a node that it happens to know: who owns identifier 24?',
        at: { kind: 'invoke', node: 4 },
      },
      {
        id: 'in',
        title: 'a successor',
        caption: '28 does: it is the successor of 24. Nobody else knows of 24 yet.',
        at: { kind: 'mark', type: 'JOINED' },
      },
      {
        id: 'notify',
        title: '28 is notified',
        caption: '24 tells 28, which takes it for its predecessor: 24 is closer than 20.',
        at: { kind: 'receive', node: 3, peer: 4, type: 'NOTIFY' },
      },
      {
        id: 'keys',
        title: 'keys move',
        caption:
          'The keys between 20 and 24 belong to 24 now: 4 of 24 move, all others stay where they are.',
        at: { kind: 'mark', type: 'KEYS' },
      },
      {
        id: 'learns',
        title: '20 learns it',
        caption:
          '20 stabilises: 28 names 24 as its predecessor, 24 answers that it lives, and is the new successor of 20.',
        at: { kind: 'mark', node: 2, type: 'SUCCESSOR' },
      },
      whole,
    ],
  },
  {
    id: 'leave',
    about:
      'Node 24 leaves as it should: its keys go to its successor first, then it tells both neighbours of one another.',
    params: { ...FIVE, ids: [4, 11, 20, 24, 28], joins: 0, period: 200_000 },
    stop: { goal: 'whole-again' },
    seed: 1,
    script: [{ kind: 'command', at: { time: 250_000 }, node: 3, command: 'leave' }],
    beats: [
      {
        id: 'asks',
        title: '24 leaves',
        caption: 'Node 24 sends its keys to 28, and stays until it knows that they are there.',
        at: { kind: 'invoke', node: 3 },
      },
      {
        id: 'keys',
        title: 'keys arrive',
        caption: '28 has them.',
        at: { kind: 'mark', node: 4, type: 'KEYS' },
      },
      {
        id: 'gone',
        title: 'gone',
        caption: '24 tells 20 of 28, and 28 of 20. Then it is gone.',
        at: { kind: 'mark', type: 'LEFT' },
      },
      {
        id: 'told',
        title: '20 is told',
        caption: '20 has a new successor at once: no timeout, no lookup that fails.',
        at: { kind: 'mark', node: 2, type: 'SUCCESSOR' },
      },
      { ...whole, caption: 'Fingers that named 24 are looked up again, one a round.' },
    ],
  },
  {
    id: 'churn',
    about:
      'One of sixteen nodes vanishes in each period, and comes back two periods later. Lookups that follow a stale pointer end at the wrong node; stabilisation mends the ring again and again.',
    params: { ...SIXTEEN, churn: 1 },
    stop: { goal: 'whole-again' },
    seed: 1,
    beats: [
      {
        id: 'vanishes',
        title: 'one vanishes',
        caption: 'A node is gone without a word. All pointers to it stay as they are.',
        at: { kind: 'mark', type: 'LEFT', nth: 1 },
      },
      {
        id: 'noticed',
        title: 'somebody notices',
        caption:
          'In its round a predecessor gets no answer, and goes on with the next in its successor list.',
        at: { kind: 'mark', type: 'SUCCESSOR', nth: 1 },
      },
      {
        id: 'back',
        title: 'back again',
        caption: 'It joins again, through whomever it knows. Others have left meanwhile.',
        at: { kind: 'mark', type: 'JOINED', nth: 1 },
      },
      {
        id: 'last',
        title: 'the last one',
        caption: 'The last one leaves. So far there was always a live entry in every list.',
        at: { kind: 'mark', type: 'LEFT', nth: -1 },
      },
      {
        id: 'all-in',
        title: 'all are in',
        caption:
          'All sixteen are back. Of 30 lookups meanwhile {wrong} ended at the wrong node, or nowhere.',
        values: { wrong: 4 },
        at: { kind: 'mark', type: 'JOINED', nth: -1 },
      },
      { ...whole, caption: 'Rounds later every successor and every finger is right again.' },
    ],
  },
  {
    id: 'churn-too-fast',
    about:
      'Three vanish in each period. Now whole successor lists die between two rounds, and no stabilisation brings the ring back.',
    params: { ...SIXTEEN, churn: 3 },
    seed: 1,
    expectFails: ['one-ring', 'right-fingers', 'whole-again'],
    beats: [
      {
        id: 'first',
        title: 'they go',
        caption: 'One after another vanishes, faster than rounds come.',
        at: { kind: 'mark', type: 'LEFT', nth: 1 },
      },
      {
        id: 'half',
        title: 'half are gone',
        caption: 'Eight have left within one and a half periods; who is left still points to them.',
        at: { kind: 'mark', type: 'LEFT', nth: 8 },
      },
      {
        id: 'back',
        title: 'some return',
        caption: 'Who comes back needs somebody who can tell it its successor.',
        at: { kind: 'mark', type: 'JOINED', nth: 1 },
      },
      {
        id: 'fails',
        title: 'a lookup fails',
        caption: 'It has come to a node that knows nobody alive any more.',
        at: { kind: 'mark', type: 'FAILED', nth: 1 },
      },
      {
        id: 'broken',
        title: 'no ring left',
        caption:
          'Nearly every lookup fails, and nodes that want to join give up: nobody can tell them where they belong.',
        at: { kind: 'mark', type: 'FAILED', nth: -1 },
      },
    ],
  },
];
