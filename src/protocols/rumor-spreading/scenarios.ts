// Presets: the notes' table, more persistence, message by message, the variants, faults, many.
import type { Beat, Preset } from '../../engine/contract.ts';

const quarter = Array.from({ length: 100 }, (_, n) => 300 + n);
const mark = (type: string, nth?: number): Beat['at'] => ({
  kind: 'mark',
  type,
  ...(nth !== undefined && { nth }),
});
/** Somebody always misses it: expected, and the lesson. */
const missed = { expectFails: ['everyone-hears'] };

export const presets: readonly Preset[] = [
  {
    id: 'one-in-five',
    about:
      'k = 1: who calls somebody that knows the rumor gives up at once. One node in five never hears it.',
    ...missed,
    seed: 1,
    beats: [
      {
        id: 'starts',
        title: 'it starts',
        caption: 'N0 has an update. In each cycle, whoever spreads it calls one node at random.',
        at: mark('INFECTED', 1),
      },
      {
        id: 'doubles',
        title: 'it doubles',
        caption:
          'Almost every call is news: the number of nodes that spread it doubles each cycle.',
        at: { kind: 'cycle', nth: 10 },
      },
      {
        id: 'half',
        title: 'half know',
        caption:
          'Half of the nodes know it. From now on a call is more likely useless than useful: spreading has peaked.',
        at: mark('INFECTED', 5000),
      },
      {
        id: 'wanes',
        title: 'it wanes',
        caption: 'Half of those who heard it have given up. Few calls find somebody new.',
        at: mark('REMOVED', 4000),
      },
      {
        id: 'dies',
        title: 'it dies',
        caption:
          'The last one gives up. {missed} nodes never heard it; theory says 2,032, the solution of s = e^(−2(1−s)).',
        values: { missed: '2,058' },
        at: mark('REMOVED', -1),
      },
    ],
  },
  {
    id: 'three-times',
    about:
      'k = 3: a useless call ends it with probability 1/3 only. One in fifty misses it, for two and a half times the messages.',
    params: { k: 3 },
    ...missed,
    seed: 1,
    beats: [
      {
        id: 'half',
        title: 'half know',
        caption: 'Half know it, but two of three who made a useless call go on.',
        at: mark('INFECTED', 5000),
      },
      {
        id: 'peak',
        title: 'three quarters',
        caption: 'At s = 1/(k + 1) = 1/4 as many give up as join: spreading peaks.',
        at: mark('INFECTED', 7500),
      },
      {
        id: 'dies',
        title: 'it dies',
        caption:
          '{missed} nodes never heard it; theory says 198. Each step of k divides that by three.',
        values: { missed: '202' },
        at: mark('REMOVED', -1),
      },
    ],
  },
  {
    id: 'twelve',
    about:
      'Twelve nodes, each with a timer of its own. Follow a rumor, its feedback, and the coin that ends it. Lose a feedback: its sender goes on.',
    params: { nodes: 12, timing: 'async' },
    ...missed,
    seed: 12,
    view: 'space-time',
    beats: [
      {
        id: 'first',
        title: 'first call',
        caption: 'N0 calls a node at random. It had not heard: now two of them spread the rumor.',
        at: mark('INFECTED', 2),
      },
      {
        id: 'gives-up',
        title: 'gives up',
        caption:
          'The feedback says that the call was useless, and with k = 1 one of these is enough.',
        at: mark('REMOVED', 1),
      },
      {
        id: 'dies',
        title: 'it dies',
        caption: 'Nobody spreads it any more. Who has not heard it by now never will.',
        at: mark('REMOVED', -1),
      },
    ],
  },
  {
    id: 'pull',
    about:
      'Every node asks a random other one in each cycle. Who missed it keeps asking, so far fewer do than with push (Demers, Table 3).',
    params: { nodes: 1000, mode: 'pull', stopping: 'counter', counterReset: true },
    ...missed,
    seed: 1,
    beats: [
      {
        id: 'luck',
        title: 'first answer',
        caption: 'A thousand nodes ask, and those that happen to ask N0 get the rumor.',
        at: mark('INFECTED', 2),
      },
      {
        id: 'half',
        title: 'half know',
        caption: 'Half of them know it: now every second request finds somebody who does.',
        at: mark('INFECTED', 500),
      },
      {
        id: 'dies',
        title: 'it dies',
        caption:
          'The last holder gives up. {missed} of 1,000 missed it; push with the same k leaves about 180.',
        values: { missed: 39 },
        at: mark('REMOVED', -1),
      },
    ],
  },
  {
    id: 'blind',
    about:
      'Nobody answers, and interest goes with every call. Blind needs a k larger by one to do as well as feedback: k = 2 leaves what k = 1 left.',
    params: { nodes: 2500, k: 2, interest: 'blind' },
    ...missed,
    seed: 2,
    beats: [
      {
        id: 'fragile',
        title: 'fragile',
        caption: 'The first ones may give up after a single call, useful or not: it starts slowly.',
        at: mark('REMOVED', 1),
      },
      {
        id: 'half',
        title: 'half know',
        caption: 'Half of the nodes know it.',
        at: mark('INFECTED', 1250),
      },
      {
        id: 'dies',
        title: 'it dies',
        caption: '{missed} of 2,500 missed it, a fifth again, but no feedback was sent.',
        values: { missed: 487 },
        at: mark('REMOVED', -1),
      },
    ],
  },
  {
    id: 'cycle-start',
    about:
      "A call counts as useful if the other node didn't know at the start of the cycle, and useful calls reset the counter: so Demers et al. simulated.",
    params: {
      nodes: 1000,
      k: 2,
      stopping: 'counter',
      counterReset: true,
      judged: 'cycle-start',
    },
    ...missed,
    seed: 1,
    beats: [
      {
        id: 'half',
        title: 'half know',
        caption:
          'Several nodes reach the same one in this cycle, and each of them takes its call for useful.',
        at: mark('INFECTED', 500),
      },
      {
        id: 'dies',
        title: 'it dies',
        caption:
          '{missed} of 1,000 missed it. Demers et al. print 37; judged at once and in all, it would be 60.',
        values: { missed: 41 },
        at: mark('REMOVED', -1),
      },
    ],
  },
  {
    id: 'loss',
    about:
      'A fifth of all messages is lost, and more nodes hear the rumor: a lost feedback is no news, so nodes give up later.',
    params: { nodes: 2500 },
    network: { loss: 0.2 },
    ...missed,
    seed: 3,
    beats: [
      {
        id: 'lost',
        title: 'lost feedback',
        caption: 'A feedback is lost. Its addressee has no reason to give up, and calls again.',
        at: { kind: 'lose', type: 'FB', nth: 1 },
      },
      {
        id: 'dies',
        title: 'it dies',
        caption:
          '{missed} of 2,500 missed it. Without loss it would be 508: the price is in the traffic.',
        values: { missed: 355 },
        at: mark('REMOVED', -1),
      },
    ],
  },
  {
    id: 'partition',
    about:
      'The network splits while the rumor runs, and heals when it is over. The quarter that was cut off never hears it: a rumor does not come back.',
    params: { nodes: 400, k: 2 },
    ...missed,
    seed: 6,
    script: [
      { kind: 'partition', at: { time: 2_500 }, groups: [quarter] },
      { kind: 'heal', at: { time: 40_500 } },
    ],
    beats: [
      {
        id: 'cut',
        title: 'cut',
        caption: 'N300 to N399 are cut off. None of them has heard the rumor yet.',
        at: { kind: 'partition' },
      },
      {
        id: 'dies',
        title: 'it dies',
        caption: 'On the other side the rumor has run its course.',
        at: mark('REMOVED', -1),
      },
      {
        id: 'heals',
        title: 'healed',
        caption:
          'The network heals, and nothing happens: nobody spreads it any more. Only anti-entropy would bring it across.',
        at: { kind: 'heal' },
      },
    ],
  },
  {
    id: 'minimisation',
    about:
      'Push and pull at once, and where both know the rumor only the smaller counter grows: the smallest residue of all variants.',
    params: {
      nodes: 1000,
      k: 2,
      mode: 'push-pull',
      stopping: 'counter',
      minimisation: true,
    },
    seed: 1,
    beats: [
      {
        id: 'half',
        title: 'half know',
        caption: 'Half of them know it after half the cycles that push alone would take.',
        at: mark('INFECTED', 500),
      },
      {
        id: 'all',
        title: 'all know',
        caption: 'All 1,000 have heard it.',
        at: mark('INFECTED', 1000),
      },
      {
        id: 'dies',
        title: 'it dies',
        caption: 'The last counter has reached 2.',
        at: mark('REMOVED', -1),
      },
    ],
  },
  {
    id: 'connection-limit',
    about:
      'A node takes one call a cycle and refuses the others. Push gets better by it: refused calls, mostly useless ones, cost no interest.',
    params: { nodes: 1000, k: 2, connectionLimit: 1 },
    ...missed,
    seed: 1,
    beats: [
      {
        id: 'busy',
        title: 'refused',
        caption: 'Two nodes call the same one: the second is refused, and learns nothing from it.',
        at: { kind: 'send', type: 'BUSY', nth: 1 },
      },
      {
        id: 'dies',
        title: 'it dies',
        caption: '{missed} of 1,000 missed it; without the limit it would be about 60.',
        values: { missed: 32 },
        at: mark('REMOVED', -1),
      },
    ],
  },
  {
    id: 'hundred-thousand',
    about:
      'Ten times as many nodes as in the table: the same fraction misses it, three or four cycles later. Measurement lies on the theory.',
    params: { nodes: 100_000 },
    ...missed,
    seed: 1,
    beats: [
      {
        id: 'half',
        title: 'half know',
        caption: 'Log2 of ten is 3.3: that many more cycles than with 10,000 nodes.',
        at: mark('INFECTED', 50_000),
      },
      {
        id: 'dies',
        title: 'it dies',
        caption: '{missed} of 100,000 missed it; theory says 20,319.',
        values: { missed: '20,397' },
        at: mark('REMOVED', -1),
      },
    ],
  },
];
