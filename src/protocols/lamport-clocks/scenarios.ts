// Presets: the textbook's three clocks, the notes' rule on them, order without cause, overtaking, lost memory, many.
import type { Preset } from '../../engine/contract.ts';

/** The textbook's messages, half a tick after the sixth, eighth ... column: each takes one tick. */
const FIGURE = {
  params: { rates: [6, 8, 10], script: '0>1@15 1>2@35 2>1@65 1>0@85' },
  network: { delay: 'constant:10000' },
  seed: 1,
} as const;

export const presets: readonly Preset[] = [
  {
    id: 'three-rates',
    about:
      'The textbook’s figure: three clocks run at three rates. Of four messages only the last two arrive before they were sent, and move the clock of their receiver.',
    ...FIGURE,
    beats: [
      {
        id: 'm1',
        title: 'm1, in order',
        caption:
          'The first message leaves P0 at 6 and reaches P1 at 16 by its own clock: nothing to correct.',
        at: { kind: 'receive', node: 1, nth: 1 },
      },
      {
        id: 'm2',
        title: 'm2, in order',
        caption: 'Sent at 24, received at 40: P2’s clock is the fastest, and far ahead.',
        at: { kind: 'receive', node: 2 },
      },
      {
        id: 'm3',
        title: '56 becomes 61',
        caption:
          'Sent at 60, but P1’s clock shows 56: received before it was sent. P1 goes on to 61, one beyond the stamp.',
        at: { kind: 'mark', type: 'CORRECTED', nth: 1 },
      },
      {
        id: 'm4-sent',
        title: 'sent at 69',
        caption:
          'From 61 on P1 ticks as before, by 8. Its next message carries 69 and not 64: the correction travels on.',
        at: { kind: 'send', node: 1, nth: 2 },
      },
      {
        id: 'm4',
        title: '54 becomes 70',
        caption: 'P0’s clock shows 54, and has to go on to 70.',
        at: { kind: 'mark', type: 'CORRECTED', nth: 2 },
      },
      {
        id: 'on',
        title: '76, 85, 100',
        caption:
          'The clocks still run at their own rates, and still disagree. But whatever caused something has the smaller number.',
        at: { kind: 'timer', node: 2, type: 'tick', nth: 10 },
      },
    ],
  },
  {
    id: 'notes-rule',
    about:
      'The same messages by a rule that leaves out the one, the larger of both clocks: now a message is received at the very time at which it was sent.',
    ...FIGURE,
    params: { ...FIGURE.params, rule: 'notes' },
    stop: { onViolation: 'count' },
    expectFails: ['clock-condition'],
    beats: [
      {
        id: 'm1',
        title: 'm1, in order',
        caption: 'Sent at 6, received at 16: where the receiver is ahead, both rules agree.',
        at: { kind: 'receive', node: 1, nth: 1 },
      },
      {
        id: 'm3',
        title: '56 becomes 60',
        caption:
          'Sent at 60, received at 60. Which was first? By the clocks nobody can tell, and so a → b no longer means C(a) < C(b).',
        at: { kind: 'mark', type: 'CORRECTED', nth: 1 },
      },
      {
        id: 'm4-sent',
        title: 'sent at 68',
        caption: 'The next message carries 68 instead of 69.',
        at: { kind: 'send', node: 1, nth: 2 },
      },
      {
        id: 'm4',
        title: '54 becomes 68',
        caption:
          'And again sending and receipt share one time. To receive is an event as well: it needs a tick of its own.',
        at: { kind: 'mark', type: 'CORRECTED', nth: 2 },
      },
    ],
  },
  {
    id: 'unheard',
    about:
      'P2 does one thing, late, and hears of nobody. Its stamp is the smallest of all, and yet nothing happened after it.',
    params: { script: '0>1@5 1>0@22 0>1@39 1>0@56 2@74 0@78' },
    network: { delay: 'constant:10000' },
    seed: 1,
    beats: [
      {
        id: 'first',
        title: 'sent at 1',
        caption: 'Here the clocks count events and nothing else. P0’s first event has the stamp 1.',
        at: { kind: 'send', node: 0, nth: 1 },
      },
      {
        id: 'moved',
        title: 'received at 2',
        caption: 'P1 has done nothing yet, so the stamp moves its clock: 2.',
        at: { kind: 'mark', type: 'CORRECTED', nth: 1 },
      },
      {
        id: 'late',
        title: 'P2 at 1',
        caption:
          'P2’s only event comes long after, and is stamped 1 too. C(a) < C(b) does not say that a happened before b.',
        at: { kind: 'mark', node: 2 },
      },
      {
        id: 'end',
        title: 'P0 at 9',
        caption:
          '1 is less than 9, but P0 has never heard of P2, nor P2 of P0: the two are concurrent. Telling that apart takes vector clocks.',
        at: { kind: 'mark', node: 0, nth: -1 },
      },
    ],
  },
  {
    id: 'overtaken',
    about:
      'The first message of P0 is slow, and two later ones overtake it. The clock condition needs no order on channels.',
    params: { nodes: 3, script: '0>1@5 0>1@12 0>1@19 1@45 1>2@60 2@66' },
    network: { delay: 'constant:10000' },
    seed: 1,
    script: [
      {
        kind: 'delay',
        message: { from: 0, to: 1, type: 'MESSAGE', ordinal: 0 },
        ticks: 46_000,
      },
    ],
    beats: [
      {
        id: 'sent',
        title: 'a slow one',
        caption: 'P0 sends to P1, with the stamp 1. This message will take a long time.',
        at: { kind: 'send', node: 0, nth: 1 },
      },
      {
        id: 'second',
        title: 'the second first',
        caption: 'The second message arrives first: its stamp 2 moves P1’s clock to 3.',
        at: { kind: 'receive', node: 1, nth: 1 },
      },
      {
        id: 'late',
        title: 'the first last',
        caption:
          'Now the stamp 1 arrives, when P1 is at 5 already. A clock must not run backwards: the larger of both counts, and 6 comes next.',
        at: { kind: 'receive', node: 1, nth: 3 },
      },
      {
        id: 'on',
        title: 'P2 at 8',
        caption:
          'So all that P1 has heard and done lies before what P2 makes of its message: 7, then 8.',
        at: { kind: 'receive', node: 2 },
      },
    ],
  },
  {
    id: 'four',
    about:
      'Four processes act at random. Follow any chain of arrows: the numbers ascend. Pick two events on two lanes: their numbers say nothing.',
    params: { nodes: 4, acts: 6 },
    seed: 3,
    beats: [
      {
        id: 'moved',
        title: 'moved',
        caption: 'For the first time a stamp is ahead of its receiver, and moves its clock.',
        at: { kind: 'mark', type: 'CORRECTED', nth: 1 },
      },
      {
        id: 'tenth',
        title: 'ten events',
        caption:
          'Ties are common: events of several processes with one number. The number of the process decides, and all events stand in one order.',
        at: { kind: 'mark', nth: 10 },
      },
      {
        id: 'last',
        title: 'last event',
        caption:
          'Not one pair of cause and effect has its numbers the wrong way round: no inversions.',
        at: { kind: 'mark', nth: -1 },
      },
    ],
  },
  {
    id: 'forgotten',
    about:
      'P1 crashes and comes back without memory. Its clock starts anew, and later events get smaller numbers: a clock belongs on stable storage.',
    params: { script: '0>1@5 1@20 1>2@30 0>2@64 2@84' },
    network: { delay: 'constant:10000' },
    seed: 1,
    script: [
      { kind: 'crash', at: { time: 45_000 }, node: 1 },
      { kind: 'recover', at: { time: 50_000 }, node: 1, amnesia: true },
    ],
    stop: { onViolation: 'count' },
    expectFails: ['clock-condition', 'process-order'],
    beats: [
      {
        id: 'before',
        title: 'P1 at 4',
        caption: 'P1 has received at 2, acted at 3, and sends at 4.',
        at: { kind: 'send', node: 1, nth: 1 },
      },
      {
        id: 'crash',
        title: 'P1 crashes',
        caption: 'P1 stops, and what it kept in memory is gone.',
        at: { kind: 'crash', node: 1 },
      },
      {
        id: 'again',
        title: 'back at 1',
        caption:
          'It begins anew. Its next event is stamped 1, less than events that it has made itself. Had the clock been stored, it would be 5.',
        at: { kind: 'mark', node: 1, nth: 4 },
      },
      {
        id: 'twice',
        title: '2 once more',
        caption:
          'Two messages of P1 may now carry one stamp: (C, process) no longer names an event.',
        at: { kind: 'send', node: 1, nth: 2 },
      },
    ],
  },
  {
    id: 'twelve',
    about:
      'Twelve processes, some 600 events. The clocks stay close together as long as everybody hears from somebody now and then.',
    params: { nodes: 12, acts: 30, sending: 0.7 },
    seed: 1,
    beats: [
      {
        id: 'moved',
        title: 'moved',
        caption: 'The first clock is moved.',
        at: { kind: 'mark', type: 'CORRECTED', nth: 1 },
      },
      {
        id: 'fiftieth',
        title: 'fifty moved',
        caption:
          'Fifty receipts have moved a clock. Whoever acts often drives everybody else’s clock on.',
        at: { kind: 'mark', type: 'CORRECTED', nth: 50 },
      },
      {
        id: 'last',
        title: 'last event',
        caption: 'The last of 617 events. Whatever happened before another has the smaller number.',
        at: { kind: 'mark', nth: -1 },
      },
    ],
  },
];
