// Presets in which something goes wrong: processes die on the way, and one is only slow.
import type { Preset } from '../../engine/contract.ts';
import type { Intervention } from '../../engine/run.ts';

const crash = (node: number, time: number): Intervention => ({ kind: 'crash', at: { time }, node });

export const faults: readonly Preset[] = [
  {
    id: 'initiator-dies',
    about:
      'P2 starts and dies. Its list comes round, and whoever finds itself in it ends the round in its place.',
    params: { nodes: 6, initiators: [2] },
    seed: 1,
    script: [crash(2, 15_000)],
    beats: [
      {
        id: 'dies',
        title: 'P2 dies',
        caption: 'P2 is dead, but its message is under way. Who shall stop it now?',
        at: { kind: 'crash', node: 2 },
      },
      {
        id: 'skipped',
        title: 'P2 is skipped',
        caption:
          'P2 does not acknowledge its own list. P1 sends it to P3, where it has been before.',
        at: { kind: 'mark', node: 1, type: 'SKIP', nth: 1 },
      },
      {
        id: 'decided',
        title: 'P3 decides',
        caption:
          'P3 finds itself in the list: it has come round. It need not be the first in it. The highest is 5.',
        at: { kind: 'mark', node: 3, type: 'DECIDE' },
      },
      {
        id: 'known',
        title: 'all know',
        caption:
          'All five follow P5. Had only P2 been allowed to end the round, it would never end.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'round-for-ever',
    about:
      'Chang and Roberts: P5 has the highest number and dies while it goes round. Nobody else may stop it, and there is no leader.',
    params: { nodes: 6, initiators: 'all', variant: 'chang-roberts' },
    seed: 1,
    script: [crash(5, 25_000)],
    stop: { until: 300_000, onViolation: 'count' },
    expectFails: ['one-round'],
    beats: [
      {
        id: 'dies',
        title: 'P5 dies',
        caption: 'All other numbers have been stopped. Only 5 is under way, and P5 is dead.',
        at: { kind: 'crash', node: 5 },
      },
      {
        id: 'skipped',
        title: 'not at home',
        caption: '5 has come round, but P5 is not there to know its own number: P4 skips it.',
        at: { kind: 'mark', node: 4, type: 'SKIP', nth: 1 },
      },
      {
        id: 'again',
        title: 'round again',
        caption:
          '5 is higher than 0, so P0 passes it on, once more. The message doesn’t say where it has been.',
        at: { kind: 'receive', node: 0, type: 'ELECTION', nth: 2 },
      },
      {
        id: 'for-ever',
        title: 'and again',
        caption:
          'So it goes on for ever. It takes a list, or a bound on the hops; Chang and Roberts assume that nobody fails.',
        at: { kind: 'receive', node: 0, type: 'ELECTION', nth: 4 },
      },
    ],
  },
  {
    id: 'winner-dies',
    about:
      'P5 is in the list and dies before it hears that it has won. The announcement finds that out when it comes to P5’s place.',
    params: { nodes: 6, initiators: [1] },
    seed: 1,
    script: [crash(5, 55_000)],
    beats: [
      {
        id: 'dies',
        title: 'P5 dies',
        caption: 'P5 has added itself to the list, and dies.',
        at: { kind: 'crash', node: 5 },
      },
      {
        id: 'decided',
        title: 'P1 decides',
        caption: 'In the list 5 is the highest. That it has died since, P1 cannot know.',
        at: { kind: 'mark', node: 1, type: 'DECIDE' },
      },
      {
        id: 'found-out',
        title: 'found out',
        caption: 'P4 tells P5 that it leads, and hears nothing for T. It begins a new election.',
        at: { kind: 'mark', node: 4, type: 'START' },
      },
      {
        id: 'new',
        title: 'P4 is leader',
        caption: 'The new list is [4, 0, 1, 2, 3]: P4 itself is the highest.',
        at: { kind: 'mark', node: 4, type: 'LEADER' },
      },
      {
        id: 'known',
        title: 'all know',
        caption: 'The second announcement takes back what the first one said.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'slow-link',
    about:
      'P5 is up, but the message to it takes 45 ms, longer than T. P4 skips it, and all agree on a leader that is not the highest.',
    params: { nodes: 6, initiators: [1] },
    seed: 1,
    script: [
      {
        kind: 'delay',
        message: { from: 4, to: 5, type: 'ELECTION', ordinal: 0 },
        ticks: 45_000,
      },
    ],
    stop: { onViolation: 'count' },
    expectFails: ['no-higher-overlooked', 'highest-leads'],
    beats: [
      {
        id: 'slow',
        title: 'a slow message',
        caption: 'P4 sends the list to P5. It will be on its way for 45 ms.',
        at: { kind: 'send', node: 4, peer: 5, type: 'ELECTION' },
      },
      {
        id: 'skipped',
        title: 'taken for dead',
        caption: 'After T = 30 ms P4 skips P5. To a timeout, slow and dead look the same.',
        at: { kind: 'mark', node: 4, type: 'SKIP' },
      },
      {
        id: 'late',
        title: 'too late',
        caption: 'P5 adds itself to the list and passes it on. The other copy is ahead.',
        at: { kind: 'receive', node: 5, type: 'ELECTION' },
      },
      {
        id: 'decided',
        title: 'without P5',
        caption: 'P1 has the faster copy back. Its list is [1, 2, 3, 4, 0]: P4 shall lead.',
        at: { kind: 'mark', node: 1, type: 'DECIDE' },
      },
      {
        id: 'copy',
        title: 'a copy',
        caption:
          'P0 has passed this election on already, and drops the copy, the only one with P5 in it.',
        at: { kind: 'receive', node: 0, peer: 5, type: 'ELECTION' },
      },
      {
        id: 'known',
        title: 'even P5 agrees',
        caption:
          'Everybody follows P4, P5 as well: they agree, only not on the highest. Drag the late arrowhead back to mend it.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'lost-with-holder',
    about:
      'P3 has the only list, waits for P4, which is down, and dies. With it dies the election. Set “Restart after” to 400 ms.',
    params: { nodes: 6, initiators: [1] },
    seed: 1,
    script: [crash(4, 10_000), crash(3, 40_000)],
    expectFails: ['agreement'],
    beats: [
      {
        id: 'first',
        title: 'P4 dies',
        caption: 'P4 is down. That alone would do no harm.',
        at: { kind: 'crash', node: 4 },
      },
      {
        id: 'waits',
        title: 'P3 waits',
        caption: 'P3 has acknowledged the list, so P2 no longer keeps it. P3 waits for P4.',
        at: { kind: 'send', node: 3, type: 'ELECTION' },
      },
      {
        id: 'second',
        title: 'P3 dies',
        caption:
          'P3 dies before it could skip P4. Nobody has the list any more, and P1 waits for ever.',
        at: { kind: 'crash', node: 3 },
      },
    ],
  },
];
