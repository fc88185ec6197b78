// Presets with faults: loss, crashes inside and outside, repair, lost acknowledgements, slow tokens, a cut; and many.
import type { Preset } from '../../engine/contract.ts';
import { request } from './preset-work.ts';

/** The token is lost from P1 to P2, on its first round, while P3 waits for it. */
const LOST = {
  params: { nodes: 4, load: 'commands', entries: 2, timeout: 120_000, patience: 360_000 },
  seed: 1,
  script: [
    request(3, 6_000),
    request(0, 30_000),
    { kind: 'lose', message: { from: 1, to: 2, type: 'TOKEN', ordinal: 0 } },
  ],
} as const;

/** With acknowledgements; T is more than two entries, a round and a skipped neighbour take. */
const ACKNOWLEDGED = {
  nodes: 4,
  load: 'commands',
  entries: 2,
  acknowledgements: true,
  timeout: 180_000,
} as const;

export const faults: readonly Preset[] = [
  {
    id: 'lost',
    about:
      'The network loses the one message that counts. Nobody is told, and whoever wants to enter waits for ever.',
    ...LOST,
    // What comes of it is the lesson: the run goes on when the token is gone.
    stop: { onViolation: 'count' },
    expectFails: ['the-token-exists', 'every-request-granted'],
    beats: [
      {
        id: 'asks',
        title: 'P3 waits',
        caption: 'P3 wants to enter, and waits for the token to come round.',
        at: { kind: 'invoke', node: 3 },
      },
      {
        id: 'lost',
        title: 'token lost',
        caption: 'On its way from P1 to P2 the token is lost. P1 has it no more, and P2 not yet.',
        at: { kind: 'lose', type: 'TOKEN' },
      },
      {
        id: 'asks-too',
        title: 'P0 waits too',
        caption: 'P0 waits for something that is gone.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'suspects',
        title: 'P3 suspects it',
        caption:
          'No token for 120 ms. P3 suspects the worst, but it may make no token by itself: others may do the same, and there would be several.',
        at: { kind: 'timer', node: 3, type: 'watch', nth: 1 },
      },
    ],
  },
  {
    id: 'regenerated',
    about:
      'The same loss with regeneration: who misses the token stands for election, the highest process wins, and the new token carries the next epoch.',
    ...LOST,
    params: { ...LOST.params, regeneration: true },
    beats: [
      {
        id: 'lost',
        title: 'token lost',
        caption: 'The token is lost on its way to P2.',
        at: { kind: 'lose', type: 'TOKEN' },
      },
      {
        id: 'bid',
        title: 'first bid',
        caption: 'After T somebody bids for a new token, and sends its number round the ring.',
        at: { kind: 'send', type: 'ELECTION', nth: 1 },
      },
      {
        id: 'stopped',
        title: 'P3 is higher',
        caption: 'P3 stops the bid of P2: its own is higher. So one bid at most comes all round.',
        at: { kind: 'receive', node: 3, type: 'ELECTION', nth: 1 },
      },
      {
        id: 'made',
        title: 'a new token',
        caption:
          'P3’s bid is back: it makes a token of epoch 1. Should the old one still be somewhere, it is known by its epoch.',
        at: { kind: 'mark', type: 'TOKEN' },
      },
      {
        id: 'second',
        title: 'P0 enters',
        caption: 'The new token goes round as the old one did, and P0 enters.',
        at: { kind: 'mark', type: 'ENTER', nth: 2 },
      },
    ],
  },
  {
    id: 'dead-neighbour',
    about:
      'P2 is down. Every pass is acknowledged, so P1 notices, and skips it; when P2 is up again it enrols.',
    params: ACKNOWLEDGED,
    seed: 1,
    script: [
      { kind: 'crash', at: { time: 12_000 }, node: 2 },
      request(3, 16_000),
      { kind: 'recover', at: { time: 115_000 }, node: 2 },
      request(2, 122_000),
    ],
    beats: [
      {
        id: 'crash',
        title: 'P2 crashes',
        caption: 'P2 stops, while the token is on its way to it.',
        at: { kind: 'crash', node: 2 },
      },
      {
        id: 'again',
        title: 'once more',
        caption: 'P1 has no acknowledgement. The message may be lost, so it sends the token again.',
        at: { kind: 'timer', node: 1, type: 'ack', nth: 1 },
      },
      {
        id: 'skip',
        title: 'P2 is skipped',
        caption:
          'Still no answer: P1 takes P2 for dead and passes the token to P3. From now on the ring has three processes.',
        at: { kind: 'mark', node: 1, type: 'SKIP' },
      },
      {
        id: 'first',
        title: 'P3 enters',
        caption: 'Nobody had the token when P2 died, so no token had to be made.',
        at: { kind: 'mark', node: 3, type: 'ENTER' },
      },
      {
        id: 'enrols',
        title: 'P2 enrols',
        caption: 'P2 is up again and tells everybody. P1 will pass to it as before.',
        at: { kind: 'recover', node: 2 },
      },
      {
        id: 'second',
        title: 'P2 enters',
        caption: 'The ring has four processes again.',
        at: { kind: 'mark', node: 2, type: 'ENTER' },
      },
    ],
  },
  {
    id: 'holder-crash',
    about:
      'P2 dies inside, and the token with it. Acknowledgements do not tell: P2 had answered. The timeout does, and a token of epoch 1 is made.',
    params: { ...ACKNOWLEDGED, regeneration: true },
    seed: 1,
    script: [
      request(2, 4_000),
      request(1, 14_000),
      { kind: 'crash', at: { time: 32_000 }, node: 2 },
    ],
    beats: [
      {
        id: 'inside',
        title: 'P2 enters',
        caption: 'P2 has the token, and has acknowledged it: for P1 that pass is done.',
        at: { kind: 'mark', node: 2, type: 'ENTER' },
      },
      {
        id: 'crash',
        title: 'P2 crashes',
        caption: 'P2 dies in the critical section. What it was doing there stays half done.',
        at: { kind: 'crash', node: 2 },
      },
      {
        id: 'bid',
        title: 'first bid',
        caption: 'After T the others bid for a new token.',
        at: { kind: 'send', type: 'ELECTION', nth: 1 },
      },
      {
        id: 'skip',
        title: 'P2 is skipped',
        caption: 'The bids have to get past P2 as well: it does not acknowledge, and P1 skips it.',
        at: { kind: 'mark', node: 1, type: 'SKIP' },
      },
      {
        id: 'made',
        title: 'a new token',
        caption: 'P3 has won, and makes a token of epoch 1.',
        at: { kind: 'mark', type: 'TOKEN' },
      },
      {
        id: 'second',
        title: 'P1 enters',
        caption: 'P1 enters at last.',
        at: { kind: 'mark', node: 1, type: 'ENTER' },
      },
    ],
  },
  {
    id: 'lost-ack',
    about:
      'The token arrives, but its acknowledgement is lost. P0 sends it once more, and P1 must know it for a copy. The wrong variant does not.',
    params: ACKNOWLEDGED,
    seed: 1,
    script: [
      { kind: 'lose', message: { from: 1, to: 0, type: 'ACK', ordinal: 0 } },
      request(3, 8_000),
      request(2, 36_000),
    ],
    beats: [
      {
        id: 'arrived',
        title: 'P1 has it',
        caption: 'The token reaches P1, which acknowledges it and passes it on.',
        at: { kind: 'receive', node: 1, type: 'TOKEN', nth: 1 },
      },
      {
        id: 'lost',
        title: 'ACK lost',
        caption: 'P1’s acknowledgement is lost. For P0 that looks as if the token were.',
        at: { kind: 'lose', type: 'ACK' },
      },
      {
        id: 'again',
        title: 'sent again',
        caption: 'P0 sends the token again: the same epoch, the same hop.',
        at: { kind: 'timer', node: 0, type: 'ack' },
      },
      {
        id: 'copy',
        title: 'a copy',
        caption:
          'P1 has seen hop 1 before. It acknowledges once more, and discards the copy: there is still one token.',
        at: { kind: 'receive', node: 1, type: 'TOKEN', nth: 2 },
      },
      {
        id: 'second',
        title: 'P2 enters',
        caption: 'Both who asked get in, one after the other.',
        at: { kind: 'mark', type: 'ENTER', nth: 2 },
      },
    ],
  },
  {
    id: 'impatient',
    about:
      'The token takes longer from P0 to P1 than the timeout allows. A new one is made, and the old one arrives all the same: two processes enter. Drag its arrowhead back, and nothing happens.',
    params: {
      nodes: 4,
      load: 'commands',
      entries: 2,
      regeneration: true,
      synchrony: 'broken',
      timeout: 100_000,
      hold: 50_000,
    },
    seed: 1,
    script: [
      { kind: 'delay', message: { from: 0, to: 1, type: 'TOKEN', ordinal: 0 }, ticks: 180_000 },
      request(1, 5_000),
      request(3, 10_000),
    ],
    expectFails: ['mutual-exclusion'],
    beats: [
      {
        id: 'slow',
        title: 'a slow message',
        caption: 'The token leaves P0, and will be on its way for 180 ms.',
        at: { kind: 'send', type: 'TOKEN', nth: 1 },
      },
      {
        id: 'bid',
        title: 'taken for lost',
        caption: 'Nobody has it, nobody has seen it for T: it is taken for lost.',
        at: { kind: 'send', type: 'ELECTION', nth: 1 },
      },
      {
        id: 'made',
        title: 'a new token',
        caption:
          'P3’s bid has come all round without meeting the token: it makes one of epoch 1, and enters.',
        at: { kind: 'mark', type: 'TOKEN' },
      },
      {
        id: 'both',
        title: 'both inside',
        caption:
          'Now the old token reaches P1, which has not heard of epoch 1, and enters as well. Slow and lost look the same.',
        at: { kind: 'mark', node: 1, type: 'ENTER' },
      },
    ],
  },
  {
    id: 'cut',
    about:
      'The ring is cut in two. Each half takes the other one for dead and repairs itself, and the half without a token makes one.',
    params: {
      ...ACKNOWLEDGED,
      regeneration: true,
      rest: 15_000,
      hold: 40_000,
      timeout: 220_000,
    },
    seed: 1,
    script: [
      { kind: 'partition', at: { time: 15_000 }, groups: [[0, 1]] },
      request(3, 40_000),
      request(0, 380_000),
    ],
    expectFails: ['mutual-exclusion'],
    beats: [
      {
        id: 'cut',
        title: 'the cut',
        caption: 'No message passes between P0, P1 and P2, P3 any more.',
        at: { kind: 'partition' },
      },
      {
        id: 'left',
        title: 'two are left',
        caption: 'P1 gets no answer, neither from P2 nor from P3: its next is P0 now.',
        at: { kind: 'mark', node: 1, type: 'SKIP', nth: 2 },
      },
      {
        id: 'made',
        title: 'a new token',
        caption:
          'On the other side P3 makes a token of epoch 1. It cannot know that the old one lives.',
        at: { kind: 'mark', node: 3, type: 'TOKEN' },
      },
      {
        id: 'both',
        title: 'both inside',
        caption:
          'One process is inside on either side. A timeout cannot tell a cut from a crash; it takes a majority to be sure.',
        at: { kind: 'mark', type: 'ENTER', nth: 2 },
      },
    ],
  },
];
