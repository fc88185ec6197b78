// Presets without faults: the textbook's figure, the worst and the best case, everyone at once, many.
import type { Preset } from '../../engine/contract.ts';

const P7_DOWN = { nodes: 8, crashed: [7] } as const;

export const costs: readonly Preset[] = [
  {
    id: 'textbook',
    about:
      'P7, the leader, is down, and P4 notices. The election climbs from process to process, until the highest live one is crowned.',
    params: { ...P7_DOWN, initiators: [4] },
    seed: 1,
    beats: [
      {
        id: 'notices',
        title: 'P4 notices',
        caption:
          'P4 gets no answer from the leader, P7, and sends ELECTION to all processes higher than itself.',
        at: { kind: 'invoke', node: 4 },
      },
      {
        id: 'taken',
        title: 'P6 takes over',
        caption: 'P6 answers OK, that is: stop, I am higher. Then it holds an election of its own.',
        at: { kind: 'receive', node: 6, type: 'ELECTION', nth: 1 },
      },
      {
        id: 'also',
        title: 'P5 as well',
        caption: 'P5 does the same, and asks P6 and P7.',
        at: { kind: 'receive', node: 5, type: 'ELECTION', nth: 1 },
      },
      {
        id: 'gives-up',
        title: 'P4 gives up',
        caption: 'An OK has come: somebody higher is alive, so P4 only waits for the new leader.',
        at: { kind: 'receive', node: 4, type: 'OK', nth: 1 },
      },
      {
        id: 'crowned',
        title: 'P6 is leader',
        caption:
          'Nobody has answered P6 within T: it is the highest process alive, and tells all that are lower.',
        at: { kind: 'mark', node: 6, type: 'LEADER' },
      },
      {
        id: 'known',
        title: 'all know',
        caption: '15 messages: 6 ELECTION, 3 OK, 6 COORDINATOR.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'worst-case',
    about:
      'P0, the lowest, notices: seven elections run side by side, and 55 messages are sent for one leader.',
    params: { ...P7_DOWN, initiators: [0] },
    seed: 1,
    beats: [
      {
        id: 'notices',
        title: 'P0 notices',
        caption: 'P0 asks all seven processes above it.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'all',
        title: 'seven elections',
        caption:
          'Each of them asks all above itself: 28 ELECTION and 21 OK, growing with the square of the processes.',
        at: { kind: 'mark', type: 'START', nth: 7 },
      },
      {
        id: 'crowned',
        title: 'P6 is leader',
        caption: 'All of this tells P6 one thing: that P7 is silent.',
        at: { kind: 'mark', node: 6, type: 'LEADER' },
      },
      {
        id: 'known',
        title: 'all know',
        caption: 'Six COORDINATOR more: 55 messages.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'best-case',
    about: 'P6, next in line, notices by itself: one question, no answer, six announcements.',
    params: { ...P7_DOWN, initiators: [6] },
    seed: 1,
    beats: [
      {
        id: 'notices',
        title: 'P6 notices',
        caption: 'Only P7 is higher than P6: one ELECTION.',
        at: { kind: 'invoke', node: 6 },
      },
      {
        id: 'lost',
        title: 'nobody there',
        caption: 'P7 is down. P6 cannot know that, and waits for T.',
        at: { kind: 'lose', node: 7 },
      },
      {
        id: 'crowned',
        title: 'P6 is leader',
        caption: 'T is over: P6 is leader. With the announcements that is 7 messages.',
        at: { kind: 'mark', node: 6, type: 'LEADER' },
      },
      {
        id: 'known',
        title: 'all know',
        caption: 'Everybody follows P6.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'all-at-once',
    about:
      'Everyone misses P7 at the same time. It costs no more than the worst case: 55 messages.',
    params: { ...P7_DOWN, initiators: [0, 1, 2, 3, 4, 5, 6] },
    seed: 1,
    beats: [
      {
        id: 'start',
        title: 'all start',
        caption: 'Seven elections begin at the same time.',
        at: { kind: 'mark', type: 'START', nth: 7 },
      },
      {
        id: 'stopped',
        title: 'nothing to add',
        caption: 'P6 is asked to take over what it does already: it answers OK, and that is all.',
        at: { kind: 'receive', node: 6, type: 'ELECTION', nth: 1 },
      },
      {
        id: 'crowned',
        title: 'P6 is leader',
        caption: 'Only P6 has heard no OK.',
        at: { kind: 'mark', node: 6, type: 'LEADER' },
      },
      {
        id: 'known',
        title: 'all know',
        caption: '28 ELECTION, 21 OK, 6 COORDINATOR, as if P0 had begun alone; but sooner.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'thirty-two',
    about: 'Thirty-two processes, the lowest notices: 991 messages, 496 + 465 + 30.',
    params: { nodes: 32, crashed: [31], initiators: [0] },
    seed: 1,
    beats: [
      {
        id: 'notices',
        title: 'P0 notices',
        caption: 'P0 asks 31 processes.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'storm',
        title: '31 elections',
        caption: 'All 31 live processes hold an election: each asks everyone above.',
        at: { kind: 'mark', type: 'START', nth: 31 },
      },
      {
        id: 'crowned',
        title: 'P30 is leader',
        caption: 'P30 has heard no OK.',
        at: { kind: 'mark', node: 30, type: 'LEADER' },
      },
      {
        id: 'known',
        title: 'all know',
        caption:
          '991 messages. Four times as many processes as in the worst case of eight, eighteen times as many messages.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
];
