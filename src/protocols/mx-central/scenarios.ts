// Presets: the textbook's figure, arrival against asking, crashes of either side, denials, leases, many.
import type { Preset } from '../../engine/contract.ts';
import type { Intervention } from '../../engine/run.ts';

const command = (name: string, node: number, time: number): Intervention => ({
  kind: 'command',
  at: { time },
  node,
  command: name,
});
const request = (node: number, time: number) => command('enter', node, time);
const crash = (node: number, time: number): Intervention => ({
  kind: 'crash',
  at: { time },
  node,
});
const NETWORK = { delay: 'constant:10000' };

export const presets: readonly Preset[] = [
  {
    id: 'textbook',
    about:
      "The textbook's figure: P1 is granted, P2 is queued without a word, and P1's release lets P2 in.",
    params: { load: 'commands', entries: 2 },
    network: NETWORK,
    seed: 1,
    script: [request(1, 4_000), request(2, 14_000)],
    beats: [
      {
        id: 'asks',
        title: 'P1 asks',
        caption: 'P1 asks the coordinator, P0, for permission.',
        at: { kind: 'invoke', node: 1 },
      },
      {
        id: 'granted',
        title: 'P1 enters',
        caption: 'Nobody is inside, so P0 has granted it: P1 enters.',
        at: { kind: 'mark', node: 1, type: 'ENTER' },
      },
      {
        id: 'queued',
        title: 'P2 is queued',
        caption: 'P2 asks too. P1 has the grant, so P0 puts P2 in its queue, and says nothing.',
        at: { kind: 'receive', node: 0, peer: 2, type: 'REQUEST' },
      },
      {
        id: 'released',
        title: 'P1 releases',
        caption: 'P1 leaves and tells P0.',
        at: { kind: 'mark', node: 1, type: 'EXIT' },
      },
      {
        id: 'next',
        title: 'P2 enters',
        caption:
          'P2 was first in the queue: it is granted and enters. Six messages for two entries.',
        at: { kind: 'mark', node: 2, type: 'ENTER' },
      },
    ],
  },
  {
    id: 'arrival-order',
    about:
      'P1 asks, then tells P2 of it, and only then P2 asks. But P1 is far from the coordinator, and P2 enters first.',
    params: { load: 'commands', entries: 2 },
    network: {
      delay: 'constant:10000',
      pairs: [
        { from: 1, to: 0, delay: 'constant:32000' },
        { from: 1, to: 2, delay: 'constant:8000' },
      ],
    },
    seed: 1,
    script: [request(1, 4_000), command('tell', 1, 6_000), request(2, 18_000)],
    expectFails: ['happened-before-order'],
    beats: [
      {
        id: 'asks',
        title: 'P1 asks',
        caption: 'P1 asks first. Its request takes long.',
        at: { kind: 'invoke', node: 1, type: 'enter' },
      },
      {
        id: 'told',
        title: 'P2 is told',
        caption: 'P1 tells P2 that it has asked: what P2 does from now on happens after that.',
        at: { kind: 'receive', node: 2, type: 'TELL' },
      },
      {
        id: 'asks-too',
        title: 'P2 asks too',
        caption: "P2 asks, and knows of P1's request.",
        at: { kind: 'invoke', node: 2, type: 'enter' },
      },
      {
        id: 'overtaken',
        title: 'P1 is queued',
        caption: "P0 knows arrivals only: P2's request came first and is granted, P1's is queued.",
        at: { kind: 'receive', node: 0, peer: 1, type: 'REQUEST' },
      },
      {
        id: 'first',
        title: 'P2 enters',
        caption:
          'P2 enters before P1, though P1 had asked before. The queue is first come, first served, not first asked.',
        at: { kind: 'mark', node: 2, type: 'ENTER' },
      },
    ],
  },
  {
    id: 'coordinator-crash',
    about:
      'P0 crashes while P2 is queued. P2 cannot tell this silence from "not yet", and whoever asks now waits as well.',
    params: { nodes: 4, load: 'commands', entries: 3 },
    network: NETWORK,
    seed: 1,
    script: [request(1, 4_000), request(2, 14_000), crash(0, 30_000), request(3, 50_000)],
    expectFails: ['every-request-granted'],
    beats: [
      {
        id: 'queued',
        title: 'P2 is queued',
        caption: 'P1 has the grant. P2 hears nothing: that means "not yet".',
        at: { kind: 'receive', node: 0, peer: 2, type: 'REQUEST' },
      },
      {
        id: 'crash',
        title: 'P0 crashes',
        caption: 'The coordinator stops, and its queue with it. Nobody is told.',
        at: { kind: 'crash', node: 0 },
      },
      {
        id: 'release',
        title: 'release is lost',
        caption: 'P1 leaves, but its RELEASE finds nobody.',
        at: { kind: 'lose', node: 0, type: 'RELEASE' },
      },
      {
        id: 'for-ever',
        title: 'P3 waits too',
        caption:
          'To P3 it looks like a section that is taken. One point of failure stops everybody.',
        at: { kind: 'lose', node: 0, peer: 3, type: 'REQUEST' },
      },
    ],
  },
  {
    id: 'denied',
    about:
      'A request that must wait is answered DENIED. So P3, which hears nothing at all, learns that the coordinator is down.',
    params: { nodes: 4, load: 'commands', entries: 3, busy: 'denied' },
    network: NETWORK,
    seed: 1,
    script: [request(1, 4_000), request(2, 14_000), crash(0, 30_000), request(3, 50_000)],
    expectFails: ['every-request-granted'],
    beats: [
      {
        id: 'denied',
        title: 'P2 is denied',
        caption: 'P2 knows that the coordinator lives and has queued it.',
        at: { kind: 'receive', node: 2, type: 'DENIED' },
      },
      {
        id: 'asks',
        title: 'P3 asks',
        caption: 'P0 has crashed. P3 asks, and waits for GRANT or DENIED.',
        at: { kind: 'invoke', node: 3 },
      },
      {
        id: 'suspects',
        title: 'P3 suspects',
        caption:
          'Neither has come: P3 takes the coordinator for down. P2, denied before the crash, still believes in its place.',
        at: { kind: 'timer', node: 3, type: 'reply' },
      },
    ],
  },
  {
    id: 'holder-crash',
    about: 'P1 crashes inside. Its RELEASE never comes, and the section stays taken for ever.',
    params: { load: 'commands', entries: 2, hold: 40_000 },
    network: NETWORK,
    seed: 1,
    script: [request(1, 4_000), request(2, 14_000), crash(1, 36_000)],
    expectFails: ['every-request-granted'],
    beats: [
      {
        id: 'enters',
        title: 'P1 enters',
        caption: 'P1 is inside.',
        at: { kind: 'mark', node: 1, type: 'ENTER' },
      },
      {
        id: 'queued',
        title: 'P2 is queued',
        caption: 'P2 is put in the queue.',
        at: { kind: 'receive', node: 0, peer: 2, type: 'REQUEST' },
      },
      {
        id: 'crash',
        title: 'P1 crashes',
        caption:
          'P1 stops inside. To P0 it is a process that takes its time: P0 waits, and P2 with it.',
        at: { kind: 'crash', node: 1 },
      },
    ],
  },
  {
    id: 'lease',
    about: 'The same crash, with a lease of 70 ms: when it has passed, the coordinator goes on.',
    params: { load: 'commands', entries: 2, hold: 40_000, lease: 70_000 },
    network: NETWORK,
    seed: 1,
    script: [request(1, 4_000), request(2, 14_000), crash(1, 36_000)],
    beats: [
      {
        id: 'queued',
        title: 'P2 is queued',
        caption: 'P1 is inside, P2 in the queue.',
        at: { kind: 'receive', node: 0, peer: 2, type: 'REQUEST' },
      },
      {
        id: 'crash',
        title: 'P1 crashes',
        caption: 'P1 stops inside.',
        at: { kind: 'crash', node: 1 },
      },
      {
        id: 'expires',
        title: 'lease ends',
        caption: 'No RELEASE for 70 ms: P0 takes P1 for dead and grants P2.',
        at: { kind: 'timer', node: 0, type: 'lease' },
      },
      {
        id: 'next',
        title: 'P2 enters',
        caption:
          'P2 enters. The lease is longer than a message and a stay, so nobody else can be inside.',
        at: { kind: 'mark', node: 2, type: 'ENTER' },
      },
    ],
  },
  {
    id: 'lease-too-short',
    about:
      'P1 is alive, but its GRANT is slow. The lease ends while P1 is inside, and P2 enters too.',
    params: { load: 'commands', entries: 2, lease: 40_000 },
    network: { delay: 'constant:10000', pairs: [{ from: 0, to: 1, delay: 'constant:35000' }] },
    seed: 1,
    script: [request(1, 4_000), request(2, 14_000)],
    expectFails: ['mutual-exclusion'],
    beats: [
      {
        id: 'granted',
        title: 'P1 is granted',
        caption: 'P0 grants P1: the lease of 40 ms begins. This GRANT takes 35 ms.',
        at: { kind: 'receive', node: 0, peer: 1, type: 'REQUEST' },
      },
      {
        id: 'enters',
        title: 'P1 enters',
        caption: 'P1 enters for 20 ms. Of the lease 5 ms are left.',
        at: { kind: 'mark', node: 1, type: 'ENTER' },
      },
      {
        id: 'expires',
        title: 'lease ends',
        caption: 'P0 takes P1 for dead and grants P2.',
        at: { kind: 'timer', node: 0, type: 'lease' },
      },
      {
        id: 'both',
        title: 'both inside',
        caption:
          'Two are inside. A lease is safe only where delays have a bound, and it is longer.',
        at: { kind: 'mark', node: 2, type: 'ENTER' },
      },
    ],
  },
  {
    id: 'twenty',
    about:
      'Twenty processes ask again as soon as they have left: still 3 messages for each entry, all of them by way of P0.',
    params: { nodes: 21, load: 'saturated', entries: 60 },
    seed: 1,
    beats: [
      {
        id: 'first',
        title: 'first entry',
        caption: 'The first of 60 entries.',
        at: { kind: 'mark', type: 'ENTER', nth: 1 },
      },
      {
        id: 'third',
        title: 'a third',
        caption: 'Twenty entries: with a queue nobody is passed over.',
        at: { kind: 'mark', type: 'ENTER', nth: 20 },
      },
      {
        id: 'last',
        title: 'last entry',
        caption: 'The last entry.',
        at: { kind: 'mark', type: 'ENTER', nth: -1 },
      },
    ],
  },
  {
    id: 'paced',
    about:
      'Each of eight processes pauses for 400 ms on average before it asks. Now and then two coincide; with a shorter pause the queue is never empty.',
    params: { nodes: 9, load: 'paced', entries: 40, pause: 400_000 },
    seed: 1,
    beats: [
      {
        id: 'first',
        title: 'first request',
        caption: 'Somebody has paused long enough, and asks. Nobody else wants it.',
        at: { kind: 'invoke', nth: 1 },
      },
      {
        id: 'queued',
        title: 'two wait',
        caption:
          'Nobody has planned it, but three pauses end at nearly the same time: one is inside, and two wait in the queue.',
        at: { kind: 'receive', node: 0, type: 'REQUEST', nth: 10 },
      },
      {
        id: 'last',
        title: 'last exit',
        caption: 'Forty entries at 3 messages each, at this rate as at any other.',
        at: { kind: 'mark', type: 'EXIT', nth: -1 },
      },
    ],
  },
];
