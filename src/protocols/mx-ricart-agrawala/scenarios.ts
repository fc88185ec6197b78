// Presets: the opening race, the textbook's figure, ties, crashes, the notes' timestamps, the cheaper variant, many.
import type { Preset } from '../../engine/contract.ts';
import type { Intervention } from '../../engine/run.ts';

const request = (node: number, time: number): Intervention => ({
  kind: 'command',
  at: { time },
  node,
  command: 'enter',
});

export const presets: readonly Preset[] = [
  {
    id: 'late-request',
    about:
      "P2's request reaches P0 before P0 asks, and raises P0's clock. Drag that arrowhead past P0's own request, and P0 wins.",
    params: { load: 'commands', entries: 2 },
    seed: 7,
    network: {
      pairs: [
        { from: 2, to: 0, delay: 'constant:12000' },
        { from: 2, to: 1, delay: 'constant:22000' },
      ],
    },
    script: [request(2, 4_000), request(0, 24_000)],
    beats: [
      {
        id: 'asks',
        title: 'P2 asks',
        caption: 'P2 wants the critical section and sends its request, stamped 1, to everybody.',
        at: { kind: 'invoke', node: 2 },
      },
      {
        id: 'heard',
        title: 'P0 hears it',
        caption: 'The request reaches P0 in time. P0 replies, and its clock rises to 2.',
        at: { kind: 'receive', node: 0, type: 'REQUEST', nth: 1 },
      },
      {
        id: 'later',
        title: 'P0 asks too',
        caption:
          "P0 asks as well. Its clock has seen P2's request, so its own is younger: (3, P0) after (1, P2).",
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'deferred',
        title: 'P2 defers',
        caption: "P2's request is older, so it keeps P0 waiting.",
        at: { kind: 'receive', node: 2, type: 'REQUEST', nth: 1 },
      },
      {
        id: 'first',
        title: 'P2 enters',
        caption: 'P2 has every permission and enters first.',
        at: { kind: 'mark', type: 'ENTER', nth: 1 },
      },
      {
        id: 'second',
        title: 'P0 enters',
        caption: 'The deferred OK was the queue: it lets P0 in as P2 leaves.',
        at: { kind: 'mark', type: 'ENTER', nth: 2 },
      },
    ],
  },
  {
    id: 'two-contenders',
    about:
      "The textbook's figure: P0 asks with 8, P2 with 12, at the same time. Drag what you like: the stamps decide, not the delays.",
    params: { load: 'commands', entries: 2, clocks: [7, 0, 11] },
    seed: 7,
    script: [request(0, 8_000), request(2, 8_000)],
    beats: [
      {
        id: 'ask',
        title: 'both ask',
        caption: 'P0 asks with timestamp 8 and P2 with 12, at the same time.',
        at: { kind: 'invoke', nth: 2 },
      },
      {
        id: 'yields',
        title: 'P2 yields',
        caption: "P2 sees that P0's request is older, and replies.",
        at: { kind: 'receive', node: 2, type: 'REQUEST', nth: 1 },
      },
      {
        id: 'first',
        title: 'P0 enters',
        caption: 'Both others have replied: P0 enters.',
        at: { kind: 'mark', type: 'ENTER', node: 0 },
      },
      {
        id: 'second',
        title: 'P2 enters',
        caption: 'P0 leaves and sends the OK that it owed: P2 enters.',
        at: { kind: 'mark', type: 'ENTER', node: 2 },
      },
    ],
  },
  {
    id: 'tie',
    about: 'All three ask at once with the same timestamp: the process number decides.',
    params: { load: 'saturated', entries: 3 },
    seed: 3,
    beats: [
      {
        id: 'ask',
        title: 'all ask',
        caption: 'Three requests carry the timestamp 1; the smaller process number wins the tie.',
        at: { kind: 'invoke', nth: 3 },
      },
      {
        id: 'p0',
        title: 'P0 enters',
        caption: 'P0 is first.',
        at: { kind: 'mark', type: 'ENTER', node: 0 },
      },
      {
        id: 'p1',
        title: 'P1 enters',
        caption: 'P1 is next.',
        at: { kind: 'mark', type: 'ENTER', node: 1 },
      },
      {
        id: 'p2',
        title: 'P2 enters',
        caption: 'P2 is last.',
        at: { kind: 'mark', type: 'ENTER', node: 2 },
      },
    ],
  },
  {
    id: 'crash',
    about:
      'P1 wants nothing, but it is down: its silence looks like a deferred reply, and everybody waits for ever.',
    params: { load: 'commands', entries: 2 },
    seed: 7,
    script: [
      { kind: 'crash', at: { time: 2_000 }, node: 1 },
      request(0, 8_000),
      request(2, 12_000),
    ],
    expectFails: ['every-request-granted'],
    beats: [
      {
        id: 'crash',
        title: 'P1 crashes',
        caption: 'P1 stops. Nobody is told.',
        at: { kind: 'crash', node: 1 },
      },
      {
        id: 'lost',
        title: 'no reply',
        caption:
          'The request to P1 is lost. To P0, P1 looks like somebody in the critical section.',
        at: { kind: 'lose', node: 1, nth: 1 },
      },
      {
        id: 'wait',
        title: 'P0 waits',
        caption:
          'P2 has replied, but the permission of P1 will never come: one point of failure has become N.',
        at: { kind: 'receive', node: 0, type: 'OK' },
      },
    ],
  },
  {
    id: 'crash-tolerant',
    about:
      'A deferred request is denied at once, so silence means a crash: after three silent rounds P1 is taken for dead.',
    params: { load: 'commands', entries: 2, variant: 'crash-tolerant' },
    seed: 7,
    script: [
      { kind: 'crash', at: { time: 2_000 }, node: 1 },
      request(0, 8_000),
      request(2, 12_000),
    ],
    beats: [
      { id: 'crash', title: 'P1 crashes', caption: 'P1 stops.', at: { kind: 'crash', node: 1 } },
      {
        id: 'denied',
        title: 'P2 is denied',
        caption: "P0's request is older: it denies P2 at once, so P2 knows that P0 lives.",
        at: { kind: 'receive', node: 2, type: 'DENIED', nth: 1 },
      },
      {
        id: 'again',
        title: 'asks again',
        caption: 'P1 has said nothing. P0 asks once more.',
        at: { kind: 'timer', node: 0, type: 'reply', nth: 1 },
      },
      {
        id: 'first',
        title: 'P0 enters',
        caption: 'After three silent rounds P0 takes P1 for dead, and enters.',
        at: { kind: 'mark', type: 'ENTER', node: 0 },
      },
      {
        id: 'second',
        title: 'P2 enters',
        caption: 'P2 enters in its turn.',
        at: { kind: 'mark', type: 'ENTER', node: 2 },
      },
    ],
  },
  {
    id: 'notes-clock',
    about:
      'Requests carry the local clock instead of a logical one. P2 is 40 ms slow, so its later request looks older, and two processes enter.',
    params: { load: 'commands', entries: 2, stamp: 'notes', hold: 40_000 },
    network: { delay: 'constant:10000' },
    seed: 7,
    script: [
      { kind: 'clock', at: { time: 0 }, node: 2, offset: -40_000 },
      request(0, 42_000),
      request(2, 54_000),
      { kind: 'delay', message: { from: 1, to: 0, type: 'OK', ordinal: 0 }, ticks: 16_000 },
    ],
    expectFails: ['mutual-exclusion'],
    beats: [
      {
        id: 'first-asks',
        title: 'P0 asks',
        caption: 'P0 asks at 42 ms by its clock. P2 wants nothing yet, and will reply.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'slow',
        title: 'P2 asks',
        caption:
          'P2 has already let P0 go first. Now it asks, 12 ms later, but its slow clock says 14 ms: an older stamp.',
        at: { kind: 'invoke', node: 2 },
      },
      {
        id: 'fooled',
        title: 'P0 replies',
        caption: 'P0 still waits for P1, and lets the request of 14 ms pass.',
        at: { kind: 'receive', node: 0, type: 'REQUEST' },
      },
      {
        id: 'both',
        title: 'both inside',
        caption:
          'Two processes are in the critical section. A Lamport clock would have been raised by the request of P0.',
        at: { kind: 'mark', type: 'ENTER', nth: 2 },
      },
    ],
  },
  {
    id: 'roucairol-carvalho',
    about: 'A permission is kept until its giver asks: who enters alone pays once, then nothing.',
    params: { load: 'commands', entries: 4, variant: 'roucairol-carvalho' },
    seed: 5,
    script: [request(0, 4_000), request(0, 60_000), request(0, 90_000), request(2, 95_000)],
    beats: [
      {
        id: 'paid',
        title: 'pays once',
        caption: 'The first entry costs 2(N − 1) = 4 messages.',
        at: { kind: 'mark', type: 'ENTER', nth: 1 },
      },
      {
        id: 'free',
        title: 'free of charge',
        caption: 'P0 still has both permissions: it enters without a message.',
        at: { kind: 'mark', type: 'ENTER', nth: 2 },
      },
      {
        id: 'given',
        title: 'given back',
        caption: 'P0 leaves, and gives its permission to P2, which asked meanwhile.',
        at: { kind: 'mark', node: 0, type: 'EXIT', nth: 3 },
      },
      {
        id: 'other',
        title: 'P2 enters',
        caption: 'P2 enters.',
        at: { kind: 'mark', type: 'ENTER', nth: 4 },
      },
    ],
  },
  {
    id: 'sixteen',
    about:
      'Sixteen processes that ask again as soon as they have left: 30 messages for each entry.',
    params: { nodes: 16, load: 'saturated', entries: 32 },
    seed: 1,
    beats: [
      {
        id: 'first',
        title: 'first entry',
        caption: 'The first of 32 entries.',
        at: { kind: 'mark', type: 'ENTER', nth: 1 },
      },
      {
        id: 'half',
        title: 'half of them',
        caption: 'Sixteen entries: every process has been inside once.',
        at: { kind: 'mark', type: 'ENTER', nth: 16 },
      },
      {
        id: 'last',
        title: 'last entry',
        caption: 'The last entry.',
        at: { kind: 'mark', type: 'ENTER', nth: -1 },
      },
    ],
  },
];
