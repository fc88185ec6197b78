// Presets: the textbook's three curves, and message by message.
import type { Preset } from '../../engine/contract.ts';
import { cycle, infected } from './moments.ts';

export const curves: readonly Preset[] = [
  {
    id: 'push-pull',
    about:
      'The textbook’s 10,000 nodes, push and pull in one exchange: push is fast at the start, pull at the end. Set the plot’s axis to log.',
    params: { nodes: 10_000 },
    seed: 3,
    beats: [
      {
        id: 'starts',
        title: 'it starts',
        caption:
          'N0 has an update. In each cycle everybody compares its store with a random other one.',
        at: infected(1),
      },
      {
        id: 'grows',
        title: 'nearly triples',
        caption:
          'Who has it calls one node and is called by one on average: the number of infected nodes nearly triples in each cycle.',
        at: cycle(6),
      },
      {
        id: 'half',
        title: 'half have it',
        caption: 'Half of the nodes have it, in the middle of the ninth cycle.',
        at: infected(5000),
      },
      {
        id: 'falls',
        title: 'the end',
        caption:
          'Of p that miss it, p² ask somebody who misses it too, and of these only e^(−(1 − p)) are called by nobody who has it.',
        at: cycle(11),
      },
      {
        id: 'all',
        title: 'all have it',
        caption: '12 cycles. Nobody was told that it is over: comparing would go on for ever.',
        at: infected(10_000),
      },
    ],
  },
  {
    id: 'push',
    about:
      'Nodes only send what they have. At the start the infected double, but the last ones must wait until somebody happens to call them.',
    params: { nodes: 10_000, mode: 'push' },
    seed: 1,
    beats: [
      {
        id: 'doubles',
        title: 'it doubles',
        caption: 'Each infected node calls one at random, and nearly always it is news.',
        at: cycle(10),
      },
      {
        id: 'half',
        title: 'half have it',
        caption: 'Half of them have it, in the 14th cycle: doubling takes log₂ n = 13.3.',
        at: infected(5000),
      },
      {
        id: 'slow',
        title: 'e-fold only',
        caption:
          '1 % miss it. A call for each node, on random ones: each is missed by all with probability 1/e. So p falls to p/e, a straight line on the log axis.',
        at: infected(9900),
      },
      {
        id: 'all',
        title: 'all have it',
        caption:
          '23 cycles, nearly twice as many as push-pull. Theory: log₂ n + ln n + 1.18 = 23.7.',
        at: infected(10_000),
      },
    ],
  },
  {
    id: 'pull',
    about:
      'Nodes only ask. At the start it is luck whether anybody asks N0; at the end whoever misses it asks somebody who has it.',
    params: { nodes: 10_000, mode: 'pull' },
    seed: 7,
    beats: [
      {
        id: 'luck',
        title: 'first answer',
        caption:
          '10,000 nodes ask, one of them N0 on average. It may be none: then the cycle is lost.',
        at: infected(2),
      },
      {
        id: 'half',
        title: 'half have it',
        caption:
          'Half of them miss it. Up to here pull was about as fast as push; from now on it is faster.',
        at: cycle(14),
      },
      {
        id: 'squares',
        title: 'p becomes p²',
        caption:
          '0.507, 0.260, 0.069, 0.005: each cycle squares it. On the log axis the line bends down.',
        at: cycle(17),
      },
      {
        id: 'all',
        title: 'all have it',
        caption:
          '18 cycles. Every node asks in every cycle, whether there is something new or not.',
        at: infected(10_000),
      },
    ],
  },
  {
    id: 'twelve',
    about:
      'Twelve nodes, each with a timer of its own. N7 writes a newer value while N0’s is still being spread: the newer timestamp wins, whoever comes first.',
    params: { nodes: 12, timing: 'async' },
    seed: 3,
    view: 'space-time',
    script: [{ kind: 'command', at: { time: 1500 }, node: 7, command: 'write' }],
    stop: { goal: 'all-alike' },
    beats: [
      {
        id: 'push',
        title: 'a push',
        caption: 'N0 sends N10 its store. N10 had nothing, and takes the update.',
        at: { kind: 'mark', node: 10, type: 'INFECTED' },
      },
      {
        id: 'pull',
        title: 'a pull',
        caption: 'N1 has sent N0 its store, which is older. N0 answers with what is newer.',
        at: { kind: 'send', node: 0, peer: 1, type: 'UPD' },
      },
      {
        id: 'writes',
        title: 'N7 writes',
        caption: 'N7 writes another value. Its timestamp is later than that of N0’s.',
        at: { kind: 'invoke', node: 7 },
      },
      {
        id: 'wins',
        title: 'newer wins',
        caption:
          'N0 itself takes the newer value: timestamps decide, not who sent it or when it came.',
        at: { kind: 'mark', node: 0, type: 'UPDATED' },
      },
      {
        id: 'late',
        title: 'old news',
        caption: 'N3 gets N0’s value only now. It will be replaced as well.',
        at: { kind: 'mark', node: 3, type: 'INFECTED' },
      },
      {
        id: 'alike',
        title: 'all alike',
        caption:
          'All twelve hold the newer value. The order in which they heard of the two didn’t matter.',
        at: { kind: 'mark', type: 'UPDATED', nth: -1 },
      },
    ],
  },
];
