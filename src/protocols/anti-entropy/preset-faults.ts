// Presets: a partition that heals, and messages lost.
import type { Preset } from '../../engine/contract.ts';
import { infected } from './moments.ts';

const quarter = Array.from({ length: 100 }, (_, n) => 300 + n);

export const faults: readonly Preset[] = [
  {
    id: 'partition',
    about:
      'A quarter of the nodes is cut off before the update comes there. When the network heals, two cycles are enough; a rumor would have died out. Dashed: without the partition.',
    params: { nodes: 400 },
    seed: 6,
    script: [
      { kind: 'partition', at: { time: 1500 }, groups: [quarter] },
      { kind: 'heal', at: { time: 12_500 } },
    ],
    beats: [
      {
        id: 'cut',
        title: 'cut',
        caption: 'N300 to N399 are cut off. None of them has the update.',
        at: { kind: 'partition' },
      },
      {
        id: 'side',
        title: 'one side',
        caption: 'On the other side all have it, and go on comparing, as they always do.',
        at: infected(300),
      },
      {
        id: 'heals',
        title: 'healed',
        caption: 'The network heals. All 300 have kept the update, and look for who needs it.',
        at: { kind: 'heal' },
      },
      {
        id: 'across',
        title: 'across',
        caption: 'Three of four calls from the quarter reach somebody who has it.',
        at: infected(350),
      },
      {
        id: 'all',
        title: 'all have it',
        caption:
          'All have it. That is what anti-entropy is for: whatever else failed, it finds the rest.',
        at: infected(400),
      },
    ],
  },
  {
    id: 'loss',
    about:
      'Half of all messages are lost. It takes more than twice as many cycles, and still everybody gets the update: nothing is sent only once. Dashed: without loss.',
    params: { nodes: 1000 },
    network: { loss: 0.5 },
    seed: 1,
    beats: [
      {
        id: 'lost',
        title: 'lost',
        caption:
          'A message is lost. Nobody misses it: there will be another one in the next cycle.',
        at: { kind: 'lose', nth: 1 },
      },
      {
        id: 'half',
        title: 'half have it',
        caption:
          'A push comes through with probability 1/2, a pull, which takes two messages, with 1/4.',
        at: infected(500),
      },
      {
        id: 'all',
        title: 'all have it',
        caption: '23 cycles instead of nine. Loss costs time, never the update.',
        at: infected(1000),
      },
    ],
  },
];
